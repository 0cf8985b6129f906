import { beforeEach, describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { sheetChapter } from '#app/services/response/chapter.page.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { sheetGates } from '#app/services/response/gates.page.server.ts';
import { sheetOverview } from '#app/services/response/sheet-overview.page.server.ts';
import { sheetSubmission } from '#app/services/response/submit.page.server.ts';
import { withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { insertPermittedException } from '#db/queries/exception.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { handIn, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';

const RECORDS = '1-1@security_manager';
const ROWS = '1-3@security_manager';
const GATED = '1-4@security_manager';

let context: TestContext;
let town: Town;
let campaign: string;
let id: string;

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
  campaign = openTownCampaign(town);
  id = sheetId(town, campaign, '110', 'security_manager');
});

function must<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string },
): Value {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

const overview = (person: TownPerson) => sheetOverview(context, town.actor(person), id);
const chapter = (person: TownPerson, key = '1') => must(sheetChapter(context, town.actor(person), id, key));
const submission = (person: TownPerson) => must(sheetSubmission(context, town.actor(person), id));

function question(person: TownPerson, questionId: string) {
  const found = chapter(person).questions.find((shown) => shown.itemKey === questionId);
  if (found === undefined) throw new Error(`${questionId} is not shown`);
  return found;
}

/** Closes this year's campaign, answered, and opens the next year's. */
function nextYear(answerOf: Parameters<typeof fillSheet>[3]): void {
  fillSheet(town, town.actor('staff'), id, answerOf);
  must(handIn(context, town.actor('manager'), id));
  must(closeCampaign(context, town.actor('supervisor'), campaign));
  context.goTo(calendarDate('2027-10-01'));
  campaign = openTownCampaign(town);
  id = sheetId(town, campaign, '110', 'security_manager');
}

describe('who sees a sheet', () => {
  test.each<TownPerson>([
    'other_manager',
    'third_manager',
    'other_officer',
    'system_manager',
    'ciso',
    'committee',
    'administrator',
  ])('%s sees nothing of a foreign section, on any of its pages', (person) => {
    const actor = town.actor(person);
    const refused = { ok: false, reason: 'not_permitted' };
    expect(sheetOverview(context, actor, id)).toEqual(refused);
    expect(sheetGates(context, actor, id)).toEqual(refused);
    expect(sheetChapter(context, actor, id, '1')).toEqual(refused);
    expect(sheetSubmission(context, actor, id)).toEqual(refused);
  });

  test.each<TownPerson>(['officer', 'coordinator', 'secretariat', 'supervisor', 'auditor', 'audit_supervisor'])(
    '%s may read it and enter nothing',
    (person) => {
      expect(must(overview(person)).header.readOnly).toBe('not_respondent');
      expect(submission(person).maySubmit).toBe(false);
    },
  );

  test('a sheet or a chapter that does not exist is answered like a foreign one', () => {
    expect(sheetOverview(context, town.actor('staff'), 'forged')).toEqual({ ok: false, reason: 'not_permitted' });
    expect(sheetChapter(context, town.actor('staff'), id, '2')).toEqual({ ok: false, reason: 'not_permitted' });
    expect(sheetChapter(context, town.actor('staff'), id, "1' or 1=1")).toEqual({ ok: false, reason: 'not_permitted' });
  });
});

describe('the overview', () => {
  test('leads to the gates first, then to the first unfinished chapter, then to the submission', () => {
    expect(must(overview('staff')).goOn).toEqual({ place: 'gates' });
    saveGates(context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: false, rev: 0 }]);
    expect(must(overview('staff')).goOn).toEqual({ chapter: '1' });
    fillSheet(town, town.actor('staff'), id);
    expect(must(overview('staff'))).toMatchObject({
      goOn: { place: 'submit' },
      header: { remaining: { questions: 0, openGates: 0, minutes: 0 } },
    });
  });

  test('names who confirms next and offers the withdrawal until that happened', () => {
    expect(must(overview('manager'))).toMatchObject({
      steps: [{ office: 'security_officer', people: ['架空 六郎'], when: 'ahead' }],
      mayWithdraw: false,
    });
    fillSheet(town, town.actor('staff'), id);
    must(handIn(context, town.actor('manager'), id));
    expect(must(overview('manager'))).toMatchObject({
      mayWithdraw: true,
      mayReview: false,
      header: { readOnly: 'handed_in' },
      steps: [{ when: 'now' }],
    });
    expect(must(overview('staff'))).toMatchObject({ mayWithdraw: false });
    expect(must(overview('officer'))).toMatchObject({ mayReview: true, mayWithdraw: false });
    must(lookAndConfirm(context, town.actor('officer'), id));
    expect(must(overview('manager'))).toMatchObject({ mayWithdraw: false, steps: [{ when: 'past' }] });
    expect(withdrawSheet(context, town.actor('manager'), id)).toEqual({ ok: false, reason: 'wrong_state' });
    expect(must(overview('secretariat'))).toMatchObject({ mayReview: true });
  });

  test('shows the reason of a return while it waits to be handed in again, and the history', () => {
    fillSheet(town, town.actor('staff'), id);
    must(handIn(context, town.actor('manager'), id));
    must(lookAndReturn(context, town.actor('officer'), id, '根拠資料がありません。'));
    expect(must(overview('staff'))).toMatchObject({
      returned: { by: '架空 六郎', reason: '根拠資料がありません。' },
      events: [{ kind: 'return' }, { kind: 'submit', by: '架空 二郎' }],
      header: { state: 'returned', readOnly: null },
    });
    must(handIn(context, town.actor('manager'), id));
    expect(must(overview('staff')).returned).toBeNull();
  });

  test('says when something was last entered, and not when the sheet was handed in or came back', () => {
    expect(must(overview('staff')).header.lastSavedAt).toBeNull();
    fillSheet(town, town.actor('staff'), id);
    const entered = context.clock();
    expect(must(overview('staff')).header.lastSavedAt).toBe(entered);
    context.wait(3);
    must(handIn(context, town.actor('manager'), id));
    must(lookAndReturn(context, town.actor('officer'), id, '根拠資料がありません。'));
    expect(must(overview('staff')).header.lastSavedAt).toBe(entered);
  });

  test('says until when it is due, and what day it is', () => {
    expect(must(overview('staff')).header).toMatchObject({ dueOn: '2026-10-31', today: '2026-10-01', running: true });
    context.wait(32);
    expect(must(overview('staff')).header.today).toBe('2026-11-02');
  });
});

