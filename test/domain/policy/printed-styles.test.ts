import { describe, expect, it } from 'vitest';
import type { Clause, PolicyReading } from '#app/domain/policy/clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { rowsRead } from '#test/factories/policy-text/comparison.ts';
import type { Sharpness } from '#test/factories/policy-text/comparison.ts';
import { unsound } from '#test/factories/policy-text/soundness.ts';

/** Small texts set by hand as municipalities print them. */
function readSound(lines: readonly string[]): PolicyReading {
  const source = lines.join('\n');
  const reading = readPolicy(source);
  expect(unsound(source, reading)).toEqual([]);
  return reading;
}

function expectRows(lines: readonly string[], rows: readonly string[], sharpness: Sharpness = 'title-and-text'): void {
  expect(rowsRead(readSound(lines), sharpness)).toEqual(rows);
}

function clauseOf({ clauses }: PolicyReading, id: string): Clause {
  const found = clauses.find((clause) => clause.id === id);
  if (found === undefined) throw new Error(`no clause ${id} among ${clauses.map((clause) => clause.id).join(', ')}`);
  return found;
}

const ORDER = [
  '朝日町情報セキュリティ対策基準', '', '　　　　　　令和６年３月２５日', '　　　　　　訓令第７号', '', '　　　第１章　総則', '　（目的）',
  '第１条　この訓令は、朝日町（以下「町」という。）が保有する情報資産を守るための対策の基準を定めることを目的とする。', '　（定義）',
  '第２条　この訓令において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。', '　⑴　情報資産　次に掲げるものをいう。', '　　イ　情報システム',
  '　　ロ　情報システムで取り扱う情報（これを印刷した文書を含む。）', '　⑵　職員等　職員、会計年度任用職員及び臨時的任用職員をいう。', '　　　第２章　管理体制',
  '　（最高情報セキュリティ責任者）', '第３条　副町長を、最高情報セキュリティ責任者（以下「CISO」という。）とする。', '２　CISOは、次に掲げる事務をつかさどる。',
  '　⑴　情報セキュリティ対策の決定に関すること。', '　⑵　事故への対応に関すること。', '３　CISOに事故があるとき、又はCISOが欠けたときは、総務課長がその職務を代理する。',
  '第４条　削除', '　（職員等の責務）', '第５条　職員等は、情報資産を業務以外の目的に使用してはならない。',
];
const ORDER_ROWS = [
  '第1章 <  | 総則', '1 < 第1章 | 目的この訓令は、朝日町（以下「町」という。）が保有する情報資産を守るための対策の基準を定めることを目的とする。',
  '2 < 第1章 | 定義この訓令において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。', '2-1 < 2 | 情報資産次に掲げるものをいう。', '2-1-イ < 2-1 | 情報システム',
  '2-1-ロ < 2-1 | 情報システムで取り扱う情報（これを印刷した文書を含む。）', '2-2 < 2 | 職員等職員、会計年度任用職員及び臨時的任用職員をいう。', '第2章 <  | 管理体制',
  '3 < 第2章 | 最高情報セキュリティ責任者', '3-1 < 3 | 副町長を、最高情報セキュリティ責任者（以下「CISO」という。）とする。', '3-2 < 3 | CISOは、次に掲げる事務をつかさどる。',
  '3-2-1 < 3-2 | 情報セキュリティ対策の決定に関すること。', '3-2-2 < 3-2 | 事故への対応に関すること。',
  '3-3 < 3 | CISOに事故があるとき、又はCISOが欠けたときは、総務課長がその職務を代理する。', '4 < 第2章 | 削除', '5 < 第2章 | 職員等の責務職員等は、情報資産を業務以外の目的に使用してはならない。',
];
const SUPPLEMENTS = [
  '　　　附　則', '　（施行期日）', '１　この訓令は、令和６年４月１日から施行する。', '　（要綱の廃止）', '２　朝日町電算管理要綱は、廃止する。',
  '　　　附　則（令和７年３月２４日訓令第３号）', '　この訓令は、令和７年４月１日から施行する。',
];
const ANNEX = ['別表（第２条関係）', '区分\t基準\t取扱い', '機密性３\t漏えいが重大な影響を及ぼす情報\t複製の禁止', '機密性２\t公開を前提としない情報\t許可を得た複製'];

