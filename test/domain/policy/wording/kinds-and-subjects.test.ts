import { describe, expect, it } from 'vitest';
import type { ClauseKind } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { judgeText } from '#app/domain/policy/wording/judged-text.ts';

type Row = readonly [text: string, kind: ClauseKind, subjects: readonly string[]];

function reads(what: string, rows: readonly Row[]): void {
  describe(what, () => {
    it.each(rows)('%s', (text, kind, subjects) => {
      expect({ kind: judgeText(text).kind, subjects: judgeText(text).subjects }).toEqual({ kind, subjects });
    });
  });
}

reads('a demonstrative or an adverb before a bare 者', [
  [
    '持出しを申し出る者とその申出を受理する者は、別の者でなければならない。',
    'requirement',
    ['持出しを申し出る者', '申出を受理する者'],
  ],
  ['当該区域に立ち入る者は、名札を着けること。', 'requirement', ['区域に立ち入る者']],
  ['その者が選んだ者は、作業を記録すること。', 'requirement', ['その者が選んだ者']],
  ['その他の者は、立ち入ってはならない。', 'requirement', ['その他の者']],
  ['不在のときは、あらかじめ所長が指名した者がその職務を代行する。', 'assignment', ['所長が指名した者']],
]);

reads('a sentence that ends in a colon', [
  ['利用者は、次の行為をしてはならない：', 'requirement', ['利用者']],
  ['係長は、以下を毎月確認すること:', 'requirement', ['係長']],
  ['庶務係は、次の書類を保管することができる：', 'permission', ['庶務係']],
  ['持ち物：', 'list-item', []],
]);

reads('a sentence whose predicate stands behind its items', [
  ['当番の職員は、', 'requirement', ['職員']],
  ['当番の職員は', 'requirement', ['職員']],
  ['保守業者に対しては、', 'requirement', []],
  ['印刷機の置き場所については，', 'requirement', []],
  ['氏名又は、', 'list-item', []],
  ['氏名、', 'list-item', []],
]);

reads('setting up a role with a number', [
  ['各係に文書担当者を２名置く。', 'assignment', ['文書担当者']],
  ['各校に学校情報責任者を一人以上置くものとする。', 'assignment', ['学校情報責任者']],
  ['支所ごとに端末管理者を１人置くものとし、支所長を充てる。', 'assignment', ['端末管理者']],
  ['本部に副本部長（以下「副長」という。）若干名を必要に応じて置く。', 'assignment', ['副長']],
  ['庁内に文書の電子化に関する研究会を設置する。', 'assignment', ['研究会']],
  ['本所に次の役職を置く。', 'assignment', []],
  ['入口に消毒液を２個置く。', 'requirement', []],
]);

reads('serving in an office', [
  ['統括点検責任者は、会計課長がこれに当たる。', 'assignment', ['統括点検責任者']],
  ['施設管理者は、車両の運行の管理に当たる。', 'assignment', ['施設管理者']],
  ['主任は、記録を整理する任にあたる。', 'assignment', ['主任']],
  ['書庫責任者は、文書係長をもって充て、鍵を預かる。', 'assignment', ['書庫責任者']],
  ['会計監事は、委員の互選によりこれを定める。', 'assignment', ['会計監事']],
  ['校長は、校内の端末に関する権限及び責任を負うものとする。', 'assignment', ['校長']],
  ['これらの行為は、規則の違反に当たる。', 'definition', []],
]);

reads('what is scoped or named', [
  ['この要項の対象は、本庁及び支所とする。', 'definition', []],
  ['貸出しの対象職員は、次のいずれかに該当するものとする。', 'definition', []],
  ['閲覧の場所は、次の各号のいずれかに該当する室とする。', 'definition', []],
  ['前二項の書類を総称して、点検書類とする。', 'definition', []],
  ['この指針及び運用手順をもって、文書保護ポリシーとする。', 'definition', []],
  ['この告示で用いる言葉の意味は、次による。', 'definition', []],
  ['許可証の有効期限は、年度の末日までとする。', 'definition', []],
  ['この告示は、庁用車の貸出しに関し必要な事項を定めるものとする。', 'definition', []],
  ['この指針は、職員が行う点検について定めるものとする。', 'definition', []],
  ['暗証番号の長さは、８桁以上とする。', 'requirement', []],
]);

reads('who acts in a condition', [
  ['受託者が作業を第三者に任せようとする場合は、書面で申請させなければならない。', 'requirement', []],
  ['業者が機器を持ち込むときは、事前に届出をさせ、許可しなければならない。', 'requirement', []],
  ['課長が作業を業者に任せる場合は、業者に誓約書を提出させなければならない。', 'requirement', ['課長']],
  ['職員が機器を持ち出す場合は、許可を得なければならない。', 'requirement', ['職員']],
]);

reads('names that end like others', [
  ['予定を変更する場合は、所属の長は、係に届け出ること。', 'requirement', ['所属の長']],
  ['サーバ室等は、常に施錠しておかなければならない。', 'requirement', []],
  ['児童及び生徒は、端末を持ち帰ってはならない。', 'requirement', ['児童', '生徒']],
  ['窓口責任者は、受付を担当する係の係長とする。', 'assignment', ['窓口責任者']],
]);

describe('items below a sentence that is closed behind them', () => {
  it('inherit whom it binds', () => {
    const source = [
      '情報セキュリティ対策基準',
      '１　端末',
      '（１）端末の扱い',
      '職員は、',
      '（ア）端末の施錠',
      '（イ）画面の消灯',
      '（２）鍵は、総務係が保管する。',
    ].join('\n');
    const told = readPolicy(source)
      .clauses.filter(({ id }) => id.startsWith('1-1'))
      .map(({ id, kind, subjects, inherited }) => [id, kind, subjects, inherited === true]);
    expect(told).toEqual([
      ['1-1', 'requirement', ['職員'], false],
      ['1-1-ア', 'list-item', ['職員'], true],
      ['1-1-イ', 'list-item', ['職員'], true],
    ]);
  });

  it('inherit from it where no heading stands above', () => {
    const source = [
      '情報セキュリティ対策基準',
      '１　端末',
      '（１）職員は、次の行為をしてはならない：',
      'ア　端末の改造',
      'イ　端末の貸与',
      '（２）職員は、次を守ること:',
      'ア　施錠',
      'イ　消灯',
      '（３）注意：',
      'ア　高温',
      'イ　多湿',
    ].join('\n');
    const told = readPolicy(source)
      .clauses.filter(({ parent }) => parent === '1')
      .map(({ id, title, kind, subjects }) => [id, title, kind, subjects]);
    expect(told).toEqual([
      ['1-1', '', 'requirement', ['職員']],
      ['1-2', '', 'requirement', ['職員']],
      ['1-3', '注意：', 'heading', []],
    ]);
  });

  it('inherit from a sentence that a colon closes', () => {
    const source = [
      '情報セキュリティ対策基準',
      '１　端末',
      '（１）禁止',
      '職員は、以下を行ってはならない：',
      '（ア）端末の改造',
      '（イ）端末を貸すこと',
      '（２）鍵は、総務係が保管する。',
    ].join('\n');
    const told = readPolicy(source)
      .clauses.filter(({ id }) => id.startsWith('1-1'))
      .map(({ id, kind, subjects, inherited }) => [id, kind, subjects, inherited === true]);
    expect(told).toEqual([
      ['1-1', 'requirement', ['職員'], false],
      ['1-1-ア', 'list-item', ['職員'], true],
      ['1-1-イ', 'list-item', ['職員'], true],
    ]);
  });
});
