import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { deriveQuestionnaire } from '#app/domain/questionnaire/derive.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { importPolicy } from '#app/services/policy/policy.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { clausesOf, findPolicyVersion, findQuestionnaire } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

const SOURCE = [
  '情報セキュリティ対策基準',
  '１ 運用',
  '（１）職員等は、記録しなければならない。',
  '（２）情報セキュリティ管理者は、確認しなければならない。',
].join('\n');
const TEXT = { policyId: 'sample', name: '架空町情報セキュリティ対策基準', citation: '架空', source: SOURCE };

const town = () => makeTown(testDatabase(calendarDate('2026-10-01')));

test('an imported policy keeps its text, its hash and every clause in order', async () => {
  const { context, actor } = await town();
  const { policyVersionId, clauseCount: clauses } = must(importPolicy(context, actor('secretariat'), TEXT));
  expect(findPolicyVersion(context.db, policyVersionId)).toMatchObject({
    source: SOURCE,
    sourceSha256: sha256(SOURCE),
    citation: '架空',
  });
  const kept = clausesOf(context.db, policyVersionId);
  expect(kept.map(({ id, text }) => [id, text])).toEqual(readPolicy(SOURCE).clauses.map(({ id, text }) => [id, text]));
  expect(kept).toHaveLength(clauses);
});

test('what was pasted with the radicals of a font is kept in the characters that they look like', async () => {
  const { context, actor } = await town();
  const source = SOURCE.replace('管理者', '課⻑');
  const { policyVersionId } = must(importPolicy(context, actor('secretariat'), { ...TEXT, source }));
  expect(findPolicyVersion(context.db, policyVersionId)?.source).toBe(SOURCE.replace('管理者', '課長'));
});

test('a text without a clause is refused and leaves no trace', async () => {
  const { context, actor } = await town();
  const before = [...activityEntries(context.db)].length;
  for (const source of ['', '拝啓 時下ますますご清栄のこととお喜び申し上げます。', '\u0000\u0001\u0002']) {
    expect(importPolicy(context, actor('secretariat'), { ...TEXT, source })).toEqual({
      ok: false,
      reason: 'no_clause',
    });
  }
  expect([...activityEntries(context.db)]).toHaveLength(before);
});

test('a policy under a name that no key could carry is refused and leaves no trace', async () => {
  const { context, actor } = await town();
  const before = [...activityEntries(context.db)].length;
  for (const policyId of ['', 'Town', '架空町', 'a:b', 'a b', 'a\n']) {
    expect(importPolicy(context, actor('secretariat'), { ...TEXT, policyId })).toEqual({
      ok: false,
      reason: 'bad_policy_id',
    });
  }
  expect([...activityEntries(context.db)]).toHaveLength(before);
  expect(importPolicy(context, actor('secretariat'), { ...TEXT, policyId: 'town_2-b' })).toMatchObject({ ok: true });
});

test('nobody but the secretariat imports a policy or publishes a questionnaire', async () => {
  const { context, actor } = await town();
  const { policyVersionId } = must(importPolicy(context, actor('secretariat'), TEXT));
  const before = [...activityEntries(context.db)].length;
  for (const who of ['manager', 'officer', 'supervisor', 'ciso', 'auditor', 'administrator'] as const) {
    expect(importPolicy(context, actor(who), TEXT)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(publishQuestionnaire(context, actor(who), policyVersionId)).toEqual({ ok: false, reason: 'not_permitted' });
  }
  expect([...activityEntries(context.db)]).toHaveLength(before);
});

test('versions of a questionnaire count up over the versions of its policy, not over other policies', async () => {
  const { context, actor } = await town();
  const secretariat = actor('secretariat');
  const publish = (policyId: string, source: string) => {
    const { policyVersionId } = must(importPolicy(context, secretariat, { ...TEXT, policyId, source }));
    return must(publishQuestionnaire(context, secretariat, policyVersionId));
  };
  const first = publish('sample', SOURCE);
  const second = publish('sample', SOURCE.replace('記録', '報告'));
  expect([first.version, second.version, publish('other', SOURCE).version]).toEqual([1, 2, 1]);
  expect(second.hash).not.toBe(first.hash);
});

test('publishing one policy version twice gives one hash', async () => {
  const { context, actor } = await town();
  const { policyVersionId } = must(importPolicy(context, actor('secretariat'), TEXT));
  const [first, second] = [1, 2].map(() => must(publishQuestionnaire(context, actor('secretariat'), policyVersionId)));
  expect(second?.hash).toBe(first?.hash);
  expect(second?.version).toBe(2);
});

test('an unknown policy version has no questionnaire', async () => {
  const { context, actor } = await town();
  expect(publishQuestionnaire(context, actor('secretariat'), 'nowhere')).toEqual({
    ok: false,
    reason: 'unknown_policy_version',
  });
});

test('a real standard gives the same questionnaire from the database as from its text', async () => {
  const { context, actor } = await town();
  const source = readFileSync(path.join(projectPaths().questionnaires, 'nishiwaki', 'source.txt'), 'utf8');
  const { policyVersionId } = must(
    importPolicy(context, actor('secretariat'), { ...TEXT, policyId: 'nishiwaki', source }),
  );
  const { questionnaireId, hash } = must(publishQuestionnaire(context, actor('secretariat'), policyVersionId));
  const derived = deriveQuestionnaire(readPolicy(source).clauses, { policyId: 'nishiwaki' });
  const content = writeStored(storedQuestionnaire, derived);
  expect(findQuestionnaire(context.db, questionnaireId)?.content).toBe(content);
  expect(hash).toBe(sha256(content));
});
