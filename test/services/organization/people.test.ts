import { beforeEach, describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { newSessionToken } from '#app/lib/session.server.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import { giveAccount } from '#app/services/access/account.acts.server.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { addPerson, addUnit, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import {
  changePerson,
  endAppointment,
  letPersonLeave,
  letPersonReturn,
  withdrawAppointment,
} from '#app/services/organization/person.acts.server.ts';
import { closeUnit } from '#app/services/organization/unit.acts.server.ts';
import { sealOf, unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { allAppointmentsOf } from '#db/queries/organization.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { loggedActs, rowsOf } from '#test/factories/rows.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { makeTown, TOWN_PASSWORD, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const TODAY = calendarDate('2026-10-01');
const TOMORROW = calendarDate('2026-10-02');
const APRIL = calendarDate('2027-04-01');
const MARCH = calendarDate('2027-03-31');
const DENIED = { ok: false, reason: 'not_permitted' };
const FACTS = { name: '架空 新子', kana: 'かくう しんこ', code: '0012A', kind: 'part_time' as const };

let context: TestContext;
let town: Town;

beforeEach(async () => {
  context = testDatabase(TODAY);
  town = await makeTown(context);
});

const secretariat = () => town.actor('secretariat');
const id = (who: TownPerson) => town.actor(who).personId;
const officeOf = (who: TownPerson) => allAppointmentsOf(context.db, id(who))[0]?.id ?? '';
const end = (who: TownPerson, until: typeof TODAY) =>
  endAppointment(context, secretariat(), id(who), { appointmentId: officeOf(who), until });
const give = (personId: string, change: Partial<Parameters<typeof giveAppointment>[2]> = {}) =>
  giveAppointment(context, secretariat(), {
    personId,
    role: 'staff_in_charge',
    unitId: town.units.tax,
    systemId: null,
    from: TODAY,
    ...change,
  });

/** The outcome of an act that must leave nothing behind. */
function refusedBy<Outcome>(act: () => Outcome): Outcome {
  const before = { rows: rowsOf(context.db), logged: loggedActs(context.db) };
  const outcome = act();
  expect({ rows: rowsOf(context.db), logged: loggedActs(context.db) }).toEqual(before);
  return outcome;
}

describe('a person', () => {
  test('is added and corrected by the secretariat alone, and needs no account', () => {
    for (const who of TOWN_PEOPLE.filter((one) => one !== 'secretariat' && one !== 'second_secretariat')) {
      expect(refusedBy(() => addPerson(context, town.actor(who), { ...FACTS, account: null }))).toEqual(DENIED);
      expect(refusedBy(() => changePerson(context, town.actor(who), id('staff'), FACTS))).toEqual(DENIED);
    }
    const added = must(addPerson(context, secretariat(), { ...FACTS, account: null }));
    expect(changePerson(context, secretariat(), added, { ...FACTS, name: '改名 新子' }).ok).toBe(true);
    expect(actorOf(context, { id: added, name: '' }).appointments).toEqual([]);
  });

  test('has a number that nobody else has', () => {
    must(addPerson(context, secretariat(), { ...FACTS, account: null }));
    const taken = { ok: false, reason: 'code_taken' };
    expect(refusedBy(() => addPerson(context, secretariat(), { ...FACTS, account: null }))).toEqual(taken);
    expect(refusedBy(() => changePerson(context, secretariat(), id('staff'), FACTS))).toEqual(taken);
  });

  test('who is not there, or is as written already, is not corrected', () => {
    const added = must(addPerson(context, secretariat(), { ...FACTS, account: null }));
    expect(refusedBy(() => changePerson(context, secretariat(), 'nobody', FACTS))).toEqual(DENIED);
    expect(refusedBy(() => changePerson(context, secretariat(), added, FACTS))).toEqual({
      ok: false,
      reason: 'nothing_changed',
    });
  });
});

describe('an office', () => {
  test('is given with its last day, for a day to come too, and opens nothing before it', () => {
    must(give(id('manager'), { from: APRIL, until: calendarDate('2028-03-31') }));
    const held = () => town.actor('manager').appointments.map(({ unitId }) => unitId);
    expect(held()).toEqual([town.units.generalAffairs]);
    context.goTo(APRIL);
    expect(held()).toEqual([town.units.generalAffairs, town.units.tax]);
    context.goTo(calendarDate('2028-04-01'));
    expect(held()).toEqual([town.units.generalAffairs]);
  });

  test.each([
    ['the wrong kind of unit', { unitId: 'general' as const, role: 'security_manager' as const }, 'wrong_place'],
    ['no unit', { unitId: null, role: 'security_manager' as const }, 'wrong_place'],
    ['a unit where it is of the whole body', { unitId: 'tax' as const, role: 'ciso' as const }, 'wrong_place'],
  ])('is not given for %s', (_what, { unitId, role }, reason) => {
    const place = { unitId: unitId === null ? null : town.units[unitId], role };
    expect(refusedBy(() => give(id('staff'), place))).toEqual({ ok: false, reason });
  });

  test('is not given for a unit or a system that there is not, nor twice, nor backwards', () => {
    const refused = (reason: string) => ({ ok: false, reason });
    expect(refusedBy(() => give(id('staff'), { unitId: 'nowhere' }))).toEqual(refused('unknown_place'));
    expect(refusedBy(() => give(id('staff'), { role: 'system_manager', unitId: null, systemId: 'none' }))).toEqual(
      refused('unknown_place'),
    );
    expect(refusedBy(() => give(id('staff'), { unitId: town.units.generalAffairs }))).toEqual(refused('held_already'));
    expect(refusedBy(() => give(id('staff'), { from: APRIL, until: MARCH }))).toEqual(refused('until_before_from'));
    expect(refusedBy(() => give('nobody'))).toEqual(DENIED);
  });

  test('ends on a day, after which its sheets are closed to the person', () => {
    expect(end('manager', TOMORROW).ok).toBe(true);
    context.goTo(TOMORROW);
    expect(town.actor('manager').appointments).toHaveLength(1);
    context.wait(1);
    expect(town.actor('manager').appointments).toEqual([]);
    const over = { ok: false, reason: 'over_already' };
    expect(refusedBy(() => end('manager', APRIL))).toEqual(over);
  });

  test('is ended only by the secretariat, of the very person, not before it began, and not twice on one day', () => {
    const input = { appointmentId: officeOf('manager'), until: TODAY };
    for (const who of ['manager', 'administrator', 'supervisor'] as const) {
      expect(refusedBy(() => endAppointment(context, town.actor(who), id('manager'), input))).toEqual(DENIED);
    }
    expect(refusedBy(() => endAppointment(context, secretariat(), id('staff'), input))).toEqual(DENIED);
    expect(refusedBy(() => end('manager', calendarDate('2020-03-31')))).toEqual({
      ok: false,
      reason: 'until_before_from',
    });
    must(end('manager', MARCH));
    expect(refusedBy(() => end('manager', MARCH))).toEqual({ ok: false, reason: 'same_end' });
  });

  test('does not come to last into another office that the table keeps apart from it', () => {
    must(end('auditor', MARCH));
    must(give(id('auditor'), { role: 'secretariat', unitId: null, from: APRIL }));
    expect(refusedBy(() => end('auditor', APRIL))).toEqual({ ok: false, reason: 'same_person' });
  });

  test('that has not begun is taken back, and one that has is not', () => {
    const coming = must(give(id('staff'), { from: TOMORROW }));
    const withdraw = (one: string) => withdrawAppointment(context, secretariat(), id('staff'), one);
    expect(refusedBy(() => withdraw(officeOf('staff')))).toEqual({ ok: false, reason: 'begun_already' });
    expect(withdraw(coming).ok).toBe(true);
    expect(refusedBy(() => withdraw(coming))).toEqual(DENIED);
  });

  test('that lets others enter takes what it lets them along when it ends', () => {
    context.db.$client.exec(
      `INSERT INTO delegation (id, appointment_id, person_id, from_date, until_date) VALUES
         ('now', '${officeOf('manager')}', '${id('staff')}', '2026-10-01', '2027-03-31'),
         ('later', '${officeOf('manager')}', '${id('staff')}', '2027-01-01', NULL);
       INSERT INTO delegation_chapter (delegation_id, policy_id, document, chapter) VALUES ('later', 'town', 'standards', '1')`,
    );
    expect(end('manager', TOMORROW).ok).toBe(true);
    const left = context.db.$client.prepare('SELECT id, until_date FROM delegation').raw().all();
    expect(left).toEqual([['now', TOMORROW]]);
  });
});

describe('the last who can put things right', () => {
  test('stays in office, whether the office ends or the person leaves', () => {
    const last = { ok: false, reason: 'last_administrator' };
    expect(refusedBy(() => end('administrator', MARCH))).toEqual(last);
    expect(refusedBy(() => letPersonLeave(context, secretariat(), id('administrator'), TODAY))).toEqual(last);
    must(end('second_secretariat', TODAY));
    const lastOne = { ok: false, reason: 'last_secretariat' };
    expect(refusedBy(() => end('secretariat', APRIL))).toEqual(lastOne);
    expect(refusedBy(() => letPersonLeave(context, secretariat(), id('secretariat'), TODAY))).toEqual(lastOne);
  });

  test('is not replaced by a successor who cannot sign in, nor by one who comes too late', () => {
    const successor = must(addPerson(context, secretariat(), { ...FACTS, account: null }));
    const office = { role: 'administrator' as const, unitId: null };
    const given = must(give(successor, { ...office, from: calendarDate('2027-04-02') }));
    const last = { ok: false, reason: 'last_administrator' };
    expect(refusedBy(() => end('administrator', MARCH))).toEqual(last);
    must(giveAccount(context, town.actor('administrator'), successor, { login: 'new', passwordHash: 'x' }));
    expect(refusedBy(() => end('administrator', MARCH))).toEqual(last);
    expect(end('administrator', APRIL).ok).toBe(true);
    expect(refusedBy(() => withdrawAppointment(context, secretariat(), successor, given))).toEqual(last);
  });
});

describe('a person who leaves', () => {
  test('is signed out at once, holds nothing any more, and signs in no longer', async () => {
    const token = newSessionToken();
    const enter = () => signIn(context, { login: 'manager', password: TOWN_PASSWORD, token, ...FROM_ANYWHERE });
    must(await enter());
    must(give(id('manager'), { from: APRIL }));
    expect(letPersonLeave(context, secretariat(), id('manager'), TODAY).ok).toBe(true);
    expect(sessionActor(context, token)).toBeNull();
    expect(await enter()).toEqual({ ok: false, reason: 'wrong_credentials' });
    expect(allAppointmentsOf(context.db, id('manager')).map(({ until }) => until)).toEqual([TODAY]);
    expect(refusedBy(() => give(id('manager')))).toEqual({ ok: false, reason: 'left_person' });
  });

  test('comes back without an office and without the old password', async () => {
    must(letPersonLeave(context, secretariat(), id('manager'), TODAY));
    expect(letPersonReturn(context, secretariat(), id('manager')).ok).toBe(true);
    const tried = { login: 'manager', password: TOWN_PASSWORD, token: newSessionToken(), ...FROM_ANYWHERE };
    expect(await signIn(context, tried)).toEqual({ ok: false, reason: 'wrong_credentials' });
    const kept = context.db.$client.prepare('SELECT count(*) FROM credential WHERE replaced_at IS NOT NULL').pluck();
    expect(kept.get()).toBe(1);
    context.wait(1);
    expect(town.actor('manager').appointments).toEqual([]);
    expect(give(id('manager')).ok).toBe(true);
  });

  test('leaves once, not on a day to come, and by nobody but the secretariat', () => {
    const leave = (who: TownPerson, day = TODAY) => letPersonLeave(context, town.actor(who), id('staff'), day);
    expect(refusedBy(() => leave('administrator'))).toEqual(DENIED);
    expect(refusedBy(() => leave('secretariat', TOMORROW))).toEqual({ ok: false, reason: 'in_the_future' });
    expect(refusedBy(() => letPersonReturn(context, secretariat(), id('staff')))).toEqual({
      ok: false,
      reason: 'never_left',
    });
    must(leave('secretariat'));
    expect(refusedBy(() => leave('secretariat'))).toEqual({ ok: false, reason: 'left_already' });
  });

  test('may be one who never held anything', () => {
    const added = must(addPerson(context, SET_UP, { name: '架空 無役', account: null }));
    expect(letPersonLeave(context, secretariat(), added, TODAY).ok).toBe(true);
  });
});

test('an office lasts no longer than its unit, when it is given and when it is made longer', () => {
  const place = { code: '130', name: '臨時課', type: 'department' as const, parentId: town.units.general };
  const unitId = must(addUnit(context, SET_UP, { ...place, order: null, policyId: null }));
  const seal = sealOf(unitHistory(context.db), unitId);
  must(closeUnit(context, secretariat(), { unitId, on: APRIL, seal }));
  const personId = id('auditor');
  const refused = { ok: false, reason: 'unit_ends', lastDay: MARCH };
  expect(refusedBy(() => give(personId, { unitId }))).toEqual(refused);
  expect(refusedBy(() => give(personId, { unitId, until: APRIL }))).toEqual(refused);
  const appointmentId = must(give(personId, { unitId, until: calendarDate('2027-03-01') }));
  const until = (day: typeof APRIL) => endAppointment(context, secretariat(), personId, { appointmentId, until: day });
  expect(refusedBy(() => until(APRIL))).toEqual(refused);
  must(until(MARCH));
});
