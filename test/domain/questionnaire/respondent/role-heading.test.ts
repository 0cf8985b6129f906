import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

test.each([
  ['【情報システム管理者】', 'system_manager'],
  ['職員等：', 'staff'],
  ['（情報システム管理者の役割）', 'system_manager'],
  ['職員等の遵守事項', 'staff'],
  ['所属長の責務', 'security_manager'],
])('what stands below 「%s」 is asked of whom it names', (heading, role) => {
  const { clauses } = readPolicy(`１　${heading}\n(1) 媒体を施錠して保管すること。\n(2) 書類を放置しないこと。\n`);
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'town' });
  expect([...new Set(questions.flatMap(({ roles }) => roles))]).toEqual([role]);
  expect(questions.flatMap((question) => question.clauses)).toEqual(expect.arrayContaining(['1-1', '1-2']));
});
