import { describe, expect, it } from 'vitest';
import { compareRates, formatRate, percentText, permille, rate, reaches } from '#app/domain/shared/rate.ts';

describe('a rate', () => {
  it('with denominator 0 is not measurable: neither 0 % nor 100 %', () => {
    const nothing = rate(0, 0);
    expect(permille(nothing)).toBeNull();
    expect(percentText(nothing)).toBeNull();
    expect(formatRate(nothing)).toBe('－');
    expect(reaches(nothing, 0)).toBeNull();
    expect(() => compareRates(nothing, rate(1, 2))).toThrow(/no order/);
  });

  it.each([
    [1, 8, '12.5%'],
    [1, 16, '6.2%'], // 6.25 is cut
    [1, 3, '33.3%'],
    [2, 3, '66.6%'],
    [0, 7, '0.0%'],
    [7, 7, '100.0%'],
    [1999, 2000, '99.9%'], // never 100 while one is missing
    [74985, 100000, '74.9%'], // below the threshold of 75, and shown so
    [1, 1000, '0.1%'],
    [1, 1001, '0.1%未満'], // something is there
    [29, 100, '29.0%'], // which floats would cut to 28.9
  ])('%i/%i is shown as %s', (numerator, denominator, text) => {
    expect(formatRate(rate(numerator, denominator))).toBe(text);
  });

  it('is compared with a target exactly, not by what is shown', () => {
    expect(reaches(rate(1999, 2000), 100)).toBe(false);
    expect(reaches(rate(9, 10), 90)).toBe(true);
    expect(reaches(rate(899, 1000), 90)).toBe(false);
    expect(compareRates(rate(1, 3), rate(2, 6))).toBe(0);
    expect(compareRates(rate(1, 3), rate(34, 100))).toBeLessThan(0);
  });

  it.each([
    [-1, 2],
    [3, 2],
    [0.5, 1],
    [1, 2.5],
    [Number.NaN, 1],
  ])('cannot be made of %d and %d', (numerator, denominator) => {
    expect(() => rate(numerator, denominator)).toThrow();
  });
});
