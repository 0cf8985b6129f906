import { expect, it } from 'vitest';
import { SHAPES } from '#app/domain/policy/marker/marker-shape.ts';

/** Signs that a marker may hold behind its first character. */
const BEHIND = ['', '　職員', '）職員', '、職員', '1　職員', '条'];
const NUMERALS = '第一二三四五六七八九十百千〇';

it('knows no marker that begins with an ideograph other than 第 or a numeral', () => {
  const ideographs = Array.from({ length: 0x9fff - 0x4e00 }, (_, at) => String.fromCodePoint(0x4e00 + at));
  const others = ideographs.filter((sign) => !NUMERALS.includes(sign));
  expect(
    others.filter((sign) => BEHIND.some((behind) => SHAPES.some(({ shape }) => shape.test(`${sign}${behind}`)))),
  ).toEqual([]);
});
