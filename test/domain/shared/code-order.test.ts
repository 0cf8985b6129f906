import { expect, it } from 'vitest';
import { compareCodes } from '#app/domain/shared/code-order.ts';

const IN_ORDER = ['', '1', '01x', '2', '10', '11', '100', 'A', 'A-2', 'A-2-1', 'A-10', 'B1', 'S09', 'S10', 'S010x'];

it('counts the digits in codes, whatever their leading zeros, and goes letter by letter for the rest', () => {
  expect(IN_ORDER.toReversed().sort(compareCodes)).toEqual(IN_ORDER);
  expect(IN_ORDER.toSorted().sort(compareCodes)).toEqual(IN_ORDER);
});

it('tells codes apart that count alike, the same way in both directions', () => {
  expect(['S1', 'S01'].sort(compareCodes)).toEqual(['S01', 'S1'].sort(compareCodes));
  expect(compareCodes('S1', 'S01')).not.toBe(0);
});

it('counts numbers that are longer than a number can hold', () => {
  expect(['9007199254740993', '9007199254740992', '10'].sort(compareCodes)).toEqual([
    '10',
    '9007199254740992',
    '9007199254740993',
  ]);
});
