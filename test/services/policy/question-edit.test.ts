import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import type { EditKey, WantedEdit } from '#app/domain/questionnaire/editing/edit.ts';
import {
  askAsDerived,
  correctPolicyDraft,
  editPolicyDraft,
  nameRoleOfDraft,
  undoPolicyDraft,
} from '#app/services/policy/draft-step.acts.server.ts';
import { discardPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { readDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { begunDraft, BIND } from '#test/factories/policy-draft.ts';
import { makeTown } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const LOCK: EditKey = { document: 'standards', clause: '1-1', part: '', role: 'staff' };
const WORDS: WantedEdit = {
  act: 'reword',
  key: LOCK,
  text: '所属の職員等は、席を離れるとき、端末を施錠していますか。',
};
const HEAVY: WantedEdit = { act: 'mark', key: LOCK, criticalReason: '端末の盗難があったため' };

const NOBODY_LEAVES = new AbortController().signal;

/** A draft of the town, and how its questions are edited as they stand now. */
async function aDraft() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const policyDraftId = begunDraft(town);
  const readAs = async (login: TownPerson = 'secretariat') =>
    must(await readDraft(town.context, town.actor(login), policyDraftId, NOBODY_LEAVES));
  const lastStep = () => storedDraft(town.context.db, policyDraftId)?.steps.at(-1)?.number ?? 0;
  const edit = async (wanted: readonly WantedEdit[], login: TownPerson = 'secretariat', seenStep = lastStep()) => {
    const { read } = await readAs();
    const base = { questionnaire: read.questionnaire, clauses: read.reading.clauses, lastStep: seenStep };
    return editPolicyDraft(town.context, town.actor(login), { policyDraftId, seenStep }, { base, wanted });
  };
  return { town, policyDraftId, readAs, edit, lastStep };
}

async function questionOf(draft: Awaited<ReturnType<typeof aDraft>>) {
  const { asEdited } = await draft.readAs();
  return asEdited.questionnaire.questions.find(({ clauses }) => clauses[0] === '1-1');
}

function refused(reason: string) {
  return { ok: false, reason };
}

describe('an edit of a question', () => {
  test('is one step with all that was changed at once, and is taken back at once', async () => {
    const draft = await aDraft();
    const derived = await questionOf(draft);
    must(await draft.edit([WORDS, HEAVY]));
    expect(await questionOf(draft)).toMatchObject({
      text: WORDS.text,
      critical: true,
      criticalReason: HEAVY.criticalReason,
    });
    const seen = { policyDraftId: draft.policyDraftId, seenStep: draft.lastStep() };
    must(undoPolicyDraft(draft.town.context, draft.town.actor('secretariat'), seen, 'undo'));
    expect(await questionOf(draft)).toEqual(derived);
  });

  test('outlives a correction of the reading, and is listed where its clause is gone', async () => {
    const draft = await aDraft();
    const { town, policyDraftId } = draft;
    const actor = town.actor('secretariat');
    must(await draft.edit([HEAVY]));
    const kind = { act: 'kind', at: { document: 'standards', id: '1-2' }, kind: 'requirement' } as const;
    must(correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 1 }, kind));
    expect(await questionOf(draft)).toMatchObject({ critical: true });
    const leave = { act: 'leave_out', at: { document: 'standards', id: '1-1' }, reason: 'repeated' } as const;
    must(correctPolicyDraft(town.context, actor, { policyDraftId, seenStep: 2 }, leave));
    const { edited } = await draft.readAs();
    expect(edited.toReview.map(({ problem }) => problem)).toEqual(['clause_gone']);
  });

  test('is dropped with all others of its question when that is asked as derived again', async () => {
    const draft = await aDraft();
    const derived = await questionOf(draft);
    must(await draft.edit([WORDS]));
    must(await draft.edit([HEAVY]));
    const seen = () => ({ policyDraftId: draft.policyDraftId, seenStep: draft.lastStep() });
    const actor = draft.town.actor('secretariat');
    must(askAsDerived(draft.town.context, actor, seen(), LOCK));
    expect(await questionOf(draft)).toEqual(derived);
    expect(askAsDerived(draft.town.context, actor, seen(), LOCK)).toEqual(refused('not_edited'));
  });

  test('is refused with all others of its step when one of them cannot be applied', async () => {
    const draft = await aDraft();
    const gone: WantedEdit = { ...WORDS, key: { ...LOCK, clause: '9-9' } };
    expect(await draft.edit([HEAVY, gone])).toEqual(refused('clause_gone'));
    const row: WantedEdit = { act: 'reword_row', key: LOCK, row: 'no such row', text: 'ない' };
    expect(await draft.edit([HEAVY, row])).toEqual(refused('row_gone'));
    expect(draft.lastStep()).toBe(0);
    expect(await questionOf(draft)).toMatchObject({ critical: false });
  });

  test('is refused from a page that is not the newest, and of questions derived before the newest step', async () => {
    const draft = await aDraft();
    must(await draft.edit([WORDS]));
    expect(await draft.edit([HEAVY], 'secretariat', 0)).toEqual(refused('changed_meanwhile'));
    const { read } = await draft.readAs();
    const base = { questionnaire: read.questionnaire, clauses: read.reading.clauses, lastStep: 0 };
    const seen = { policyDraftId: draft.policyDraftId, seenStep: 1 };
    const outcome = editPolicyDraft(draft.town.context, draft.town.actor('secretariat'), seen, {
      base,
      wanted: [HEAVY],
    });
    expect(outcome).toEqual(refused('changed_meanwhile'));
  });

  test.each(['officer', 'manager', 'administrator', 'supervisor'] as const)('is not for the %s', async (login) => {
    const draft = await aDraft();
    expect(await draft.edit([WORDS], login)).toEqual(refused('not_permitted'));
  });

  test('is for nobody but who holds the draft, and for nobody when it is discarded', async () => {
    const draft = await aDraft();
    expect(await draft.edit([WORDS], 'second_secretariat')).toEqual(refused('held_by_other'));
    const { read } = await draft.readAs();
    const { town, policyDraftId } = draft;
    must(discardPolicyDraft(town.context, town.actor('secretariat'), policyDraftId));
    const base = { questionnaire: read.questionnaire, clauses: read.reading.clauses, lastStep: 0 };
    const seen = { policyDraftId, seenStep: 0 };
    const outcome = editPolicyDraft(town.context, town.actor('secretariat'), seen, { base, wanted: [WORDS] });
    expect(outcome).toEqual(refused('not_open'));
  });
});

