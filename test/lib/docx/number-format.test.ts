import { describe, expect, it } from 'vitest';
import { formatNumber } from '#app/lib/docx/number-format.ts';

describe('a number of a Word list', () => {
  it.each([
    ['decimal', 12, '12'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalZero', 3, '03'],
    ['decimalZero', 12, '12'],
    ['decimalEnclosedCircle', 20, '⑳'],
    ['decimalEnclosedCircle', 22, '㉒'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['aiueoFullWidth', 6, 'カ'],
    ['aiueoFullWidth', 44, 'ワ'],
    ['aiueo', 1, 'ｱ'],
    ['irohaFullWidth', 3, 'ハ'],
    ['lowerLetter', 27, 'aa'],
    ['upperRoman', 14, 'XIV'],
    ['lowerRoman', 9, 'ix'],
    ['japaneseCounting', 10, '十'],
    ['japaneseCounting', 21, '二十一'],
    ['japaneseCounting', 105, '百五'],
    ['ideographDigital', 20, '二〇'],
    ['ideographTraditional', 3, '丙'],
    ['none', 3, ''],
    ['cardinalText', 4, '4'],
  ])('in the format %s: %i is %s', (format, value, text) => {
    expect(formatNumber(value, format)).toBe(text);
  });
});