describe('the gates', () => {
  test('say how many questions they close and that entered answers stay', () => {
    const staff = town.actor('staff');
    expect(must(sheetGates(context, staff, id)).gates).toMatchObject([
      { gateId: 'outsourcing', holds: null, questionCount: 1, enteredCount: 0, heldLastYear: null },
    ]);
    saveGates(context, staff, id, [{ gateId: 'outsourcing', holds: true, rev: 0 }]);
    saveAnswer(context, staff, id, { itemKey: GATED, answer: makeAnswer({ value: 'implemented' }), rev: 0 });
    expect(must(sheetGates(context, staff, id)).gates).toMatchObject([{ holds: true, enteredCount: 1 }]);
  });

  test('of two people the second is told the stored answer', () => {
    saveGates(context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: true, rev: 0 }]);
    expect(
      saveGates(context, town.actor('manager'), id, [{ gateId: 'outsourcing', holds: false, rev: 0 }]),
    ).toMatchObject({
      ok: true,
      value: { conflicts: [{ gateId: 'outsourcing', holds: true, answeredBy: '架空 一郎', rev: 1 }] },
    });
    expect(must(sheetGates(context, town.actor('staff'), id)).gates[0]?.holds).toBe(true);
  });

  test('are not shown to a system, whose gates stand in the ledger', () => {
    const system = sheetId(town, campaign, 'S01', 'system_manager');
    const page = must(sheetGates(context, town.actor('system_manager'), system));
    expect(page.gates).toEqual([]);
    const [shown] = must(sheetChapter(context, town.actor('system_manager'), system, '2')).questions.filter(
      ({ gate }) => gate !== null,
    );
    expect(shown?.gate).toMatchObject({ state: 'closed', source: 'asset', labels: ['自庁開発'] });
  });

  test('of last year stand beside', () => {
    nextYear(() => null);
    expect(must(sheetGates(context, town.actor('staff'), id)).gates).toMatchObject([
      { holds: null, heldLastYear: true },
    ]);
  });
});

