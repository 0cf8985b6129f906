import { describe, expect, it, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { dutiesNotAsked } from '#app/domain/questionnaire/duties-not-asked.ts';

function told(source: string): readonly string[] {
  const reading = readPolicy(source);
  const found = dutiesNotAsked(reading, deriveQuestionnaire(reading.clauses, { policyId: 'p' }), source);
  return found.map(({ words, at }) => `${source.slice(0, at[0]).split('\n').length} ${words}`);
}

const around = (...rows: string[]): string =>
  ['第１章　点検', '１．１　点検の分担', ...rows, '１．２　課長は、鍵を保管しなければならない。', ''].join('\n');

describe('nouns in a column that names what is to be done are told', () => {
  test.each([
    ['with tabs', (row: readonly string[]) => row.join('\t')],
    ['with full-width spaces', (row: readonly string[]) => row.join('　')],
    ['with half-width spaces', (row: readonly string[]) => row.join(' ')],
    ['with wide spaces', (row: readonly string[]) => row.map((cell) => cell.padEnd(12, '　')).join('')],
    ['with bars', (row: readonly string[]) => `｜${row.join('｜')}｜`],
    ['of markdown', (row: readonly string[]) => `| ${row.join(' | ')} |`],
  ])('%s', (_, printed) => {
    for (const name of ['実施事項', '作業内容', 'やること', 'すること', '遵守事項', '義務'])
      expect(
        told(
          around(
            printed(['役割', name, '頻度']),
            printed(['統括責任者', '監査計画の承認', '年１回']),
            printed(['課長', '離席時ロック', '毎日']),
          ),
        ),
      ).toEqual(['4 監査計画の承認', '5 離席時ロック']);
  });

  it('though print has broken the table into a line for each cell', () => {
    const cells = ['担当', '実施事項', '頻度', '庶務係', '台帳の棚卸し', '毎月', '警備員', '鍵の本数の確認', '毎日'];
    expect(told(around(...cells))).toEqual(['7 台帳の棚卸し', '10 鍵の本数の確認']);
  });

  it('and with them acts in a column that may hold anything, beside one that names people', () => {
    expect(told(around('担当　内容　備考', '課長　鍵の本数の確認　図書館を除く', '係長　庶務　なし'))).toEqual([
      '4 鍵の本数の確認',
    ]);
  });
});

it('tells a cell that goes on in a second line as one', () => {
  expect(
    told(around('対象\t担当\t内容', '機械室\t管理者\t温度を確かめ、', '異常は業者に伝える', '窓口\t係長\t施錠の確認')),
  ).toEqual(['4 温度を確かめ、異常は業者に伝える', '6 施錠の確認']);
});

test.each([
  ['what a thing is', ['区分　内容', '台帳　鍵の本数の記録', '日誌　来庁者の記録', '名簿　職員の記録']],
  ['who holds an office', ['役職名　該当者', '統括責任者　総務部長', '管理者　各課の長', '担当者　庶務係']],
  ['when it is done', ['担当　やること　頻度', '課長　なし　年１回', '係長　－　毎月']],
])('tells nothing of a table that says %s', (_, rows) => {
  expect(told(around(...rows))).toEqual([]);
});

it('takes the names of columns for no duty', () => {
  const source = around('担当\tすること', '課長\t台帳を点検すること。', '係長\t鍵を数えること。');
  const outside = dutiesOutside(readPolicy(source), source).map(({ at }) => source.slice(...at));
  expect(outside.join()).not.toContain('担当');
  expect(outside).toHaveLength(2);
});

describe('a text that is nothing but such a table', () => {
  test.each([
    ['役割　実施事項　頻度', '統括責任者　監査計画の承認　年１回', '課長　台帳の棚卸し　毎月'],
    ['役割\t頻度\t実施事項', '統括責任者\t年１回\t監査計画の承認', '課長\t毎月\t台帳の棚卸し'],
  ])('is read row by row: %s', (...rows) => {
    const source = rows.join('\n');
    expect(readPolicy(source).clauses.map(({ id, title, text }) => `${id} ${title} ${text}`)).toEqual([
      'n1 統括責任者 監査計画の承認',
      'n2 課長 台帳の棚卸し',
    ]);
    expect(told(source)).toEqual(['2 監査計画の承認', '3 台帳の棚卸し']);
  });
});
