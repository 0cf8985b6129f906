import { describe, expect, test } from 'vitest';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { campaignMaterial } from '#app/services/campaign/draft.page.server.ts';
import { campaignPage, campaignIndex, closingPreview } from '#app/services/campaign/campaign.page.server.ts';
import { previewDistribution } from '#app/services/campaign/distribution.loader.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import type { NewCampaign } from '#app/domain/campaign/draft.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { dueDateOf } from '#app/services/campaign/due-date.page.server.ts';
import { extendDueDate } from '#app/services/campaign/due-date.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { askOf, fillSheet, makeTown, openTownCampaign, sheetId, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { handIn } from '#test/factories/seen-sheet.ts';
import { lookAndOpen } from '#test/factories/seen-draft.ts';

const START = calendarDate('2026-10-01');
const town = () => makeTown(testDatabase(START));
const FIRST_PAGE = { vacantOnly: false, page: 1 };

function input(of: Town, overrides: Partial<NewCampaign> = {}): NewCampaign {
  return {
    fiscalYear: fiscalYear(2026),
    kind: 'regular',
    name: '定期自己点検',
    dueOn: calendarDate('2026-10-31'),
    questionnaires: [askOf(of, Object.values(of.units))],
    ...overrides,
  };
}

const draft = (of: Town) => must(createCampaign(of.context, of.actor('secretariat'), input(of)));

function bringTo(of: Town, state: Exclude<CampaignState, 'adopted'>): string {
  const id = draft(of);
  if (state !== 'draft') must(lookAndOpen(of.context, of.actor('secretariat'), id));
  if (state === 'closed' || state === 'reported') must(closeCampaign(of.context, of.actor('supervisor'), id));
  if (state === 'reported') must(reportCampaign(of.context, of.actor('secretariat'), id));
  return id;
}

const ACTS = {
  open: (of: Town, id: string) => lookAndOpen(of.context, of.actor('secretariat'), id),
  extend: (of: Town, id: string) =>
    extendDueDate(of.context, of.actor('secretariat'), id, { sheetId: null, dueOn: calendarDate('2026-12-28') }),
  close: (of: Town, id: string) => closeCampaign(of.context, of.actor('supervisor'), id),
  report: (of: Town, id: string) => reportCampaign(of.context, of.actor('secretariat'), id),
} as const;

const ALLOWED: Readonly<Record<'draft' | 'open' | 'closed' | 'reported', readonly (keyof typeof ACTS)[]>> = {
  draft: ['open'],
  open: ['extend', 'close'],
  closed: ['report'],
  reported: [],
};

describe('the states of a campaign', () => {
  for (const state of ['draft', 'open', 'closed', 'reported'] as const) {
    for (const act of ['open', 'extend', 'close', 'report'] as const) {
      const allowed = ALLOWED[state].includes(act);
      test(`${act} is ${allowed ? 'done' : 'refused'} in ${state}`, async () => {
        const of = await town();
        const id = bringTo(of, state);
        const before = findCampaign(of.context.db, id);
        const outcome = ACTS[act](of, id);
        if (allowed) expect(outcome.ok).toBe(true);
        else {
          expect(outcome).toEqual({ ok: false, reason: 'wrong_state' });
          expect(findCampaign(of.context.db, id)).toEqual(before);
        }
      });
    }
  }
});

