import { describe, expect, it } from 'vitest';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { clauseOutcomes, clauseResults } from '#app/domain/score/attainment.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { itemSet } from '#app/domain/score/scored-item.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

const whole = clauseKey({ policyId: 'town', document: 'standards', id: '6-2' });
const first = clauseKey({ policyId: 'town', document: 'standards', id: '6-2-ア' });
const second = clauseKey({ policyId: 'town', document: 'standards', id: '6-2-イ' });

const withRows = (over: Pick<ScoredItem, 'outcome'> & Partial<ScoredItem>) =>
  scoredItem({
    itemId: 'i1',
    targetId: 'a',
    clauses: [whole, first, second],
    rows: [
      { rowId: 'r1', clauses: [first], value: null, excepted: false },
      { rowId: 'r2', clauses: [second], value: null, excepted: false },
    ],
    ...over,
  });

describe('the clauses of an item with rows', () => {
  it('are excepted with it, and do not apply when its gate is closed', () => {
    const rows = withRows({ outcome: 'excepted' }).rows.map((row) => ({ ...row, excepted: true }));
    expect([...clauseOutcomes(withRows({ outcome: 'excepted', rows })).values()]).toEqual([
      'excepted',
      'excepted',
      'excepted',
    ]);
    const closed = withRows({ outcome: 'not_applicable', byGate: true });
    expect(new Set(clauseOutcomes(closed).values())).toEqual(new Set(['not_applicable']));
  });

  it('are excepted row by row where an exception covers only some of them', () => {
    const rows = [
      { rowId: 'r1', clauses: [first], value: null, excepted: true },
      { rowId: 'r2', clauses: [second], value: 'yes' as const, excepted: false },
    ];
    const outcomes = clauseOutcomes(withRows({ outcome: 'excepted', rows }));
    expect([outcomes.get(first), outcomes.get(second), outcomes.get(whole)]).toEqual([
      'excepted',
      'implemented',
      'excepted',
    ]);
  });

  it('are unanswered where the row is empty', () => {
    expect(new Set(clauseOutcomes(withRows({ outcome: 'unanswered' })).values())).toEqual(new Set(['unanswered']));
  });

  it('take the worst of several rows that cite them', () => {
    const item = withRows({
      outcome: 'partially_implemented',
      rows: [
        { rowId: 'r1', clauses: [first], value: 'yes', excepted: false },
        { rowId: 'r2', clauses: [first, second], value: 'no', excepted: false },
      ],
    });
    expect(clauseOutcomes(item).get(first)).toBe('not_implemented');
  });

  it('of both documents are told apart although they share an id', () => {
    const other = clauseKey({ policyId: 'town', document: 'basic_policy', id: '6-2' });
    const items = [
      scoredItem({ itemId: 'i1', targetId: 'a', outcome: 'implemented', clauses: [whole] }),
      scoredItem({ itemId: 'i2', targetId: 'a', outcome: 'not_implemented', clauses: [other] }),
    ];
    expect(clauseResults(itemSet('units', items)).map(({ clause, rate }) => [clause, rate.numerator])).toEqual([
      ['town:standards:6-2', 1],
      ['town:basic_policy:6-2', 0],
    ]);
  });

  it('of two policies of one body are told apart although they share document and id', () => {
    const other = clauseKey({ policyId: 'school', document: 'standards', id: '6-2' });
    const items = [
      scoredItem({ itemId: 'i1', targetId: 'a', outcome: 'implemented', clauses: [whole] }),
      scoredItem({ itemId: 'i2', targetId: 'b', outcome: 'not_implemented', clauses: [other] }),
    ];
    expect(clauseResults(itemSet('units', items)).map(({ clause, rate }) => [clause, rate.numerator])).toEqual([
      ['town:standards:6-2', 1],
      ['school:standards:6-2', 0],
    ]);
  });
});