describe('a regulation in 条', () => {
  it('is read with captions, 項, 号, イロハ and a 条 that is 削除', () => {
    expectRows(ORDER, ORDER_ROWS, 'words');
  });

  it('keeps captions as headings and roles as subjects', () => {
    const reading = readSound(ORDER);
    expect(clauseOf(reading, '3')).toMatchObject({ title: '最高情報セキュリティ責任者', text: '', kind: 'heading' });
    expect(clauseOf(reading, '3-1')).toMatchObject({ kind: 'assignment', subjects: ['CISO'] });
    expect(clauseOf(reading, '5')).toMatchObject({ title: '職員等の責務', kind: 'requirement', subjects: ['職員等'] });
  });

  it('ends before several 附則, numbered or not', () => {
    expectRows([...ORDER, ...SUPPLEMENTS], ORDER_ROWS, 'words');
  });

  it('makes no numbered clause of a 別表 behind the 附則', () => {
    const reading = readSound([...ORDER, ...SUPPLEMENTS, ...ANNEX]);
    const numbered = rowsRead(reading, 'words').filter((row) => !/^(?:\S*-)?[tn]\d+ </u.test(row) && !row.startsWith('別表'));
    expect(numbered).toEqual(ORDER_ROWS);
  });

  it('goes on behind 枝番号', () => {
    expectRows(
      [
        '青葉市情報セキュリティ対策基準', '（委員会）', '第１条　情報セキュリティ委員会（以下「委員会」という。）を置く。', '（幹事会）', '第１条の２　委員会に、幹事会を置く。',
        '２　幹事会は、委員会に付議する事項を調整する。', '（作業部会）', '第１条の３　幹事会は、次に掲げる作業部会を置くことができる。', '(1)　技術部会', '(2)　研修部会',
        '（庶務）', '第２条　委員会の庶務は、情報政策課において処理する。',
      ],
      [
        '1 <  | 委員会 | 情報セキュリティ委員会（以下「委員会」という。）を置く。', '1の2 <  | 幹事会 | ', '1の2-1 < 1の2 |  | 委員会に、幹事会を置く。',
        '1の2-2 < 1の2 |  | 幹事会は、委員会に付議する事項を調整する。', '1の3 <  | 作業部会 | 幹事会は、次に掲げる作業部会を置くことができる。', '1の3-1 < 1の3 |  | 技術部会',
        '1の3-2 < 1の3 |  | 研修部会', '2 <  | 庶務 | 委員会の庶務は、情報政策課において処理する。',
      ],
    );
  });

  it('counts on behind 条 that were 削除 together', () => {
    const reading = readSound([
      '青葉市情報セキュリティ対策基準', '第１条　職員等は、この基準を守らなければならない。', '第２条　職員等は、事故を報告しなければならない。', '第３条及び第４条　削除',
      '第５条から第７条まで　削除', '第８条　職員等は、端末に施錠しなければならない。', '第９条　職員等は、研修を受けなければならない。',
    ]);
    expect(clauseOf(reading, '2').text).toBe('職員等は、事故を報告しなければならない。');
    expect(clauseOf(reading, '8').text).toBe('職員等は、端末に施錠しなければならない。');
    expect(clauseOf(reading, '9').text).toBe('職員等は、研修を受けなければならない。');
    expect(reading.clauses.some(({ text }) => text.includes('しなければならない。削除'))).toBe(false);
  });

  it('takes 号 of the first 項 below it when there is a second 項', () => {
    expectRows(
      [
        '対策基準', '第十二条　管理者は、次の各号に掲げる措置を講じなければならない。', '一　機器の施錠', '二　次に掲げる記録', 'イ　入退室の記録', 'ロ　持出しの記録',
        '２　前項第二号の記録は、三年間保存する。', '３　管理者は、第一項の措置を毎年見直す。', '一　見直しの結果', '二　改善の内容', '第十三条　管理者は、事故を報告する。',
      ],
      'words',
    );
  });

  it('warns where the lead line of a 条 is lost, and keeps the rest', () => {
    const kept = ORDER.filter((line) => !line.startsWith('第３条') && line !== '　（最高情報セキュリティ責任者）');
    const source = kept.join('\n');
    const reading = readSound(kept);
    const lost = source.indexOf('２　CISO');
    expect(reading.warnings.some(({ at }) => at[0] >= lost - 60 && at[0] <= source.indexOf('第５条') + 10)).toBe(true);
    expect(clauseOf(reading, '2-2').text.replace(/\s/gu, '')).toBe('職員等職員、会計年度任用職員及び臨時的任用職員をいう。');
    expect(clauseOf(reading, '5').title).toBe('職員等の責務');
  });

  it('is not doubled by 目次 with ranges of 条 and a cover', () => {
    expectRows(
      [
        '朝日町情報セキュリティ対策基準', '令和６年４月', '朝日町総務課', '目次', '　第１章　総則（第１条―第３条）', '　第２章　管理', '　　第１節　体制（第４条）', '　　第２節　分類（第５条・第６条）', '　附則',
        '朝日町情報セキュリティ対策基準', '第１章　総則', '第１条　この基準は、対策を定める。', '第２条　この基準は、全ての課に適用する。', '第３条　職員等は、この基準を守らなければならない。',
        '第２章　管理', '第１節　体制', '第４条　町長を最高情報セキュリティ責任者とする。', '第２節　分類', '第５条　情報資産を分類しなければならない。', '第６条　分類を表示しなければならない。',
        '附則', 'この基準は、公布の日から施行する。',
      ],
      [
        '第1章 <  | 総則 | ', '1 < 第1章 |  | この基準は、対策を定める。', '2 < 第1章 |  | この基準は、全ての課に適用する。', '3 < 第1章 |  | 職員等は、この基準を守らなければならない。',
        '第2章 <  | 管理 | ', '第2章-第1節 < 第2章 | 体制 | ', '4 < 第2章-第1節 |  | 町長を最高情報セキュリティ責任者とする。', '第2章-第2節 < 第2章 | 分類 | ', '5 < 第2章-第2節 |  | 情報資産を分類しなければならない。',
        '6 < 第2章-第2節 |  | 分類を表示しなければならない。',
      ],
    );
  });
});

