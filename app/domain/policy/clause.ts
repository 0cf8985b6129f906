import type { LegalMeasureNumber } from '#app/domain/policy/legal-measure.ts';

/**
 * 文書区分. The two documents that one policy file may hold.
 * `basic_policy` 基本方針, `standards` 対策基準.
 */
export const POLICY_DOCUMENT_KINDS = ['basic_policy', 'standards'] as const;
export type PolicyDocumentKind = (typeof POLICY_DOCUMENT_KINDS)[number];

/** 条項の種類. What a clause does; its first sentence decides. */
export const CLAUSE_KINDS = [
  'heading',
  'definition',
  'assignment',
  'requirement',
  'recommendation',
  'permission',
  'list-item',
] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** 文の種類. What one sentence does; an exception (ただし…, この限りでない) takes something out of the one before. */
export const SENTENCE_KINDS = [
  'definition',
  'assignment',
  'requirement',
  'recommendation',
  'permission',
  'list-item',
  'exception',
] as const;
export type SentenceKind = (typeof SENTENCE_KINDS)[number];

/** 範囲. Half-open `[from, to)` in UTF-16 units, of the decoded source where nothing else is said. */
export type Span = readonly [from: number, to: number];

/** 文. One sentence of a clause. */
export interface Sentence {
  /**
   * Where it stands in the clause's own `text`, its full stop and a mark behind it included: the source breaks a
   * sentence with wraps and furniture, so that no span of the source holds it alone.
   */
  readonly span: Span;
  /** What it does by itself; the clause's kind also depends on what stands over the clause. */
  readonly kind: SentenceKind;
  /**
   * Who is bound: whom it names, or the one before it where it names nobody. A list item, an entry of definitions
   * and a table bind nobody as clauses: whom their sentences name stands here alone.
   */
  readonly subjects: readonly string[];
}

/**
 * 条項. One clause of a policy, in document order. `policy read` prints it without its sentences, and with the
 * `questions` or the `reason` that the questionnaire adds.
 */
export interface Clause {
  readonly document: PolicyDocumentKind;
  /** Path of markers, e.g. `7-1-2-ア`; unique within (policy version, document). */
  readonly id: string;
  readonly parent: string | null;
  /** Heading words or `""`. */
  readonly title: string;
  /** The clause's own sentences, wraps removed, wording as printed; `""` for a bare heading. */
  readonly text: string;
  readonly kind: ClauseKind;
  /** True when the secretariat said what it does: that holds whatever its words say. */
  readonly kindSet?: true;
  /** 号 of 規則第16条の3第1項 that it serves, where the secretariat said so. */
  readonly measuresSet?: readonly LegalMeasureNumber[];
  /** Who is bound, as the text names them; `[]` when the text does not tell. */
  readonly subjects: readonly string[];
  /** True when the secretariat said whom it binds: they answer, whatever its words say. */
  readonly subjectsSet?: true;
  /** The sentences of `text`, judged once: whoever asks about the clause reads these. */
  readonly sentences: readonly Sentence[];
  /** True when `subjects` come from the parent's sentence. */
  readonly inherited?: true;
  /** The marker as printed, when it is a slip and `id` differs from it. */
  readonly sourceMarker?: string;
  readonly spans: readonly Span[];
}

/** 注意の種類. What made the reader unsure. */
export const READING_WARNING_CODES = [
  'marker_slip',
  'marker_gap',
  'marker_refused',
  'marker_ambiguous',
  'marker_repeated',
  'letters_misread',
  'stray_fragment',
  'duties_outside',
  'duties_not_asked',
  'unnumbered_text',
  'table_unsure',
  'columns',
  'sentence_below_item',
] as const;
export type ReadingWarningCode = (typeof READING_WARNING_CODES)[number];

/** 読取りの注意. A located warning about the source text. */
export interface ReadingWarning {
  readonly at: Span;
  readonly code: ReadingWarningCode;
  /** Japanese, for the secretariat. */
  readonly message: string;
}

/** 除外の理由. Why text of the source belongs to no clause. */
export const DISCARD_REASONS = [
  'page_number',
  'running_header',
  'table_of_contents',
  'amendment_note',
  'cover',
  'questions_and_answers',
  'front_matter',
  'back_matter',
  'document_title',
  'preamble',
  'signature',
  'supplementary_provisions',
  'appended_form',
  'separator',
  'stray_fragment',
  'old_wording',
  /** What the secretariat left out by a correction. */
  'set_aside',
] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

/** 除外箇所. Text of the source that belongs to no clause, with the reason. */
export interface Discard {
  readonly from: number;
  readonly to: number;
  readonly why: DiscardReason;
}

/** 収録文書. One document of a policy and where it stands in the source. */
export interface PolicyDocument {
  readonly kind: PolicyDocumentKind;
  /** As printed; `""` when the text prints none. */
  readonly title: string;
  readonly span: Span;
}

/** 読取り結果. Clauses and discards together cover the source, white space aside. */
export interface PolicyReading {
  readonly documents: readonly PolicyDocument[];
  readonly clauses: readonly Clause[];
  readonly discarded: readonly Discard[];
  readonly warnings: readonly ReadingWarning[];
}
