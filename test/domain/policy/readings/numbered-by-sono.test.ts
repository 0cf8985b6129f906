import { expect, it, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const idsOf = (source: string): readonly string[] => readPolicy(source).clauses.map(({ id }) => id);

test.each([
  ['half width', 'その1 申込み', 'その2 機器', 'その3 勤務中'],
  ['full width', 'その１　申込み', 'その２　機器', 'その３　勤務中'],
  ['numerals of kanji', 'その一　申込み', 'その二　機器', 'その三　勤務中'],
  ['a colon', 'その1：申込み', 'その2：機器', 'その3：勤務中'],
])('その numbers headings, and items of other styles begin anew below each: %s', (_, first, second, third) => {
  const source = [
    '在宅勤務の要領',
    first,
    ' イ）職員は、予定表を課長に提出する。',
    ' ロ）課長は、予定表を確認する。',
    second,
    ' a. 機器を家族に触らせない。',
    ' b. 回線の暗証を変更しておく。',
    third,
    ' イ）職員は、始業時に課長に連絡する。',
    ' ロ）職員は、通話をしない。',
    '',
  ].join('\n');
  expect(idsOf(source)).toEqual(['1', '1-イ', '1-ロ', '2', '2-a', '2-b', '3', '3-イ', '3-ロ']);
});

it('その that goes on with a sentence numbers nothing', () => {
  const source =
    '第１条　職員は、鍵の番号を覚え、\nその２桁を他人に教えてはならない。\n第２条　職員は、鍵を返さなければならない。\n';
  expect(idsOf(source)).toEqual(['1', '2']);
});