describe('a policy without 条', () => {
  it('is read in 第１/１/(1)/ア, a level left out here and there', () => {
    expectRows(
      [
        '大空市情報セキュリティ対策基準', '第１　目的', '　この基準は、情報資産を守るために必要な対策を定めることを目的とする。', '第２　組織体制', '１　最高情報セキュリティ責任者',
        '(1)　副市長を最高情報セキュリティ責任者とする。', '(2)　最高情報セキュリティ責任者は、対策を統括する。', '２　情報セキュリティ委員会', '　情報セキュリティ委員会は、次の事項を審議する。',
        'ア　基準の改定に関すること。', 'イ　監査の結果に関すること。', '第３　情報資産の分類', '１　職員等は、情報資産を分類しなければならない。', '２　職員等は、分類を表示しなければならない。',
      ],
      [
        '1 <  | 目的 | この基準は、情報資産を守るために必要な対策を定めることを目的とする。', '2 <  | 組織体制 | ', '2-1 < 2 | 最高情報セキュリティ責任者 | ',
        '2-1-1 < 2-1 |  | 副市長を最高情報セキュリティ責任者とする。', '2-1-2 < 2-1 |  | 最高情報セキュリティ責任者は、対策を統括する。', '2-2 < 2 | 情報セキュリティ委員会 | 情報セキュリティ委員会は、次の事項を審議する。',
        '2-2-ア < 2-2 |  | 基準の改定に関すること。', '2-2-イ < 2-2 |  | 監査の結果に関すること。', '3 <  | 情報資産の分類 | ', '3-1 < 3 |  | 職員等は、情報資産を分類しなければならない。', '3-2 < 3 |  | 職員等は、分類を表示しなければならない。',
      ],
    );
  });

  it('holds several duties in unnumbered paragraphs under one heading', () => {
    expectRows(
      [
        '北山市情報セキュリティ対策基準', '3. 人的セキュリティ', '3.1 職員等の責務', '職員等は、この基準を守らなければならない。', '職員等は、不明な点があるときは、速やかに所属長の指示を仰ぐ。', '所属長は、職員等の求めに応じて指示する。',
        '3.2 研修', '統括責任者は、研修を計画する。', '(1) 新規採用職員の研修', '(2) 管理職の研修', '3.3 報告', '職員等は、事故を報告する。',
      ],
      [
        '3 <  | 人的セキュリティ | ', '3.1 < 3 | 職員等の責務 | 職員等は、この基準を守らなければならない。職員等は、不明な点があるときは、速やかに所属長の指示を仰ぐ。所属長は、職員等の求めに応じて指示する。',
        '3.2 < 3 | 研修 | 統括責任者は、研修を計画する。', '3.2-1 < 3.2 |  | 新規採用職員の研修', '3.2-2 < 3.2 |  | 管理職の研修', '3.3 < 3 | 報告 | 職員等は、事故を報告する。',
      ],
    );
  });

  it('is read in 4-1 and 4-1-1 with (1) below', () => {
    expectRows(
      [
        '南浦町情報セキュリティ対策基準', '4　人的対策', '4-1　職員等の責務', '4-1-1　職員等は、次の行為をしてはならない。', '(1) 業務以外の目的で端末を用いること。', '(2) 許可なくソフトウェアを導入すること。',
        '4-1-2　職員等は、離席時に画面を施錠する。', '4-2　研修', '4-2-1　所属長は、研修を受けさせる。', '5　物理的対策', '5-1　サーバ室の入口は、常に施錠していること。',
      ],
      [
        '4 <  | 人的対策 | ', '4-1 < 4 | 職員等の責務 | ', '4-1-1 < 4-1 |  | 職員等は、次の行為をしてはならない。', '4-1-1-1 < 4-1-1 |  | 業務以外の目的で端末を用いること。', '4-1-1-2 < 4-1-1 |  | 許可なくソフトウェアを導入すること。',
        '4-1-2 < 4-1 |  | 職員等は、離席時に画面を施錠する。', '4-2 < 4 | 研修 | ', '4-2-1 < 4-2 |  | 所属長は、研修を受けさせる。', '5 <  | 物理的対策 | ', '5-1 < 5 |  | サーバ室の入口は、常に施錠していること。',
      ],
    );
  });

  it('is read in Ⅰ./1./(a)/i)', () => {
    expectRows(
      [
        '情報セキュリティ対策基準', 'Ⅰ. 総則', '1. 目的', 'この基準は、対策を定めることを目的とする。', '2. 用語', '(a) 職員等　職員及び会計年度任用職員をいう。', '(b) 情報資産　次のものをいう。', 'i) 情報', 'ii) 情報システム', 'iii) 記録媒体',
        'Ⅱ. 対策', '1. 端末', '(a) 職員等は、端末を施錠しなければならない。', '(b) 職員等は、端末を貸与してはならない。', '2. 媒体', '職員等は、媒体を保管庫に置く。',
      ],
      [
        '1 <  | 総則', '1-1 < 1 | 目的この基準は、対策を定めることを目的とする。', '1-2 < 1 | 用語', '1-2-a < 1-2 | 職員等職員及び会計年度任用職員をいう。', '1-2-b < 1-2 | 情報資産次のものをいう。', '1-2-b-i < 1-2-b | 情報', '1-2-b-ii < 1-2-b | 情報システム',
        '1-2-b-iii < 1-2-b | 記録媒体', '2 <  | 対策', '2-1 < 2 | 端末', '2-1-a < 2-1 | 職員等は、端末を施錠しなければならない。', '2-1-b < 2-1 | 職員等は、端末を貸与してはならない。', '2-2 < 2 | 媒体職員等は、媒体を保管庫に置く。',
      ],
      'words',
    );
  });

  it('is read with (1) above 1. and ・ below', () => {
    expectRows(
      [
        '対策基準', '(1) 情報資産の管理', '1. 職員等は、次のものを台帳に記録しなければならない。', '・名称', '・管理者の氏名', '・保管の場所', '2. 職員等は、台帳を毎年見直す。', '(2) 端末の管理', '1. 職員等は、端末を施錠する。', '2. 職員等は、私物の端末を接続してはならない。',
      ],
      [
        '1 <  | 情報資産の管理 | ', '1-1 < 1 |  | 職員等は、次のものを台帳に記録しなければならない。', '1-1-b1 < 1-1 |  | 名称', '1-1-b2 < 1-1 |  | 管理者の氏名', '1-1-b3 < 1-1 |  | 保管の場所', '1-2 < 1 |  | 職員等は、台帳を毎年見直す。',
        '2 <  | 端末の管理 | ', '2-1 < 2 |  | 職員等は、端末を施錠する。', '2-2 < 2 |  | 職員等は、私物の端末を接続してはならない。',
      ],
    );
  });

  it('is read when references begin its wrapped lines', () => {
    expectRows(
      [
        '対策基準', '１　分類', '（１）職員等は、情報資産を取り扱うときは、', '（２）の分類に従い、', '第３条の規定による許可を得て、', '１階に設けた窓口において、', '①から③までの措置を講じなければならない。', '①施錠', '②記録', '③報告',
        '（２）職員等は、次のとおり分類する。', '（３）職員等は、（１）及び', '（２）の結果を報告する。', '２　見直し',
      ],
      [
        '1 <  | 分類 | ', '1-1 < 1 |  | 職員等は、情報資産を取り扱うときは、（２）の分類に従い、第３条の規定による許可を得て、１階に設けた窓口において、①から③までの措置を講じなければならない。', '1-1-1 < 1-1 |  | 施錠', '1-1-2 < 1-1 |  | 記録', '1-1-3 < 1-1 |  | 報告',
        '1-2 < 1 |  | 職員等は、次のとおり分類する。', '1-3 < 1 |  | 職員等は、（１）及び（２）の結果を報告する。', '2 <  |  | 見直し',
      ],
    );
  });

  it('is read when it stands on one line', () => {
    expectRows(
      [
        '対策基準 第１条（目的） この基準は、対策を定める。 第２条（体制） 町長を最高情報セキュリティ責任者とする。 ２ 職員等は、次の事項を守る。 (1) 施錠すること。 (2) 第１条の目的に従うこと。 第３条（報告） 職員等は、前条第２項の事項を報告する。',
      ],
      [
        '1 <  | 目的この基準は、対策を定める。', '2 <  | 体制', '2-1 < 2 | 町長を最高情報セキュリティ責任者とする。', '2-2 < 2 | 職員等は、次の事項を守る。', '2-2-1 < 2-2 | 施錠すること。', '2-2-2 < 2-2 | 第１条の目的に従うこと。',
        '3 <  | 報告職員等は、前条第２項の事項を報告する。',
      ],
      'words',
    );
  });

  it('loses headers and numbers of pages that stand inside its sentences', () => {
    const page = (number: number): string[] => [`${number}`, '', '\f朝日町情報セキュリティ対策基準（第２版）', ''];
    expectRows(
      [
        '朝日町情報セキュリティ対策基準（第２版）', '', '情報セキュリティ対策基準', '1 端末', '(1) 職員等は、端末を庁舎の外に持ち出', ...page(1), 'すときは、許可を得なければならない。', '(2) 職員等は、持ち', ...page(2), '出した端末を放置してはならない。',
        '(3) 所属長は、持出しを記録する。', ...page(3), '2 媒体', '(1) 職員等は、媒体を施錠した保管庫に置', ...page(4), 'く。', '(2) 職員等は、媒体を廃棄するときは、復元でき', ...page(5), 'ないようにする。',
      ],
      [
        '1 <  | 端末 | ', '1-1 < 1 |  | 職員等は、端末を庁舎の外に持ち出すときは、許可を得なければならない。', '1-2 < 1 |  | 職員等は、持ち出した端末を放置してはならない。', '1-3 < 1 |  | 所属長は、持出しを記録する。', '2 <  | 媒体 | ',
        '2-1 < 2 |  | 職員等は、媒体を施錠した保管庫に置く。', '2-2 < 2 |  | 職員等は、媒体を廃棄するときは、復元できないようにする。',
      ],
    );
  });

  it('inherits who must not do what a list of prohibited acts names', () => {
    const reading = readSound([
      '対策基準', '１　端末', '（１）職員等は、次に掲げる行為をしてはならない。', 'ア　業務以外の目的で端末を用いること。', 'イ　許可なくソフトウェアを導入すること。', '（２）情報システム管理者は、端末の台帳を整備していること。', '（３）職員等は、許可を得て端末を持ち出すことができる。',
      '２　用語', '（１）端末とは、町が貸与した機器をいう。', '（２）端末を管理するため、各課に端末管理者を置く。',
    ]);
    expect(clauseOf(reading, '1-1')).toMatchObject({ kind: 'requirement', subjects: ['職員等'] });
    expect(clauseOf(reading, '1-1-ア')).toMatchObject({ subjects: ['職員等'], inherited: true });
    expect(clauseOf(reading, '1-1-イ')).toMatchObject({ subjects: ['職員等'], inherited: true });
    expect(clauseOf(reading, '1-2')).toMatchObject({ kind: 'requirement', subjects: ['情報システム管理者'] });
    expect(clauseOf(reading, '1-3').kind).toBe('permission');
    expect(clauseOf(reading, '2-1').kind).toBe('definition');
    expect(clauseOf(reading, '2-2').kind).toBe('assignment');
  });
});

