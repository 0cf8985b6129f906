import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { confirmDraftPlace, correctPolicyDraft } from '#app/services/policy/draft-step.acts.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { begunDraft, BIND } from '#test/factories/policy-draft.ts';
import { makeTown } from '#test/factories/town.ts';

async function aDraft() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const policyDraftId = begunDraft(town);
  return {
    town,
    policyDraftId,
    actor: town.actor('secretariat'),
    look: () => storedDraft(town.context.db, policyDraftId),
  };
}

test('what a draft holds is made once for each of its states', async () => {
  const { town, policyDraftId, actor, look } = await aDraft();
  const first = look()?.draftContent;
  expect(look()?.draftContent).toBe(first);
  must(correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 0 }, BIND));
  expect(look()?.draftContent).not.toBe(first);
  expect(look()?.steps).toHaveLength(1);
});

test('a step that was taken back before it was kept is seen by nobody, nor in place of the next one', async () => {
  const { town, policyDraftId, actor, look } = await aDraft();
  const { db } = town.context;
  expect(() =>
    db.transaction((tx) => {
      must(confirmDraftPlace(town.context, actor, { policyDraftId, seenStep: 0 }, 1));
      expect(storedDraft(tx, policyDraftId)?.steps).toHaveLength(1);
      expect(look()?.steps).toHaveLength(1);
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  expect(look()?.steps).toEqual([]);
  must(confirmDraftPlace(town.context, actor, { policyDraftId, seenStep: 0 }, 2));
  expect(look()?.steps).toMatchObject([{ act: 'confirm', place: 2 }]);
});
