import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { changeOfClauses } from '#app/domain/policy/version-change.ts';
import { must } from '#app/domain/shared/result.ts';
import { doneToNewest, stepsCarriedTo } from '#app/services/policy/carried-steps.loader.server.ts';
import { beginDraftFromVersion } from '#app/services/policy/draft-from-version.acts.server.ts';
import { beginPolicyDraft, discardPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import {
  confirmDraftPlace,
  correctPolicyDraft,
  nameRoleOfDraft,
  undoPolicyDraft,
} from '#app/services/policy/draft-step.acts.server.ts';
import { storedClauses } from '#app/services/policy/stored-clause.loader.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { textToReadAnew, versionToRevisePage } from '#app/services/policy/version-to-revise.page.server.ts';
import { publishPolicyDraft } from '#app/services/questionnaire/draft-publish.acts.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { BIND, begunDraft, DRAFT_SOURCE, DRAFT_TEXT, draftToPublish } from '#test/factories/policy-draft.ts';
import { makeTown } from '#test/factories/town.ts';

/** A version that was a draft in which something was corrected, taken back and named. */
async function aVersion() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context } = town;
  const actor = town.actor('secretariat');
  const policyDraftId = begunDraft(town);
  const seen = (seenStep: number) => ({ policyDraftId, seenStep });
  must(correctPolicyDraft(context, actor, seen(0), BIND));
  must(undoPolicyDraft(context, actor, seen(1), 'undo'));
  must(nameRoleOfDraft(context, actor, seen(2), { name: '職員等', roles: ['security_manager'] }));
  must(publishPolicyDraft(context, actor, draftToPublish(town, policyDraftId)));
  const version = newestPolicies(context.db).find(({ name }) => name === DRAFT_TEXT.name);
  if (version === undefined) throw new Error('no version');
  const begin = (over: Partial<Parameters<typeof beginDraftFromVersion>[2]> = {}, by = actor) =>
    beginDraftFromVersion(context, by, { policyVersionId: version.id, besideOpen: false, read: null, ...over });
  return { town, context, actor, policyDraftId, version, begin };
}

test('a version that was a draft becomes one again, with every step by its number', async () => {
  const { context, policyDraftId, version, begin } = await aVersion();
  const before = storedDraft(context.db, policyDraftId);
  const begun = storedDraft(context.db, must(begin()).policyDraftId);
  expect(begun).toMatchObject({
    state: 'open',
    policyId: version.policyId,
    name: DRAFT_TEXT.name,
    policyVersionId: null,
  });
  expect(begun?.steps).toEqual(before?.steps);
  expect(begun?.corrected).toEqual(before?.corrected);
  const entry = [...activityEntries(context.db)].at(-1);
  expect(entry).toMatchObject({ type: 'policy_draft.revise' });
  expect(JSON.stringify(entry)).toContain(version.id);
});

test('what was done before can be taken back in the new draft, and the published one stays', async () => {
  const { context, actor, policyDraftId, begin } = await aVersion();
  const begun = must(begin()).policyDraftId;
  must(undoPolicyDraft(context, actor, { policyDraftId: begun, seenStep: 3 }, 'undo'));
  expect(storedDraft(context.db, begun)?.roleNames.size).toBe(0);
  expect(storedDraft(context.db, policyDraftId)?.roleNames.size).toBe(1);
});

test('where a draft of the policy is open it is told first, and a second one is begun only on purpose', async () => {
  const { town, context, actor, version, begin } = await aVersion();
  const first = must(begin()).policyDraftId;
  expect(begin()).toEqual({ ok: false, reason: 'draft_open' });
  const page = must(versionToRevisePage(context, town.actor('second_secretariat'), version.id));
  expect(page.openDraftIds).toEqual([first]);
  expect(begin({ besideOpen: true }).ok).toBe(true);
  const { policyDraftId: third } = must(begin({ besideOpen: true }));
  for (const id of [first, third]) must(discardPolicyDraft(context, actor, id));
});

