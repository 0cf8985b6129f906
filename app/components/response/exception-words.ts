import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { ShownException } from '#app/services/exception/exceptions.loader.server.ts';

/** By what clause, until when and why something need not be followed. */
export function exceptionWords({ clauseId, until, reason }: ShownException): string {
  return `条項 ${formatClause(clauseId)}、${japaneseDate(until)}まで。理由：${reason}`;
}

/** Of what was entered where an exception covers it. */
export const NOT_COUNTED = '例外措置の間は集計に用いません';
