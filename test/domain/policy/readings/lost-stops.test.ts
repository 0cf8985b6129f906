import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { withSentences } from '#app/domain/policy/wording/clause-judgement.ts';

const reading = (...lines: readonly string[]) => readPolicy(['架空市端末取扱基準', ...lines].join('\n'));

/** Of each clause its id, its heading, whom it binds and its sentences. */
const read = (...lines: readonly string[]): readonly string[] =>
  reading(...lines).clauses.map(({ id, title, subjects, text, sentences }) =>
    [id, title, subjects.join('・'), ...sentences.map(({ span: [from, to] }) => text.slice(from, to))].join(' | '),
  );

describe('a text without full stops', () => {
  it.each([
    ['すること', '職員等は、端末を施錠すること', '離席時は画面を固定すること', '課長は、施錠を毎日点検すること'],
    ['する', '職員等は、端末を施錠する', '離席時は画面を固定する', '課長は、施錠を毎日点検する'],
    ['です・ます', '職員等は、端末を施錠してください', '離席時は画面を固定します', '課長は、施錠を毎日点検します'],
    ['nouns', '職員等は、端末を施錠', '離席時は画面を固定', '課長は、施錠を毎日点検'],
  ])('is read with a sentence for each line: %s', (_, first, second, third) => {
    expect(read('１　端末', first, second, third, '２　媒体', '媒体は金庫に保管すること')).toEqual([
      `1 | 端末 | 職員等・課長 | ${first} | ${second} | ${third}`,
      '2 | 媒体 |  | 媒体は金庫に保管すること',
    ]);
  });

  it('keeps the sentences apart where the clauses are read again', () => {
    const { clauses } = reading(
      '１　端末',
      '職員等は、端末を施錠すること',
      '課長は、施錠を毎日点検すること',
      '２　媒体',
      '職員は、媒体を持ち出さないこと',
    );
    expect(clauses[0]?.sentences.map(({ subjects }) => subjects)).toEqual([['職員等'], ['課長']]);
    expect(withSentences(clauses)).toEqual(clauses);
  });

  it('is read with its 条, captions and 項', () => {
    expect(
      read(
        '（目的）',
        '第１条　この規程は、必要な事項を定める',
        '（端末）',
        '第２条　職員は、端末を施錠しなければならない',
        '２　課長は、施錠を毎日点検する',
      ),
    ).toEqual([
      '1 | 目的 |  | この規程は、必要な事項を定める',
      '2 | 端末 | ',
      '2-1 |  | 職員 | 職員は、端末を施錠しなければならない',
      '2-2 |  | 課長 | 課長は、施錠を毎日点検する',
    ]);
  });

  it('is read with as few as two 条', () => {
    for (const [first, second] of [
      ['第１条　', '第２条　'],
      ['第一条　', '第二条　'],
    ] as const)
      expect(read(`${first}職員は、端末を施錠する`, `${second}課長は、施錠を毎日点検する`)).toEqual([
        '1 |  | 職員 | 職員は、端末を施錠する',
        '2 |  | 課長 | 課長は、施錠を毎日点検する',
      ]);
  });

  it('is joined where its lines only wrap', () => {
    expect(
      read(
        '第１条　職員等は、情報資産の機密性、完全性及び可用性を維持するため、関係する',
        '法令及びこの規程を遵守しなければならない',
        '第２条　課長は、所属の職員等が使用する端末、外部記録媒体その他の機器を適切に',
        '管理するとともに、年１回以上これらを点検し、その結果を統括責任者に報告しなけ',
        'ればならない',
        '統括責任者は、報告を受けたときは、速やかに最高責任者に報告するものとする',
        '第３条　職員等は、端末を庁外に持ち出すときは、あらかじめ課長の許可を受けなけれ',
        'ばならない',
        '２　課長は、前項の許可をしたときは、その旨を台帳に記録し、５年間保存する',
      ),
    ).toEqual([
      '1 |  | 職員等 | 職員等は、情報資産の機密性、完全性及び可用性を維持するため、関係する法令及びこの規程を遵守しなければならない',
      '2 |  | 課長・統括責任者 | 課長は、所属の職員等が使用する端末、外部記録媒体その他の機器を適切に管理するとともに、年１回以上これらを点検し、その結果を統括責任者に報告しなければならない | 統括責任者は、報告を受けたときは、速やかに最高責任者に報告するものとする',
      '3 |  | ',
      '3-1 |  | 職員等 | 職員等は、端末を庁外に持ち出すときは、あらかじめ課長の許可を受けなければならない',
      '3-2 |  | 課長 | 課長は、前項の許可をしたときは、その旨を台帳に記録し、５年間保存する',
    ]);
  });

  it('has sentences below its headings where nothing is numbered', () => {
    expect(
      read(
        '■端末',
        '職員はパスコードを設定すること',
        '課長は毎月台帳を確認すること',
        '■アプリ',
        '許可されていないアプリを入れないこと',
      ),
    ).toEqual([
      'n1 | 端末 | ',
      'n1-n1 |  | 職員 | 職員はパスコードを設定すること',
      'n1-n2 |  | 課長 | 課長は毎月台帳を確認すること',
      'n2 | アプリ |  | 許可されていないアプリを入れないこと',
    ]);
  });
});

describe('a text that prints its full stops', () => {
  it('has a sentence for a line that ends as a duty, too', () => {
    expect(
      read(
        '１　職員は、端末を施錠しなければならない。',
        '２　職員は、媒体を持ち出さないこと',
        '課長は、許可の記録を保存しなければならない。',
        '３　課長は、記録を点検しなければならない。',
      )[1],
    ).toBe('2 |  | 職員・課長 | 職員は、媒体を持ち出さないこと | 課長は、許可の記録を保存しなければならない。');
  });
});

describe('a lead without full stop over its items', () => {
  it('binds the items', () => {
    expect(
      read(
        '第１条　職員は次のことを守ること',
        '(1) 端末を施錠すること',
        '(2) 画面を固定すること',
        '第２条　課長は点検すること',
      ),
    ).toEqual([
      '1 |  | 職員 | 職員は次のことを守ること',
      '1-1 |  | 職員 | 端末を施錠すること',
      '1-2 |  | 職員 | 画面を固定すること',
      '2 |  | 課長 | 課長は点検すること',
    ]);
  });
});
