import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const rules = (from: number) => ['Ⅰ', 'Ⅱ', 'Ⅲ'].map((sign, at) => `${sign}　職員は、端末${from + at}を施錠する。`);
const page = (number: number, foot: readonly string[], ...lines: string[]) =>
  [...lines, ...foot, `${number}/9`, '対策基準'].join('\n');

describe('a heading printed twice at the edge of a page', () => {
  it('is a clause and its first item of the same name where it comes back nowhere else', () => {
    const source = [
      page(1, [], '対策基準', '第1 職員は、次のことを行う。', 'Ⅰ　端末の貸出し', 'Ⅰ　端末の貸出し'),
      page(2, [], '記録するものとする。', ...rules(1).slice(1)),
      page(3, [], 'Ⅱ　媒体の保管', ...rules(4)),
    ].join('\n');
    const { clauses } = readPolicy(source);
    expect(clauses.filter(({ title }) => title === '端末の貸出し').map(({ id }) => id)).toEqual(['1-1', '1-1-1']);
  });

  it('is the foot of the pages where it comes back on the next one', () => {
    const foot = ['第１章　端末の管理'];
    const source = [
      page(1, foot, '対策基準', '第１章　端末の管理'),
      page(2, foot, '１　職員は、端末を施錠する。'),
      page(3, foot, '２　職員は、媒体を保管する。'),
    ].join('\n');
    const { clauses } = readPolicy(source);
    expect(clauses.map(({ id }) => id)).toEqual(['1', '1-1', '1-2']);
  });
});
