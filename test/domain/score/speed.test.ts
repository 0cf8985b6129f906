import { expect, it } from 'vitest';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { clauseResults } from '#app/domain/score/attainment.ts';
import { measures } from '#app/domain/score/measure.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import { rateTargets } from '#app/domain/score/rating.ts';
import { RULE_2026_1 } from '#app/domain/score/rule.ts';
import { itemSet } from '#app/domain/score/scored-item.ts';
import { tally, tallyBy } from '#app/domain/score/tally.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

const UNITS = 100;
const QUESTIONS = 300;
/** Generous beside the milliseconds it takes: it is to catch a quadratic, not a busy machine. */
const LIMIT_MS = 250;

it('scores 100 units × 300 questions with all ratings and clauses well within a page request', () => {
  const items = Array.from({ length: UNITS * QUESTIONS }, (_, index) => {
    const question = index % QUESTIONS;
    const target = (index - question) / QUESTIONS;
    return scoredItem({
      itemId: `i${index}`,
      questionId: `q${question}`,
      targetId: `u${target}`,
      chapter: String(question % 9),
      outcome: OUTCOMES[(index * 31 + target) % OUTCOMES.length] ?? 'unanswered',
      clauses: [clauseKey({ document: 'standards', id: `6-${question}` })],
    });
  });
  const set = itemSet('units', items);
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now();
    const whole = tally(set, RULE_2026_1);
    const chapters = tallyBy(set, RULE_2026_1, (item) => item.chapter);
    const counted = performance.now();
    const rated = rateTargets(set, RULE_2026_1);
    const clauses = clauseResults(set);
    times.push(performance.now() - start);
    console.log(`tally ${(counted - start).toFixed(1)} ms, with ratings and clauses ${times.at(-1)?.toFixed(1)} ms`);
    expect(measures(whole).implementation.rate.denominator).toBeGreaterThan(0);
    expect([chapters.size, rated.length, clauses.length]).toEqual([9, 900, 300]);
  }
  expect(Math.min(...times)).toBeLessThan(LIMIT_MS);
});
