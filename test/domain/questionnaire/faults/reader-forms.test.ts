import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

function askedFor(...lines: readonly string[]): readonly (readonly [id: string, text: string, ...rows: string[]])[] {
  const text = ['架空市情報セキュリティ対策基準', '１ 目的', 'この基準は、必要な事項を定める。', ...lines].join('\n');
  const { questions } = deriveQuestionnaire(readPolicy(text).clauses, { policyId: 'made-up' });
  return questions.map(({ id, text: asked, rows }) => [id, asked, ...rows.map((row) => row.text)]);
}

describe('a short form that is given twice', () => {
  it.each([
    ['full-width', '（', '）'],
    ['half-width', '(', ')'],
  ])('means its latest definition, in %s brackets', (_, open, close) => {
    const asked = askedFor(
      '２ 体制',
      `(1) 情報セキュリティ管理者${open}以下「管理者」という。${close}は、鍵を保管しなければならない。`,
      '(2) 管理者は、台帳を確認しなければならない。',
      `(3) 情報システム管理者${open}以下「管理者」という。${close}は、設定を記録しなければならない。`,
      '(4) 管理者は、記録を保存しなければならない。',
    );
    expect(asked.map(([id, , ...rows]) => [id, ...rows])).toEqual([
      ['2-1@security_manager', '鍵を保管している', '台帳を確認している'],
      ['2-3@system_manager', '設定を記録している', '記録を保存している'],
    ]);
  });
});

describe('what is asked of other forms of a text', () => {
  it('is each duty that ends in a noun of doing', () => {
    expect(askedFor('２ 研修', '(1)　全職員に年１回の研修を実施', '(2)　新任者には着任時に説明')).toEqual([
      [
        '2-1@supervising_security_officer',
        '研修について、次のことを行っていますか。',
        '全職員に年１回の研修を実施している',
        '新任者には着任時に説明している',
      ],
    ]);
  });

  it('is a duty of somebody named that stands behind a definition', () => {
    expect(
      askedFor(
        '２ 定義',
        '(1) 「媒体」とは、USBメモリをいう。ただし、課長は、媒体を施錠して保管すること。',
        '(2) 「端末」とは、パソコンをいう。',
      ),
    ).toEqual([['2-1@security_manager', '媒体を施錠して保管していますか。']]);
  });

  it('is the office of a list with who comes to hold it, and not its lead', () => {
    const [structure] = askedFor(
      '２ 体制',
      '次に掲げる責任者を置く。',
      '(1) 取扱担当者　課長が職員のうちから任命する。',
      '(2) 点検員　各課に１名を置く。',
    );
    expect(structure?.slice(2)).toEqual([
      '取扱担当者は、課長が職員のうちから任命している',
      '点検員は、各課に１名を置いている',
    ]);
  });
});

describe('what stands behind a sentence', () => {
  it('is taken out of it where it says so in brackets, and kills no duty', () => {
    expect(
      askedFor(
        '２ 点検',
        '(1) 課長は、毎月点検しなければならない（年度末を除く。）。',
        '３ 端末',
        '(1) 職員等は、端末を施錠すること（庁内で使うものを除く）。',
      ).map(([id, text]) => [id, text]),
    ).toEqual([
      ['2-1@security_manager', '毎月点検していますか（年度末を除く）。'],
      ['3-1@staff', '所属の職員等は、端末を施錠していますか（庁内で使うものを除く）。'],
    ]);
  });

  it.each([
    '【例外】\n課長は、許可することができる。',
    '［必須］',
    '【職員等】',
    '【解説】\n持出しは、事故のもとである。',
  ])('kills no duty where it is a mark: %s', (mark) => {
    const asked = askedFor(
      '２ 端末',
      `(1) 職員等は、端末を持ち出してはならない。${mark.startsWith('【例') ? '\n' : ''}${mark}`,
    );
    expect(asked.map(([id]) => id)).toEqual(['2-1@staff']);
  });
});
