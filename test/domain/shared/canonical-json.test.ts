import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import { canonicalJson, canonicalRow } from '#app/domain/shared/canonical-json.ts';

describe('the text of a value', () => {
  test('has its members sorted by UTF-16 unit, no white space, and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1, null, 'い"'], a: { z: true, y: undefined }, あ: 0.5, B: -0 })).toBe(
      '{"B":0,"a":{"z":true},"b":[1,null,"い\\""],"あ":0.5}',
    );
  });

  test('refuses a number that JSON cannot carry', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('not a JSON number');
    expect(() => canonicalRow(['a'])([Number.POSITIVE_INFINITY])).toThrow('not a JSON number');
  });
});

describe('the text of a row', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  );
  const row = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), value), { selector: ([name]) => name });

  test('is that of the object with its members, in whatever order they are named', () => {
    fc.assert(
      fc.property(row, (members) => {
        const names = members.map(([name]) => name);
        const values = members.map(([, one]) => one);
        expect(canonicalRow(names)(values)).toBe(canonicalJson(Object.fromEntries(members)));
      }),
    );
  });

  test('of no member is an empty object', () => {
    expect(canonicalRow([])([])).toBe('{}');
  });
});
