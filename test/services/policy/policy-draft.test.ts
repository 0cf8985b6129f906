import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { WantedCorrection } from '#app/domain/policy/correction.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { must } from '#app/domain/shared/result.ts';
import {
  beginPolicyDraft,
  describePolicyDraft,
  discardPolicyDraft,
  takeOverPolicyDraft,
} from '#app/services/policy/policy-draft.acts.server.ts';
import {
  confirmDraftPlace,
  correctPolicyDraft,
  takeBackDraftStep,
  undoPolicyDraft,
} from '#app/services/policy/draft-step.acts.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { BIND, DRAFT_TEXT } from '#test/factories/policy-draft.ts';

const READING = DRAFT_TEXT.reading;

const aTown = () => makeTown(testDatabase(calendarDate('2026-10-01')));

function begin(town: Town, login: TownPerson = 'secretariat') {
  return beginPolicyDraft(town.context, town.actor(login), DRAFT_TEXT);
}

const subjectsOf = (town: Town, id: string): unknown =>
  storedDraft(town.context.db, id)?.corrected.reading.clauses.find((clause) => clause.id === '1-1')?.subjects;

test('a draft keeps the text and its reading, and who brought it holds it', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  const draft = storedDraft(town.context.db, policyDraftId);
  const { policyId, name, source, pageCount, findings } = DRAFT_TEXT;
  expect(draft).toMatchObject({
    policyId,
    name,
    source,
    pageCount,
    findings,
    state: 'open',
    heldBy: town.actor('secretariat').personId,
    steps: [],
  });
  expect(draft?.corrected).toEqual({ reading: READING, toReview: [], leftOut: [] });
});

test('a correction changes the reading, can be taken back and be brought back', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  const actor = town.actor('secretariat');
  must(correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 0 }, BIND));
  expect(subjectsOf(town, policyDraftId)).toEqual(['情報システム管理者']);
  must(undoPolicyDraft(town.context, actor, { policyDraftId, seenStep: 1 }, 'undo'));
  expect(subjectsOf(town, policyDraftId)).toEqual(['職員等']);
  must(undoPolicyDraft(town.context, actor, { policyDraftId, seenStep: 2 }, 'redo'));
  expect(subjectsOf(town, policyDraftId)).toEqual(['情報システム管理者']);
  const types = [...activityEntries(town.context.db)].map(({ type }) => type);
  expect(types.slice(-4)).toEqual([
    'policy_draft.begin',
    'policy_draft.correct',
    'policy_draft.undo',
    'policy_draft.undo',
  ]);
});

test('a place that was looked at is confirmed, and that can be taken back', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  const actor = town.actor('secretariat');
  must(confirmDraftPlace(town.context, actor, { policyDraftId, seenStep: 0 }, 12));
  must(undoPolicyDraft(town.context, actor, { policyDraftId, seenStep: 1 }, 'undo'));
  expect(storedDraft(town.context.db, policyDraftId)?.steps.map(({ act }) => act)).toEqual(['confirm', 'undo']);
  expect(confirmDraftPlace(town.context, actor, { policyDraftId, seenStep: 2 }, 10_000)).toEqual({
    ok: false,
    reason: 'place_gone',
  });
});

test('what cannot be applied is refused with its reason and leaves no step', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  const actor = town.actor('secretariat');
  const correct = (correction: WantedCorrection) =>
    correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 0 }, correction);
  expect(correct({ act: 'number', at: BIND.at, marker: '2' })).toEqual({ ok: false, reason: 'number_taken' });
  expect(correct({ ...BIND, at: { document: 'standards', id: '9' } })).toEqual({ ok: false, reason: 'clause_gone' });
  expect(undoPolicyDraft(town.context, actor, { policyDraftId, seenStep: 0 }, 'undo')).toEqual({
    ok: false,
    reason: 'nothing_to_undo',
  });
  expect(storedDraft(town.context.db, policyDraftId)?.steps).toEqual([]);
});

test('a step from a page that is not the newest is refused', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  const actor = town.actor('secretariat');
  must(correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 0 }, BIND));
  expect(undoPolicyDraft(town.context, actor, { policyDraftId, seenStep: 0 }, 'undo')).toEqual({
    ok: false,
    reason: 'changed_meanwhile',
  });
});

