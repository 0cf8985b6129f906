import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const DIGITS = '〇一二三四五六七八九';

/** 1203 → 千二百三, as laws print it. */
function kanji(number: number): string {
  const digitOf = (unit: number) => Math.floor(number / unit) % 10;
  const part = (unit: number, sign: string) => {
    const digit = digitOf(unit);
    return digit === 0 ? '' : `${digit === 1 ? '' : DIGITS.charAt(digit)}${sign}`;
  };
  const ones = digitOf(1);
  return `${part(1000, '千')}${part(100, '百')}${part(10, '十')}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

const wide = (number: number) =>
  String(number).replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('a text of more than a thousand 条', () => {
  it.each([
    ['kanji', kanji],
    ['full-width digits', wide],
    ['half-width digits', String],
  ])('is read to its last one in %s', (_, print) => {
    const articles = Array.from(
      { length: 1_210 },
      (_, index) => `第${print(index + 1)}条　職員は、記録${index}を守る。`,
    );
    const { clauses, warnings } = readPolicy(['情報セキュリティ対策基準', ...articles].join('\n'));
    expect(clauses.map(({ id }) => id)).toEqual(articles.map((_, index) => String(index + 1)));
    expect(warnings).toEqual([]);
  });

  it('keeps a branch in its place: 第千条の二', () => {
    const around = [999, 1000].map((number) => `第${kanji(number)}条　職員は、守る。`);
    const lines = ['対策基準', ...around, '第千条の二　職員は、記録する。', '第千一条　職員は、報告する。'];
    expect(readPolicy(lines.join('\n')).clauses.map(({ id }) => id)).toEqual(['999', '1000', '1000の2', '1001']);
  });
});