describe('the answer page', () => {
  test('shows the clause word for word under its headings, with the name of the policy', () => {
    expect(chapter('staff').policyName).toBe('架空町情報セキュリティ対策基準');
    expect(question('staff', RECORDS).clauses).toEqual([
      {
        policyId: 'town',
        document: 'standards',
        id: '1-1',
        above: [{ id: '1', title: '人的セキュリティ', text: '' }],
        title: '',
        text: '情報セキュリティ管理者は、端末の持出しを記録しなければならない。',
      },
    ]);
    expect(question('staff', ROWS).clauses.at(-1)).toMatchObject({
      id: '1-3-イ',
      above: [{ id: '1' }, { text: '情報セキュリティ管理者は、次の事項を定めなければならない。' }],
      text: '手順',
    });
  });

  test('folds what a gate closes or leaves open, with the reason', () => {
    expect(question('staff', GATED).gate).toEqual({
      state: 'unanswered',
      source: 'asked',
      labels: ['業務委託'],
      answerKept: false,
    });
    saveGates(context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: false, rev: 0 }]);
    expect(question('staff', GATED).gate?.state).toBe('closed');
    expect(question('staff', RECORDS).gate).toBeNull();
  });

  test('shows last year beside and what taking it over would enter, term of the measure left out', () => {
    nextYear((questionId) => (questionId === RECORDS ? makeAnswer({ value: 'partially_implemented' }) : null));
    expect(question('staff', RECORDS)).toMatchObject({
      lastYear: {
        fiscalYear: 2026,
        outcome: 'partially_implemented',
        byGate: false,
        comment: '媒体だけ記録している。',
        sameQuestion: true,
        askedAbout: 'same',
      },
      takeOver: { value: 'partially_implemented', plan: { owner: '総務係', due: null } },
    });
    expect(question('staff', ROWS).takeOver?.rows).toHaveLength(2);
    expect(question('staff', RECORDS).answer).toBeNull();
  });

  test('does not offer to take over what was not handed in last year', async () => {
    const tax = sheetId(town, campaign, '120', 'security_manager');
    saveAnswer(context, town.actor('other_manager'), tax, {
      itemKey: RECORDS,
      answer: makeAnswer({ value: 'implemented' }),
      rev: 0,
    });
    nextYear(() => null);
    const page = must(
      sheetChapter(context, town.actor('other_manager'), sheetId(town, campaign, '120', 'security_manager'), '1'),
    );
    const shown = page.questions.find(({ itemKey }) => itemKey === RECORDS);
    expect(shown).toMatchObject({ lastYear: { outcome: 'unanswered', comment: '' }, takeOver: null });
  });

  test('marks a permitted exception while it lasts', () => {
    insertPermittedException(context.db, {
      id: 'x1',
      policyId: 'town',
      document: 'standards',
      clauseId: '1-1',
      targetId: town.units.generalAffairs,
      reason: '機器の更新まで',
      permittedBy: town.actor('ciso').personId,
      from: '2026-09-01',
      until: '2026-12-31',
    });
    expect(question('staff', RECORDS).exception).toEqual({
      clauseId: '1-1',
      until: '2026-12-31',
      reason: '機器の更新まで',
    });
    context.goTo(calendarDate('2027-01-01'));
    expect(question('staff', RECORDS).exception).toBeNull();
  });
});

describe('the submission', () => {
  test('lists what is missing by question and cannot be handed in before', () => {
    expect(submission('manager')).toMatchObject({ missingGates: [{ gateId: 'outsourcing' }], maySubmit: true });
    expect(submission('manager').missing.map(({ missing }) => missing)).toContainEqual(['unanswered']);
    expect(handIn(context, town.actor('manager'), id)).toMatchObject({
      ok: false,
      reason: 'incomplete',
      gateIds: ['outsourcing'],
    });
    fillSheet(town, town.actor('staff'), id);
    expect(submission('manager')).toMatchObject({ missing: [], missingGates: [] });
  });

  test('tells a person who only enters who hands it in', () => {
    expect(submission('staff')).toMatchObject({
      maySubmit: false,
      submitter: { office: 'security_manager', people: ['架空 二郎'] },
    });
    fillSheet(town, town.actor('staff'), id);
    expect(handIn(context, town.actor('staff'), id)).toEqual({ ok: false, reason: 'not_permitted' });
  });

  test('lists わからない, 該当なし with what the next person must confirm, and what changed since last year', () => {
    nextYear(() => null);
    fillSheet(town, town.actor('staff'), id, (questionId) => {
      if (questionId === RECORDS) return makeAnswer({ value: 'not_applicable' });
      return questionId === GATED ? makeAnswer({ value: 'unknown' }) : null;
    });
    const page = submission('manager');
    expect(page.unknownQuestions.map(({ printedNumber }) => printedNumber)).toEqual(['１（４）']);
    expect(page.notApplicableQuestions).toMatchObject([
      { printedNumber: '１（１）', notApplicableReason: 'no_case', notApplicableNote: '', toConfirm: true },
    ]);
    expect(page.changedQuestions.map(({ lastYear, outcome }) => [lastYear.outcome, outcome])).toEqual([
      ['implemented', 'not_applicable'],
      ['implemented', 'unknown'],
    ]);
    expect(page.valueCounts.find(({ value }) => value === 'unknown')?.count).toBe(1);
  });

  test('goes on after the due date, marked 期限後', () => {
    fillSheet(town, town.actor('staff'), id);
    context.wait(30);
    expect(submission('manager').wouldBeLate).toBe(false);
    context.wait(1);
    expect(submission('manager').wouldBeLate).toBe(true);
    expect(handIn(context, town.actor('manager'), id)).toMatchObject({ ok: true, value: { late: true } });
    expect(must(overview('manager')).header.late).toBe(true);
  });

  test('is refused after closing', () => {
    fillSheet(town, town.actor('staff'), id);
    must(closeCampaign(context, town.actor('supervisor'), campaign));
    expect(submission('manager')).toMatchObject({ maySubmit: false, header: { readOnly: 'closed', running: false } });
    expect(handIn(context, town.actor('manager'), id)).toEqual({ ok: false, reason: 'wrong_state' });
  });
});
