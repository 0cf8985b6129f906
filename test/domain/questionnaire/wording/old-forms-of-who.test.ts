import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

const askedOf = (text: string) =>
  deriveQuestionnaire(readPolicy(`情報セキュリティ対策基準\n${text}\n`).clauses, { policyId: 'p' }).questions;

test('「発見したる職員」 keeps what they found as the case', () => {
  const [question] = askedOf('第1条　違反する事実を発見したる職員は、即時事務局長に具申すること。');
  expect(JSON.stringify(question)).toContain('事実を発見したときは');
});

test('「職員若しくは職員であった者」 is asked of the 職員 who are there', () => {
  const [question] = askedOf('第1条　電算の操作に従事する職員若しくは職員であった者は、秘密を漏らしてはならない。');
  expect(question?.roles).toEqual(['staff']);
  expect(question?.text).toBe('所属の職員等は、電算の操作に従事するときは、秘密を漏らさないようにしていますか。');
});

test('a short form means what the text says, and not what others mean by it', () => {
  const questions = askedOf(
    [
      '第1条　監査は、情報セキュリティ監査統括責任者（以下「統括責任者」という。）が総括する。',
      '第2条　統括責任者は、監査結果を取りまとめ、情報セキュリティ委員会に報告する。',
    ].join('\n'),
  );
  expect(questions.find(({ clauses }) => clauses.includes('2'))?.roles).toEqual(['audit_supervisor']);
});

test('「第1(設置)委員会を…」 is an article with its caption', () => {
  const { clauses } = readPolicy(
    [
      '委員会設置要綱',
      '',
      '第1(設置)情報システム委員会を置く。',
      '第2(会議)委員長は、会議を招集しなければならない。',
      ' 2 委員は、欠席するときは、届け出ること。',
      '第3(報告)委員長は、第1(設置)の委員会の活動を報告する。',
    ].join('\n'),
  );
  expect(clauses.map(({ id, title }) => [id, title])).toEqual([
    ['1', '設置'],
    ['2', '会議'],
    ['2-1', ''],
    ['2-2', ''],
    ['3', '報告'],
  ]);
});
