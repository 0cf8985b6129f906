import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';

const source = (...lines: readonly string[]): string => ['架空市情報セキュリティ対策基準', ...lines].join('\n');

/** Of each clause its id, its kind, whom it binds and its words. */
const read = (...lines: readonly string[]): readonly string[] =>
  readPolicy(source(...lines)).clauses.map(({ id, kind, subjects, text }) =>
    [id, kind, subjects.join('・'), text].join(' | '),
  );

const AROUND = ['１　目的', 'この基準は、必要な事項を定める。', '２　端末'] as const;

describe('items that stand in the line of their sentence', () => {
  it.each([
    [
      'ア',
      '職員等は、次のことを守ること ア 端末を施錠すること イ 画面を固定すること',
      '端末を施錠すること',
      '画面を固定すること',
    ],
    [
      'イ',
      '職員等は、次のことを守ること。イ　端末を施錠する。ロ　画面を固定する。',
      '端末を施錠する。',
      '画面を固定する。',
    ],
    ['①', '職員等は、次のことを守る①端末を施錠する②画面を固定する', '端末を施錠する', '画面を固定する'],
    [
      '(1)',
      '職員等は、次のことを守らなければならない。(1)端末を施錠すること。(2)画面を固定すること。',
      '端末を施錠すること。',
      '画面を固定すること。',
    ],
    [
      '(ｱ)',
      '職員等は、次の措置を講じる。(ｱ) 端末を施錠する。(ｲ) 画面を固定する。',
      '端末を施錠する。',
      '画面を固定する。',
    ],
  ])('are clauses of their own and bind whom it names: %s', (_, line, first, second) => {
    const clauses = read(...AROUND, line, '３　課長は、記録を保存しなければならない。').slice(1);
    expect(clauses.map((clause) => clause.replace(/^2-[^ ]+/u, '2-x'))).toEqual([
      expect.stringMatching(/^2 \| requirement \| 職員等 \| /u),
      `2-x | requirement | 職員等 | ${first}`,
      `2-x | requirement | 職員等 | ${second}`,
      '3 | requirement | 課長 | 課長は、記録を保存しなければならない。',
    ]);
  });

  it('are each the end of a sentence that they break off', () => {
    const lines = [
      ...AROUND,
      '職員等は、①端末を施錠すること、②画面を固定すること、③媒体を持ち出さないこと。',
      '３　課長は、記録を保存しなければならない。',
    ];
    expect(read(...lines).slice(1, 5)).toEqual([
      '2 | requirement | 職員等 | 職員等は、',
      '2-1 | requirement | 職員等 | 端末を施錠すること',
      '2-2 | requirement | 職員等 | 画面を固定すること',
      '2-3 | requirement | 職員等 | 媒体を持ち出さないこと。',
    ]);
    expect(unsound(source(...lines), readPolicy(source(...lines)))).toEqual([]);
  });

  it.each([
    '職員等は、①媒体の施錠、②媒体の点検を行わなければならない。',
    '職員等は、(1)端末を施錠し、(2)画面を固定しなければならない。',
    '課長は、前条第１項第①号から第③号までの措置を点検する。',
    '課長は、①端末を管理すること、②媒体を管理することについて責任を負う。',
    '職員等は、端末（①業務用のもの、②貸与されたもの）を施錠しなければならない。',
  ])('stay in the sentence that governs them all: %s', (line) => {
    expect(read(...AROUND, line, '３　課長は、記録を保存しなければならない。')[1]?.endsWith(` | ${line}`)).toBe(true);
  });
});
