import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { doersOfHeading } from '#app/domain/policy/wording/named-doer.ts';

const clausesOf = (text: string) => readPolicy(text).clauses;

test.each([
  ['【情報システム管理者】', '情報システム管理者'],
  ['職員等：', '職員等'],
  ['（情報システム管理者の役割）', '情報システム管理者'],
  ['職員等の遵守事項', '職員等'],
  ['所属長の責務', '所属長'],
])('「%s」 names whose duties stand below, and no clause says so itself', (heading, who) => {
  expect(doersOfHeading(heading)).toEqual([who]);
  const found = clausesOf(`１　${heading}\n(1) 媒体を施錠して保管すること。\n(2) 書類を放置しないこと。\n`);
  const items = found.filter(({ kind }) => kind === 'requirement');
  expect(items.map(({ subjects }) => subjects)).toEqual([[], []]);
});

test.each([
  ['ログを毎月確認すること（情報システム管理者）。', '情報システム管理者'],
  ['記録を保存すること（所属長）', '所属長'],
  ['計画の見直しを行う。【統括情報セキュリティ責任者】', '統括情報セキュリティ責任者'],
  ['端末を返却すること（担当：情報政策課）。', '情報政策課'],
  ['端末の廃棄手続を行うこと。担当：情報政策課', '情報政策課'],
])('「%s」 binds whom it names at its end', (sentence, who) => {
  expect(clausesOf(`１　運用\n(1) ${sentence}\n(2) 職員は、書類を放置しないこと。\n`)[1]).toMatchObject({
    kind: 'requirement',
    subjects: [who],
  });
});

test.each(['パスワードの管理', '【推奨事項】', '（目的）', '情報資産の分類と管理', '端末：', '外部委託先の管理'])(
  '「%s」 names nobody',
  (heading) => {
    expect(doersOfHeading(heading)).toEqual([]);
  },
);

test('who is named in the sentence is bound, whatever the heading or a bracket says', () => {
  const [, first, second] = clausesOf(
    '１　職員等の遵守事項\n(1) 所属長は、端末を点検すること。\n(2) 所属長は、記録を保存すること（職員）。\n',
  );
  expect([first?.subjects, second?.subjects]).toEqual([['所属長'], ['所属長']]);
});
