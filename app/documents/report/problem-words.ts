import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { Problem } from '#app/domain/report/problem.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';

const EXCERPT_LENGTH = 40;

/** 主な課題（案）の文. A problem as the first page of the report tells it. */
export function problemWords(problem: Problem): string {
  const { clause: row, targetCount } = problem;
  const population = POPULATION_LABELS[problem.population];
  const parts = problem.parts.map(
    ({ outcome, count }) => `${OUTCOME_LABELS[outcome]}${count}${row === null ? '件' : ''}`,
  );
  if (row === null) return `${population}で、${parts.join('、')}が残り、実施の状況を確認できていません。`;
  const mark = row.severity === 'critical' ? '（重点項目）' : '';
  const words = excerpt(row.title === '' ? row.text : row.title, EXCERPT_LENGTH);
  const since = row.repeatedSince === null ? '' : `。${japaneseFiscalYear(row.repeatedSince)}から続いています`;
  return `${formatClause(row.id)}「${words}」${mark}：${population}${targetCount}のうち${parts.join('、')}${since}。`;
}
