import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { sheetOverview } from '#app/services/response/sheet-overview.page.server.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { readAnswer } from '#app/services/response/answer.form.server.ts';
import { saveTypedAnswer, saveTypedChapter } from '#app/services/response/answer-entry.acts.server.ts';

import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { beginProxyEntry, withdrawSheet, submitSheet } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { revisionsOf } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { statementsOf } from '#test/factories/statements.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { contentNow, handIn, lookAndReturn } from '#test/factories/seen-sheet.ts';

const RECORDS = '1-1@security_manager';
const PASSWORDS = '1-2@staff';
const ROWS = '1-3@security_manager';
const GATED = '1-4@security_manager';

let town: Town;
let campaign: string;
let id: string;

beforeEach(async () => {
  town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  campaign = openTownCampaign(town);
  id = sheetId(town, campaign, '110', 'security_manager');
});

function item(questionId: string) {
  const found = loadSheet(town.context, id)?.items.find(({ question }) => question.id === questionId);
  if (found === undefined) throw new Error(`${questionId} is not on the sheet`);
  return found;
}

function save(person: TownPerson, questionId: string, answer: unknown, rev = 0) {
  return saveTypedAnswer(town.context, town.actor(person), id, { itemKey: questionId, answer, rev });
}

function acts(): number {
  return [...activityEntries(town.context.db)].length;
}

const YES = makeAnswer({ value: 'implemented' });
const NO = makeAnswer({ value: 'not_implemented' });

test('every revision keeps a copy of the evidence that it named, with the number of its entry in the log', () => {
  const ledger = {
    documentName: '記録簿',
    documentNumber: '総第1号',
    location: '総務課',
    confirmedBy: '',
    confirmedOn: null,
  };
  const rule = { ...ledger, documentName: '実施手順', documentNumber: '総第2号', confirmedBy: '総務課長' };
  must(save('staff', RECORDS, { ...YES, evidence: [ledger] }));
  must(save('manager', RECORDS, { ...YES, evidence: [{ ...ledger, location: '書庫' }, rule] }, 1));
  must(save('staff', RECORDS, { ...YES, comment: '紙のみ', evidence: [] }, 2));
  const copies = town.context.db.$client
    .prepare('SELECT rev, "order", document_name, location, sequence FROM answer_evidence ORDER BY rev, "order"')
    .raw()
    .all();
  const [first, second] = revisionsOf(town.context.db, item(RECORDS).itemId).map(({ sequence }) => sequence);
  expect(copies).toEqual([
    [1, 1, '記録簿', '総務課', first],
    [2, 1, '記録簿', '書庫', second],
    [2, 2, '実施手順', '総務課', second],
  ]);
});

test('saving an answer tells its revision, what it still lacks and how the sheet stands', () => {
  const before = loadSheet(town.context, id)?.items.length ?? 0;
  const saved = save('staff', RECORDS, { ...EMPTY_ANSWER, value: 'not_implemented' });
  expect(saved).toMatchObject({
    ok: true,
    value: { rev: 1, savedAt: town.context.clock(), missing: ['why_not', 'plan_measure', 'plan_owner', 'plan_due'] },
  });
  const complete = save('staff', RECORDS, YES, 1);
  expect(complete).toMatchObject({
    ok: true,
    // The asked gate is told beside the questions.
    value: {
      rev: 2,
      missing: [],
      sheetCounts: {
        remaining: { questions: before - 1, openGates: 1 },
        chapters: [{ key: '1', answered: 1, total: before }],
      },
    },
  });
});

test('saving again what is stored already changes nothing, whatever revision it was typed on', () => {
  save('staff', RECORDS, YES);
  expect(save('staff', RECORDS, YES, 0)).toMatchObject({ ok: true, value: { rev: 1 } });
  expect(save('manager', RECORDS, YES, 1)).toMatchObject({ ok: true, value: { rev: 1 } });
  expect(revisionsOf(town.context.db, item(RECORDS).itemId)).toHaveLength(1);
});

