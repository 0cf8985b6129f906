import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { describe, expect, test } from 'vitest';
import { SHEET_STATES } from '#app/domain/response/sheet.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { saveAnswer, saveChapter } from '#app/services/response/answer.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import { beginProxyEntry, withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { eventsOfSheet, proxyEntriesOfSheet, revisionsOf } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { bringTo } from '#test/factories/sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { handIn, lookAndAccept, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';

const START = calendarDate('2026-10-01');
const BASIS = { decidedBy: '総務課長', decidedOn: '2026-10-01', documentNumber: '総第1号', paperLocation: '総務課' };

async function sectionSheet(): Promise<{ town: Town; id: string; campaignId: string }> {
  const town = await makeTown(testDatabase(START));
  const campaignId = openTownCampaign(town);
  return { town, campaignId, id: sheetId(town, campaignId, '110', 'security_manager') };
}

const revOf = (town: Town, id: string, questionId: string) =>
  loadSheet(town.context, id)?.items.find(({ question }) => question.id === questionId)?.record?.rev ?? 0;

/** Each act by a person whose office it is. */
const ACTS = {
  answer: (town: Town, id: string) =>
    saveAnswer(town.context, town.actor('manager'), id, {
      itemKey: '1-1@security_manager',
      answer: makeAnswer({ value: 'unknown' }),
      rev: revOf(town, id, '1-1@security_manager'),
    }),
  gate: (town: Town, id: string) =>
    saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: true, rev: 1 }]),
  submit: (town: Town, id: string) => handIn(town.context, town.actor('manager'), id),
  withdraw: (town: Town, id: string) => withdrawSheet(town.context, town.actor('manager'), id),
  confirm: (town: Town, id: string) => lookAndConfirm(town.context, town.actor('officer'), id),
  return_by_officer: (town: Town, id: string) =>
    lookAndReturn(town.context, town.actor('officer'), id, '直してください。'),
  return_by_secretariat: (town: Town, id: string) =>
    lookAndReturn(town.context, town.actor('secretariat'), id, '直してください。'),
  accept: (town: Town, id: string) => lookAndAccept(town.context, town.actor('secretariat'), id),
  proxy: (town: Town, id: string) => beginProxyEntry(town.context, town.actor('secretariat'), id, BASIS),
} as const;
type SheetActName = keyof typeof ACTS;

const ALLOWED: Readonly<Record<SheetState, readonly SheetActName[]>> = {
  not_started: ['answer', 'gate', 'proxy'],
  in_progress: ['answer', 'gate', 'proxy'],
  submitted: ['withdraw', 'confirm', 'return_by_officer'],
  confirmed: ['return_by_secretariat', 'accept'],
  accepted: ['return_by_secretariat'],
  returned: ['answer', 'gate', 'submit', 'proxy'],
};

describe('the states of a sheet', () => {
  for (const state of SHEET_STATES) {
    test(`in ${state} everything but ${ALLOWED[state].join(', ')} is refused and changes nothing`, async () => {
      const { town, id } = await sectionSheet();
      bringTo(town, id, state);
      const before = loadSheet(town.context, id);
      expect(before?.sheet.state).toBe(state);
      for (const [name, act] of Object.entries(ACTS)) {
        if (ALLOWED[state].some((allowed) => allowed === name)) continue;
        const lacking = name === 'submit' && (state === 'not_started' || state === 'in_progress');
        expect(act(town, id), name).toMatchObject({ ok: false, reason: lacking ? 'incomplete' : 'wrong_state' });
      }
      expect(loadSheet(town.context, id)).toEqual(before);
    });

    for (const name of ALLOWED[state]) {
      test(`in ${state} ${name} can be done`, async () => {
        const { town, id } = await sectionSheet();
        bringTo(town, id, state);
        expect(ACTS[name](town, id).ok).toBe(true);
      });
    }
  }

  test('a return without a reason, or with an endless one, is refused', async () => {
    const { town, id } = await sectionSheet();
    bringTo(town, id, 'submitted');
    expect(lookAndReturn(town.context, town.actor('officer'), id, ' 　\n')).toEqual({
      ok: false,
      reason: 'reason_missing',
    });
    expect(lookAndReturn(town.context, town.actor('officer'), id, 'あ'.repeat(1001))).toEqual({
      ok: false,
      reason: 'reason_too_long',
    });
    expect(loadSheet(town.context, id)?.sheet.state).toBe('submitted');
  });

  test('a returned sheet keeps its answers and can be handed in again', async () => {
    const { town, id } = await sectionSheet();
    bringTo(town, id, 'returned');
    expect(loadSheet(town.context, id)?.items.every(({ answer }) => answer !== null)).toBe(true);
    expect(handIn(town.context, town.actor('manager'), id).ok).toBe(true);
    expect(eventsOfSheet(town.context.db, id).map(({ kind }) => kind)).toEqual(['submit', 'return', 'submit']);
  });
});

