import type { DiscardReason, PolicyReading, ReadingWarning } from '#app/domain/policy/clause.ts';

/** 文字の勘定. Shows that no character of the source is lost. */
export interface PolicyAccount {
  /** Characters of the source that are not white. */
  readonly total: number;
  readonly inClauses: number;
  readonly discarded: readonly AccountedDiscard[];
  readonly warnings: readonly ReadingWarning[];
}

export interface AccountedDiscard {
  readonly from: number;
  readonly to: number;
  readonly why: DiscardReason;
  readonly excerpt: string;
}

const EXCERPT_LENGTH = 40;

/** Counts the characters that clauses and discards hold. */
export function account(reading: PolicyReading, source: string): PolicyAccount {
  let inClauses = 0;
  for (const clause of reading.clauses) {
    for (const [from, to] of clause.spans) inClauses += countInk(source.slice(from, to));
  }
  return {
    total: countInk(source),
    inClauses,
    discarded: reading.discarded.map(({ from, to, why }) => ({
      from,
      to,
      why,
      excerpt: excerptOf(source.slice(from, to)),
    })),
    warnings: reading.warnings,
  };
}

/** Number of UTF-16 units that are not white. */
function countInk(text: string): number {
  return text.replace(/\s/gu, '').length;
}

function excerptOf(text: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  return words.length <= EXCERPT_LENGTH ? words : `${words.slice(0, EXCERPT_LENGTH)}…`;
}
