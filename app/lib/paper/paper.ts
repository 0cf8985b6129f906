/** How a line of a paper looks. `choice` is a box to tick with its word. */
export type PaperLook = 'plain' | 'strong' | 'small' | 'choice';

export interface PaperLine {
  readonly look: PaperLook;
  readonly text: string;
}

/** A cell without a line is one to write into. */
export type PaperCell = readonly PaperLine[];

export interface PaperColumn {
  readonly title: string;
  /** Of the width, against the shares of the others. */
  readonly share: number;
}

export interface PaperRow {
  readonly cells: readonly PaperCell[];
  /** Stands out as the head of the rows below it. */
  readonly leads?: true;
}

export interface PaperTable {
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
}

export interface PaperSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Null for a section of words alone. */
  readonly table: PaperTable | null;
}

export interface PaperFact {
  readonly term: string;
  /** Empty for one to write in. */
  readonly text: string;
}

/** A paper to be printed and written on: whatever it is made as, it says the same. */
export interface Paper {
  readonly title: string;
  /** Whose paper it is. */
  readonly author: string;
  /** Stands over every page. */
  readonly running: string;
  /** Stands under every page, before its number. */
  readonly marking: string;
  readonly facts: readonly PaperFact[];
  readonly sections: readonly PaperSection[];
  /** What is said at the end of the signs that the fonts lack, before their list. */
  readonly lacking: { readonly heading: string; readonly words: string };
  /** The moment that its file says it was made at, in ISO 8601. */
  readonly madeAt: string;
}

export const PAPER_FORMATS = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** What the process that makes papers is asked for. */
export interface PaperOrder {
  readonly paper: Paper;
  readonly format: PaperFormat;
}

/** The paper with each of its texts as `change` gives it. */
export function withTexts<Value>(value: Value, change: (text: string) => string): Value {
  const changed: unknown = JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' ? change(each) : each,
  );
  return changed as Value;
}
