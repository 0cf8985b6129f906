import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { ROW_VALUES } from '#app/domain/response/answer.ts';
import { deriveFromRows } from '#app/domain/response/row-derivation.ts';
import { attainmentOfTargets, clauseAttainment, clauseResults } from '#app/domain/score/attainment.ts';
import { measure, MEASURE_IDS } from '#app/domain/score/measure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import { isBetter, rateTargets } from '#app/domain/score/rating.ts';
import { ATTAINMENT_TARGETS, SCORING_RULES } from '#app/domain/score/rule.ts';
import type { ItemSet, ScoredItem } from '#app/domain/score/scored-item.ts';
import { itemSet } from '#app/domain/score/scored-item.ts';
import { tally, tallyBy } from '#app/domain/score/tally.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { compareRates, isMeasurable } from '#app/domain/shared/rate.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

const CLAUSES = ['6-1', '6-2', '7-1', '7-2'].map((id) => clauseKey({ policyId: 'town', document: 'standards', id }));

const plainItem = fc.record({
  target: fc.constantFrom('a', 'b', 'c'),
  chapter: fc.constantFrom('6', '7'),
  weight: fc.constantFrom(1, 2),
  critical: fc.boolean(),
  outcome: fc.constantFrom(...OUTCOMES),
  clauses: fc.subarray(CLAUSES, { minLength: 1 }),
  rows: fc.array(fc.constantFrom(...ROW_VALUES, null), { maxLength: 3 }),
});

const year: fc.Arbitrary<ScoredItem[]> = fc.array(plainItem, { minLength: 1, maxLength: 40 }).map((drawn) =>
  drawn.map((one, index) => {
    const overridden = one.outcome === 'excepted';
    const outcome: Outcome =
      one.rows.length === 0 || overridden ? one.outcome : (deriveFromRows(one.rows) ?? 'unanswered');
    return scoredItem({
      itemId: `i${index}`,
      targetId: one.target,
      chapter: one.chapter,
      weight: one.weight,
      critical: one.critical,
      outcome,
      clauses: one.clauses,
      rows: one.rows.map((value, row) => ({
        rowId: `r${row}`,
        clauses: one.clauses.slice(row, row + 1),
        value: overridden ? null : value,
        excepted: overridden,
      })),
    });
  }),
);

const rules = fc.constantFrom(...SCORING_RULES);
const lost = fc.constantFrom('unknown' as const, 'unanswered' as const);

/** The same item with its answer lost; its rows say the same. */
function lose(item: ScoredItem, outcome: 'unknown' | 'unanswered'): ScoredItem {
  const value = outcome === 'unknown' ? ('unknown' as const) : null;
  return { ...item, outcome, byGate: false, rows: item.rows.map((row) => ({ ...row, value })) };
}

/** Never higher; a rate that cannot be measured may become one of zero. */
function expectNotHigher(after: Rate, before: Rate): void {
  if (!isMeasurable(after)) return expect(isMeasurable(before)).toBe(false);
  if (!isMeasurable(before)) return expect(after.numerator).toBe(0);
  expect(compareRates(after, before)).toBeLessThanOrEqual(0);
}

