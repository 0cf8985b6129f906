import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import { subjectKey, subjectKeys } from '#app/domain/response/past-result.ts';
import type { PastResult } from '#app/domain/response/past-result.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { rate } from '#app/domain/shared/rate.ts';

/** 取り込んだ前年度との比較. 実施率 of the same items in both years, of one population. */
export interface PastComparison {
  readonly population: Population;
  readonly before: Rate;
  readonly now: Rate;
}

const NOT_TO_BE_DONE: readonly Outcome[] = ['not_applicable', 'excepted'];

/** The one result that says what the very item was; none where it may be of several items, or several of it. */
function onlyResult(
  question: CampaignQuestion,
  results: ReadonlyMap<string, readonly PastResult[]>,
  asked: ReadonlyMap<string, readonly string[]>,
): PastResult | null {
  const [result, another] = [...subjectKeys(question)].flatMap((key) => results.get(key) ?? []);
  if (result === undefined || another !== undefined) return null;
  if (result.about.clause !== null && question.clauses.length > 1) return null;
  return asked.get(subjectKey(result.about))?.length === 1 ? result : null;
}

/**
 * Compares what can honestly be compared with results that were brought along: items of which one result says what they
 * were, of the same target, and that were to be done in both years. Nothing is said of a population without any.
 */
export function comparedWithPast(
  items: readonly ScoredItem[],
  {
    results,
    questionOf,
  }: {
    readonly results: readonly PastResult[];
    readonly questionOf: (item: ScoredItem) => CampaignQuestion;
  },
): readonly PastComparison[] {
  const resultsOf = groupBy(results, ({ target }) => target.unitId ?? target.systemId ?? '');
  const pairs = [...groupBy(items, ({ targetId }) => targetId)].flatMap(([targetId, own]) => {
    const of = resultsOf.get(targetId);
    if (of === undefined) return [];
    // By what they are of: each of the two is read once, for a body has many thousands of both.
    const byKey = groupBy(of, ({ about }) => subjectKey(about));
    const asked = groupBy(
      own.flatMap((item) => [...subjectKeys(questionOf(item))]),
      (key) => key,
    );
    return own.flatMap((item) => {
      const result = onlyResult(questionOf(item), byKey, asked);
      if (result === null || [item.outcome, result.value].some((one) => NOT_TO_BE_DONE.includes(one))) return [];
      return [{ population: item.population, before: result.value, now: item.outcome }];
    });
  });
  return POPULATIONS.flatMap((population): PastComparison[] => {
    const own = pairs.filter((pair) => pair.population === population);
    if (own.length === 0) return [];
    const done = (when: 'before' | 'now') => own.filter((pair) => pair[when] === 'implemented').length;
    return [{ population, before: rate(done('before'), own.length), now: rate(done('now'), own.length) }];
  });
}