describe('who may do what to a sheet', () => {
  const MAY: Readonly<Record<SheetActName, readonly TownPerson[]>> = {
    answer: ['staff', 'manager'],
    gate: ['staff', 'manager'],
    submit: ['manager'],
    withdraw: ['manager'],
    confirm: ['officer'],
    return_by_officer: ['officer'],
    return_by_secretariat: [],
    accept: ['secretariat', 'second_secretariat'],
    proxy: ['secretariat', 'second_secretariat'],
  };

  test('nobody but the office whose turn it is', async () => {
    const { town, id } = await sectionSheet();
    const { context } = town;
    const answer = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'implemented' }), rev: 0 };
    const before = loadSheet(context, id)?.sheet;
    for (const who of TOWN_PEOPLE) {
      const actor = town.actor(who);
      const refused = { ok: false, reason: 'not_permitted' };
      if (!MAY.answer.includes(who)) {
        expect(saveAnswer(context, actor, id, answer), `answer by ${who}`).toEqual(refused);
        expect(
          saveChapter(context, actor, id, { chapter: null, same: null, answers: [answer] }),
          `chapter by ${who}`,
        ).toEqual(refused);
        expect(
          saveGates(context, actor, id, [{ gateId: 'outsourcing', holds: true, rev: 0 }]),
          `gate by ${who}`,
        ).toEqual(refused);
      }
      if (!MAY.submit.includes(who)) expect(handIn(context, actor, id), `submit by ${who}`).toEqual(refused);
      if (!MAY.withdraw.includes(who)) expect(withdrawSheet(context, actor, id), `withdraw by ${who}`).toEqual(refused);
      if (!MAY.confirm.includes(who)) expect(lookAndConfirm(context, actor, id), `confirm by ${who}`).toEqual(refused);
      if (!MAY.accept.includes(who)) expect(lookAndAccept(context, actor, id), `accept by ${who}`).toEqual(refused);
      if (!MAY.proxy.includes(who))
        expect(beginProxyEntry(context, actor, id, BASIS), `proxy by ${who}`).toEqual(refused);
      if (!['officer', 'secretariat', 'second_secretariat'].includes(who)) {
        expect(lookAndReturn(context, actor, id, '理由'), `return by ${who}`).toEqual(refused);
      }
    }
    expect(loadSheet(context, id)?.sheet).toEqual(before);
  });

  test('an id that does not exist is refused like a foreign one', async () => {
    const { town } = await sectionSheet();
    for (const act of Object.values(ACTS))
      expect(act(town, 'no-such-sheet')).toEqual({ ok: false, reason: 'not_permitted' });
  });

  test('the secretariat never confirms a section sheet in the officer’s stead', async () => {
    const { town, id } = await sectionSheet();
    bringTo(town, id, 'submitted');
    expect(lookAndConfirm(town.context, town.actor('secretariat'), id)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(lookAndAccept(town.context, town.actor('secretariat'), id)).toEqual({ ok: false, reason: 'wrong_state' });
  });

  test('an appointment that has ended opens nothing', async () => {
    const { town, id } = await sectionSheet();
    town.context.db.$client.exec(
      `UPDATE appointment SET until_date = '2026-09-30' WHERE person_id = '${town.actor('manager').personId}'`,
    );
    expect(ACTS.answer(town, id)).toEqual({ ok: false, reason: 'not_permitted' });
    expect(reviewOf(town.context, town.actor('manager'), id)).toEqual({ ok: false, reason: 'not_permitted' });
  });
});

