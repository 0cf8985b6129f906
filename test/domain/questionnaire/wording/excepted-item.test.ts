import { describe, expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

const CASES = ['災害に対応するとき', '課長が認めたとき'];

function askedOf(sentence: string) {
  const items = CASES.map((words, at) => `(${at + 1})　${words}\n`).join('');
  const { clauses } = readPolicy(`情報セキュリティ対策基準\n第1条　${sentence}\n${items}`);
  return deriveQuestionnaire(clauses, { policyId: 'p' }).questions[0];
}

describe('cases in which a clause does not hold', () => {
  test.each([
    [
      '職員は、次に掲げる場合を除き、端末を持ち出してはならない。',
      '所属の職員等は、端末を持ち出さないようにしていますか（条項が挙げる場合を除く）。',
    ],
    [
      '課長は、記録を公表しなければならない。ただし、次の各号のいずれかに該当するときは、この限りでない。',
      '記録を公表していますか（条項が挙げるときを除く）。',
    ],
    [
      '課長は、次に掲げるものを除き、媒体を金庫に保管しなければならない。',
      '媒体を金庫に保管していますか（条項が挙げるものを除く）。',
    ],
    [
      '職員は、端末を施錠しなければならない。ただし、次の場合は、この限りでない。',
      '所属の職員等は、端末を施錠していますか（条項が挙げる場合を除く）。',
    ],
  ])('%s: nobody is asked whether they are done, and the hint names them', (sentence, text) => {
    const question = askedOf(sentence);
    expect(question?.text).toBe(text);
    expect(question?.rows).toEqual([]);
    expect(question?.hint).toContain(CASES.join('／'));
    expect(question?.clauses).toEqual(['1', '1-1', '1-2']);
  });

  test('acts that a clause lists stay rows, though it excepts something else', () => {
    const question = askedOf('職員は、緊急の場合を除き、次の事項を守らなければならない。');
    expect(question?.rows).toHaveLength(2);
  });
});
