import { describe, expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const textOf = (source: string, id: string): string | undefined =>
  readPolicy(source).clauses.find((clause) => clause.id === id)?.text;
const titlesOf = (source: string): string[] => readPolicy(source).clauses.map(({ id, title }) => `${id} ${title}`);

describe('heads and feet of loose leaves', () => {
  test('the number of volume and leaf and the title below it are no part of the sentence that they break', () => {
    const source = [
      'つばき町電算規程',
      '第一条　室長は、媒体を金庫に収',
      '（三―一〇九）',
      'つばき町電算規程',
      'めなければならない。',
      '第二条　室員は、機器の操作を日誌に記',
      '（三―一一〇）',
      'つばき町電算規程',
      '録しなければならない。',
      '第三条　室長は、日誌を毎月検査しなければならない。',
      '（三―一一一）',
    ].join('\n');
    expect(textOf(source, '1')).toBe('室長は、媒体を金庫に収めなければならない。');
    expect(textOf(source, '2')).toBe('室員は、機器の操作を日誌に記録しなければならない。');
  });

  test('a code of the document below the number of the page is the page’s', () => {
    const source = [
      '1 端末',
      '(1) 職員は､端末の画面を固',
      'さざんか町公民館 1/3',
      'ｻｻﾞﾝｶ-A-7',
      '定すること',
      '(2) 職員は､席を離れるときは､書類を片付けること',
      '2 媒体',
      '(1) 職員は､媒体を使うときは､貸',
      'さざんか町公民館 2/3',
      'ｻｻﾞﾝｶ-A-7',
      '出簿に書くこと',
      '(2) 館長は､媒体の数を数えること',
      'さざんか町公民館 3/3',
    ].join('\n');
    expect(textOf(source, '1-1')).toBe('職員は､端末の画面を固定すること');
    expect(textOf(source, '2-1')).toBe('職員は､媒体を使うときは､貸出簿に書くこと');
  });

  test('the heading of the open chapter comes back at the head of its pages, the number and a stamp above it', () => {
    const source = [
      'もみじ市情報セキュリティ対策基準',
      '部外秘',
      '第１　組織',
      '１　責任者',
      '（１）部長は、連絡先の一覧を作成し、部の職員に配',
      '1 / 3 ページ',
      '部外秘',
      '第１　組織',
      '布しなければならない。',
      '２　担当者',
      '（１）課長は、担当者を指名しなければならない。',
      '2 / 3 ページ',
      '部外秘',
      '第１　組織',
      '（２）担当者は、端末を点検しなければならない。',
      '第２　利用',
      '１　端末',
      '（１）職員は、端末を持ち帰ってはならない。',
      '3 / 3 ページ',
    ].join('\n');
    expect(textOf(source, '1-1-1')).toBe('部長は、連絡先の一覧を作成し、部の職員に配布しなければならない。');
    expect(titlesOf(source)).toEqual([
      '1 組織',
      '1-1 責任者',
      '1-1-1 ',
      '1-2 担当者',
      '1-2-1 ',
      '1-2-2 ',
      '2 利用',
      '2-1 端末',
      '2-1-1 ',
    ]);
  });

  test('a head that names the body and the chapter, and a foot with the number at one side, are of two pages alone', () => {
    const source = [
      '１　受付',
      '　係員は、申込書の枚数を数え、箱に入れ',
      'くるみ市立図書館　　　　　　　　　　１　受付',
      '―１―　　　　　　　　　　　　　　　館内限り',
      'なければならない。',
      '２　返却',
      '　係員は、返却された資料に挟まれた紙を抜',
      'くるみ市立図書館　　　　　　　　　　２　返却',
      '―２―　　　　　　　　　　　　　　　館内限り',
      'き取らなければならない。',
    ].join('\n');
    expect(textOf(source, '1')).toBe('係員は、申込書の枚数を数え、箱に入れなければならない。');
    expect(textOf(source, '2')).toBe('係員は、返却された資料に挟まれた紙を抜き取らなければならない。');
  });

  test.each(['トップページへ戻る', '▲ページの先頭へ', '[目次に戻る]', '[トップへもどる](/index.html)'])(
    'what a web page leads elsewhere with is no part of a clause: %s',
    (words) => {
      const source = [
        '１　端末',
        '　職員は、端末を施錠しなければならない。',
        words,
        '２　媒体',
        '　職員は、媒体を保管しなければならない。',
        words,
      ].join('\n');
      expect(textOf(source, '1')).toBe('職員は、端末を施錠しなければならない。');
      expect(textOf(source, '2')).toBe('職員は、媒体を保管しなければならない。');
    },
  );

  test.each(['*この手順の問合せ先: 総務課(内線 21)*', '本要領に関する問い合わせ先　総務課', '担当：総務課'])(
    'whom to ask about the text closes it: %s',
    (words) => {
      const source = ['１　端末', '職員は、端末を施錠する。', '２　媒体', '職員は、媒体を保管する。', words].join('\n');
      expect(textOf(source, '2')).toBe('職員は、媒体を保管する。');
    },
  );

  test('the title of the next document stands behind the last page of the one before, and heads its own pages', () => {
    const source = [
      'つばき町情報セキュリティ基本方針',
      '第１　目的',
      '　この基本方針は、必要な事項を定める。',
      '第２　見直し',
      '　町は、この基本方針を見直す。',
      '第３　雑則',
      '　細目は、別に定める。',
      '－１－',
      'つばき町情報セキュリティ対策基準',
      '第１　端末',
      '　職員は、端末の画面を固',
      '－２－',
      'つばき町情報セキュリティ対策基準',
      '定しなければならない。',
      '第２　媒体',
      '　職員は、媒体を保管しなければならない。',
      '第３　点検',
      '　課長は、媒体を数えなければならない。',
      '－３－',
    ].join('\n');
    const { documents, clauses } = readPolicy(source);
    expect(documents.map(({ kind }) => kind)).toEqual(['basic_policy', 'standards']);
    expect(clauses.map(({ id }) => id)).toEqual(['1', '2', '3', '1', '2', '3']);
    expect(clauses[3]?.text).toBe('職員は、端末の画面を固定しなければならない。');
  });

  test('equal items at the edges of pages stay items, and a list that begins anew stays one', () => {
    const source = [
      '１　受付票',
      '（１）氏名',
      '（２）住所',
      '－ 1 －',
      '２　利用票',
      '（１）氏名',
      '（２）電話番号',
      '－ 2 －',
      '３　返却票',
      '（１）氏名',
      '－ 3 －',
      '４　職員は、票を綴じなければならない。',
    ].join('\n');
    expect(titlesOf(source)).toContain('1 受付票');
    expect(readPolicy(source).clauses.map(({ id }) => id)).toEqual([
      '1',
      '1-1',
      '1-2',
      '2',
      '2-1',
      '2-2',
      '3',
      '3-1',
      '4',
    ]);
  });
});
