import { describe, expect, it } from 'vitest';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import { selectItems, selectSheets, selectTargets } from '#app/domain/report/behind-number.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import { frozenYear } from '#test/factories/frozen-year.ts';
import { scoredItem } from '#test/factories/scored-item.ts';

const one = clauseKey({ policyId: 'town', document: 'standards', id: '6-1' });
const two = clauseKey({ policyId: 'town', document: 'standards', id: '6-2' });

const items = [
  scoredItem({ itemId: 'a1', targetId: 'a', outcome: 'implemented', bureauId: 'x', critical: true }),
  scoredItem({
    itemId: 'a2',
    targetId: 'a',
    outcome: 'not_implemented',
    bureauId: 'x',
    chapter: '7',
    roles: ['staff'],
  }),
  scoredItem({ itemId: 'b1', targetId: 'b', outcome: 'not_applicable', byGate: true }),
  scoredItem({
    itemId: 'b2',
    targetId: 'b',
    outcome: 'partially_implemented',
    clauses: [one, two],
    rows: [
      { rowId: 'r1', clauses: [one], value: 'yes', excepted: false },
      { rowId: 'r2', clauses: [two], value: 'no', excepted: false },
    ],
  }),
  scoredItem({ itemId: 's1', targetId: 's', outcome: 'unknown', targetKind: 'system', bureauId: 'x' }),
];
const ids = (filter: ItemFilter) => selectItems(items, filter).map((item) => item.itemId);

describe('the items behind a number', () => {
  it('never mix populations', () => {
    expect(ids({ population: 'units' })).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(ids({ population: 'systems' })).toEqual(['s1']);
    expect(ids({ population: 'organization' })).toEqual([]);
    expect(ids({ population: 'units', outcomes: ['unknown'] })).toEqual([]);
  });

  it('are restricted by each condition', () => {
    expect(ids({ population: 'units', targetId: 'a' })).toEqual(['a1', 'a2']);
    expect(ids({ population: 'units', bureauId: 'x' })).toEqual(['a1', 'a2']);
    expect(ids({ population: 'units', bureauId: null })).toEqual(['b1', 'b2']);
    expect(ids({ population: 'units', chapter: '7' })).toEqual(['a2']);
    expect(ids({ population: 'units', role: 'staff' })).toEqual(['a2']);
    expect(ids({ population: 'units', critical: true })).toEqual(['a1']);
    expect(ids({ population: 'units', byGate: true })).toEqual(['b1']);
    expect(ids({ population: 'units', exception: true })).toEqual([]);
    expect(ids({ population: 'units', outcomes: ['implemented', 'not_implemented'] })).toEqual(['a1', 'a2']);
    expect(ids({ population: 'units', outcomes: [] })).toEqual([]);
  });

  it('are those with a 例外措置, also where it covers one row and the rest comes to something worse', () => {
    const row = { rowId: 'r1', clauses: [one], value: null, excepted: true };
    const partly = [
      scoredItem({ itemId: 'c1', targetId: 'c', outcome: 'excepted' }),
      scoredItem({ itemId: 'c2', targetId: 'c', outcome: 'not_implemented', rows: [row] }),
      scoredItem({ itemId: 'c3', targetId: 'c', outcome: 'unknown', rows: [{ ...row, excepted: false }] }),
    ];
    expect(selectItems(partly, { population: 'units', exception: true }).map(({ itemId }) => itemId)).toEqual([
      'c1',
      'c2',
    ]);
  });

  it('are those that decide a clause, by what they say of the clause', () => {
    expect(ids({ population: 'units', clause: two })).toEqual(['b2']);
    // The row is いいえ, but the item counts as 一部実施, and so does its clause.
    expect(ids({ population: 'units', clause: two, outcomes: ['partially_implemented'] })).toEqual(['b2']);
    expect(ids({ population: 'units', clause: two, outcomes: ['not_implemented'] })).toEqual([]);
    expect(ids({ population: 'units', clause: one, outcomes: ['implemented'] })).toEqual(['a1', 'b2']);
  });
});

describe('the targets behind a number', () => {
  it('are those with one such item or more, each once', () => {
    expect(selectTargets(items, { population: 'units' })).toEqual(['a', 'b']);
    expect(selectTargets(items, { population: 'units', clause: one, outcomes: ['not_implemented'] })).toEqual(['a']);
    expect(selectTargets(items, { population: 'units', clause: one, outcomes: ['implemented'] })).toEqual(['a', 'b']);
    expect(selectTargets(items, { population: 'units', clause: one, outcomes: ['excepted'] })).toEqual([]);
  });
});

describe('the sheets behind a number', () => {
  it('are restricted by each condition', () => {
    const [a, b, s] = frozenYear(2025, items).sheets;
    if (a === undefined || b === undefined || s === undefined) return expect.fail('three sheets');
    const sheets = [
      { ...a, late: true },
      { ...b, submitted: false },
      { ...s, selfConfirmed: true, byProxy: true },
    ];
    const of = (filter: Parameters<typeof selectSheets>[1]) =>
      selectSheets(sheets, filter).map((sheet) => sheet.sheetId);
    expect(of({ population: 'units' })).toEqual(['a', 'b']);
    expect(of({ population: 'units', submitted: true })).toEqual(['a']);
    expect(of({ population: 'units', submitted: false })).toEqual(['b']);
    expect(of({ population: 'units', late: true })).toEqual(['a']);
    expect(of({ population: 'units', bureauId: null })).toEqual(['b']);
    expect(of({ population: 'systems', selfConfirmed: true })).toEqual(['s']);
    expect(of({ population: 'units', selfConfirmed: true })).toEqual([]);
    expect(of({ population: 'systems', byProxy: true })).toEqual(['s']);
  });
});
