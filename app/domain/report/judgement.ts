import type { PopulationSummary } from '#app/domain/report/population-summary.ts';
import { NOTHING_HANDED_IN, RATING_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { compareRates, formatRate, isMeasurable } from '#app/domain/shared/rate.ts';

/**
 * 総合判断（案）. The sentence at the head of page 1. It states results per
 * population with their range, open 重点項目, what was not handed in and what is unconfirmed, and nothing that reads as
 * an assurance; while it runs nothing of how it stands against last year, for most of it is still to come.
 */
export function proposeJudgement(summaries: readonly PopulationSummary[], running: boolean): string {
  const measured = summaries.filter((summary) => summary.targets > 0);
  if (measured.length > 0 && measured.every(({ awaited }) => awaited)) return `${NOTHING_HANDED_IN}。`;
  const rates = measured.map((summary) => rateWords(summary, running)).join('、');
  const critical = sum(measured, (summary) => summary.critical.notImplemented.items.count);
  const unconfirmed = sum(measured, (summary) => summary.counts.unknown.count + summary.counts.unanswered.count);
  const sentences = [`${rates}でした。`];
  sentences.push(
    critical === 0
      ? '重点項目の未実施の回答はありません。'
      : `重点項目の未実施が、${criticalWords(measured)}あります。`,
  );
  const missing = measured.filter(({ notSubmitted }) => notSubmitted.items.count > 0);
  if (missing.length > 0) sentences.push(missingWords(missing));
  if (unconfirmed > 0)
    sentences.push(
      missing.length > 0
        ? `ほかに、わからない・未回答が${unconfirmed}件あり、その分も実施に数えていません。`
        : `わからない・未回答が${unconfirmed}件あり、その分は実施に数えていません。`,
    );
  return sentences.join('');
}

function rateWords(summary: PopulationSummary, running: boolean): string {
  const name = `${POPULATION_LABELS[summary.population]}（${summary.targets}）`;
  if (summary.awaited) return `${name}は${NOTHING_HANDED_IN}`;
  if (summary.rating === null) return `${name}は「測定不能」`;
  return `${name}は「${RATING_LABELS[summary.rating]}」（得点率${rangeWords(summary)}${running ? '' : trend(summary)}）`;
}

/** The rate, or both its bounds where something was not handed in. */
function rangeWords({ figures: { score, upper_bound: bound } }: PopulationSummary): string {
  const [lowest, highest] = [formatRate(score.rate), formatRate(bound.rate)];
  return lowest === highest ? lowest : `${lowest}〜${highest}`;
}

/** What was not handed in, and that the rating stands on the lower bound. */
function missingWords(missing: readonly PopulationSummary[]): string {
  const sheets = missing.map(
    ({ population, notSubmitted }) => `${POPULATION_LABELS[population]}${notSubmitted.sheets.count}票`,
  );
  const items = sum(missing, ({ notSubmitted }) => notSubmitted.items.count);
  const critical = sum(missing, (summary) => summary.critical.notSubmitted.items.count);
  const of = critical === 0 ? '' : `（うち重点項目${critical}件）`;
  return `${sheets.join('・')}が未提出で、その${items}件${of}は状況が分からず、実施に数えていません。評価は得点率の下限によります。`;
}

/** Against last year: a direction only where no sheet that is missing in either year could turn it round. */
function trend({ figures: { score, upper_bound: bound } }: PopulationSummary): string {
  const [lowest, highest] = [score.lastYear, bound.lastYear];
  if (lowest === null || highest === null || !isMeasurable(lowest)) return '';
  const before = `前年度${formatRate(lowest)}`;
  if (compareRates(score.rate, highest) > 0) return `、${before}から上昇`;
  if (compareRates(bound.rate, lowest) < 0) return `、${before}から低下`;
  const same = compareRates(score.rate, bound.rate) === 0 && compareRates(lowest, highest) === 0;
  return same ? `、${before}と同じ` : `、${before}。未提出分により上昇・低下は分かりません`;
}

function criticalWords(summaries: readonly PopulationSummary[]): string {
  return summaries
    .filter((summary) => summary.critical.notImplemented.items.count > 0)
    .map(({ population, critical: { notImplemented } }) => {
      const at = population === 'organization' ? '' : `（${notImplemented.targets.count}対象）`;
      return `${POPULATION_LABELS[population]}に${notImplemented.items.count}件${at}`;
    })
    .join('、');
}

function sum(summaries: readonly PopulationSummary[], of: (summary: PopulationSummary) => number): number {
  return summaries.reduce((total, summary) => total + of(summary), 0);
}
