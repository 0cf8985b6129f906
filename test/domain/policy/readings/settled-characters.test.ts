import { describe, expect, it, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...lines: string[]) => readPolicy(['架空市情報セキュリティ対策基準', ...lines].join('\n'));
const texts = (...lines: string[]) => read(...lines).clauses.map(({ id, text }) => `${id} ${text}`);
const misread = (...lines: string[]) => read(...lines).warnings.filter(({ code }) => code === 'letters_misread');
const OTHER = '第２条　職員は、端末を施錠しなければならない。';

describe('characters that nobody sees', () => {
  test.each([
    ['a soft hyphen', '\u00ad'],
    ['a zero width space', '\u200b'],
    ['a zero width non-joiner', '\u200c'],
    ['a zero width joiner', '\u200d'],
    ['a word joiner', '\u2060'],
    ['a byte order mark', '\ufeff'],
    ['a variation selector', '\ufe0f'],
  ])('are no part of a sentence: %s', (_, sign) => {
    const [first] = read(`第１条　課${sign}長は、台帳を点検しなけれ${sign}ばならない。`, OTHER).clauses;
    expect(first?.text).toBe('課長は、台帳を点検しなければならない。');
    expect(first?.subjects).toEqual(['課長']);
  });
});

it('leaves out pictures that only adorn', () => {
  expect(texts('第１条　⚠️ 職員は、鍵を返さなければならない。🔑', OTHER)[0]).toBe(
    '1 職員は、鍵を返さなければならない。',
  );
});

it('leaves out what a word processor was to fill in', () => {
  expect(texts('第１条　課長{ MERGEFIELD 役職 }は、台帳を点検しなければならない。', OTHER)[0]).toBe(
    '1 課長は、台帳を点検しなければならない。',
  );
  expect(texts('第１条　課長は、{台帳}を点検しなければならない。', OTHER)[0]).toContain('{台帳}');
});

describe('letters that text recognition misread', () => {
  test.each([
    ['職貝は、鍵を返さなければならない。', '職員は、鍵を返さなければならない。'],
    ['委貝長は、鍵を返さなければならない。', '委員長は、鍵を返さなければならない。'],
    ['課長は、台帳を点検しなけれぱならない。', '課長は、台帳を点検しなければならない。'],
    ['課長は、台帳を捨ててはならなレヽ。', '課長は、台帳を捨ててはならない。'],
    ['課長は、パスワ一ドを変えなければならない。', '課長は、パスワードを変えなければならない。'],
    ['課長は、操作口グを保存しなければならない。', '課長は、操作ログを保存しなければならない。'],
    ['課長は、口グを保存しなければならない。', '課長は、ログを保存しなければならない。'],
  ])('are read as what makes a word: %s', (printed, meant) => {
    expect(texts(`第１条　${printed}`, OTHER)[0]).toBe(`1 ${meant}`);
    expect(misread(`第１条　${printed}`, OTHER)).toHaveLength(printed === meant ? 0 : 1);
  });

  it('are told by the words around them', () => {
    expect(misread('第１条　職貝は、鍵を返さなければならない。', OTHER)[0]?.message).toBe(
      '「第１条　職貝は、鍵を返さ」の「貝」は「員」の読み誤りとみて読みました。原文と比べてください。',
    );
  });

  test.each(['窓口グループは、鍵を返すこと。', '課長は、貝類の標本を保管すること。', '職員は、第一ビルに入ること。'])(
    'are no letters that make a word: %s',
    (printed) => {
      expect(misread(`第１条　${printed}`, OTHER)).toEqual([]);
    },
  );
});

describe('a line whose letters stand apart', () => {
  test.each(['２　', '2 ', '２ '])('keeps the space behind its number: %s', (number) => {
    expect(
      texts(
        '第１章　総則',
        '１　職員は、鍵を返さなければならない。',
        `${number}課 長 は 、 毎 月 台 帳 を 点 検 す る こ と 。`,
      ).slice(1),
    ).toEqual(['1-1 職員は、鍵を返さなければならない。', '1-2 課長は、毎月台帳を点検すること。']);
  });
});

it('reads 第二條 as the 条 that it is', () => {
  expect(texts('第一條　課長は、鍵を預かるものとする。', '第二條　職員は、鍵を返すものとする。')).toEqual([
    '1 課長は、鍵を預かるものとする。',
    '2 職員は、鍵を返すものとする。',
  ]);
});