describe('who may do what to a campaign', () => {
  const right = {
    open: ['secretariat', 'second_secretariat'],
    extend: ['secretariat', 'second_secretariat'],
    close: ['supervisor'],
    report: ['secretariat', 'second_secretariat'],
  };

  test('nobody else creates, opens, extends, closes or reports', async () => {
    const of = await town();
    const opened = openTownCampaign(of);
    const waiting = must(createCampaign(of.context, of.actor('secretariat'), input(of, { kind: 'extraordinary' })));
    for (const who of TOWN_PEOPLE) {
      const actor = of.actor(who);
      const refused = { ok: false, reason: 'not_permitted' };
      if (!right.open.includes(who)) {
        expect(createCampaign(of.context, actor, input(of)), `create by ${who}`).toEqual(refused);
        expect(lookAndOpen(of.context, actor, waiting), `open by ${who}`).toEqual(refused);
        expect(
          extendDueDate(of.context, actor, opened, { sheetId: null, dueOn: calendarDate('2026-12-28') }),
          `extend by ${who}`,
        ).toEqual(refused);
        expect(reportCampaign(of.context, actor, opened), `report by ${who}`).toEqual(refused);
        expect(campaignMaterial(of.context, actor)).toEqual(refused);
        expect(dueDateOf(of.context, actor, opened, null)).toEqual(refused);
      }
      if (!right.close.includes(who)) {
        expect(closeCampaign(of.context, actor, opened), `close by ${who}`).toEqual(refused);
        expect(closingPreview(of.context, actor, opened), `closing page for ${who}`).toEqual(refused);
      }
    }
    expect(findCampaign(of.context.db, opened)?.state).toBe('open');
    expect(findCampaign(of.context.db, waiting)?.state).toBe('draft');
  });

  test('pages of campaigns open to the secretariat, the supervising officer and the auditors alone', async () => {
    const of = await town();
    const id = openTownCampaign(of);
    const readers = ['supervisor', 'audit_supervisor', 'auditor', 'secretariat', 'second_secretariat'];
    for (const who of TOWN_PEOPLE) {
      expect(campaignIndex(of.context, of.actor(who)).ok, `list for ${who}`).toBe(readers.includes(who));
      expect(campaignPage(of.context, of.actor(who), id, FIRST_PAGE).ok, `page for ${who}`).toBe(readers.includes(who));
      expect(previewDistribution(of.context, of.actor(who), id).ok, `preview for ${who}`).toBe(readers.includes(who));
    }
  });

  test('an id that does not exist is refused like one that is not permitted', async () => {
    const of = await town();
    const refused = { ok: false, reason: 'not_permitted' };
    for (const act of Object.values(ACTS)) expect(act(of, 'no-such-id')).toEqual(refused);
    expect(campaignPage(of.context, of.actor('secretariat'), 'no-such-id', FIRST_PAGE)).toEqual(refused);
    expect(closingPreview(of.context, of.actor('supervisor'), 'no-such-id')).toEqual(refused);
  });
});

describe('preparing a campaign', () => {
  test('an unknown questionnaire, an unknown unit and no unit at all are told apart', async () => {
    const of = await town();
    const create = (...questionnaires: NewCampaign['questionnaires']) =>
      createCampaign(of.context, of.actor('secretariat'), input(of, { questionnaires }));
    const tax = askOf(of, [of.units.tax]);
    expect(create()).toEqual({ ok: false, reason: 'unknown_questionnaire' });
    expect(create({ ...tax, questionnaireId: 'nowhere' })).toEqual({ ok: false, reason: 'unknown_questionnaire' });
    expect(create(askOf(of, []))).toEqual({ ok: false, reason: 'no_units' });
    expect(create(askOf(of, [of.units.tax, 'nowhere']))).toEqual({ ok: false, reason: 'unknown_unit' });
    expect(create({ ...tax, leftOutQuestionIds: ['nowhere'] })).toEqual({ ok: false, reason: 'unknown_question' });
    expect(create(tax, askOf(of, [of.units.generalAffairs]))).toEqual({ ok: false, reason: 'policy_twice' });
  });

  test('two campaigns of one kind do not run at once', async () => {
    const of = await town();
    openTownCampaign(of);
    expect(lookAndOpen(of.context, of.actor('secretariat'), draft(of))).toEqual({
      ok: false,
      reason: 'another_running',
    });
  });

  test('the preview tells who gets what, with the holders of each office', async () => {
    const of = await town();
    const page = must(campaignPage(of.context, of.actor('secretariat'), draft(of), FIRST_PAGE));
    expect(page.preview?.sheetCount).toBe(10);
    expect(page.preview?.vacantSheets).toBe(0);
    const row = page.preview?.rows.find(({ code }) => code === '110');
    expect(row?.respondents).toEqual([of.actor('manager').name]);
    expect(row?.route).toEqual([{ office: 'security_officer', people: [of.actor('officer').name] }]);
    expect(row?.questionCount).toBe(4);
    expect(page.preview?.rows.find(({ code }) => code === 'S01')?.questionCount).toBe(1);
    expect(page.preview?.rows.find(({ code }) => code === 'S02')?.questionCount).toBe(2);
  });

  test('the preview names the sheets that one person alone answers and confirms, as they then go on', async () => {
    const of = await town();
    const lone = (id: string) =>
      must(campaignPage(of.context, of.actor('secretariat'), id, FIRST_PAGE)).preview?.loneSheets;
    const { name } = of.actor('other_officer');
    const id = draft(of);
    const own = { name: '健康課', office: 'security_manager', personName: name, steps: ['security_officer'] };
    expect(lone(id)).toEqual([own]);
    must(lookAndOpen(of.context, of.actor('secretariat'), id));
    const sheet = sheetId(of, id, '210', 'security_manager');
    fillSheet(of, of.actor('other_officer'), sheet);
    expect(must(handIn(of.context, of.actor('other_officer'), sheet)).selfConfirmed).toBe(true);
    of.context.db.$client.exec(
      `UPDATE appointment SET person_id = '${of.actor('officer').personId}' WHERE role = 'security_officer'`,
    );
    expect(lone(draft(of))).toEqual([]);
  });

  test('the preview makes what opening then makes', async () => {
    const of = await town();
    const id = draft(of);
    const preview = must(campaignPage(of.context, of.actor('secretariat'), id, FIRST_PAGE)).preview;
    expect(must(lookAndOpen(of.context, of.actor('secretariat'), id))).toEqual({
      sheetCount: preview?.sheetCount,
      itemCount: preview?.itemCount,
    });
  });

  test('sheets whose respondent or confirmer is missing are warned of', async () => {
    const of = await town();
    of.context.db.$client.exec(
      `UPDATE appointment SET until_date = '2026-09-30' WHERE role = 'security_officer' AND unit_id = '${of.units.general}'`,
    );
    const id = draft(of);
    const page = must(campaignPage(of.context, of.actor('secretariat'), id, { vacantOnly: true, page: 1 }));
    // The bureau's own sheet has no respondent; two sections and two systems of it have no confirmer.
    expect(page.preview?.vacantSheets).toBe(5);
    expect(page.preview?.rows.map(({ code }) => code).sort()).toEqual(['100', '110', '120', 'S01', 'S02']);
  });
});

