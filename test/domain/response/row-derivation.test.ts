import { describe, expect, it } from 'vitest';
import type { RowValue } from '#app/domain/response/answer.ts';
import { deriveFromRows, itemValue, rowValues } from '#app/domain/response/row-derivation.ts';

const y = 'yes';
const n = 'no';
const a = 'not_applicable';
const u = 'unknown';

describe('the value derived from rows', () => {
  it.each<[readonly (RowValue | null)[], string | null]>([
    [[y, y, y], 'implemented'],
    [[y, a, y], 'implemented'],
    [[n, n], 'not_implemented'],
    [[n, a], 'not_implemented'],
    [[y, n], 'partially_implemented'],
    [[y, n, a], 'partially_implemented'],
    [[a, a], 'not_applicable'],
    [[y, u], 'unknown'],
    [[n, u], 'unknown'],
    [[a, u], 'unknown'],
    [[y, null], null],
    [[n, null], null],
    [[u, null], null],
    [[null, null], null],
  ])('%j gives %s', (values, expected) => {
    expect(deriveFromRows(values)).toBe(expected);
  });

  it('does not depend on the order of the rows', () => {
    expect(deriveFromRows([u, n, y])).toBe(deriveFromRows([y, n, u]));
    expect(deriveFromRows([null, u])).toBe(deriveFromRows([u, null]));
  });

  it('cannot be derived from no rows', () => {
    expect(() => deriveFromRows([])).toThrow(/at least one row/);
  });
});

describe('the value of an item', () => {
  it('is absent while there is no answer', () => {
    expect(itemValue([], null)).toBeNull();
    expect(itemValue(['r1'], null)).toBeNull();
  });

  it('is the chosen one for a question without rows', () => {
    expect(itemValue([], { value: 'unknown', rows: [] })).toBe('unknown');
    expect(itemValue([], { value: null, rows: [] })).toBeNull();
  });

  it('is derived for a question with rows, an absent row being empty', () => {
    expect(itemValue(['r1', 'r2'], { value: null, rows: [{ rowId: 'r1', value: 'yes', comment: '' }] })).toBeNull();
    expect(
      itemValue(['r1', 'r2'], {
        value: null,
        rows: [
          { rowId: 'r2', value: 'no', comment: '' },
          { rowId: 'r1', value: 'yes', comment: '' },
        ],
      }),
    ).toBe('partially_implemented');
  });

  it('cannot be chosen where it is derived, nor have rows where there are none', () => {
    expect(() => itemValue(['r1'], { value: 'implemented', rows: [] })).toThrow(/derived/);
    expect(() => itemValue([], { value: null, rows: [{ rowId: 'r1', value: 'yes', comment: '' }] })).toThrow(
      /without rows/,
    );
  });

  it('refuses a row of another question and a row given twice', () => {
    expect(() => rowValues(['r1'], [{ rowId: 'r9', value: 'yes', comment: '' }])).toThrow(/does not have/);
    expect(() =>
      rowValues(
        ['r1'],
        [
          { rowId: 'r1', value: 'yes', comment: '' },
          { rowId: 'r1', value: 'no', comment: '' },
        ],
      ),
    ).toThrow(/twice/);
  });
});
