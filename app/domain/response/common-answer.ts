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

const NONE: ReadonlySet<string> = new Set();

/** How an item's answer stands to the common one, excepted rows apart; null where there is none. */
export function commonStanding(
  rowIds: readonly string[],
  common: CommonAnswer | null,
  answer: Answer | null,
  exceptedRowIds: ReadonlySet<string> = NONE,
): CommonStanding | null {
  if (common === null) return null;
  if (answer === null || itemValue(rowIds, answer, exceptedRowIds) === null) return 'open';
  if (answer.common !== undefined) return answer.common.rev === common.rev ? 'confirmed' : 'stale';
  const differs =
    common.answer.value !== answer.value || differingRows(common.answer, answer, exceptedRowIds).length > 0;
  return differs ? 'differs' : 'own';
}

interface DifferingRow {
  readonly commonComment: string;
  readonly comment: string;
}

function differingRows(common: Answer, answer: Answer, exceptedRowIds: ReadonlySet<string>): readonly DifferingRow[] {
  const said = new Map(common.rows.map((row) => [row.rowId, row]));
  return answer.rows.flatMap(({ rowId, value, comment }) => {
    const row = said.get(rowId);
    const same = value === (row?.value ?? null) || exceptedRowIds.has(rowId);
    return same ? [] : [{ comment, commonComment: row?.comment ?? '' }];
  });
}

/**
 * True where an answer that differs says why: for the whole, or at each of the rows that differ. What it took over of
 * the common answer tells of that one, and is no reason.
 */
export function saysWhyItDiffers(common: Answer, answer: Answer, exceptedRowIds: ReadonlySet<string> = NONE): boolean {
  if (isOwnReason(answer.comment, common.comment)) return true;
  const rows = differingRows(common, answer, exceptedRowIds);
  return rows.length > 0 && rows.every(({ comment, commonComment }) => isOwnReason(comment, commonComment));
}

function isOwnReason(comment: string, taken: string): boolean {
  return comment.trim() !== '' && comment.trim() !== taken.trim();
}

/** 「共通回答のとおり」. The common answer as the section's own, with what it rests on. */
export function asConfirmed({ id, rev, answer }: CommonAnswer): Answer {
  return { ...withoutBasis(answer), common: { id, rev } };
}
