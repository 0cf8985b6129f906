import type { Clause } from '#app/domain/policy/clause.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** What a 基本方針 orders to be made beside the 対策基準. */
const PROCEDURES = /実施手順を(?:別に)?(?:策定|作成|整備|定め)/u;

/** The 対策基準 order them themselves; a procedure for one thing is none of these. */
const ORDERED = /情報セキュリティ実施手順を(?:別に)?(?:策定|作成|整備|定め)/u;

/** Whether the 対策基準 leave open what such a 基本方針 orders. */
export function leavesOpen(standards: readonly Clause[], own: readonly Clause[]): boolean {
  return own.some(({ text }) => PROCEDURES.test(text)) && !standards.some(({ text }) => ORDERED.test(text));
}

/**
 * 対策基準が受けない定め. Of the questions that a 基本方針 would give, those that its 対策基準 leave open: to keep 実施手順 up is
 * not yet to make them. Both documents number from 1: a question is told apart by its document.
 */
export function leftOpenBy(
  standards: readonly Clause[],
  questions: readonly Question[],
  own: readonly Clause[],
): readonly Question[] {
  const taken = new Set(standards.filter(({ kind }) => kind !== 'heading').map(({ id }) => id));
  const making = new Set(own.filter(({ text }) => PROCEDURES.test(text)).map(({ id }) => id));
  return questions.filter(({ clauses: [first = ''] }) => making.has(first) && !taken.has(first));
}