describe('confirming the own answers', () => {
  test('is refused while another holder of the office could confirm, and done by that one', async () => {
    const { town, id } = await sectionSheet();
    const second = {
      role: 'security_officer',
      unitId: town.units.general,
      systemId: null,
      from: calendarDate('2026-04-01'),
    } as const;
    must(giveAppointment(town.context, SET_UP, { personId: town.actor('manager').personId, ...second }));
    fillSheet(town, town.actor('manager'), id);
    expect(handIn(town.context, town.actor('manager'), id)).toMatchObject({
      ok: true,
      value: { selfConfirmed: false },
    });
    expect(lookAndConfirm(town.context, town.actor('manager'), id)).toEqual({ ok: false, reason: 'own_answers' });
    expect(must(reviewOf(town.context, town.actor('manager'), id)).acts).toMatchObject({
      confirm: false,
      ownAnswers: true,
    });
    expect(lookAndConfirm(town.context, town.actor('officer'), id).ok).toBe(true);
    expect(loadSheet(town.context, id)?.sheet.selfConfirmed).toBe(false);
  });

  test('a sheet that only its answerer could confirm goes on, marked and in its history', async () => {
    const { town, campaignId } = await sectionSheet();
    const id = sheetId(town, campaignId, '210', 'security_manager');
    fillSheet(town, town.actor('third_manager'), id);
    expect(handIn(town.context, town.actor('other_officer'), id)).toMatchObject({
      ok: true,
      value: { selfConfirmed: true },
    });
    const review = must(reviewOf(town.context, town.actor('secretariat'), id));
    expect(review).toMatchObject({ state: 'confirmed', selfConfirmed: true });
    expect(review.events.map(({ kind }) => kind)).toEqual(['submit', 'self_confirm']);
  });

  test('the mark goes when the sheet is returned', async () => {
    const { town, campaignId } = await sectionSheet();
    const id = sheetId(town, campaignId, '210', 'security_manager');
    fillSheet(town, town.actor('other_officer'), id);
    handIn(town.context, town.actor('other_officer'), id);
    must(lookAndReturn(town.context, town.actor('secretariat'), id, '直してください。'));
    expect(loadSheet(town.context, id)?.sheet).toMatchObject({ state: 'returned', selfConfirmed: false });
  });

  test('a secretary who answered an organization-wide sheet does not accept it', async () => {
    const { town, id } = await sectionSheet();
    bringTo(town, id, 'confirmed');
    const secretary = town.actor('secretariat');
    must(
      giveAppointment(town.context, SET_UP, {
        personId: secretary.personId,
        role: 'staff_in_charge',
        unitId: town.units.tax,
        systemId: null,
        from: calendarDate('2026-04-01'),
      }),
    );
    const campaignId = loadSheet(town.context, id)?.campaign.id ?? '';
    const tax = sheetId(town, campaignId, '120', 'security_manager');
    fillSheet(town, town.actor('secretariat'), tax);
    expect(handIn(town.context, town.actor('other_manager'), tax).ok).toBe(true);
    must(lookAndConfirm(town.context, town.actor('officer'), tax));
    expect(lookAndAccept(town.context, town.actor('secretariat'), tax)).toEqual({ ok: false, reason: 'own_answers' });
    expect(lookAndAccept(town.context, town.actor('second_secretariat'), tax).ok).toBe(true);
  });
});

describe('entry on behalf', () => {
  test('needs whose decision, when, which document and where the paper lies', async () => {
    const { town, id } = await sectionSheet();
    for (const gap of ['decidedBy', 'documentNumber', 'paperLocation', 'decidedOn'] as const) {
      expect(beginProxyEntry(town.context, town.actor('secretariat'), id, { ...BASIS, [gap]: ' ' }), gap).toEqual({
        ok: false,
        reason: 'basis_missing',
      });
    }
    expect(beginProxyEntry(town.context, town.actor('secretariat'), id, { ...BASIS, decidedOn: '2026-02-30' })).toEqual(
      { ok: false, reason: 'basis_missing' },
    );
    expect(proxyEntriesOfSheet(town.context.db, id)).toEqual([]);
  });

  test('without its basis the secretariat enters nothing', async () => {
    const { town, id } = await sectionSheet();
    const answer = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'implemented' }), rev: 0 };
    expect(saveAnswer(town.context, town.actor('secretariat'), id, answer)).toEqual({
      ok: false,
      reason: 'not_permitted',
    });
    must(beginProxyEntry(town.context, town.actor('secretariat'), id, BASIS));
    expect(saveAnswer(town.context, town.actor('second_secretariat'), id, answer), 'the other secretary').toEqual({
      ok: false,
      reason: 'not_permitted',
    });
    expect(saveAnswer(town.context, town.actor('secretariat'), id, answer).ok).toBe(true);
  });

  test('is marked on every answer, in the history and on the review, and is accepted by another of the secretariat', async () => {
    const { town, id } = await sectionSheet();
    must(beginProxyEntry(town.context, town.actor('secretariat'), id, BASIS));
    fillSheet(town, town.actor('secretariat'), id);
    expect(handIn(town.context, town.actor('secretariat'), id)).toMatchObject({
      ok: true,
      value: { selfConfirmed: false },
    });
    const review = must(reviewOf(town.context, town.actor('officer'), id));
    expect(review.items.every(({ byProxy }) => byProxy)).toBe(true);
    expect(review.proxies).toEqual([
      { ...BASIS, enteredBy: town.actor('secretariat').name, enteredAt: town.context.clock() },
    ]);
    expect(review.events.map(({ kind }) => kind)).toEqual(['proxy', 'submit']);
    must(lookAndConfirm(town.context, town.actor('officer'), id));
    expect(lookAndAccept(town.context, town.actor('secretariat'), id)).toEqual({ ok: false, reason: 'own_answers' });
    expect(lookAndAccept(town.context, town.actor('second_secretariat'), id).ok).toBe(true);
  });
});

