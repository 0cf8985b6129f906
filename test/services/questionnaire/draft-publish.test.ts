import { describe, expect, test } from 'vitest';
import type { WantedCorrection } from '#app/domain/policy/correction.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { discardPolicyDraft, takeOverPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { correctPolicyDraft } from '#app/services/policy/draft-step.acts.server.ts';
import { storedClauses } from '#app/services/policy/stored-clause.loader.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { publishPolicyDraft } from '#app/services/questionnaire/draft-publish.acts.server.ts';
import { publishQuestionnaire } from '#app/services/questionnaire/questionnaire.acts.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { newestPolicies, questionnairesOf } from '#db/queries/policy.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { BIND, begunDraft, draftToPublish } from '#test/factories/policy-draft.ts';
import { makeTown } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const aTown = () => makeTown(testDatabase(calendarDate('2026-10-01')));
/** A permission becomes a duty: nothing of its words says so. */
const DEMAND: WantedCorrection = { act: 'kind', at: { document: 'standards', id: '1-2' }, kind: 'requirement' };

/** A duty is only wished for, although its words demand it. */
const WISH: WantedCorrection = { act: 'kind', at: { document: 'standards', id: '1-3' }, kind: 'recommendation' };

function corrected(town: Town, ...wanted: readonly WantedCorrection[]): string {
  const policyDraftId = begunDraft(town);
  for (const [seenStep, one] of wanted.entries()) {
    must(correctPolicyDraft(town.context, town.actor('secretariat'), { policyDraftId, seenStep }, one));
  }
  return policyDraftId;
}

const publish = (town: Town, policyDraftId: string, login: 'secretariat' | 'second_secretariat' = 'secretariat') =>
  publishPolicyDraft(town.context, town.actor(login), draftToPublish(town, policyDraftId));

describe('a published draft', () => {
  test('is a version with the corrected clauses, and its questionnaire follows from them', async () => {
    const town = await aTown();
    const policyDraftId = corrected(town, BIND, DEMAND, WISH);
    const { policyVersionId } = must(publish(town, policyDraftId));
    const { db } = town.context;
    expect(storedClauses(db, policyVersionId)).toEqual(storedDraft(db, policyDraftId)?.corrected.reading.clauses);
    const [row] = questionnairesOf(db, policyVersionId);
    const { questions } = readStored(storedQuestionnaire, row?.content ?? '');
    expect(questions.map(({ id }) => id)).toEqual(expect.arrayContaining(['1-1@system_manager']));
    expect(questions.some(({ clauses }) => clauses.includes('1-2'))).toBe(true);
    expect(questions.find(({ clauses }) => clauses.includes('1-3'))?.kind).toBe('recommendation');
    expect(storedDraft(db, policyDraftId)).toMatchObject({ state: 'published', policyVersionId });
    const types = [...activityEntries(db)].map(({ type }) => type);
    expect(types.slice(-3)).toEqual(['policy.import', 'questionnaire.publish', 'policy_draft.publish']);
  });

  test('has the same questionnaire when it is derived again from what is stored', async () => {
    const town = await aTown();
    const { policyVersionId } = must(publish(town, corrected(town, BIND, DEMAND, WISH)));
    must(publishQuestionnaire(town.context, town.actor('secretariat'), policyVersionId));
    const hashes = questionnairesOf(town.context.db, policyVersionId).map(({ hash }) => hash);
    expect(hashes).toHaveLength(2);
    expect(new Set(hashes).size).toBe(1);
  });

  test('is worked on no more, nor published twice', async () => {
    const town = await aTown();
    const policyDraftId = corrected(town);
    const sent = draftToPublish(town, policyDraftId);
    must(publishPolicyDraft(town.context, town.actor('secretariat'), sent));
    const notOpen = { ok: false, reason: 'not_open' };
    const actor = town.actor('secretariat');
    expect(publishPolicyDraft(town.context, actor, sent)).toEqual(notOpen);
    expect(correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 0 }, BIND)).toEqual(notOpen);
    expect(takeOverPolicyDraft(town.context, town.actor('second_secretariat'), policyDraftId)).toEqual(notOpen);
    expect(discardPolicyDraft(town.context, actor, policyDraftId)).toEqual(notOpen);
  });
});

describe('nothing of a draft is published', () => {
  test.each([
    ['by another than who holds it', 'second_secretariat', 'held_by_other'],
    ['by who may not publish a policy', 'manager', 'not_permitted'],
  ] as const)('%s', async (_, login, reason) => {
    const town = await aTown();
    const policyDraftId = corrected(town);
    const before = newestPolicies(town.context.db);
    const sent = draftToPublish(town, policyDraftId);
    expect(publishPolicyDraft(town.context, town.actor(login), sent)).toEqual({ ok: false, reason });
    expect(newestPolicies(town.context.db)).toEqual(before);
  });

  test('where it was corrected after it was shown', async () => {
    const town = await aTown();
    const policyDraftId = corrected(town);
    const sent = draftToPublish(town, policyDraftId);
    must(correctPolicyDraft(town.context, town.actor('secretariat'), { policyDraftId, seenStep: 0 }, BIND));
    expect(publishPolicyDraft(town.context, town.actor('secretariat'), sent)).toEqual({
      ok: false,
      reason: 'changed_meanwhile',
    });
    expect(storedDraft(town.context.db, policyDraftId)?.state).toBe('open');
  });

  test('where no duty is left in it, and it stays open', async () => {
    const town = await aTown();
    const leave = (id: string): WantedCorrection => {
      return { act: 'leave_out', at: { document: 'standards', id }, reason: 'not_ours' };
    };
    const policyDraftId = corrected(town, leave('1-1'), leave('1-3'));
    const versions = newestPolicies(town.context.db);
    expect(publish(town, policyDraftId)).toEqual({ ok: false, reason: 'no_question' });
    expect(newestPolicies(town.context.db)).toEqual(versions);
    expect(storedDraft(town.context.db, policyDraftId)?.state).toBe('open');
  });

  test('that there is not', async () => {
    const town = await aTown();
    const sent = { ...draftToPublish(town, corrected(town)), policyDraftId: 'none' };
    expect(publishPolicyDraft(town.context, town.actor('secretariat'), sent)).toEqual({
      ok: false,
      reason: 'unknown_draft',
    });
  });
});