test('the second of two people is told and sees both answers, and nobody is overwritten', () => {
  save('staff', RECORDS, YES);
  const second = save('manager', RECORDS, NO, 0);
  expect(second).toMatchObject({
    ok: false,
    reason: 'conflict',
    conflict: { rev: 1, answeredBy: '架空 一郎', current: YES },
  });
  expect(item(RECORDS).answer).toEqual(YES);
  expect(save('manager', RECORDS, NO, 1)).toMatchObject({ ok: true, value: { rev: 2 } });
  expect(item(RECORDS).answer).toEqual(NO);
});

describe('what no form of ours sends is refused and leaves no trace', () => {
  test.each([
    ['an unknown value', RECORDS, { ...YES, value: 'perfect' }, 'unknown_value'],
    ['an unknown key', RECORDS, { ...YES, score: 100 }, 'unknown_value'],
    ['no answer at all', RECORDS, null, 'unknown_value'],
    [
      'a row of another question',
      ROWS,
      { ...EMPTY_ANSWER, rows: [{ rowId: 'r9', value: 'yes', comment: '' }] },
      'unknown_row',
    ],
    [
      'an unknown value of a row',
      ROWS,
      { ...EMPTY_ANSWER, rows: [{ rowId: '1-3-ア', value: 'perhaps', comment: '' }] },
      'unknown_value',
    ],
    [
      'a row twice',
      ROWS,
      {
        ...EMPTY_ANSWER,
        rows: [
          { rowId: '1-3-ア', value: 'yes', comment: '' },
          { rowId: '1-3-ア', value: 'no', comment: '' },
        ],
      },
      'row_twice',
    ],
    [
      'a chosen value beside rows',
      ROWS,
      { ...EMPTY_ANSWER, value: 'implemented', rows: [{ rowId: '1-3-ア', value: 'no', comment: '' }] },
      'value_with_rows',
    ],
    ['an unknown reason', RECORDS, { ...YES, value: 'not_applicable', notApplicableReason: 'lazy' }, 'unknown_value'],
    ['a question of another sheet', '2-1@system_manager', YES, 'unknown_item'],
    ['a question that does not exist', '9-9@nobody', YES, 'unknown_item'],
  ])('%s', (_what, questionId, answer, reason) => {
    const before = acts();
    expect(save('staff', questionId, answer)).toMatchObject({ ok: false, reason });
    expect(acts()).toBe(before);
    expect(loadSheet(town.context, id)?.sheet.state).toBe('not_started');
  });
});

test.each([
  ['comment', { ...NO, comment: 'あ'.repeat(2001) }],
  ['notApplicableNote', { ...YES, value: 'not_applicable', notApplicableNote: 'あ'.repeat(501) }],
  ['plan.measure', { ...NO, plan: { ...NO.plan, measure: 'あ'.repeat(2001) } }],
  ['plan.owner', { ...NO, plan: { ...NO.plan, owner: 'あ'.repeat(101) } }],
  ['plan.due', { ...NO, plan: { ...NO.plan, due: '2027-02-30' } }],
  [
    'evidence.0.documentName',
    {
      ...YES,
      evidence: [
        { documentName: 'あ'.repeat(301), documentNumber: '', location: '', confirmedBy: '', confirmedOn: null },
      ],
    },
  ],
])('a wrong %s is told for its field and nothing is stored', (field, answer) => {
  const saved = save('staff', RECORDS, answer);
  expect(saved).toMatchObject({ ok: false, reason: 'wrong_fields', errors: [{ field }] });
  expect(item(RECORDS).record).toBeNull();
});

test('a text of exactly the allowed length is stored whole', () => {
  const comment = '𠮷'.repeat(1000);
  expect(readAnswer({ ...NO, comment })).toMatchObject({ ok: true });
  save('staff', RECORDS, { ...NO, comment });
  expect(item(RECORDS).answer?.comment).toBe(comment);
});

test.each<TownPerson>([
  'other_manager',
  'officer',
  'coordinator',
  'ciso',
  'supervisor',
  'auditor',
  'secretariat',
  'administrator',
])('%s cannot answer the sheet of a section', (person) => {
  expect(save(person, RECORDS, YES)).toEqual({ ok: false, reason: 'not_permitted' });
  expect(item(RECORDS).record).toBeNull();
});

