import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { holdersOn, namesOf } from '#app/services/organization/holder.loader.server.ts';
import { giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import type { NewAppointment } from '#app/services/organization/organization.acts.server.ts';
import { endAppointment } from '#app/services/organization/person.acts.server.ts';
import { personPage } from '#app/services/organization/person.page.server.ts';
import { sheetEvents } from '#app/services/response/sheet-record.loader.server.ts';
import { allAppointmentsOf } from '#db/queries/organization.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { loggedActs, rowsOf } from '#test/factories/rows.ts';
import { handIn, lookAndConfirm, lookAndReturn } from '#test/factories/seen-sheet.ts';
import { fillSheet, makeTown, openTownCampaign, sheetId } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const START = calendarDate('2026-10-01');

let context: TestContext;
let town: Town;

beforeEach(async () => {
  context = testDatabase(START);
  town = await makeTown(context);
});

const give = (who: TownPerson, input: Partial<NewAppointment>) =>
  giveAppointment(context, town.actor('secretariat'), {
    personId: town.actor(who).personId,
    role: 'security_officer',
    unitId: town.units.general,
    systemId: null,
    from: START,
    ...input,
  });

function refusedGiving(who: TownPerson, input: Partial<NewAppointment>): string {
  const before = { rows: rowsOf(context.db), logged: loggedActs(context.db) };
  const outcome = give(who, input);
  expect({ rows: rowsOf(context.db), logged: loggedActs(context.db) }).toEqual(before);
  return outcome.ok ? '' : outcome.reason;
}

/** 税務課's sheet, which the 責任者 of 総務部 confirms, handed in. */
function handedIn(): string {
  const id = sheetId(town, openTownCampaign(town), '120', 'security_manager');
  fillSheet(town, town.actor('other_manager'), id);
  must(handIn(context, town.actor('other_manager'), id));
  return id;
}

const until = addDays(START, 20);
const marks = (id: string) => sheetEvents(context.db, id).map(({ kind, substitute }) => [kind, substitute]);

describe('職務代理', () => {
  test('needs an end, holds the office beside its holder while it lasts, and its judgements are 代決', () => {
    expect(refusedGiving('third_manager', { kind: 'acting' })).toBe('acting_without_end');
    const id = handedIn();
    expect(lookAndConfirm(context, town.actor('third_manager'), id)).toMatchObject({ reason: 'not_permitted' });
    must(give('third_manager', { kind: 'acting', until }));
    must(lookAndReturn(context, town.actor('third_manager'), id, '直してください。'));
    must(handIn(context, town.actor('other_manager'), id));
    must(lookAndConfirm(context, town.actor('third_manager'), id));
    const marked = [
      ['submit', false],
      ['return', true],
      ['submit', false],
      ['confirm', true],
    ];
    expect(marks(id)).toEqual(marked);
    context.goTo(addDays(until, 1));
    expect(town.actor('third_manager').appointments.map(({ role }) => role)).toEqual(['staff_in_charge']);
    expect(marks(id)).toEqual(marked);
  });

  test('is no 代決 where the own holder, or who holds it as 事務取扱, confirms', () => {
    must(give('third_manager', { kind: 'acting', until }));
    const id = handedIn();
    must(lookAndConfirm(context, town.actor('officer'), id));
    expect(marks(id).at(-1)).toEqual(['confirm', false]);
  });

  test('may not confirm what the person answered', () => {
    must(give('other_manager', { kind: 'acting', until }));
    expect(lookAndConfirm(context, town.actor('other_manager'), handedIn())).toMatchObject({ reason: 'own_answers' });
  });

  test('is kept apart from other offices as for any holder', () => {
    const input = { role: 'secretariat', unitId: null, kind: 'acting', until } as const;
    expect(refusedGiving('auditor', input)).toBe('same_person');
  });
});

describe('事務取扱', () => {
  test('stands behind the name in lists, as 職務代理 does', () => {
    must(give('third_manager', { kind: 'acting', until }));
    const book = holdersOn(context.db, START);
    expect(namesOf(book.ofUnit('security_officer', town.units.general))).toEqual([
      town.actor('officer').name,
      { name: town.actor('third_manager').name, heldAs: 'acting' },
    ]);
  });

  test('is of a vacant office alone, and confirms as its holder', () => {
    expect(refusedGiving('other_officer', { kind: 'concurrent' })).toBe('not_vacant');
    const officer = town.actor('officer').personId;
    const appointmentId = allAppointmentsOf(context.db, officer)[0]?.id ?? '';
    must(endAppointment(context, town.actor('secretariat'), officer, { appointmentId, until: START }));
    expect(refusedGiving('other_officer', { kind: 'concurrent' })).toBe('not_vacant');
    must(give('other_officer', { kind: 'concurrent', from: addDays(START, 1) }));
    context.goTo(addDays(START, 1));
    const id = handedIn();
    must(lookAndConfirm(context, town.actor('other_officer'), id));
    expect(marks(id).at(-1)).toEqual(['confirm', false]);
  });

  test('is said of the office in the history of the person', () => {
    must(give('third_manager', { kind: 'acting', until }));
    const { appointments } = must(personPage(context, town.actor('secretariat'), town.actor('third_manager').personId));
    expect(appointments.map(({ office, heldAs }) => [office, heldAs])).toEqual([
      ['staff_in_charge', null],
      ['security_officer', 'acting'],
    ]);
  });
});