test('a version that no draft became is read anew', async () => {
  const { town, context, actor } = await aVersion();
  const own = newestPolicies(context.db).find(({ policyId }) => policyId === 'town');
  const policyVersionId = own?.id ?? '';
  expect(textToReadAnew(context, policyVersionId)).toMatchObject({ policyId: 'town' });
  const wanted = { policyVersionId, besideOpen: false } as const;
  expect(beginDraftFromVersion(context, actor, { ...wanted, read: null })).toEqual({ ok: false, reason: 'not_read' });
  const { reading, findings } = DRAFT_TEXT;
  const begun = must(beginDraftFromVersion(context, actor, { ...wanted, read: { reading, findings } }));
  expect(storedDraft(context.db, begun.policyDraftId)).toMatchObject({ policyId: 'town', steps: [] });
  expect(must(versionToRevisePage(context, town.actor('secretariat'), policyVersionId)).carriedCounts).toBeNull();
});

test('nobody but the secretariat makes a draft of a version, and none is made of no version', async () => {
  const { town, context, version, begin } = await aVersion();
  for (const login of ['manager', 'ciso', 'auditor', 'officer'] as const) {
    expect(begin({}, town.actor(login))).toEqual({ ok: false, reason: 'not_permitted' });
    expect(versionToRevisePage(context, town.actor(login), version.id)).toEqual({ ok: false, reason: 'not_permitted' });
  }
  expect(begin({ policyVersionId: 'none' })).toEqual({ ok: false, reason: 'unknown_version' });
  expect(versionToRevisePage(context, town.actor('secretariat'), 'none').ok).toBe(false);
});

test('a new text of the policy begins with what was said about names before, and that can be taken back', async () => {
  const { context, actor, version } = await aVersion();
  const { policyId } = version;
  expect(doneToNewest(context, policyId)).toMatchObject({ correctionCount: 0, nameCount: 1, editCount: 0 });
  const carried = stepsCarriedTo(context, policyId, DRAFT_TEXT);
  expect(carried).toEqual([{ number: 1, act: 'name_role', name: '職員等', roles: ['security_manager'] }]);
  const begun = must(beginPolicyDraft(context, actor, { ...DRAFT_TEXT, policyId, carried })).policyDraftId;
  expect(storedDraft(context.db, begun)?.roleNames.size).toBe(1);
  must(undoPolicyDraft(context, actor, { policyDraftId: begun, seenStep: 1 }, 'undo'));
  expect(storedDraft(context.db, begun)?.roleNames.size).toBe(0);
  expect(stepsCarriedTo(context, null, DRAFT_TEXT)).toEqual([]);
});

test('a new text of the policy is read as the version before was corrected, and its own changes are all that is told', async () => {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { context } = town;
  const actor = town.actor('secretariat');
  const policyDraftId = begunDraft(town);
  must(correctPolicyDraft(context, actor, { policyDraftId, seenStep: 0 }, BIND));
  must(confirmDraftPlace(context, actor, { policyDraftId, seenStep: 1 }, DRAFT_SOURCE.indexOf('（２）職員等')));
  must(publishPolicyDraft(context, actor, draftToPublish(town, policyDraftId)));
  const version = newestPolicies(context.db).find(({ name }) => name === DRAFT_TEXT.name);
  const source = DRAFT_SOURCE.replace('（１）', '（１）職員等は、離席を記録しなければならない。\n（２）')
    .replace('\n（２）職員等は、媒体', '\n（３）職員等は、媒体')
    .replace('（３）情報システム', '（４）情報システム');
  const policyId = version?.policyId ?? null;
  const reading = readPolicy(source);
  const carried = stepsCarriedTo(context, policyId, { source, reading, findings: DRAFT_TEXT.findings });
  expect(carried).toEqual([
    { number: 1, act: 'correct', correction: { ...BIND, at: { ...BIND.at, id: '1-2' }, basis: expect.any(String) } },
  ]);
  const begun = must(beginPolicyDraft(context, actor, { ...DRAFT_TEXT, policyId, source, reading, carried }));
  const { clauses } = storedDraft(context.db, begun.policyDraftId)?.corrected.reading ?? { clauses: [] };
  const change = changeOfClauses(storedClauses(context.db, version?.id ?? ''), clauses);
  expect([change.added.map(({ id }) => id), change.rejudged, change.reworded, change.dropped]).toEqual([
    ['1-1'],
    [],
    [],
    [],
  ]);
});
