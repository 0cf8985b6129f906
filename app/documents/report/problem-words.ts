import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { Problem } from '#app/domain/report/problem.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';

const EXCERPT_LENGTH = 40;

/** 主な課題（案）の文. A problem as the first page of the report tells it. */
export function problemWords(problem: Problem): string {
  const population = POPULATION_LABELS[problem.population];
  const parts = problem.parts.map(({ outcome, count }) => `${OUTCOME_LABELS[outcome]}${count}件`).join('、');
  if (!('clause' in problem))
    return problem.kind === 'not_submitted'
      ? `${population}の点検票${problem.missingSheets}票が提出されておらず、その${problem.counted.count}件の状況が分かりません。`
      : `${population}で、${parts}が残り、実施の状況を確認できていません。`;
  const { clause: row } = problem;
  const mark = row.severity === 'critical' ? '（重点項目）' : '';
  const words = excerpt(row.title === '' ? row.text : row.title, EXCERPT_LENGTH);
  const rows = row.failingRows === 0 ? '' : `（うち「いいえ」の細目 ${row.failingRows}）`;
  const missing = row.counts.not_submitted.count === 0 ? '' : `。ほか未提出${row.counts.not_submitted.count}件`;
  const since = row.repeatedSince === null ? '' : `。${japaneseFiscalYear(row.repeatedSince)}から続いています`;
  return `${formatClause(row.id)}「${words}」${mark}：${population}で該当する${row.asked.count}件のうち${parts}${rows}${missing}${since}。`;
}
