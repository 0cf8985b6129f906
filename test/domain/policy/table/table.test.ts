import { describe, expect, it } from 'vitest';
import type { Clause, PolicyReading } from '#app/domain/policy/clause.ts';
import { account } from '#app/domain/policy/account.ts';
import { readPolicy } from '#app/domain/policy/read.ts';

/** Reads a standard with the lines between two clauses, and checks that no character is lost. */
function readBetween(...lines: string[]): PolicyReading {
  const source = [
    '情報セキュリティ対策基準',
    '１　総則',
    '（１）この基準は、必要な事項を定める。',
    ...lines,
    '（３）記録を保存しなければならない。',
    '２　雑則',
    '（１）この基準は、毎年度見直すものとする。',
  ].join('\n');
  const reading = readPolicy(source);
  const { total, inClauses, discarded } = account(reading, source);
  const discardedInk = discarded.reduce(
    (sum, { from, to }) => sum + source.slice(from, to).replace(/\s/gu, '').length,
    0,
  );
  expect(inClauses + discardedInk).toBe(total);
  return reading;
}

const ids = (clauses: readonly Clause[]): string[] => clauses.map(({ id }) => id);
const clauseOf = ({ clauses }: PolicyReading, id: string): Clause => {
  const found = clauses.find((clause) => clause.id === id);
  if (found === undefined) throw new Error(`no clause ${id} among ${ids(clauses).join(', ')}`);
  return found;
};
const AROUND = { before: ['1', '1-1'], behind: ['1-3', '2', '2-1'] };
const LEAD = '（２）情報資産は、次のとおり分類する。';

/** The ids between the clauses that stand around the lines. */
function between({ clauses }: PolicyReading): string[] {
  const all = ids(clauses);
  expect(all.slice(0, 2)).toEqual(AROUND.before);
  expect(all.slice(-3)).toEqual(AROUND.behind);
  return all.slice(2, -3);
}

