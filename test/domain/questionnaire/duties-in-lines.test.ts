import { describe, expect, it, test } from 'vitest';
import { dutiesOutside } from '#app/domain/policy/duties-outside.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { dutiesNotAsked } from '#app/domain/questionnaire/duties-not-asked.ts';

/** What is told of a text with the numbers of the lines, be it in clauses or outside of them. */
function told(source: string): readonly string[] {
  const reading = readPolicy(source);
  const lineOf = (at: number): number => source.slice(0, at).split('\n').length;
  const outside = dutiesOutside(reading, source).map(({ at }) => `${lineOf(at[0])} ${source.slice(...at)}`);
  const inside = dutiesNotAsked(reading, deriveQuestionnaire(reading.clauses, { policyId: 'p' }), source);
  return [...outside, ...inside.map(({ at, words }) => `${lineOf(at[0])} ${words}`)];
}

const NUMBERED = '１　係長は、端末を施錠しなければならない。\n２　職員は、鍵を係長に返さなければならない。\n';

describe('a table of signs below offices tells what each row names', () => {
  const rows = [
    ['業務', '情報課長', '庶務係', '職員'],
    ['方針の承認', '◎', '○', '-'],
    ['名簿の更新', '－', '●', ''],
    ['来庁者の記録', '-', '－', '―'],
  ];

  test.each([
    ['with tabs', (row: readonly string[]) => row.join('\t')],
    ['with bars', (row: readonly string[]) => `｜${row.join('｜')}｜`],
    ['of markdown', (row: readonly string[]) => `| ${row.join(' | ')} |`],
  ])('%s, before the first clause', (_, printed) => {
    const found = told(`鍵の手引\n\n${rows.map(printed).join('\n')}\n\n${NUMBERED}`);
    expect(found).toEqual(['4 方針の承認', '5 名簿の更新']);
  });

  it('within a clause', () => {
    const table = rows.map((row) => row.join('\t')).join('\n');
    expect(told(`${NUMBERED}３　役割は、次の表のとおりとする。\n${table}\n`)).toEqual(['5 方針の承認', '6 名簿の更新']);
  });

  it('but not where the columns are kinds of things', () => {
    const table = '区分\t持出し\t複写\n機密性３\t×\t×\n機密性２\t○\t－\n';
    expect(told(`鍵の手引\n\n${table}\n${NUMBERED}`)).toEqual([]);
  });
});

describe('rows that were read as text', () => {
  it('tell the act, and not how often it is done', () => {
    const row =
      '№\t区分\t内容\t実施者\t頻度\n1\t人的\t退職者から鍵を回収する\t各課長\t随時\n2\t物理\t書庫を見回る\t守衛\t毎日\n';
    expect(told(`点検の一覧\n\n${row}\n注　係長は、年度末に町長に報告すること。\n`)).toEqual([
      '4 退職者から鍵を回収する',
      '5 書庫を見回る',
    ]);
  });

  it('tell the acts of a year, month by month', () => {
    const found = told(
      '年間の予定\n\n【年間】\n 月 | 内容 | 担当\n 4月 | 旧所属の権限抹消 | 係員\n 5月 | 手順の見直し案作成 | 係長\n 2月 | 委員会の開催 | 課長\n【注意】\n ・係長は、3月末にこの表を綴ること。\n',
    );
    expect(found).toEqual(['5 旧所属の権限抹消', '6 手順の見直し案作成', '7 委員会の開催']);
  });

  it('tell what somebody does in the column of people', () => {
    const table = '| 連絡先 | 担当 | 期限 |\n| 県 | 課長が電話で報告 | 当日 |\n| 警察 | 危機管理監が相談 | 随時 |\n';
    expect(told(`${NUMBERED}３　連絡先\n${table}`)).toEqual(
      expect.arrayContaining(['5 課長が電話で報告', '6 危機管理監が相談']),
    );
  });
});

describe('what is forbidden by a sign or a heading is told line by line', () => {
  test.each([
    ['×', '× 戸籍の帳票', '× 印鑑'],
    ['NG', 'NG：戸籍の帳票', 'NG：印鑑'],
    ['a narrow colon', 'ダメ:戸籍の帳票', 'ダメ:印鑑'],
  ])('behind %s beside what is asked', (_, first, second) => {
    expect(told(`${NUMBERED}３　持ち帰り\n${first}\n${second}\n※　迷うときは、係長に相談すること。\n`)).toEqual([
      `4 ${first}`,
      `5 ${second}`,
    ]);
  });

  test.each([
    ['持って帰ってはいけないもの', '・'],
    ['持出し禁止の書類', '・'],
    ['入力してはならない情報', ''],
  ])('below 「%s」 before the first clause', (heading, bullet) => {
    const source = `鍵の手引\n\n${heading}\n${bullet}戸籍の帳票\n${bullet}未公開の設計書\n\n相談の窓口\n${NUMBERED}`;
    expect(told(source)).toEqual([`4 ${bullet}戸籍の帳票`, `5 ${bullet}未公開の設計書`]);
  });

  it('and the heading of a clause announces nothing', () => {
    const clause = '３　目的外の使用の禁止\n職員は、業務以外の目的で端末、鍵及び名\n簿を使用してはならない。\n';
    expect(told(`${NUMBERED}${clause}`)).toEqual([]);
  });

  it('and a legend of signs forbids nothing', () => {
    expect(told(`鍵の手引\n\n×：行わない　○：行う\n\n${NUMBERED}`)).toEqual([]);
  });
});

test.each([
  '会議の番号を広めないように。',
  '仕様書に書いておくのがベストです。',
  '自宅での印刷は禁止しています。',
  '私物を業務に使うのはNGです。',
  '紛失したら、すぐに係長（夜間は宿直）に電話。',
  '主催者が名簿を確認してから入室を許可します。',
])('「%s」 is told where nothing is asked of it', (sentence) => {
  expect(told(`${NUMBERED}３　端末は、窓口で利用できます。${sentence}\n`)).toEqual([
    `3 ${sentence.replace(/。$/u, '')}`,
  ]);
});

test.each(['貸出しは窓口で行っています。', '鍵が掛かるようになっています。', '印刷の禁止は解かれています。'])(
  '「%s」 asks for nothing',
  (sentence) => {
    expect(told(`${NUMBERED}３　端末は、窓口で利用できます。${sentence}\n`)).toEqual([]);
  },
);