describe('a text that can be read in two ways', () => {
  it('is warned of where one style numbers two levels and the next number fits both', () => {
    const lines = ['対策基準', '1. 端末', '1. 職員等は、端末を施錠する。', '2. 職員等は、端末を返却する。', '2. 職員等は、媒体を施錠する。', '3. 職員等は、媒体を返却する。'];
    const source = lines.join('\n');
    const reading = readSound(lines);
    expect(reading.warnings.some(({ at }) => at[0] >= source.indexOf('1. 端末'))).toBe(true);
  });

  it('keeps bullets of one style in one list, which nothing divides', () => {
    const reading = readSound(['対策基準', '1. 端末', '・職員等は、次のものを守る。', '・施錠', '・記録', '・職員等は、端末を返却する。', '2. 媒体', '3. 通信']);
    expect(reading.clauses.map(({ id }) => id)).toEqual(['1', '1-b1', '1-b2', '1-b3', '1-b4', '2', '3']);
  });

  it('is warned of where a number is missing', () => {
    const lines = ['対策基準', '１　端末', '（１）施錠する。', '（２）記録する。', '（５）返却する。', '（６）報告する。', '２　媒体'];
    const reading = readSound(lines);
    const gap = lines.join('\n').indexOf('（５）');
    expect(reading.warnings.some(({ at }) => at[0] <= gap && gap < at[1])).toBe(true);
    expect(reading.clauses.some(({ text }) => text === '返却する。')).toBe(true);
  });
});