describe('two people on one sheet', () => {
  test('the second to save an answer is told, sees what the first stored, and overwrites nothing', async () => {
    const { town, id } = await sectionSheet();
    const { context } = town;
    const input = (value: 'implemented' | 'unknown', rev: number) => ({
      itemKey: '1-1@security_manager',
      answer: makeAnswer({ value }),
      rev,
    });
    expect(saveAnswer(context, town.actor('staff'), id, input('implemented', 0))).toMatchObject({
      ok: true,
      value: { rev: 1 },
    });
    const conflict = saveAnswer(context, town.actor('manager'), id, input('unknown', 0));
    expect(conflict).toMatchObject({
      ok: false,
      reason: 'conflict',
      conflict: { rev: 1, answeredBy: town.actor('staff').name, current: { value: 'implemented' } },
    });
    expect(saveAnswer(context, town.actor('manager'), id, input('unknown', 1))).toMatchObject({
      ok: true,
      value: { rev: 2 },
    });
    const itemId = loadSheet(context, id)?.items[0]?.itemId ?? '';
    expect(revisionsOf(context.db, itemId).map(({ rev, answeredBy }) => [rev, answeredBy])).toEqual([
      [1, town.actor('staff').personId],
      [2, town.actor('manager').personId],
    ]);
  });

  test('both saying the same is no conflict and no new revision', async () => {
    const { town, id } = await sectionSheet();
    const input = { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'implemented' }), rev: 0 };
    must(answered(saveAnswer(town.context, town.actor('staff'), id, input)));
    expect(saveAnswer(town.context, town.actor('manager'), id, input)).toMatchObject({ ok: true, value: { rev: 1 } });
  });

  test('a gate answered differently meanwhile is a conflict', async () => {
    const { town, id } = await sectionSheet();
    const gate = (who: TownPerson, holds: boolean, rev: number) =>
      saveGates(town.context, town.actor(who), id, [{ gateId: 'outsourcing', holds, rev }]);
    expect(gate('staff', true, 0)).toMatchObject({ ok: true, value: { conflicts: [] } });
    expect(gate('manager', false, 0)).toMatchObject({
      ok: true,
      value: { conflicts: [{ rev: 1, holds: true, own: false }] },
    });
    expect(gate('manager', false, 1)).toMatchObject({ ok: true, value: { conflicts: [] } });
  });

  test('a chapter saves what does not conflict and reports the rest', async () => {
    const { town, id } = await sectionSheet();
    must(
      answered(
        saveAnswer(town.context, town.actor('staff'), id, {
          itemKey: '1-1@security_manager',
          answer: makeAnswer({ value: 'implemented' }),
          rev: 0,
        }),
      ),
    );
    const saved = must(
      saveChapter(town.context, town.actor('manager'), id, {
        chapter: '1',
        same: null,
        answers: [
          { itemKey: '1-1@security_manager', answer: makeAnswer({ value: 'unknown' }), rev: 0 },
          { itemKey: '1-2@staff', answer: makeAnswer({ value: 'unknown' }), rev: 0 },
        ],
      }),
    );
    expect(saved).toMatchObject({
      saved: 1,
      conflicts: [{ itemKey: '1-1@security_manager', current: { value: 'implemented' } }],
    });
    expect(revOf(town, id, '1-1@security_manager')).toBe(1);
  });
});

describe('what does not belong on the sheet', () => {
  test('a question of another sheet, an unknown gate and an unknown row are refused', async () => {
    const { town, id } = await sectionSheet();
    const save = (questionId: string, answer = makeAnswer({ value: 'implemented' })) =>
      saveAnswer(town.context, town.actor('manager'), id, { itemKey: questionId, answer, rev: 0 });
    expect(save('2-1@system_manager')).toEqual({ ok: false, reason: 'unknown_item' });
    expect(save('1-3@security_manager')).toEqual({ ok: false, reason: 'value_with_rows' });
    expect(save('1-3@security_manager', makeAnswer({ rows: [{ rowId: 'r9', value: 'yes', comment: '' }] }))).toEqual({
      ok: false,
      reason: 'unknown_row',
    });
    expect(saveGates(town.context, town.actor('manager'), id, [{ gateId: 'cloud', holds: true, rev: 0 }])).toEqual({
      ok: false,
      reason: 'unknown_gate',
    });
  });
});

function answered(result: ReturnType<typeof saveAnswer>) {
  return result.ok ? result : ({ ok: false, reason: result.reason } as const);
}
