import { describe, expect, it } from 'vitest';
import { dutySentencesIn, isDutySentence } from '#app/domain/policy/wording/duty-sentence.ts';

describe('a sentence that binds somebody', () => {
  it.each([
    '職員は、端末を施錠しなければならない。',
    '端末を持ち出してはなりません。',
    '課長は、点検を行う。',
    '管理者は、入退室を記録するものとする。',
    '離席時は、画面をロックすること。',
    '課長は、周知に努めなければならない。',
  ])('is %s', (sentence) => {
    expect(isDutySentence(sentence)).toBe(true);
  });

  it.each([
    'この規程は、公布の日から施行する。',
    'この基準において「端末」とは、パソコンをいう。',
    '端末の施錠に関すること。',
    '課長は、端末を持ち出すことができる。',
    'なお従前の例による。',
    '第２章　体制（第３条―第５条）',
  ])('is not %s', (sentence) => {
    expect(isDutySentence(sentence)).toBe(false);
  });

  it('is found where lines wrap in it, and with its full stop lost at the end of a line', () => {
    const text =
      '附則\nこの規程は、公布の日から施行する。\n課長は、台帳を作成しなけ\nればならない。\n端末は、施錠しなければならない\n以上';
    expect(dutySentencesIn(text).map(([from, to]) => text.slice(from, to).trim())).toEqual([
      '課長は、台帳を作成しなけ\nればならない。',
      '端末は、施錠しなければならない',
    ]);
  });
});

it('ends a duty at the end of its line or its cell, where no full stop stands', () => {
  const text = '施行日は、別に定める\n職員等は、旧端末を返却すること\n課長\t点検を行うこと\t毎月';
  expect(dutySentencesIn(text).map(([from, to]) => text.slice(from, to).trim())).toContain(
    '職員等は、旧端末を返却すること',
  );
});

it('ends a sentence at the end of its line in a text without any full stop', () => {
  const text = '第１条　職員は、端末を施錠する\n第２条　課長は、毎日点検します\n以上';
  expect(dutySentencesIn(text).map(([from, to]) => text.slice(from, to).trim())).toEqual([
    '第１条　職員は、端末を施錠する',
    '第２条　課長は、毎日点検します',
  ]);
});

it('a full stop inside of brackets ends no sentence', () => {
  const text =
    '職員は、名簿を撮影してはならない（課長の指示がある場合を含む。）。課長は、端末を点検する（休日を除く。）。';
  expect(dutySentencesIn(text).map(([from, to]) => text.slice(from, to))).toEqual([
    '職員は、名簿を撮影してはならない（課長の指示がある場合を含む。）。',
    '課長は、端末を点検する（休日を除く。）。',
  ]);
});
