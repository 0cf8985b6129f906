import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';

test('an office that no role is known for is told with what stands below its name', () => {
  const { clauses } = readPolicy(
    '１　平常時\n【館長】\n(1) 鍵の数を数える。\n(2) 灯りを点検する。\n【司書】\n(1) 返却箱を空にする。\n(2) 端末を起動する。\n',
  );
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'town' });
  expect([...new Set(questions.flatMap(({ unmapped = [] }) => unmapped))]).toEqual(['司書']);
});

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

const MEDIA = '\n(1) 媒体を施錠して保管すること。\n(2) 書類を毎日点検すること。\n';

test.each([
  ['検知（情報課）', 'secretariat', '検知'],
  ['事故時（担当：情報課）', 'secretariat', '事故時'],
  ['施錠〔所属長〕', 'security_manager', '施錠'],
  ['端末の利用（職員等）', 'staff', '端末の利用'],
])('「%s」 has what stands below asked of whom its bracket names', (heading, role, topic) => {
  const { clauses } = readPolicy(`１　${heading}${MEDIA}`);
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'town' });
  expect(clauses.map(({ subjects }) => subjects)).toEqual([[], [], []]);
  expect(questions.map(({ roles }) => roles)).toEqual([[role]]);
  expect(questions[0]?.text).toMatch(new RegExp(`(?:^|は、)${topic}について、次のことを`, 'u'));
});

test('two in the bracket of a heading are both asked', () => {
  const { clauses } = readPolicy(`１　保管【部長・課長】${MEDIA}`);
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'town' });
  expect(new Set(questions.flatMap(({ roles }) => roles))).toEqual(new Set(['security_officer', 'security_manager']));
});

test('an office in the bracket of a heading that no role is known for is told as such', () => {
  const { clauses } = readPolicy('１　訓練〔危機管理監〕\n(1) 訓練を毎年行うこと。\n');
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'town' });
  expect(questions).toMatchObject([{ roles: ['supervising_security_officer'], unmapped: ['危機管理監'] }]);
});

test.each([
  '訓練（参考）',
  '訓練（目的）',
  '研修（新規採用職員）',
  '研修（職員等）',
  '事故の報告（情報課）',
  '保守（委託業者）',
])('the bracket of 「%s」 names nobody who is bound', (heading) => {
  const { clauses } = readPolicy(`１　${heading}${MEDIA}`);
  const { questions } = deriveQuestionnaire(clauses, { policyId: 'town' });
  expect(questions.flatMap((question) => question.roles)).toEqual(['supervising_security_officer']);
});
