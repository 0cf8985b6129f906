import { statementsOf } from '#test/factories/statements.ts';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import type { Appointment } from '#app/domain/access/actor.ts';
import { giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { reportPage } from '#app/services/report/report.page.server.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { reviewOf } from '#app/services/response/review.page.server.ts';
import { beginProxyEntry, withdrawSheet } from '#app/services/response/sheet.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { answererIdsOf, eventsOfSheet } from '#db/queries/sheet.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { handIn, lookAndAccept, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeAnswer, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');
const BASIS = { decidedBy: '総務課長', decidedOn: '2026-10-01', documentNumber: '総第1号', paperLocation: '総務課' };
const RECORDS = '1-1@security_manager';
const OWN = { ok: false, reason: 'own_answers' };

interface Section {
  readonly town: Town;
  readonly campaignId: string;
  readonly id: string;
}

/** The sheet of 総務課, with further offices given to people of the town. */
async function section(
  ...given: readonly (readonly [TownPerson, Appointment['role'], keyof Town['units'] | null])[]
): Promise<Section> {
  const town = await makeTown(testDatabase(START));
  for (const [who, role, unit] of given) {
    const place = { unitId: unit === null ? null : town.units[unit], systemId: null, from: calendarDate('2026-04-01') };
    must(giveAppointment(town.context, SET_UP, { personId: town.actor(who).personId, role, ...place }));
  }
  const campaignId = openTownCampaign(town);
  return { town, campaignId, id: sheetId(town, campaignId, '110', 'security_manager') };
}

function leave(town: Town, who: TownPerson): void {
  town.context.db.$client
    .prepare(`UPDATE appointment SET until_date = '2026-09-30' WHERE person_id = ?`)
    .run(town.actor(who).personId);
}

/** Enters every answer of the sheet anew, with another value, as somebody does who touches each one. */
function touchEach({ town, id }: Section, who: TownPerson): void {
  for (const { question, record, answer } of loadSheet(town.context, id)?.items ?? []) {
    if (answer === null) continue;
    const input = { itemKey: question.id, answer: { ...answer, comment: '課長が見た。' }, rev: record?.rev ?? 0 };
    must(saveAnswer(town.context, town.actor(who), id, input));
  }
}

const submit = ({ town, id }: Section, who: TownPerson) => handIn(town.context, town.actor(who), id);
const confirm = ({ town, id }: Section, who: TownPerson) => lookAndConfirm(town.context, town.actor(who), id);
const accept = ({ town, id }: Section, who: TownPerson) => lookAndAccept(town.context, town.actor(who), id);
const kinds = ({ town, id }: Section) => eventsOfSheet(town.context.db, id).map(({ kind }) => kind);
const marked = ({ town, id }: Section) => loadSheet(town.context, id)?.sheet.selfConfirmed;

/** The sheets that the report lists as 兼務のため自己確認. */
function listed({ town, campaignId }: Section): readonly string[] {
  must(closeCampaign(town.context, town.actor('supervisor'), campaignId));
  const page = must(reportPage(town.context, town.actor('secretariat'), campaignId));
  return page.selfConfirmedSheets.lines.map(({ targetName }) => targetName);
}

describe('tried: a 部長 entered every answer of a section, the 課長 touched each one, the 部長 confirmed it', () => {
  const asClerk = ['officer', 'staff_in_charge', 'generalAffairs'] as const;

  test('is refused: who entered first is an answerer, though each answer is another person’s by now', async () => {
    const of = await section(asClerk, ['other_manager', 'security_officer', 'general']);
    fillSheet(of.town, of.town.actor('officer'), of.id);
    touchEach(of, 'manager');
    const authors = new Set(loadSheet(of.town.context, of.id)?.items.map(({ record }) => record?.answeredBy));
    expect([...authors]).toEqual([of.town.actor('manager').personId]);
    expect(submit(of, 'manager')).toMatchObject({ ok: true, value: { selfConfirmed: false } });
    expect(confirm(of, 'officer')).toEqual(OWN);
    expect(must(reviewOf(of.town.context, of.town.actor('officer'), of.id)).acts).toMatchObject({
      confirm: false,
      ownAnswers: true,
    });
    expect(confirm(of, 'other_manager').ok).toBe(true);
    expect(marked(of)).toBe(false);
  });

  test('goes on as 兼務のため自己確認 where nobody else is 部長, marked and listed in the report', async () => {
    const of = await section(asClerk);
    fillSheet(of.town, of.town.actor('officer'), of.id);
    touchEach(of, 'manager');
    expect(submit(of, 'manager')).toMatchObject({ ok: true, value: { selfConfirmed: true } });
    expect(kinds(of)).toEqual(['submit', 'self_confirm']);
    expect(listed(of)).toEqual(['総務課']);
  });

  test('is refused after the sheet was taken back and every answer replaced', async () => {
    const of = await section(asClerk, ['other_manager', 'security_officer', 'general']);
    fillSheet(of.town, of.town.actor('officer'), of.id);
    expect(submit(of, 'manager').ok).toBe(true);
    must(withdrawSheet(of.town.context, of.town.actor('manager'), of.id));
    touchEach(of, 'manager');
    expect(submit(of, 'manager').ok).toBe(true);
    expect(confirm(of, 'officer')).toEqual(OWN);
  });

  test('is refused for one gate that another answered after', async () => {
    const of = await section(asClerk, ['other_manager', 'security_officer', 'general']);
    const gate = (who: TownPerson, holds: boolean, rev: number) =>
      must(saveGates(of.town.context, of.town.actor(who), of.id, [{ gateId: 'outsourcing', holds, rev }]));
    gate('officer', false, 0);
    gate('manager', true, 1);
    fillSheet(of.town, of.town.actor('manager'), of.id);
    expect(submit(of, 'manager').ok).toBe(true);
    expect(confirm(of, 'officer')).toEqual(OWN);
  });

  test('is refused for an answer that was emptied again', async () => {
    const of = await section(asClerk, ['other_manager', 'security_officer', 'general']);
    const save = (who: TownPerson, answer: Parameters<typeof saveAnswer>[3]['answer'], rev: number) =>
      must(saveAnswer(of.town.context, of.town.actor(who), of.id, { itemKey: RECORDS, answer, rev }));
    save('officer', makeAnswer({ value: 'implemented' }), 0);
    save('officer', makeAnswer({}), 1);
    fillSheet(of.town, of.town.actor('manager'), of.id);
    expect(submit(of, 'manager').ok).toBe(true);
    expect(confirm(of, 'officer')).toEqual(OWN);
  });
});

describe('tried: a person who is 事務局 and 部長 rewrote a sheet by 代行入力, submitted, confirmed and accepted it', () => {
  const asHead = ['secretariat', 'security_officer', 'general'] as const;

  function rewrite(of: Section): void {
    fillSheet(of.town, of.town.actor('staff'), of.id);
    must(beginProxyEntry(of.town.context, of.town.actor('secretariat'), of.id, BASIS));
    touchEach(of, 'secretariat');
  }

  test('neither confirms nor accepts, while another of each office could', async () => {
    const of = await section(asHead);
    rewrite(of);
    expect(submit(of, 'secretariat')).toMatchObject({ ok: true, value: { selfConfirmed: false } });
    expect(confirm(of, 'secretariat')).toEqual(OWN);
    expect(confirm(of, 'officer').ok).toBe(true);
    expect(accept(of, 'secretariat')).toEqual(OWN);
    expect(must(reviewOf(of.town.context, of.town.actor('secretariat'), of.id)).acts).toMatchObject({
      accept: false,
      ownAccept: true,
      selfAccept: false,
    });
    expect(accept(of, 'second_secretariat').ok).toBe(true);
    expect(marked(of)).toBe(false);
    expect(kinds(of)).toEqual(['proxy', 'submit', 'confirm', 'accept']);
  });

  test('who only hands in what others typed is an answerer, too', async () => {
    const of = await section(asHead);
    fillSheet(of.town, of.town.actor('staff'), of.id);
    must(beginProxyEntry(of.town.context, of.town.actor('secretariat'), of.id, BASIS));
    expect(submit(of, 'secretariat').ok).toBe(true);
    expect(confirm(of, 'secretariat')).toEqual(OWN);
  });

  test('who only began a 代行入力 and entered nothing is none', async () => {
    const of = await section();
    must(beginProxyEntry(of.town.context, of.town.actor('secretariat'), of.id, BASIS));
    fillSheet(of.town, of.town.actor('manager'), of.id);
    expect(submit(of, 'manager').ok).toBe(true);
    expect(answererIdsOf(of.town.context.db, of.id)).toEqual([of.town.actor('manager').personId]);
    must(confirm(of, 'officer'));
    expect(accept(of, 'secretariat').ok).toBe(true);
  });

  test('where the person is alone in both offices both go on, each marked in the history, and it is listed', async () => {
    const of = await section(asHead);
    leave(of.town, 'officer');
    leave(of.town, 'second_secretariat');
    rewrite(of);
    expect(submit(of, 'secretariat')).toMatchObject({ ok: true, value: { selfConfirmed: true } });
    expect(must(reviewOf(of.town.context, of.town.actor('secretariat'), of.id)).acts).toMatchObject({
      accept: true,
      ownAccept: false,
      selfAccept: true,
    });
    expect(accept(of, 'secretariat').ok).toBe(true);
    expect(kinds(of)).toEqual(['proxy', 'submit', 'self_confirm', 'self_accept']);
    expect(listed(of)).toEqual(['総務課']);
  });
});

describe('accepting by a lone 事務局', () => {
  test('of a sheet that the person typed is marked and listed, though another confirmed it', async () => {
    const of = await section();
    leave(of.town, 'second_secretariat');
    must(beginProxyEntry(of.town.context, of.town.actor('secretariat'), of.id, BASIS));
    fillSheet(of.town, of.town.actor('secretariat'), of.id);
    expect(submit(of, 'secretariat')).toMatchObject({ ok: true, value: { selfConfirmed: false } });
    must(confirm(of, 'officer'));
    expect(marked(of)).toBe(false);
    must(accept(of, 'secretariat'));
    expect(kinds(of)).toEqual(['proxy', 'submit', 'confirm', 'self_accept']);
    expect(listed(of)).toEqual(['総務課']);
  });

  test('of a sheet that others answered bears no mark', async () => {
    const of = await section();
    leave(of.town, 'second_secretariat');
    fillSheet(of.town, of.town.actor('manager'), of.id);
    expect(submit(of, 'manager').ok).toBe(true);
    must(confirm(of, 'officer'));
    must(accept(of, 'secretariat'));
    expect(kinds(of)).toEqual(['submit', 'confirm', 'accept']);
    expect(listed(of)).toEqual([]);
  });

  test('loses its mark with a return', async () => {
    const of = await section();
    leave(of.town, 'second_secretariat');
    must(beginProxyEntry(of.town.context, of.town.actor('secretariat'), of.id, BASIS));
    fillSheet(of.town, of.town.actor('secretariat'), of.id);
    expect(submit(of, 'secretariat').ok).toBe(true);
    must(confirm(of, 'officer'));
    must(accept(of, 'secretariat'));
    must(lookAndReturn(of.town.context, of.town.actor('secretariat'), of.id, '直してください。'));
    expect(marked(of)).toBe(false);
  });
});

test('who answered is found by index, whatever the number of other sheets', async () => {
  const { town, id } = await section();
  const { db } = town.context;
  const [sql] = statementsOf(town.context, () => answererIdsOf(db, id)).statements;
  const plan = db.$client.prepare(`EXPLAIN QUERY PLAN ${sql ?? ''}`).all(id, id, id, id);
  const steps = plan.map((row) => JSON.stringify(row));
  expect(steps.filter((step) => step.includes('SEARCH')).length).toBe(6);
  expect(steps.filter((step) => step.includes('SCAN'))).toEqual([]);
  expect(steps.filter((step) => step.includes('answer_revision_by')).length).toBe(1);
});
