import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';

const read = (...appendix: string[]) =>
  readPolicy(
    [
      '第１条　この要領は、必要な事項を定める。',
      '第２条　館長は、要領を備えなければならない。',
      '第３条　職員は、別紙に掲げる事項を守らなければならない。',
      ...appendix,
    ].join('\n'),
  )
    .clauses.filter(({ id }) => id.startsWith('別紙'))
    .map(({ id, kind, subjects, text }) => `${id} ${kind} ${subjects.join('/')} ${text}`);

describe('the lead of an appendix without a number', () => {
  it.each([
    ['１　', '２　'],
    ['(1)　', '(2)　'],
    ['ア　', 'イ　'],
  ])('binds whom it names to the items %s, %s below it', (one, two) => {
    expect(
      read(
        '別紙',
        '司書の遵守事項',
        '司書は、次の事項を守らなければならない。',
        `${one}端末を施錠すること。`,
        `${two}返却箱を空にすること。`,
      )
        .filter((line) => / requirement /u.test(line))
        .map((line) => line.split(' ').slice(2).join(' ')),
    ).toEqual([
      '司書 司書は、次の事項を守らなければならない。',
      '司書 端末を施錠すること。',
      '司書 返却箱を空にすること。',
    ]);
  });

  it('leaves what has no lead alone', () => {
    expect(
      read(
        '別紙',
        '司書は、鍵を保管しなければならない。',
        '１　館長は、端末を施錠すること。',
        '２　返却箱を空にすること。',
      )
        .filter((line) => line.includes('返却箱'))
        .map((line) => line.split(' ')[2]),
    ).toEqual(['']);
  });
});
