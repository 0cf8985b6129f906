import { describe, expect, it } from 'vitest';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { clauseResults } from '#app/domain/score/attainment.ts';
import { clauseStandings } from '#app/domain/score/clause-standing.ts';
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

const clauseOutcomes = (item: ScoredItem) =>
  new Map([...clauseStandings(item)].map(([clause, { outcome }]) => [clause, outcome]));

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

  it('count as the item does where a row that cites them is いいえ, and tell how many are', () => {
    const item = withRows({
      outcome: 'partially_implemented',
      rows: [
        { rowId: 'r1', clauses: [first], value: 'yes', excepted: false },
        { rowId: 'r2', clauses: [first, second], value: 'no', excepted: false },
        { rowId: 'r3', clauses: [second], value: 'no', excepted: false },
      ],
    });
    const standings = clauseStandings(item);
    expect(standings.get(first)).toEqual({ outcome: 'partially_implemented', failingRows: 1 });
    expect(standings.get(second)).toEqual({ outcome: 'partially_implemented', failingRows: 2 });
  });

  it('are complied with where every row that cites them is, though the item is not', () => {
    const rows = [
      { rowId: 'r1', clauses: [first], value: 'yes' as const, excepted: false },
      { rowId: 'r2', clauses: [second], value: 'no' as const, excepted: false },
    ];
    const standings = clauseStandings(withRows({ outcome: 'partially_implemented', rows }));
    expect(standings.get(first)).toEqual({ outcome: 'implemented', failingRows: 0 });
    expect(standings.get(second)?.outcome).toBe('partially_implemented');
  });

  it('are not complied with where a row that names no clause is いいえ: it speaks of all', () => {
    const rows = [
      { rowId: 'r1', clauses: [first], value: 'yes' as const, excepted: false },
      { rowId: 'r2', clauses: [], value: 'no' as const, excepted: false },
    ];
    const standings = clauseStandings(withRows({ outcome: 'partially_implemented', rows }));
    expect(standings.get(first)).toEqual({ outcome: 'partially_implemented', failingRows: 1 });
    expect(standings.get(whole)).toEqual({ outcome: 'partially_implemented', failingRows: 1 });
  });

  it('are all 未提出 where the sheet was not handed in, whatever was drafted to a row', () => {
    const rows = [{ rowId: 'r1', clauses: [first], value: 'yes' as const, excepted: false }];
    const standings = clauseStandings(withRows({ outcome: 'not_submitted', rows }));
    expect([...standings.values()].map(({ outcome }) => outcome)).toEqual([
      'not_submitted',
      'not_submitted',
      'not_submitted',
    ]);
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