test('a forged sheet id is answered like one that may not be seen', () => {
  const typed = { itemKey: RECORDS, answer: YES, rev: 0 };
  expect(saveTypedAnswer(town.context, town.actor('staff'), 'no-such-sheet', typed)).toEqual({
    ok: false,
    reason: 'not_permitted',
  });
});

test('nothing is saved on a sheet that was handed in, and again after it was taken back or returned', () => {
  fillSheet(town, town.actor('staff'), id);
  expect(handIn(town.context, town.actor('manager'), id)).toMatchObject({ ok: true });
  expect(save('manager', RECORDS, NO, 1)).toEqual({ ok: false, reason: 'wrong_state' });
  expect(saveGates(town.context, town.actor('manager'), id, [{ gateId: 'outsourcing', holds: false, rev: 1 }])).toEqual(
    {
      ok: false,
      reason: 'wrong_state',
    },
  );
  expect(
    saveTypedChapter(town.context, town.actor('manager'), id, {
      chapter: '1',
      same: null,
      answers: [{ itemKey: RECORDS, answer: NO, rev: 1 }],
    }),
  ).toEqual({ ok: false, reason: 'wrong_state' });
  expect(withdrawSheet(town.context, town.actor('manager'), id)).toMatchObject({ ok: true });
  expect(save('manager', RECORDS, NO, 1)).toMatchObject({ ok: true });
  handIn(town.context, town.actor('manager'), id);
  lookAndReturn(town.context, town.actor('officer'), id, '理由が足りません。');
  expect(save('staff', RECORDS, YES, 2)).toMatchObject({ ok: true, value: { rev: 3 } });
});

test('nothing is saved after the campaign was closed', () => {
  save('staff', RECORDS, YES);
  closeCampaign(town.context, town.actor('supervisor'), campaign);
  expect(save('staff', RECORDS, NO, 1)).toEqual({ ok: false, reason: 'wrong_state' });
  expect(saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: true, rev: 0 }])).toEqual({
    ok: false,
    reason: 'wrong_state',
  });
  expect(item(RECORDS).answer).toEqual(YES);
});

test('the secretariat enters after it has said on whose behalf, and only then', () => {
  expect(save('secretariat', RECORDS, YES)).toEqual({ ok: false, reason: 'not_permitted' });
  const basis = {
    decidedBy: '総務課長',
    decidedOn: '2026-10-01',
    documentNumber: '総第1号',
    paperLocation: '事務局の書庫',
  };
  expect(beginProxyEntry(town.context, town.actor('secretariat'), id, basis)).toMatchObject({ ok: true });
  expect(save('second_secretariat', RECORDS, YES)).toEqual({ ok: false, reason: 'not_permitted' });
  expect(save('secretariat', RECORDS, YES)).toMatchObject({ ok: true });
  expect(item(RECORDS).record?.proxyEntryId).not.toBeNull();
});

test('closing a gate keeps the answers behind it and opening it brings them back', () => {
  const staff = town.actor('staff');
  expect(item(GATED).applicability.state).toBe('unanswered');
  expect(saveGates(town.context, staff, id, [{ gateId: 'outsourcing', holds: true, rev: 0 }])).toMatchObject({
    ok: true,
    value: { conflicts: [] },
  });
  save('staff', GATED, NO);
  expect(saveGates(town.context, staff, id, [{ gateId: 'outsourcing', holds: false, rev: 1 }])).toMatchObject({
    ok: true,
    value: { conflicts: [] },
  });
  expect(item(GATED)).toMatchObject({ applicability: { state: 'closed' }, missing: [], answer: NO });
  saveGates(town.context, staff, id, [{ gateId: 'outsourcing', holds: true, rev: 2 }]);
  expect(item(GATED)).toMatchObject({ applicability: { state: 'open' }, missing: [], answer: NO });
});

test('a gate that is not asked on the sheet is refused', () => {
  expect(
    saveGates(town.context, town.actor('staff'), id, [{ gateId: 'own_development', holds: true, rev: 0 }]),
  ).toEqual({
    ok: false,
    reason: 'unknown_gate',
  });
  expect(saveGates(town.context, town.actor('staff'), id, [{ gateId: 'nonsense', holds: true, rev: 0 }])).toEqual({
    ok: false,
    reason: 'unknown_gate',
  });
});

