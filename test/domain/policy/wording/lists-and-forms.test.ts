import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import type { Clause } from '#app/domain/policy/clause.ts';

/** The clauses between a first and a last chapter that every text has, as id, kind and who is bound. */
function readBetween(...lines: readonly string[]): readonly string[] {
  const text = [
    '架空市情報セキュリティ対策基準',
    '１ 目的',
    'この基準は、必要な事項を定める。',
    '２ 体制',
    ...lines,
    '３ 鍵',
    '職員は、鍵を保管する。',
  ].join('\n');
  const shown = ({ id, kind, subjects }: Clause): string => `${id} ${kind} ${subjects.join('/')}`.trim();
  return readPolicy(text)
    .clauses.filter(({ id }) => id.startsWith('2-'))
    .map(shown);
}

describe('a list of offices', () => {
  it('binds nobody by its lead, and each entry is the office that it fills', () => {
    expect(
      readBetween(
        '次に掲げる責任者を置く。',
        '(1) 取扱担当者　課長が職員のうちから任命する。',
        '(2) 統括者　総務部長をもって充てる。',
        '(3) 点検員　各課に１名を置く。',
      ),
    ).toEqual(['2-1 assignment 取扱担当者', '2-2 assignment 統括者', '2-3 assignment 点検員']);
  });

  it('may set them up in quotation marks of either kind', () => {
    expect(
      readBetween(
        '(1) 各課に「情報担当者」を置く。',
        '(2) 「情報推進会議」を設置する。',
        '(3) 各所属に『記録係』を１名置くものとする。',
      ),
    ).toEqual(['2-1 assignment 情報担当者', '2-2 assignment 情報推進会議', '2-3 assignment 記録係']);
  });

  it('is none where a quoted thing that is nobody is put somewhere', () => {
    expect(readBetween('(1) 各課は、「記録簿」を置く。', '(2) 職員は、鍵を返す。')).toEqual([
      '2-1 requirement 各課',
      '2-2 requirement 職員',
    ]);
  });
});

describe('a duty whose verb is cut short to a noun', () => {
  it('is a duty behind an object and behind whom, when or where it is done', () => {
    expect(
      readBetween('(1)　全職員に年１回の研修を実施', '(2)　新任者には着任時に説明', '(3) 紛失時は課長へ報告'),
    ).toEqual(['2-1 requirement', '2-2 requirement', '2-3 requirement']);
  });

  it('is no duty where a thing is only named', () => {
    expect(readBetween('(1) 記録の保存', '(2) 委託先の監督')).toEqual(['2-1 list-item', '2-2 list-item']);
  });
});

describe('a term without words of its own', () => {
  it('defines as what stands below it does, in a list of terms', () => {
    expect(
      readBetween('この基準において、次に掲げる用語の意義は、次のとおりとする。', '(1) 情報資産', 'ア 端末', 'イ 書類'),
    ).toEqual(['2-1 definition', '2-1-ア definition', '2-1-イ definition']);
  });
});

describe('other forms of the same characters', () => {
  it('are read as these and printed as they stand', () => {
    const { clauses } = readPolicy(
      '架空市情報セキュリティ対策基準\n１ 目的\nこの基準は、必要な事項を定める。\n２ 体制\n(1) 情報ｼｽﾃﾑ管理者は、ﾊﾟｿｺﾝを管理しなければならない。\n３ 鍵\n⼈事課⾧は、⾦庫を点検する。',
    );
    const bound = clauses.filter(({ subjects }) => subjects.length > 0);
    expect(bound.map(({ subjects }) => subjects)).toEqual([['情報システム管理者'], ['人事課長']]);
    expect(bound[0]?.text).toContain('情報ｼｽﾃﾑ管理者は、ﾊﾟｿｺﾝ');
  });
});

describe('a polite text', () => {
  it('appoints, asks and advises as a plain one does', () => {
    expect(
      readBetween(
        '(1) 村の情報管理者は、副村長です。',
        '(2) 各課に推進員を置きます。',
        '(3) 職員は、端末を持ち運びます。',
        '(4) 職員は、研修を受けるよう努めましょう。',
      ),
    ).toEqual([
      '2-1 assignment 情報管理者',
      '2-2 assignment 推進員',
      '2-3 requirement 職員',
      '2-4 recommendation 職員',
    ]);
  });
});

it('takes a purpose for what it is, though it does not name the document', () => {
  const { clauses } = readPolicy(
    '架空町情報セキュリティ対策基準\n１ 目的\n基本方針に基づき、町が行う対策を定める。\n２ 鍵\n職員は、鍵を保管する。\n３ 台帳\n課長は、台帳の様式を定める。',
  );
  expect(clauses.map(({ kind }) => kind)).toEqual(['definition', 'requirement', 'requirement']);
});

it('keeps an item that announces cases in its words, whatever stands below it', () => {
  const { clauses } = readPolicy(
    '架空町情報セキュリティ対策基準\n１ 登録\n管理者は、次の者を登録しなければならない。\n(1) 期間を限って利用する者で、次のいずれかに該当するもの\nア 派遣の職員\nイ 受託者\n２ 鍵\n職員は、鍵を保管する。',
  );
  expect(clauses.find(({ id }) => id === '1-1')).toMatchObject({
    title: '',
    kind: 'list-item',
    text: '期間を限って利用する者で、次のいずれかに該当するもの',
  });
});
