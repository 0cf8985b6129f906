import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const TITLE = '架空市情報セキュリティ対策基準';

/** What a text is read as: id and heading, else the first words. */
function read(...lines: readonly string[]): readonly string[] {
  return readPolicy([TITLE, ...lines].join('\n')).clauses.map(
    ({ id, title, text }) => `${id} ${title === '' ? text : title}`,
  );
}

const warnings = (...lines: readonly string[]) => readPolicy([TITLE, ...lines].join('\n')).warnings;

describe('a number that stands alone in its line', () => {
  it('numbers the heading below it where it counts on from the first line', () => {
    expect(
      read(
        '1',
        '目的',
        'この基準は、必要な事項を定める。',
        '2',
        '体制',
        '(1)所属長は、担当者を指名しなければならない。',
        '3',
        '媒体',
        '(1)職員は、媒体を施錠して保管しなければならない。',
      ),
    ).toEqual([
      '1 目的',
      '2 体制',
      '2-1 所属長は、担当者を指名しなければならない。',
      '3 媒体',
      '3-1 職員は、媒体を施錠して保管しなければならない。',
    ]);
  });

  it('is that of a page where the text goes on across it', () => {
    const clauses = readPolicy(
      [
        TITLE,
        '１ 目的',
        'この基準は、必要な事項を定める。',
        '２ 媒体',
        '(1) 職員は、媒体を、施錠した書庫に',
        '1',
        '保管しなければならない。',
        '(2) 職員は、媒体を返却するときに、台帳に',
        '2',
        '記入しなければならない。',
        '(3) 課長は、台帳を、毎月',
        '3',
        '確認しなければならない。',
      ].join('\n'),
    ).clauses;
    expect(clauses.map(({ id }) => id)).toEqual(['1', '2', '2-1', '2-2', '2-3']);
    expect(clauses.at(-1)?.text).toBe('課長は、台帳を、毎月確認しなければならない。');
  });
});

describe('a bullet before a number', () => {
  it.each(['・', '◎', '■', '●'])('only adorns it: %s', (bullet) => {
    expect(
      read(
        '１ 目的',
        'この基準は、必要な事項を定める。',
        '２ 職員の義務',
        `${bullet}１ 職員は、次の事項を守る。`,
        `${bullet}(1) 端末を持ち帰らない。`,
        `${bullet}(2) 書類を放置しない。`,
        `${bullet}２ 課長は、これを確かめる。`,
      ).slice(1),
    ).toEqual([
      '2 職員の義務',
      '2-1 職員は、次の事項を守る。',
      '2-1-1 端末を持ち帰らない。',
      '2-1-2 書類を放置しない。',
      '2-2 課長は、これを確かめる。',
    ]);
  });

  it('keeps the number that is printed, also where the first is missing', () => {
    const lines = [
      '１ 目的',
      'この基準は、必要な事項を定める。',
      '２ 職員の義務',
      '・２ 職員は、次の事項を守る。',
      '・(1) 端末を持ち帰らない。',
      '３ 鍵',
      '職員は、鍵を返す。',
    ];
    const { clauses } = readPolicy([TITLE, ...lines].join('\n'));
    expect(clauses.map(({ id, subjects }) => [id, ...subjects])).toEqual([
      ['1'],
      ['2'],
      ['2-2', '職員'],
      ['2-2-1', '職員'],
      ['3', '職員'],
    ]);
    expect(warnings(...lines).map(({ code }) => code)).toContain('marker_gap');
  });

  it('stays a bullet where a word follows', () => {
    expect(
      read(
        '１ 設置',
        '職員は、次の場所に端末を置く。',
        '・１階の窓口',
        '・２階の会議室',
        '２ 鍵',
        '職員は、鍵を返す。',
      ),
    ).toContain('1-b1 １階の窓口');
  });
});

describe('a heading without a number', () => {
  it('stands between lists that begin again below it, and is told', () => {
    const lines = [
      '１ 端末及び媒体',
      '端末の設置',
      '(1) 課長は、端末を窓口から見えないように置かなければならない。',
      '(2) 課長は、設置の場所を記録しなければならない。',
      '媒体の取扱い',
      '(1) 職員は、媒体を返却しなければならない。',
      '２ 公表',
      '市長は、状況を公表する。',
    ];
    expect(read(...lines)).toEqual([
      '1 端末及び媒体',
      '1-n1 端末の設置',
      '1-n1-1 課長は、端末を窓口から見えないように置かなければならない。',
      '1-n1-2 課長は、設置の場所を記録しなければならない。',
      '1-n2 媒体の取扱い',
      '1-n2-1 職員は、媒体を返却しなければならない。',
      '2 公表',
    ]);
    expect(warnings(...lines).map(({ code }) => code)).toEqual(['unnumbered_text', 'unnumbered_text']);
  });

  it('ends the bullets before it', () => {
    expect(
      read(
        '１ 媒体',
        '媒体とは、次のものをいう。',
        '・光学ディスク',
        '・USBメモリ',
        '取扱い',
        '(1) 職員は、使用後に返却しなければならない。',
        '(2) 職員は、貸与してはならない。',
      ).slice(-3),
    ).toEqual([
      '1-n1 取扱い',
      '1-n1-1 職員は、使用後に返却しなければならない。',
      '1-n1-2 職員は、貸与してはならない。',
    ]);
  });
});

describe('numbers that count on through the chapters', () => {
  it('are ids of their own, as 条 are', () => {
    expect(
      read(
        '第１章 総則',
        '１ 目的',
        'この基準は、必要な事項を定める。',
        '２ 定義',
        '端末とは、パソコンをいう。',
        '第２章 体制',
        '３ 責任者',
        '総務部長を責任者とする。',
        '４ 委員会',
        '委員会は、結果を評価する。',
      ),
    ).toEqual(['第1章 総則', '1 目的', '2 定義', '第2章 体制', '3 責任者', '4 委員会']);
  });

  it('stand below their chapter where they begin again', () => {
    expect(
      read(
        '第１章 総則',
        '１ 目的',
        'この基準は、必要な事項を定める。',
        '第２章 体制',
        '１ 責任者',
        '総務部長を責任者とする。',
      ),
    ).toEqual(['1 総則', '1-1 目的', '2 体制', '2-1 責任者']);
  });
});

it('loses no clause where a number is left out', () => {
  const lines = [
    '１ 鍵',
    '職員は、鍵を返却しなければならない。',
    '２ 台帳',
    '(1)　鍵',
    '(2)　台帳の記載',
    '４　統括責任者は、台帳を年１回確かめなければならない。',
  ];
  expect(read(...lines).at(-1)).toBe('4 統括責任者は、台帳を年１回確かめなければならない。');
  expect(warnings(...lines).map(({ code }) => code)).toContain('marker_gap');
});