describe('a chapter sent by a plain form', () => {
  const chapter = (person: TownPerson, inputs: readonly { itemKey: string; answer: unknown; rev: number }[]) =>
    saveTypedChapter(town.context, town.actor(person), id, { chapter: '1', same: null, answers: inputs });

  test('is saved in one act; a conflict is told with the stored answer and holds up no other', () => {
    save('manager', RECORDS, YES);
    const before = acts();
    const saved = chapter('staff', [
      { itemKey: RECORDS, answer: NO, rev: 0 },
      { itemKey: PASSWORDS, answer: { ...YES, confirmationMethod: 'sampled' }, rev: 0 },
    ]);
    expect(saved).toMatchObject({
      ok: true,
      value: {
        saved: 1,
        wrong: [],
        conflicts: [{ itemKey: RECORDS, rev: 1, current: YES, answeredBy: '架空 二郎' }],
      },
    });
    expect(acts()).toBe(before + 1);
    expect(item(RECORDS).answer).toEqual(YES);
    expect(item(PASSWORDS).answer?.value).toBe('implemented');
  });

  test('saves everything but the question with a text too long', () => {
    const saved = chapter('staff', [
      { itemKey: RECORDS, answer: { ...NO, comment: 'あ'.repeat(3000) }, rev: 0 },
      { itemKey: PASSWORDS, answer: YES, rev: 0 },
    ]);
    expect(saved).toMatchObject({
      ok: true,
      value: { saved: 1, wrong: [{ itemKey: RECORDS, errors: [{ field: 'comment' }] }] },
    });
  });

  test.each([
    ['an unknown value', { itemKey: PASSWORDS, answer: { ...YES, value: 'perfect' }, rev: 0 }, 'unknown_value'],
    ['a question that is not on the sheet', { itemKey: '2-1@system_manager', answer: YES, rev: 0 }, 'unknown_item'],
  ])('is refused as a whole for %s', (_what, input, reason) => {
    expect(chapter('staff', [{ itemKey: RECORDS, answer: YES, rev: 0 }, input])).toEqual({ ok: false, reason });
    expect(item(RECORDS).record).toBeNull();
  });

  test('with empty fields stores nothing', () => {
    expect(chapter('staff', [{ itemKey: RECORDS, answer: EMPTY_ANSWER, rev: 0 }])).toMatchObject({
      ok: true,
      value: { saved: 0 },
    });
    expect(loadSheet(town.context, id)?.sheet.state).toBe('not_started');
  });
});

describe('a save loads its sheet once', () => {
  /** How often the items of a sheet are read while `act` runs. */
  function loadsDuring(act: () => unknown): number {
    const loads = statementsOf(town.context, act).statements.filter((statement) =>
      /from "item" inner join "campaign_question" .* where "item"."sheet_id"/u.test(statement),
    );
    return loads.length;
  }

  test('one answer, which tells the counts of the whole sheet', () => {
    expect(loadsDuring(() => save('staff', RECORDS, YES))).toBe(1);
    const told = save('staff', PASSWORDS, { ...YES, confirmationMethod: 'sampled' });
    const header = must(sheetOverview(town.context, town.actor('staff'), id)).header;
    const { remaining, gateProgress, chapters } = header;
    expect(told).toMatchObject({ ok: true, value: { sheetCounts: { remaining, gateProgress, chapters } } });
  });

  test('a chapter with two answers, a form of gates, a submission', () => {
    const staff = town.actor('staff');
    const answers = [RECORDS, PASSWORDS].map((questionId) => ({ itemKey: questionId, answer: YES, rev: 0 }));
    expect(loadsDuring(() => saveTypedChapter(town.context, staff, id, { chapter: '1', same: RECORDS, answers }))).toBe(
      1,
    );
    expect(
      loadsDuring(() => saveGates(town.context, staff, id, [{ gateId: 'outsourcing', holds: true, rev: 0 }])),
    ).toBe(1);
    fillSheet(town, staff, id);
    const seen = contentNow(town.context, id);
    expect(loadsDuring(() => submitSheet(town.context, town.actor('manager'), id, seen))).toBe(1);
  });
});
