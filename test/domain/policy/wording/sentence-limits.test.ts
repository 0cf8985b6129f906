import { describe, expect, it } from 'vitest';
import { roleNamesIn } from '#app/domain/policy/wording/role-names.ts';
import { judgeText } from '#app/domain/policy/wording/judged-text.ts';

const LENGTH = 50_000;
/** Of the processor's time: far above what such a text takes and far below what a quadratic rule would. */
const LIMIT_MS = 5_000;

const fill = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length));

describe.each<readonly [string, string]>([
  ['topics', fill('職員等は、')],
  ['topics without a comma', fill('は')],
  ['persons', fill('者')],
  ['bare persons as topics', fill('利用する者は')],
  ['joined persons', `${fill('所属長、職員及び')}課長は、記録する。`],
  ['subjects', fill('所属長が')],
  ['objects', fill('端末を')],
  ['appointments', fill('課長をCISOとし、')],
  ['appointments in brackets', fill('課長（部長を除く。以下「長」という。）をCISOとする')],
  ['opened brackets', fill('（')],
  ['closed brackets', fill('）')],
  ['opened quotes and short forms', fill('（以下「')],
  ['marks that never close', fill('。【')],
  ['spaces', `職員${fill(' ')}等は、記録する。`],
  ['spaced characters', `${fill('職 員 等 は 、 記 録 す る ')}。`],
  ['conditions of those who are made to act', `${fill('業者が作業をする場合は、申請させ、')}記録する。`],
  ['conditions of those who get leave', `${fill('業者が作業をする場合は、')}承認する。`],
  ['colons', `職員${fill('：')}等は、記録する。`],
  ['places for roles', fill('各課に担当者を１人')],
  ['stops of Latin print', fill('記録する．')],
  ['duties without a stop', fill('職員等は記録しなければならない')],
  ['a word of 庶務', `${fill('庶務は、')}処理`],
  ['とは', fill('端末とは、')],
  ['conditions', fill('職員等が使用するときは、')],
  ['nothing but kana', fill('ため')],
  ['letters', fill('Ａ')],
])('a sentence of 50,000 characters with %s', (_, text) => {
  it(
    'is judged in time that grows with its length',
    () => {
      const start = process.cpuUsage();
      judgeText(text);
      roleNamesIn([text]);
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(LIMIT_MS);
    },
    4 * LIMIT_MS,
  );
});

describe('any text', () => {
  it.each([
    '',
    ' ',
    '。',
    '。。。',
    '、',
    '「',
    '）は',
    'は',
    'を',
    '【】',
    '（推奨',
    '\u0000',
    '\ud800',
    '者は',
    '等は、',
    '🙂は、記録する。',
  ])('%j is judged without a crash', (text) => {
    expect(() => judgeText(text)).not.toThrow();
  });
});