describe('the meaning of a name', () => {
  const name = (
    town: Town,
    policyDraftId: string,
    seenStep: number,
    words: string,
    login: TownPerson = 'secretariat',
  ) =>
    nameRoleOfDraft(
      town.context,
      town.actor(login),
      { policyDraftId, seenStep },
      { name: words, roles: ['committee', 'committee'] },
    );

  test('decides of whom the questions are asked that name it', async () => {
    const draft = await aDraft();
    const { town, policyDraftId } = draft;
    const bind = { ...BIND, subjects: ['媒体係'] };
    must(correctPolicyDraft(town.context, town.actor('secretariat'), { policyDraftId, seenStep: 0 }, bind));
    expect((await questionOf(draft))?.unmapped).toEqual(['媒体係']);
    expect(name(town, policyDraftId, 1, '会計係')).toEqual(refused('name_gone'));
    must(name(town, policyDraftId, 1, '媒体係'));
    expect((await questionOf(draft))?.unmapped).toBeUndefined();
    expect((await questionOf(draft))?.roles).toEqual(['committee']);
  });

  test('is given by nobody but who holds the draft', async () => {
    const { town, policyDraftId } = await aDraft();
    expect(name(town, policyDraftId, 0, '職員等', 'second_secretariat')).toEqual(refused('held_by_other'));
    expect(name(town, policyDraftId, 0, '職員等', 'officer')).toEqual(refused('not_permitted'));
    expect(name(town, policyDraftId, 5, '職員等')).toEqual(refused('changed_meanwhile'));
  });
});
