import { describe, expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { timedActs } from '#app/server/timed-acts.ts';
import { saveTypedAnswer } from '#app/services/response/answer-entry.acts.server.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import { returnOnChangedCommon } from '#app/services/response/common-answer.acts.server.ts';
import { beginProxyEntry } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import { answererIdsOf, eventsOfSheet, revisionsOf } from '#db/queries/sheet.server.ts';
import {
  ALL_LAID_DOWN,
  COMMON,
  commonTown,
  handInConfirmed,
  ONE_LACKS,
  townWithCommon,
} from '#test/factories/common-town.ts';
import type { CommonTown } from '#test/factories/common-town.ts';
import { handIn, lookAndAccept, lookAndConfirm } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';

const entries = ({ context }: CommonTown) =>
  context.db.$client.prepare('SELECT count(*) FROM activity_log').pluck().get();
const stateOf = ({ context }: CommonTown, id: string) => loadSheet(context, id)?.sheet.state;

describe('giving the common answer', () => {
  test.each<TownPerson>(['staff', 'manager', 'officer', 'system_manager', 'ciso', 'auditor', 'administrator'])(
    'is refused to %s and leaves no trace',
    async (person) => {
      const made = await commonTown();
      const before = entries(made);
      expect(made.give(person, ALL_LAID_DOWN)).toEqual({ ok: false, reason: 'not_permitted' });
      expect(entries(made)).toBe(before);
      expect(made.commonRev()).toBe(0);
    },
  );

  test('is for 事務局 and 統括, one revision after the other, and answers nobody’s sheet', async () => {
    const made = await commonTown();
    expect(made.give('secretariat', ALL_LAID_DOWN)).toEqual({ ok: true, value: { rev: 1 } });
    expect(made.give('supervisor', ONE_LACKS)).toEqual({ ok: true, value: { rev: 2 } });
    const id = made.section('110');
    expect(made.item(id)).toMatchObject({ answer: null, value: null, standing: 'open', missing: ['unanswered'] });
    expect(answererIdsOf(made.context.db, id)).toEqual([]);
    expect(stateOf(made, id)).toBe('not_started');
  });

  test('of two at once keeps the first and tells the second', async () => {
    const made = await townWithCommon();
    expect(made.give('supervisor', ONE_LACKS, 1)).toMatchObject({ ok: true });
    expect(made.give('secretariat', makeAnswer({ rows: [] }), 1)).toEqual({ ok: false, reason: 'changed_since' });
    expect(made.commonRev()).toBe(2);
  });

  test('that is sent twice was changed by nobody else', async () => {
    const made = await townWithCommon();
    expect(made.give('secretariat', ALL_LAID_DOWN, 0)).toEqual({ ok: false, reason: 'nothing_changed' });
    expect(made.commonRev()).toBe(1);
  });

  test('must be complete, must fit the question, and must say something new', async () => {
    const made = await townWithCommon();
    const untold = { ...ONE_LACKS, comment: '', plan: { measure: '', owner: '', due: null } };
    expect(made.give('secretariat', untold)).toMatchObject({
      ok: false,
      reason: 'incomplete',
      missing: ['what_is_missing', 'plan_measure', 'plan_owner', 'plan_due'],
    });
    expect(made.give('secretariat', makeAnswer({ value: 'implemented' }))).toEqual({
      ok: false,
      reason: 'value_with_rows',
    });
    expect(made.give('secretariat', ALL_LAID_DOWN)).toEqual({ ok: false, reason: 'nothing_changed' });
  });

  test('is refused for a question of the own and in a campaign that is closed', async () => {
    const made = await commonTown();
    expect(made.give('secretariat', ALL_LAID_DOWN)).toMatchObject({ ok: true });
    must(closeCampaign(made.context, made.town.actor('supervisor'), made.campaignId));
    expect(made.give('secretariat', ONE_LACKS)).toEqual({ ok: false, reason: 'wrong_state' });
  });
});

describe('「共通回答のとおり」', () => {
  test('is the section’s own answer in its own name, and says what it rests on', async () => {
    const made = await townWithCommon();
    const id = made.section('110');
    expect(made.confirm('staff', id)).toMatchObject({ ok: true, value: { saved: 1, seenBefore: false } });
    const { answer, record, standing, value } = made.item(id);
    expect(answer).toMatchObject({ ...ALL_LAID_DOWN, common: { rev: 1 } });
    expect({ standing, value }).toEqual({ standing: 'confirmed', value: 'implemented' });
    expect(record?.answeredBy).toBe(made.town.actor('staff').personId);
    expect(answererIdsOf(made.context.db, id)).toEqual([made.town.actor('staff').personId]);
    const kept = made.context.db.$client
      .prepare('SELECT basis, rev, common_rev FROM item_state WHERE item_id = ?')
      .get(made.item(id).itemId);
    expect(kept).toEqual({ basis: 'common', rev: null, common_rev: 1 });
  });

  test('is not for who gave the answer, nor for another section', async () => {
    const made = await townWithCommon();
    const id = made.section('110');
    expect(made.confirm('secretariat', id)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(made.confirm('other_manager', id)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(made.item(id).answer).toBeNull();
    const basis = { decidedBy: '課長', decidedOn: '2026-10-01', documentNumber: '総第1号', paperLocation: '総務課' };
    must(beginProxyEntry(made.context, made.town.actor('secretariat'), id, basis));
    expect(made.confirm('secretariat', id)).toMatchObject({ ok: true });
    expect(made.item(id).record?.proxyEntryId).not.toBeNull();
  });

  test('holds for what was seen: another revision is not confirmed, and nothing is stored', async () => {
    const made = await townWithCommon();
    const id = made.section('110');
    expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
    expect(made.confirm('staff', id, 1)).toMatchObject({ ok: true, value: { saved: 0, seenBefore: true } });
    expect(made.item(id).answer).toBeNull();
  });

  test('cannot be forged by what is typed', async () => {
    const made = await townWithCommon();
    const forged = { ...ALL_LAID_DOWN, common: { id: 'x', rev: 1 } };
    const typed = { itemKey: COMMON, answer: forged, rev: 0 };
    expect(saveTypedAnswer(made.context, made.town.actor('staff'), made.section('110'), typed)).toEqual({
      ok: false,
      reason: 'unknown_value',
    });
  });

  test('keeps in the history what was typed before, and another person’s answer is not overwritten', async () => {
    const made = await townWithCommon();
    const { context, town } = made;
    const id = made.section('110');
    const answers = [{ itemKey: COMMON, answer: { ...ALL_LAID_DOWN, comment: '書きかけ' }, rev: 0 }];
    const form = { chapter: null, answers, same: null, confirms: { itemKey: COMMON, commonRev: 1 } };
    must(saveChapter(context, town.actor('staff'), id, form));
    const contents = revisionsOf(context.db, made.item(id).itemId).map(({ content }) => content);
    expect(contents).toHaveLength(2);
    expect(contents[0]).toContain('書きかけ');
    expect(made.item(id).standing).toBe('confirmed');
    const again = saveChapter(context, town.actor('manager'), id, {
      ...form,
      answers: [{ itemKey: COMMON, answer: ONE_LACKS, rev: 0 }],
    });
    expect(again).toMatchObject({ ok: true, value: { saved: 0, conflicts: [{ itemKey: COMMON }] } });
    expect(made.item(id).record?.rev).toBe(2);
  });

  test('pressed twice is done once, and no conflict with oneself; with what another person typed it is one', async () => {
    const made = await townWithCommon();
    const id = made.section('110');
    const press = (answer: typeof ALL_LAID_DOWN) => {
      const answers = [{ itemKey: COMMON, answer, rev: 0 }];
      const form = { chapter: null, answers, same: null, confirms: { itemKey: COMMON, commonRev: 1 } };
      return saveChapter(made.context, made.town.actor('staff'), id, form);
    };
    const typed = { ...ONE_LACKS, comment: '書きかけ' };
    expect(press(typed)).toMatchObject({ ok: true, value: { saved: 1, conflicts: [] } });
    const before = entries(made);
    expect(press(typed)).toMatchObject({ ok: true, value: { saved: 0, conflicts: [], seenBefore: false } });
    expect(press(makeAnswer({}))).toMatchObject({ ok: true, value: { saved: 0, conflicts: [] } });
    expect(entries(made)).toBe(before);
    expect(press({ ...typed, comment: '別の方の書きかけ' })).toMatchObject({
      value: { conflicts: [{ itemKey: COMMON }] },
    });
  });

  test('goes on when the same is typed again, and ends when something else is', async () => {
    const made = await townWithCommon();
    const id = made.section('110');
    must(made.confirm('staff', id));
    const save = (answer: typeof ALL_LAID_DOWN, rev: number) =>
      saveAnswer(made.context, made.town.actor('staff'), id, { itemKey: COMMON, answer, rev });
    expect(save(ALL_LAID_DOWN, 1)).toMatchObject({ ok: true, value: { rev: 1 } });
    expect(made.item(id).standing).toBe('confirmed');
    expect(save({ ...ALL_LAID_DOWN, comment: '課の補足' }, 1)).toMatchObject({ ok: true, value: { rev: 2 } });
    expect(made.item(id)).toMatchObject({ standing: 'own', missing: [] });
  });

  test('is refused on a closed campaign', async () => {
    const made = await townWithCommon();
    must(closeCampaign(made.context, made.town.actor('supervisor'), made.campaignId));
    expect(made.confirm('staff', made.section('110'))).toEqual({ ok: false, reason: 'wrong_state' });
  });
});

describe('answering otherwise', () => {
  test('needs a reason before the hand-in', async () => {
    const made = await townWithCommon();
    const { context, town } = made;
    const id = made.section('110');
    const rows = ALL_LAID_DOWN.rows.map((row) => ({ ...row, value: 'not_applicable' as const }));
    const other = makeAnswer({ rows, notApplicableReason: 'no_object' });
    fillSheet(town, town.actor('manager'), id, (question) => (question === COMMON ? other : null));
    expect(made.item(id)).toMatchObject({ standing: 'differs', missing: ['why_different'] });
    expect(handIn(context, town.actor('manager'), id)).toMatchObject({
      reason: 'incomplete',
      items: [{ itemKey: COMMON, missing: ['why_different'] }],
    });
    const told = { itemKey: COMMON, answer: { ...other, comment: '出先のため別に定めている。' }, rev: 1 };
    must(saveAnswer(context, town.actor('manager'), id, told));
    expect(handIn(context, town.actor('manager'), id)).toMatchObject({ ok: true });
  });

  test('with the same result needs none', async () => {
    const made = await townWithCommon();
    const id = made.section('110');
    fillSheet(made.town, made.town.actor('manager'), id);
    expect(made.item(id)).toMatchObject({ standing: 'own', missing: [] });
    expect(handIn(made.context, made.town.actor('manager'), id)).toMatchObject({ ok: true });
  });
});

describe('a common answer that changes', () => {
  test('makes confirmations stale: the sheet cannot be handed in until it is confirmed anew', async () => {
    const made = await townWithCommon();
    const { context, town } = made;
    const id = made.section('110');
    fillSheet(town, town.actor('manager'), id);
    must(made.confirm('manager', id));
    expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
    expect(made.item(id)).toMatchObject({ standing: 'stale', value: 'implemented', missing: ['common_changed'] });
    expect(handIn(context, town.actor('manager'), id)).toMatchObject({ reason: 'incomplete' });
    must(made.confirm('manager', id));
    expect(made.item(id)).toMatchObject({ standing: 'confirmed', value: 'partially_implemented', missing: [] });
    expect(handIn(context, town.actor('manager'), id)).toMatchObject({ ok: true });
  });

  test('returns what was handed in on it, slice by slice, and nothing else', async () => {
    const made = await townWithCommon();
    const { context, town } = made;
    const first = handInConfirmed(made, '110', 'manager');
    const second = handInConfirmed(made, '120', 'other_manager');
    must(lookAndConfirm(context, town.actor('officer'), second));
    must(lookAndAccept(context, town.actor('secretariat'), second));
    const own = made.section('210');
    fillSheet(town, town.actor('other_officer'), own);
    expect(handIn(context, town.actor('other_officer'), own)).toMatchObject({ ok: true });
    const submitted = stateOf(made, own);
    expect(returnOnChangedCommon(context, SYSTEM, 5)).toEqual({ ok: false, reason: 'nothing_to_do' });

    expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
    expect([stateOf(made, first), stateOf(made, second)]).toEqual(['submitted', 'accepted']);
    // Killed after one slice, the server finds the rest again.
    expect(returnOnChangedCommon(context, SYSTEM, 1)).toEqual({ ok: true, value: { returnedCount: 1 } });
    expect([stateOf(made, first), stateOf(made, second)].filter((state) => state === 'returned')).toHaveLength(1);
    expect(returnOnChangedCommon(context, SYSTEM, 1)).toEqual({ ok: true, value: { returnedCount: 1 } });
    expect([stateOf(made, first), stateOf(made, second)]).toEqual(['returned', 'returned']);
    expect(stateOf(made, own)).toBe(submitted);
    expect(returnOnChangedCommon(context, SYSTEM, 1)).toEqual({ ok: false, reason: 'nothing_to_do' });
    expect(eventsOfSheet(context.db, first).at(-1)).toMatchObject({
      kind: 'return',
      actorId: town.actor('supervisor').personId,
    });
    expect((await verifyLog(made)).status).toBe(0);
  });

  test('is followed by the server itself, and by no person', async () => {
    const made = await townWithCommon();
    const id = handInConfirmed(made, '110', 'manager');
    expect(made.give('secretariat', ONE_LACKS)).toMatchObject({ ok: true });
    expect(returnOnChangedCommon(made.context, made.town.actor('secretariat'), 5)).toMatchObject({ ok: false });
    expect(stateOf(made, id)).toBe('submitted');
    const act = timedActs(made.context).find(({ name }) => name === 'common_answer.return');
    expect(await act?.run(new AbortController().signal)).toBe('done');
    expect(stateOf(made, id)).toBe('returned');
  });

  test('touches no campaign that is closed', async () => {
    const made = await townWithCommon();
    const id = handInConfirmed(made, '110', 'manager');
    expect(made.give('secretariat', ONE_LACKS)).toMatchObject({ ok: true });
    must(closeCampaign(made.context, made.town.actor('supervisor'), made.campaignId));
    expect(returnOnChangedCommon(made.context, SYSTEM, 5)).toEqual({ ok: false, reason: 'nothing_to_do' });
    expect(stateOf(made, id)).toBe('submitted');
  });

  test('leaves it to the giver to confirm, as an office, a sheet that rests on it', async () => {
    const made = await townWithCommon();
    expect(made.give('supervisor', ONE_LACKS)).toMatchObject({ ok: true });
    const id = handInConfirmed(made, '110', 'manager');
    expect(answererIdsOf(made.context.db, id)).not.toContain(made.town.actor('supervisor').personId);
  });
});
