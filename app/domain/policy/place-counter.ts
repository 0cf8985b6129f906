import type { Span } from '#app/domain/policy/clause.ts';

/** 行とページ. Where a place of a text stands, for those who have the paper and for those who have the text before them. */
export interface LineAndPage {
  /** From 1. */
  readonly lineNumber: number;
  /** From 1; null for a text without ends of pages. */
  readonly pageNumber: number | null;
}

/** Counts the lines and pages of a text up to its places, which are asked in the order of the text. */
export function placeCounter(source: string): (at: Span) => LineAndPage {
  const hasPages = source.includes('\f');
  let [line, page, seen] = [1, 1, 0];
  return (at) => {
    for (; seen < at[0]; seen += 1) {
      if (source[seen] === '\n') line += 1;
      else if (source[seen] === '\f') page += 1;
    }
    return { lineNumber: line, pageNumber: hasPages ? page : null };
  };
}