describe('for every year', () => {
  it('turning an answer into わからない or 未回答 raises no rate and no rating', () => {
    fc.assert(
      fc.property(year, fc.nat(), lost, rules, (items, pick, outcome, rule) => {
        const index = pick % items.length;
        const changed = items.map((item, at) => (at === index ? lose(item, outcome) : item));
        const before = itemSet('units', items);
        const after = itemSet('units', changed);
        for (const id of ['answered', 'implementation', 'score', 'not_applicable'] as const) {
          expectNotHigher(measure(tally(after, rule), id).rate, measure(tally(before, rule), id).rate);
        }
        for (const target of ATTAINMENT_TARGETS) {
          expectNotHigher(
            clauseAttainment(clauseResults(after), target).rate,
            clauseAttainment(clauseResults(before), target).rate,
          );
          const ofTargets = (set: ItemSet) =>
            attainmentOfTargets(
              tallyBy(set, rule, (item) => item.targetId),
              target,
            ).rate;
          expectNotHigher(ofTargets(after), ofTargets(before));
        }
        const ratings = rateTargets(before, rule);
        rateTargets(after, rule).forEach((part, at) => {
          const was = ratings[at]?.rating.rating ?? null;
          if (was !== null && part.rating.rating !== null) expect(isBetter(part.rating.rating, was)).toBe(false);
          if (was !== null) expect(part.rating.rating).not.toBeNull();
        });
      }),
      { numRuns: 400 },
    );
  });

  it('turning an answer into 該当なし shows in 該当なし率', () => {
    fc.assert(
      fc.property(year, fc.nat(), rules, (items, pick, rule) => {
        const index = pick % items.length;
        fc.pre(items[index]?.outcome !== 'not_applicable');
        const changed = items.map((item, at) =>
          at === index ? { ...item, outcome: 'not_applicable' as const, rows: [] } : item,
        );
        const before = measure(tally(itemSet('units', items), rule), 'not_applicable').rate;
        const after = measure(tally(itemSet('units', changed), rule), 'not_applicable').rate;
        expect(compareRates(after, before)).toBeGreaterThan(0);
      }),
    );
  });

  it('T = I+P+N+A+E+U+X, and every number is as long as its list', () => {
    fc.assert(
      fc.property(year, rules, (items, rule) => {
        const whole = tally(itemSet('units', items), rule);
        expect(OUTCOMES.reduce((sum, outcome) => sum + whole.counts[outcome], 0)).toBe(whole.total);
        expect(whole.total).toBe(items.length);
        for (const id of MEASURE_IDS) {
          const { rate, scale, numeratorOutcomes, denominatorOutcomes } = measure(whole, id);
          if (scale !== 1) continue;
          const behind = (outcomes: readonly Outcome[]) => items.filter(({ outcome }) => outcomes.includes(outcome));
          expect(behind(numeratorOutcomes)).toHaveLength(rate.numerator);
          expect(behind(denominatorOutcomes)).toHaveLength(rate.denominator);
        }
      }),
    );
  });

  it('the score lies at or below its upper bound, and at or below the score of what was answered', () => {
    fc.assert(
      fc.property(year, rules, (items, rule) => {
        const whole = tally(itemSet('units', items), rule);
        const score = measure(whole, 'score').rate;
        const bound = measure(whole, 'upper_bound').rate;
        expect(bound.denominator).toBe(score.denominator);
        expect(bound.numerator).toBeGreaterThanOrEqual(score.numerator);
        const answered = measure(whole, 'answered_only').rate;
        if (isMeasurable(answered)) expect(compareRates(score, answered)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('the chapters partition the whole', () => {
    fc.assert(
      fc.property(year, rules, (items, rule) => {
        const set = itemSet('units', items);
        const whole = tally(set, rule);
        const parts = [...tallyBy(set, rule, (item) => item.chapter).values()];
        for (const outcome of OUTCOMES) {
          const counts = parts.map((part) => part.counts[outcome]);
          expect(counts.reduce((total, count) => total + count, 0)).toBe(whole.counts[outcome]);
        }
        const sum = (pick: (rate: Rate) => number) =>
          parts.reduce((total, part) => total + pick(measure(part, 'score').rate), 0);
        const score = measure(whole, 'score').rate;
        expect(sum((rate) => rate.numerator)).toBe(score.numerator);
        expect(sum((rate) => rate.denominator)).toBe(score.denominator);
      }),
    );
  });

  it('the order of the items changes no figure', () => {
    fc.assert(
      fc.property(year, rules, (items, rule) => {
        const there = tally(itemSet('units', items), rule);
        const back = tally(itemSet('units', [...items].reverse()), rule);
        for (const id of MEASURE_IDS) expect(measure(back, id)).toEqual(measure(there, id));
        const rates = (list: ScoredItem[]) =>
          new Map(clauseResults(itemSet('units', list)).map((result) => [result.clause, result.rate]));
        expect(rates([...items].reverse())).toEqual(rates(items));
      }),
    );
  });
});