describe('a table set in columns of spaces', () => {
  it('is one clause whose cells are put together though they go on over lines', () => {
    const reading = readBetween(
      LEAD,
      '  機密性による情報資産の分類',
      ' 分類        分類基準                         取扱制限',
      ' 機密性３    行政事務で取り扱う情報資産のう   ・支給以外の端末での作業の原則禁止',
      '             ち、秘密文書に相当する機密性を   ・必要以上の複製及び配付禁止',
      '             要する情報資産                   ・保管場所の制限',
      ' 機密性２    秘密文書に相当する機密性は要し',
      '             ないが、公表を前提としない情報',
      ' 機密性１    上記以外の情報資産',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2').text).toBe('情報資産は、次のとおり分類する。');
    expect(clauseOf(reading, '1-2-t1')).toMatchObject({
      kind: 'definition',
      subjects: [],
      title: '機密性による情報資産の分類',
      text: '分類 分類基準 取扱制限 機密性３ 行政事務で取り扱う情報資産のうち、秘密文書に相当する機密性を要する情報資産 ・支給以外の端末での作業の原則禁止・必要以上の複製及び配付禁止・保管場所の制限 機密性２ 秘密文書に相当する機密性は要しないが、公表を前提としない情報 機密性１ 上記以外の情報資産',
    });
  });

  it('goes on behind the number and the head of a page', () => {
    const reading = readBetween(
      LEAD,
      ' 分類        分類基準                   取扱制限',
      ' 重要        漏れると困る情報           持出しの禁止',
      '',
      '                    4',
      ' 普通        その他の情報               所属長の許可',
      ' 公開        公表した情報               制限なし',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2-t1').text).toBe(
      '分類 分類基準 取扱制限 重要 漏れると困る情報 持出しの禁止 普通 その他の情報 所属長の許可 公開 公表した情報 制限なし',
    );
    expect(reading.discarded.map(({ why }) => why)).toContain('page_number');
  });

  it('keeps the numbers and signs with which its rows begin', () => {
    const reading = readBetween(
      LEAD,
      ' 重要度   内容                     取扱い',
      ' ３       個人情報等               持出しの禁止',
      ' ２       公開を予定しない情報     許可制',
      ' １       上記以外                 制限なし',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2-t1').text).toContain('３ 個人情報等 持出しの禁止 ２ 公開');
  });

  it('ends before a sentence set at the margin', () => {
    const reading = readBetween(
      LEAD,
      ' 役職            該当者',
      ' 最高責任者      副市長',
      ' 統括責任者      総務部長',
      '上の表に定めるほか、必要な役割は市長が定める。',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1', '1-2-n1']);
    expect(clauseOf(reading, '1-2-n1').text).toBe('上の表に定めるほか、必要な役割は市長が定める。');
  });
});

describe('a table whose cells stand apart by one full-width space', () => {
  it('stands below its heading, and the sentence behind it on its own', () => {
    const reading = readBetween(
      '（２）役割分担',
      '役割　担当　主な職務',
      '最高責任者　副町長　最終決定',
      '情報管理者　各課長　課内の管理',
      '上の表に定めるほか、必要な役割は町長が定める。',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1', '1-2-n1']);
    expect(clauseOf(reading, '1-2')).toMatchObject({ title: '役割分担', text: '', kind: 'heading' });
    expect(clauseOf(reading, '1-2-t1').text).toBe(
      '役割 担当 主な職務 最高責任者 副町長 最終決定 情報管理者 各課長 課内の管理',
    );
    expect(clauseOf(reading, '1-2-n1').subjects).toEqual(['町長']);
  });

  it('may have two columns', () => {
    const reading = readBetween(
      '（２）体制は、次のとおりとする。',
      '役職　該当者',
      '最高責任者　副町長',
      '統括責任者　総務課長',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
  });

  it('is not seen in a heading whose letters stand apart', () => {
    const reading = readBetween('（２）記録を残さなければならない。', 'なお、記録は　次の年度まで　残す。');
    expect(between(reading)).toEqual(['1-2']);
  });
});

describe('a table with tabs', () => {
  it('ends before a sentence right behind it, however short', () => {
    const reading = readBetween(LEAD, '分類\t内容', '重要\t個人情報', '普通\tその他', '町長が定める。');
    expect(between(reading)).toEqual(['1-2', '1-2-t1', '1-2-n1']);
    expect(clauseOf(reading, '1-2-n1').text).toBe('町長が定める。');
  });

  it('keeps the numbers with which its rows begin', () => {
    const reading = readBetween(LEAD, '重要度\t内容\t取扱い', '１\t個人情報\t禁止', '２\tその他\t許可制');
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2-t1').text).toBe('重要度 内容 取扱い １ 個人情報 禁止 ２ その他 許可制');
  });

  it('may have an empty corner above the keys of its rows', () => {
    const reading = readBetween(LEAD, '\t持出し\t複製', '重要\t禁止\t許可', '普通\t許可\t自由');
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2-t1').text).toBe('持出し 複製 重要 禁止 許可 普通 許可 自由');
  });

  it('is two when other column names follow', () => {
    const reading = readBetween(
      LEAD,
      '分類\t内容\t取扱い',
      '重要\t個人情報\t禁止',
      '普通\tその他\t許可制',
      '役職\t該当者',
      '最高責任者\t副市長',
      '統括責任者\t総務部長',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1', '1-2-t2']);
    expect(clauseOf(reading, '1-2-t2').text).toBe('役職 該当者 最高責任者 副市長 統括責任者 総務部長');
  });

  it('is two when a name stands between', () => {
    const reading = readBetween(
      LEAD,
      '機密性による分類',
      '分類\t内容',
      '重要\t個人情報',
      '普通\tその他',
      '完全性による分類',
      '分類\t内容',
      '重要\t台帳',
      '普通\tその他',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1', '1-2-t2']);
    expect([clauseOf(reading, '1-2-t1').title, clauseOf(reading, '1-2-t2').title]).toEqual([
      '機密性による分類',
      '完全性による分類',
    ]);
  });

  it('does not swallow numbered clauses with a tab behind their number', () => {
    const reading = readPolicy(
      [
        '情報セキュリティ対策基準',
        '１\t目的',
        '（１）\tこの基準は、必要な事項を定める。',
        '（２）\t職員は、記録しなければならない。',
        '２\t体制',
        '（１）\t責任者を置く。',
      ].join('\n'),
    );
    expect(ids(reading.clauses)).toEqual(['1', '1-1', '1-2', '2', '2-1']);
  });
});

describe('a table with bars', () => {
  it('may be drawn with box signs, whose rules are set aside', () => {
    const reading = readBetween(
      '（２）管理責任',
      '┌────┬─────┐',
      '│情報資産│管理責任者│',
      '├────┼─────┤',
      '│住民情報│市民課長　│',
      '│税情報　│税務課長　│',
      '└────┴─────┘',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2').kind).toBe('heading');
    expect(clauseOf(reading, '1-2-t1').text).toBe('情報資産 管理責任者 住民情報 市民課長 税情報 税務課長');
    expect(reading.discarded.filter(({ why }) => why === 'separator')).toHaveLength(3);
  });

  it('puts cells together that go on over lines between two rules', () => {
    const reading = readBetween(
      '（２）管理責任',
      '┌──┬──┐',
      '│区分│内容│',
      '├──┼──┤',
      '│住民│課長│',
      '│情報│とす│',
      '│　　│る。│',
      '├──┼──┤',
      '│税　│係長│',
      '└──┴──┘',
    );
    expect(clauseOf(reading, '1-2-t1').text).toBe('区分 内容 住民情報 課長とする。 税 係長');
  });

  it('may have full-width bars and a sentence behind it', () => {
    const reading = readBetween(
      '（２）持出し',
      '｜区分｜手続｜',
      '｜重要度３｜統括責任者の許可｜',
      '｜重要度２｜所属長の許可｜',
      '重要度１の情報資産の持出しについては、手続を要しない。',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1', '1-2-n1']);
    expect(clauseOf(reading, '1-2-t1').text).toBe('区分 手続 重要度３ 統括責任者の許可 重要度２ 所属長の許可');
  });

  it('may be written in Markdown, one behind the other', () => {
    const reading = readBetween(
      '（２）役割',
      '| 役割 | 担当者 |',
      '|---|---|',
      '| CISO | 副町長 |',
      '',
      '| 区分 | 手続 |',
      '|:--|--:|',
      '| 重要 | 許可 |',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1', '1-2-t2']);
    expect(clauseOf(reading, '1-2-t1').text).toBe('役割 担当者 CISO 副町長');
    expect(clauseOf(reading, '1-2-t2').text).toBe('区分 手続 重要 許可');
  });

  it('may be written in Markdown without outer bars', () => {
    const reading = readBetween('（２）役割', '役割 | 担当者', '--- | ---', 'CISO | 副町長', '管理者 | 各課長');
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2-t1').text).toBe('役割 担当者 CISO 副町長 管理者 各課長');
  });

  it('keeps what looks like a marker in its cells', () => {
    const reading = readBetween(
      '（２）手続',
      '| 番号 | 手続 |',
      '|---|---|',
      '| （３） | 申請する。 |',
      '| （４） | 許可する。 |',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
  });
});

describe('a table with one cell a line', () => {
  it('keeps the numbers of its rows, which are no page numbers', () => {
    const reading = readBetween(
      '（２）情報資産は、次の表により分類する。',
      '重要度',
      '内容',
      '取扱い',
      '３',
      '個人情報等を含む情報資産',
      '持ち出し禁止',
      '２',
      '公開を予定していない情報資産',
      '許可制',
      '１',
      '上記以外の情報資産',
      '制限なし',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2-t1').text).toBe(
      '重要度 内容 取扱い ３ 個人情報等を含む情報資産 持ち出し禁止 ２ 公開を予定していない情報資産 許可制 １ 上記以外の情報資産 制限なし',
    );
    expect(reading.discarded.map(({ why }) => why)).not.toContain('page_number');
  });

  it('takes bullets in a row for one cell', () => {
    const reading = readBetween(
      '（２）分類',
      '分類',
      '分類基準',
      '取扱制限',
      '機密性３',
      '秘密文書に相当する情報資産',
      '・複製の禁止',
      '・保管場所の制限',
      '機密性２',
      '公表を前提としない情報資産',
      '・許可制',
      '機密性１',
      '上記以外の情報資産',
      '－',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2-t1').text).toBe(
      '分類 分類基準 取扱制限 機密性３ 秘密文書に相当する情報資産 ・複製の禁止・保管場所の制限 機密性２ 公表を前提としない情報資産 ・許可制 機密性１ 上記以外の情報資産 －',
    );
    expect(reading.warnings.map(({ code }) => code)).not.toContain('table_unsure');
  });

  it('lets the number of a page between its cells go', () => {
    const reading = readBetween(
      '（２）体制は、次の表のとおりとする。',
      '役職',
      '該当者',
      '最高責任者',
      '副市長',
      '12',
      '統括責任者',
      '総務部長',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(clauseOf(reading, '1-2-t1').text).toBe('役職 該当者 最高責任者 副市長 統括責任者 総務部長');
    expect(reading.discarded.map(({ why }) => why)).toContain('page_number');
  });

  it('is warned of where its cells fill no whole rows', () => {
    const reading = readBetween(
      '（２）体制は、次の表のとおりとする。',
      '役職',
      '該当者',
      '主な役割',
      '最高責任者',
      '副市長',
      '最終決定',
      '統括責任者',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-t1']);
    expect(reading.warnings.map(({ code }) => code)).toContain('table_unsure');
  });

  it('is not seen in items without a number', () => {
    const reading = readBetween(
      '（２）職員は、次の法令を守らなければならない。',
      '地方公務員法',
      '著作権法',
      '個人情報の保護に関する法律',
    );
    expect(ids(reading.clauses).some((id) => id.includes('t1'))).toBe(false);
  });
});

describe('what may be a table and cannot be told', () => {
  it('is warned of where it is read as text', () => {
    const columns = readBetween(
      LEAD,
      ' 最高情報セキュリティ責任者     副市長をもって充てる。',
      ' 統括情報セキュリティ責任者     総務部長をもって充てる。',
    );
    const commas = readBetween(LEAD, '役職,該当者,役割', 'CISO,副市長,統括');
    const announced = readBetween('（２）情報資産は、次の表により分類する。', '機密性の高い情報', '個人情報');
    for (const { warnings } of [columns, commas, announced])
      expect(warnings.map(({ code }) => code)).toEqual(['table_unsure']);
  });

  it('is warned of where the keys of rows are taken for page numbers', () => {
    const { warnings } = readBetween(
      LEAD,
      '３',
      '持出しを禁止する。',
      '２',
      '所属長が許可する。',
      '１',
      '制限しない。',
    );
    expect(warnings.filter(({ message }) => message.includes('ページ番号'))).toHaveLength(3);
  });

  it('is no page whose number stands far from the next', () => {
    const page = (number: string): string[] => [
      ...new Array<string>(12).fill('　職員は、記録を保存しなければならない。'),
      number,
    ];
    const { warnings } = readBetween('（２）職員は、次のことを守る。', ...page('1'), ...page('2'), ...page('3'));
    expect(warnings.filter(({ code }) => code === 'table_unsure')).toEqual([]);
  });
});

describe('the place of a table', () => {
  it('is the item that it stands in', () => {
    const reading = readBetween(
      '（２）管理',
      'ア　次の体制とする。',
      '役職　該当者',
      '最高責任者　副市長',
      '統括責任者　総務部長',
      'イ　職員は、報告しなければならない。',
    );
    expect(between(reading)).toEqual(['1-2', '1-2-ア', '1-2-ア-t1', '1-2-イ']);
  });
});