test('nobody but the secretariat begins, corrects, takes over or discards a draft', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  for (const login of ['manager', 'ciso', 'auditor'] as const) {
    const actor = town.actor(login);
    const seen = { policyDraftId, seenStep: 0 };
    for (const outcome of [
      begin(town, login),
      correctPolicyDraft(town.context, actor, seen, BIND),
      undoPolicyDraft(town.context, actor, seen, 'undo'),
      takeOverPolicyDraft(town.context, actor, policyDraftId),
      discardPolicyDraft(town.context, actor, policyDraftId),
    ])
      expect(outcome).toEqual({ ok: false, reason: 'not_permitted' });
  }
});

test('one person at a time works on a draft; another takes it over, and the first one is told', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  const seen = { policyDraftId, seenStep: 0 };
  const [first, second] = [town.actor('secretariat'), town.actor('second_secretariat')];
  const heldByOther = { ok: false, reason: 'held_by_other' };
  expect(correctPolicyDraft(town.context, second, seen, BIND)).toEqual(heldByOther);
  expect(discardPolicyDraft(town.context, second, policyDraftId)).toEqual(heldByOther);
  expect(takeOverPolicyDraft(town.context, first, policyDraftId)).toEqual({ ok: false, reason: 'held_already' });
  must(takeOverPolicyDraft(town.context, second, policyDraftId));
  expect(correctPolicyDraft(town.context, first, seen, BIND)).toEqual(heldByOther);
  expect(correctPolicyDraft(town.context, second, seen, BIND)).toMatchObject({ ok: true });
});

test('who holds a draft sets its name right, whatever was done to it; nobody else, and not to what it is', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  const [first, second] = [town.actor('secretariat'), town.actor('second_secretariat')];
  const named = { name: '病院の対策基準', citation: '令和9年改正' };
  const describe = (actor: typeof first, to = named) => describePolicyDraft(town.context, actor, policyDraftId, to);
  expect(describe(second)).toEqual({ ok: false, reason: 'held_by_other' });
  expect(describe(town.actor('manager'))).toEqual({ ok: false, reason: 'not_permitted' });
  must(describe(first));
  expect(storedDraft(town.context.db, policyDraftId)).toMatchObject({ ...named, steps: [] });
  expect(describe(first)).toEqual({ ok: false, reason: 'same_as_before' });
  must(discardPolicyDraft(town.context, first, policyDraftId));
  expect(describe(first, { name: '別の名', citation: '令和9年' })).toEqual({ ok: false, reason: 'not_open' });
});

test('a discarded draft is worked on no more', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  const actor = town.actor('secretariat');
  must(discardPolicyDraft(town.context, actor, policyDraftId));
  expect(correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 0 }, BIND)).toEqual({
    ok: false,
    reason: 'not_open',
  });
});

test('a text without a clause becomes no draft, nor one of a policy that there is not', async () => {
  const town = await aTown();
  const actor = town.actor('secretariat');
  const none = { ...DRAFT_TEXT, reading: readPolicy('回覧です。') };
  expect(beginPolicyDraft(town.context, actor, none)).toEqual({ ok: false, reason: 'no_clause' });
  const strange = { ...DRAFT_TEXT, policyId: 'elsewhere' };
  expect(beginPolicyDraft(town.context, actor, strange)).toEqual({ ok: false, reason: 'unknown_policy' });
});

test('a clause that was left out comes back as it was, whatever was done since', async () => {
  const town = await aTown();
  const { policyDraftId } = must(begin(town));
  const actor = town.actor('secretariat');
  const leave = { act: 'leave_out', at: { document: 'standards', id: '1-2' }, reason: 'repeated' } as const;
  must(correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 0 }, leave));
  must(correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 1 }, BIND));
  must(takeBackDraftStep(town.context, actor, { policyDraftId, seenStep: 2 }, 1));
  const clauses = storedDraft(town.context.db, policyDraftId)?.corrected.reading.clauses;
  expect(clauses?.find(({ id }) => id === '1-2')).toEqual(READING.clauses.find(({ id }) => id === '1-2'));
  expect(subjectsOf(town, policyDraftId)).toEqual(['情報システム管理者']);
  expect(takeBackDraftStep(town.context, actor, { policyDraftId, seenStep: 3 }, 1)).toEqual({
    ok: false,
    reason: 'nothing_to_undo',
  });
  expect(takeBackDraftStep(town.context, town.actor('second_secretariat'), { policyDraftId, seenStep: 3 }, 2)).toEqual({
    ok: false,
    reason: 'held_by_other',
  });
});
