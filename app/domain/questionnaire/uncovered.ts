import type { Clause } from '#app/domain/policy/clause.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** What a 基本方針 orders to be made beside the 対策基準. */
const PROCEDURES = /実施手順を(?:別に)?(?:策定|作成|整備|定め)/u;

function chapterOf(id: string): string {
  return id.split('-')[0] ?? id;
}

/** Whether the 対策基準 leave open what such a 基本方針 orders. */
export function leavesOpen(standards: readonly Clause[], own: readonly Clause[]): boolean {
  return own.some(({ text }) => PROCEDURES.test(text)) && !standards.some(({ text }) => PROCEDURES.test(text));
}

/**
 * 対策基準が受けない定め. Of the questions that a 基本方針 would give, those that its 対策基準 leave open: to keep 実施手順 up is
 * not yet to make them. Both documents number from 1: what would bear the number of another chapter is not asked.
 */
export function leftOpenBy(
  standards: readonly Clause[],
  questions: readonly Question[],
  own: readonly Clause[],
): readonly Question[] {
  const taken = new Set(standards.map(({ id }) => chapterOf(id)));
  const making = new Set(own.filter(({ text }) => PROCEDURES.test(text)).map(({ id }) => id));
  return questions.filter(({ clauses: [first = ''] }) => making.has(first) && !taken.has(chapterOf(first)));
}
