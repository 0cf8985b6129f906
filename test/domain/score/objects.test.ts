import { describe, expect, test } from 'vitest';
import { fc } from '#test/property.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { clauseResults } from '#app/domain/score/attainment.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { OUTCOMES, WORST_FIRST } from '#app/domain/score/outcome.ts';
import { countedItems, itemSet } from '#app/domain/score/scored-item.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

const key = (id: string) => clauseKey({ policyId: 'town', document: 'standards', id });
const about = (objectId: string, outcome: Outcome, over: Partial<Parameters<typeof scoredItem>[0]> = {}) =>
  scoredItem({ itemId: `item of ${objectId}`, objectId, targetId: 'a', outcome, ...over });

describe('a question that is asked about each contract of a section', () => {
  test('counts once, by the worst of them', () => {
    const items = [about('c1', 'implemented'), about('c2', 'not_implemented'), about('c3', 'partially_implemented')];
    const [counted, ...more] = countedItems(items);
    expect(more).toEqual([]);
    expect(counted).toMatchObject({ itemId: 'item of c2', outcome: 'not_implemented' });
    expect(counted?.others.map(({ itemId }) => itemId)).toEqual(['item of c1', 'item of c3']);
  });

  test('counts by the first of those that are equally bad', () => {
    const items = [about('c1', 'implemented'), about('c2', 'unknown'), about('c3', 'unknown')];
    expect(countedItems(items).map(({ itemId }) => itemId)).toEqual(['item of c2']);
  });

  test('is 該当なし only where it does not apply to any', () => {
    const outcomeOf = (...outcomes: Outcome[]) =>
      countedItems(outcomes.map((outcome, index) => about(`c${index}`, outcome))).map(({ outcome }) => outcome);
    expect(outcomeOf('not_applicable', 'implemented')).toEqual(['implemented']);
    expect(outcomeOf('not_applicable', 'not_applicable')).toEqual(['not_applicable']);
  });

  test('leaves the same question of other targets, and other questions, to themselves', () => {
    const items = [
      about('c1', 'not_implemented'),
      about('c2', 'implemented'),
      about('d1', 'implemented', { targetId: 'b' }),
      scoredItem({ itemId: 'whole', targetId: 'a', outcome: 'implemented', campaignQuestionId: 'q2' }),
    ];
    expect(countedItems(items).map(({ itemId }) => itemId)).toEqual(['item of c1', 'item of d1', 'whole']);
  });

  test('decides a clause by the worst of any contract, though that contract is not the one that counts', () => {
    const row = (value: 'yes' | 'no', other: 'yes' | 'no') => [
      { rowId: 'ア', clauses: [key('8-1-ア')], value, excepted: false },
      { rowId: 'イ', clauses: [key('8-1-イ')], value: other, excepted: false },
    ];
    const clauses = [key('8-1-ア'), key('8-1-イ')];
    const counted = countedItems([
      about('c1', 'partially_implemented', { clauses, rows: row('yes', 'no') }),
      about('c2', 'partially_implemented', { clauses, rows: row('no', 'yes') }),
    ]);
    expect(
      clauseResults(itemSet('units', counted)).map(({ clause, items }) => [clause, items.partially_implemented]),
    ).toEqual([
      [key('8-1-ア'), ['item of c1']],
      [key('8-1-イ'), ['item of c1']],
    ]);
  });

  test('comes to the same in whatever order its contracts stand', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...OUTCOMES), { minLength: 1, maxLength: 6 }), (outcomes) => {
        const [counted] = countedItems(outcomes.map((outcome, index) => about(`c${index}`, outcome)));
        expect(counted?.outcome).toBe(WORST_FIRST.find((outcome) => outcomes.includes(outcome)));
        expect(counted?.others.length).toBe(outcomes.length - 1);
      }),
    );
  });
});
