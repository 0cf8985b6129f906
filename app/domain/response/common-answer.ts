import type { Answer } from '#app/domain/response/answer.ts';
import { withoutBasis } from '#app/domain/response/answer-basis.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';

/** 共通回答. What one office answered for all who are asked, as it stands now. */
export interface CommonAnswer {
  readonly id: string;
  readonly rev: number;
  readonly answer: Answer;
  /** The person who gave this revision, and when. */
  readonly givenBy: string;
  readonly givenAt: Instant;
}

/**
 * 共通回答との関係. `open`: nothing was answered yet; `confirmed`: 共通回答のとおり; `stale`: confirmed, but the common
 * answer has changed since; `own`: answered by itself, with the same result; `differs`: with another one.
 */
export const COMMON_STANDINGS = ['open', 'confirmed', 'stale', 'own', 'differs'] as const;
export type CommonStanding = (typeof COMMON_STANDINGS)[number];

/** How an item's answer stands to the common one; null where there is none. */
export function commonStanding(
  rowIds: readonly string[],
  common: CommonAnswer | null,
  answer: Answer | null,
): CommonStanding | null {
  if (common === null) return null;
  if (answer === null || itemValue(rowIds, answer) === null) return 'open';
  if (answer.common !== undefined) return answer.common.rev === common.rev ? 'confirmed' : 'stale';
  return differsFrom(common.answer, answer) ? 'differs' : 'own';
}

function differsFrom(common: Answer, answer: Answer): boolean {
  return common.value !== answer.value || differingRows(common, answer).length > 0;
}

function differingRows(common: Answer, answer: Answer): Answer['rows'] {
  const said = new Map(common.rows.map(({ rowId, value }) => [rowId, value]));
  return answer.rows.filter(({ rowId, value }) => value !== (said.get(rowId) ?? null));
}

/** True where an answer that differs says why: for the whole, or at each of the rows that differ. */
export function saysWhyItDiffers(common: Answer, answer: Answer): boolean {
  if (answer.comment.trim() !== '') return true;
  const rows = differingRows(common, answer);
  return rows.length > 0 && rows.every(({ comment }) => comment.trim() !== '');
}

/** 「共通回答のとおり」. The common answer as the section's own, with what it rests on. */
export function asConfirmed({ id, rev, answer }: CommonAnswer): Answer {
  return { ...withoutBasis(answer), common: { id, rev } };
}
