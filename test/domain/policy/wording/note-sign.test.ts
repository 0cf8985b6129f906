import { describe, expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

const readOf = (sentence: string) => readPolicy(`情報セキュリティ対策基準\n１ 運用\n（１）${sentence}\n`).clauses;

describe('a sign that sends to a note', () => {
  test.each(['※1', '※１', '（注２）', '（※）', '＊1', '†1'])('%s before the full stop leaves the duty one', (sign) => {
    const clauses = readOf(`情報システム管理者は、利用されていないIDを点検しなければならない${sign}。【必須】`);
    expect(clauses[1]).toMatchObject({ kind: 'requirement', subjects: ['情報システム管理者'] });
    const [question] = deriveQuestionnaire(clauses, { policyId: 'p' }).questions;
    expect(question?.text).toBe('利用されていないIDを点検していますか。');
  });

  test('that names a thing with its number stays', () => {
    const [, clause] = readOf('職員等は、様式※1号を提出しなければならない。');
    expect(clause?.kind).toBe('requirement');
    const [question] = deriveQuestionnaire(readOf('職員等は、様式※1号を提出しなければならない。'), {
      policyId: 'p',
    }).questions;
    expect(question?.text).toContain('様式※1号');
  });

  test('「（解説）」 before a sentence is no word of its question', () => {
    const clauses = readOf('職員等は、端末を施錠しなければならない。（解説）職員等は、鍵を持ち帰ってはならない。');
    const asked = JSON.stringify(deriveQuestionnaire(clauses, { policyId: 'p' }).questions);
    expect(asked).toContain('鍵を持ち帰っていない');
    expect(asked).not.toContain('解説');
  });
});
