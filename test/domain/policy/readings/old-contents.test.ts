import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const BODY = [
  '第１章　総則及び組織',
  '第１条　この規程は、必要な事項を定める。',
  '第２条　館長は、責任者とする。',
  '第２章　利用',
  '第３条　職員は、端末を施錠しなければならない。',
  '第３章　点検',
  '第４条　館長は、端末の数を数えなければならない。',
];
const read = (...lines: string[]) => readPolicy(lines.join('\n'));
const ids = (...lines: string[]): string[] => read(...lines).clauses.map(({ id }) => id);
const IDS = ['第1章', '1', '2', '第2章', '3', '第3章', '4'];

describe('a table of contents that the text has outgrown', () => {
  it.each([
    ['with ranges', (range: string) => range],
    ['with ranges and pages', (range: string, page: string) => `${range}　　${page}`],
    ['with ranges, dots and pages', (range: string, page: string) => `${range}……${page}`],
  ])('%s is left out, its old headings and what follows the chapters', (_how, print) => {
    const { clauses, discarded } = read(
      'くぬぎ村公民館規程',
      '目次',
      print('第１章　総則（第１条）', '１'),
      print('第２章　組織（第２条）', '１'),
      print('第３章　利用（第３条）', '２'),
      print('第４章　点検（第４条・第５条）', '２'),
      '附則',
      '別紙',
      ...BODY,
    );
    expect(clauses.map(({ id }) => id)).toEqual(IDS);
    expect(discarded.some(({ why }) => why === 'table_of_contents')).toBe(true);
  });

  it('is known by the headings alone, where the first comes again right behind the last', () => {
    const headings = BODY.filter((line) => line.includes('章'));
    expect(ids('くぬぎ村公民館規程', ...headings, '別表', ...BODY)).toEqual(IDS);
  });

  it('is none where chapters without text of their own stand below each other', () => {
    expect(
      ids(
        'くぬぎ村公民館規程',
        '第１章　総則',
        '第２章　削除',
        '第３章　削除',
        '第４章　利用',
        '第１条　職員は、端末を施錠しなければならない。',
        '第２条　館長は、端末を数えなければならない。',
      ),
    ).toEqual(['第1章', '第2章', '第3章', '第4章', '1', '2']);
  });
});

describe('the numbered headings alone above the text', () => {
  it.each([
    [
      ['1. 総則', '1.1 目的', '2. 利用', '2.1 端末'],
      ['1', '1.1', '2', '2.1'],
    ],
    [
      ['第１　総則', '１　目的', '第２　利用', '１　端末'],
      ['1', '1-1', '2', '2-1'],
    ],
  ])('%s are its contents', ([one = '', below = '', two = '', last = ''], expected) => {
    expect(
      ids(
        'くぬぎ村公民館　利用手順',
        one,
        below,
        two,
        last,
        one,
        below,
        'この手順は、必要な事項を示す。',
        two,
        last,
        '職員は、端末を施錠しなければならない。',
      ),
    ).toEqual(expected);
  });
});

describe('a table of contents with dots', () => {
  it.each(['・・・・・・', '……', '．．．．．．'])('of %s is no table with the title above it', (dots) => {
    expect(
      ids(
        'くぬぎ村公民館　利用手順',
        '目　次',
        `１　総則${dots}１`,
        `２　利用${dots}１`,
        `３　点検${dots}２`,
        '１　総則',
        '１－１　位置付け',
        '　この手順は、必要な事項を示す。',
        '２　利用',
        '２－１　端末',
        '　職員は、端末を施錠しなければならない。',
        '３　点検',
        '　館長は、端末の数を数えなければならない。',
      ),
    ).toEqual(['1', '1-1', '2', '2-1', '3']);
  });
});