describe('extending the due date', () => {
  test('for all: the campaign and every sheet that is due earlier', async () => {
    const of = await town();
    const id = openTownCampaign(of);
    const later = addDays(START, 60);
    const own = sheetId(of, id, '110', 'security_manager');
    must(extendDueDate(of.context, of.actor('secretariat'), id, { sheetId: own, dueOn: addDays(START, 90) }));
    expect(must(extendDueDate(of.context, of.actor('secretariat'), id, { sheetId: null, dueOn: later }))).toEqual({
      sheetCount: 9,
    });
    expect(findCampaign(of.context.db, id)?.dueOn).toBe(later);
    for (const { sheet } of sheetsOf(of.context.db, id)) {
      expect(sheet.dueOn).toBe(sheet.id === own ? addDays(START, 90) : later);
    }
  });

  test('a day that is not later, a day in the past and a foreign sheet are refused', async () => {
    const of = await town();
    const id = openTownCampaign(of);
    const extend = (sheet: string | null, dueOn: string) =>
      extendDueDate(of.context, of.actor('secretariat'), id, { sheetId: sheet, dueOn: calendarDate(dueOn) });
    expect(extend(null, '2026-10-31')).toEqual({ ok: false, reason: 'not_later' });
    expect(extend('no-such-sheet', '2026-12-01')).toEqual({ ok: false, reason: 'unknown_sheet' });
    of.context.goTo(calendarDate('2026-12-10'));
    expect(extend(null, '2026-12-01')).toEqual({ ok: false, reason: 'in_the_past' });
  });

  test('what was handed in late stays late', async () => {
    const of = await town();
    const id = openTownCampaign(of);
    const own = sheetId(of, id, '110', 'security_manager');
    fillSheet(of, of.actor('manager'), own);
    of.context.wait(40);
    expect(handIn(of.context, of.actor('manager'), own)).toMatchObject({ ok: true, value: { late: true } });
    must(extendDueDate(of.context, of.actor('secretariat'), id, { sheetId: null, dueOn: addDays(START, 60) }));
    expect(sheetsOf(of.context.db, id).find(({ sheet }) => sheet.id === own)?.sheet.submittedLate).toBe(true);
  });
});
