import type { PopulationSummary } from '#app/domain/report/population-summary.ts';
import { NOTHING_HANDED_IN, RATING_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { compareRates, formatRate, isMeasurable } from '#app/domain/shared/rate.ts';

/**
 * 総合判断（案）. The sentence at the head of page 1. It states results per
 * population, open 重点項目 and what is unconfirmed, and nothing that reads as an assurance.
 */
export function proposeJudgement(summaries: readonly PopulationSummary[]): string {
  const measured = summaries.filter((summary) => summary.targets > 0);
  if (measured.length > 0 && measured.every(({ awaited }) => awaited)) return `${NOTHING_HANDED_IN}。`;
  const rates = measured.map(rateWords).join('、');
  const critical = sum(measured, (summary) => summary.critical.notImplemented.items.count);
  const unconfirmed = sum(measured, (summary) => summary.counts.unknown.count + summary.counts.unanswered.count);
  const sentences = [`${rates}でした。`];
  sentences.push(
    critical === 0 ? '重点項目の未実施の回答はありません。' : `重点項目の未実施が${criticalWords(measured)}あります。`,
  );
  if (unconfirmed > 0) sentences.push(`わからない・未回答が${unconfirmed}件あり、その分は実施に数えていません。`);
  return sentences.join('');
}

function rateWords(summary: PopulationSummary): string {
  const { score } = summary.figures;
  const name = `${POPULATION_LABELS[summary.population]}（${summary.targets}）`;
  if (summary.awaited) return `${name}は${NOTHING_HANDED_IN}`;
  if (summary.rating === null) return `${name}は「測定不能」`;
  return `${name}は「${RATING_LABELS[summary.rating]}」（得点率${formatRate(score.rate)}${trend(summary)}）`;
}

function trend(summary: PopulationSummary): string {
  const { rate, lastYear } = summary.figures.score;
  if (lastYear === null || !isMeasurable(lastYear)) return '';
  const order = compareRates(rate, lastYear);
  const words = order === 0 ? 'と同じ' : order > 0 ? 'から上昇' : 'から低下';
  return `、前年度${formatRate(lastYear)}${words}`;
}

function criticalWords(summaries: readonly PopulationSummary[]): string {
  return summaries
    .filter((summary) => summary.critical.notImplemented.items.count > 0)
    .map(({ population, critical: { notImplemented } }) => {
      const where =
        population === 'organization' ? '全庁組織' : `${notImplemented.targets.count}${POPULATION_LABELS[population]}`;
      return `${notImplemented.items.count}件（${where}）`;
    })
    .join('、');
}

function sum(summaries: readonly PopulationSummary[], of: (summary: PopulationSummary) => number): number {
  return summaries.reduce((total, summary) => total + of(summary), 0);
}
