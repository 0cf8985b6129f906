/** What a file holds that did not come into its text, or came doubtfully. */
export type SourceNoteKind =
  | 'broken_characters'
  | 'page_without_text'
  | 'page_damaged'
  | 'page_unmapped'
  | 'page_recognized'
  | 'ruby_left_out'
  | 'emphasis_left_out'
  | 'watermark_left_out'
  | 'note_left_out'
  | 'text_box_left_out'
  | 'part_left_out'
  | 'changes_accepted'
  | 'comment_left_out'
  | 'characters_unmapped'
  | 'maybe_slides'
  | 'maybe_form';

export interface SourceNote {
  /** Where in the decoded text, in UTF-16 units; the place itself may be empty. */
  readonly at: readonly [from: number, to: number];
  readonly kind: SourceNoteKind;
  /** Page of a PDF, counted from 1. */
  readonly page?: number;
  /** Paragraph of a Word document, counted from 1. */
  readonly paragraph?: number;
  /** How many characters or pages it is about. */
  readonly count?: number;
  /** Words of what was left out, or of the place. */
  readonly excerpt?: string;
}

/** The text of a file with what is to be said about it, or why there is none. */
export type DecodedSource<Refusal extends string> =
  | { readonly ok: true; readonly text: string; readonly notes: readonly SourceNote[] }
  | { readonly ok: false; readonly reason: Refusal };
