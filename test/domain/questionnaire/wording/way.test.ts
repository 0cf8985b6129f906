import { describe, expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

/** The first question that a 条 with three ways below it becomes. */
function askedOf(sentence: string) {
  const { clauses } = readPolicy(
    `情報セキュリティ対策基準\n第1条　情報システム管理者は、${sentence}\n(1)　耐火金庫への格納\n(2)　庁外の書庫への格納\n(3)　溶解\n`,
  );
  return deriveQuestionnaire(clauses, { policyId: 'p' }).questions[0];
}

describe('a sentence that leaves the choice among the ways below it', () => {
  test.each([
    [
      '記録媒体を次のいずれかの方法により保管しなければならない。',
      '記録媒体を次のいずれかの方法により保管していますか。',
    ],
    [
      '記録媒体を、次の各号のいずれかにより保管しなければならない。',
      '記録媒体を、次のいずれかにより保管していますか。',
    ],
    ['持出しに際して次のいずれかを行わなければならない。', '持出しに際して次のいずれかを行っていますか。'],
    [
      '廃棄するときは、次のいずれかの措置を講じなければならない。',
      '廃棄するときは、次のいずれかの措置を講じていますか。',
    ],
    [
      '次に掲げる方法のいずれかにより、媒体を廃棄しなければならない。',
      '次のいずれかの方法により、媒体を廃棄していますか。',
    ],
    [
      '媒体は、以下のうちいずれかの方法により廃棄しなければならない。',
      '媒体を、次のいずれかの方法により廃棄していますか。',
    ],
    ['次の実現方法等により、記録媒体を保管しなければならない。', '記録媒体を保管していますか。'],
  ])('%s', (sentence, asked) => {
    const question = askedOf(sentence);
    expect(question?.text).toBe(asked);
    expect(question?.rows).toEqual([]);
    expect(question?.means).toEqual(['耐火金庫への格納', '庁外の書庫への格納', '溶解']);
  });

  test('cases in which something is forbidden are no ways', () => {
    const question = askedOf('次のいずれかに該当するときは、利用を停止しなければならない。');
    expect(question?.means).toBeUndefined();
  });
});
