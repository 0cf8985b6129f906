import type { Denial } from '#app/domain/access/can.ts';
import { checkAppointment } from '#app/domain/access/incompatibility.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { leavingChanges } from '#app/domain/access/transfer-post.ts';
import { givenOfficeProblem } from '#app/domain/access/given-office.ts';
import type { OutlivesUnit } from '#app/domain/access/given-office.ts';
import { OFFICE_ATTACHED_TO } from '#app/domain/organization/office.ts';
import type { PersonFacts } from '#app/domain/organization/person.ts';
import { lastDayOf } from '#app/domain/organization/unit-history.ts';
import { ORGANIZATION_UNIT_TYPES } from '#app/domain/organization/unit.ts';
import { addDays, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { appointmentOf, heldAppointmentOf } from '#app/services/organization/appointment.loader.server.ts';
import { leftVacant } from '#app/services/organization/office-cover.loader.server.ts';
import type { LastHolder } from '#app/services/organization/office-cover.loader.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { allAppointmentsOf } from '#db/queries/organization.server.ts';
import {
  deleteAppointments,
  endAppointmentsOn,
  findAppointment,
  findPerson,
  letGo,
  personIdByCode,
  updatePerson,
} from '#db/queries/people.server.ts';

/** Corrects what is written down of a person. */
export function changePerson(
  context: ServiceContext,
  actor: Actor,
  personId: string,
  facts: PersonFacts,
): Result<null, Denial | 'code_taken' | 'nothing_changed'> {
  return transact(context, actor.personId, 'person.change', ({ tx }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const person = findPerson(tx, personId);
    if (person === undefined) return refuse('not_permitted');
    if (facts.code !== null && facts.code !== person.code && personIdByCode(tx, facts.code) !== undefined) {
      return refuse('code_taken');
    }
    const { name, kana, code, kind } = person;
    const before = { name, kana, code, kind };
    if (
      Object.entries(before).every(([key, value]) => Object.entries(facts).some(([k, v]) => k === key && v === value))
    )
      return refuse('nothing_changed');
    updatePerson(tx, personId, facts);
    return { ok: true, value: null, subject: `person:${personId}`, detail: { from: before, to: { ...facts } } };
  });
}

/** `in_the_future`: what has not happened yet is entered on its day. */
export type LeaveRefusal = Denial | LastHolder | 'left_already' | 'in_the_future';

/**
 * 転出・退職. Ends every office on the last day, takes back what would have begun later, and ends the sessions and the
 * password at once: whoever comes back is given a new one.
 */
export function letPersonLeave(
  context: ServiceContext,
  actor: Actor,
  personId: string,
  lastDay: CalendarDate,
): Result<null, LeaveRefusal> {
  return transact(context, actor.personId, 'person.leave', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const person = findPerson(tx, personId);
    if (person === undefined) return refuse('not_permitted');
    if (!person.active) return refuse('left_already');
    const today = tokyoDate(at);
    if (lastDay > today) return refuse('in_the_future');
    const vacant = leftVacant(tx, today, (term) => (term.personId === personId ? null : term));
    if (vacant !== null) return refuse(vacant);
    const held = allAppointmentsOf(tx, personId).map(heldAppointmentOf);
    const changes = leavingChanges(held, addDays(lastDay, 1));
    const [ended, withdrawn] = [changes.ended.map(({ id }) => id), changes.withdrawn.map(({ id }) => id)];
    deleteAppointments(tx, withdrawn);
    endAppointmentsOn(tx, ended, lastDay);
    const sessions = letGo(tx, [personId], at);
    const detail = { lastDay, ended, withdrawn, sessions };
    return { ok: true, value: null, subject: `person:${personId}`, detail };
  });
}

/** 復帰. The person is there again, without an office and without a password. */
export function letPersonReturn(
  context: ServiceContext,
  actor: Actor,
  personId: string,
): Result<null, Denial | 'never_left'> {
  return transact(context, actor.personId, 'person.return', ({ tx }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const person = findPerson(tx, personId);
    if (person === undefined) return refuse('not_permitted');
    if (person.active) return refuse('never_left');
    updatePerson(tx, personId, { active: true });
    return { ok: true, value: null, subject: `person:${personId}`, detail: {} };
  });
}

/** `over_already`: its last day is past, and what was then is not rewritten. */
export type EndRefusal =
  Denial | LastHolder | 'until_before_from' | 'over_already' | 'same_end' | 'held_already' | 'same_person';

/** 任命の終わり. Sets or moves the last day of an office that is not over; refused where it meets another of the person. */
export function endAppointment(
  context: ServiceContext,
  actor: Actor,
  personId: string,
  input: { readonly appointmentId: string; readonly until: CalendarDate },
): Result<null, EndRefusal> | OutlivesUnit {
  type Refused = Refusal<EndRefusal> | OutlivesUnit;
  return transact<null, Refused>(context, actor.personId, 'appointment.end', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const { appointmentId: id, until } = input;
    const row = findAppointment(tx, id);
    if (row === undefined || row.personId !== personId) return refuse('not_permitted');
    const today = tokyoDate(at);
    if (row.until !== null && row.until < today) return refuse('over_already');
    if (row.until === until) return refuse('same_end');
    const ended = { ...appointmentOf(row), until };
    const others = allAppointmentsOf(tx, personId).filter((other) => other.id !== id);
    const held = others.map(appointmentOf);
    const attached = OFFICE_ATTACHED_TO[row.role];
    const unitType = ORGANIZATION_UNIT_TYPES.find((type) => type === attached) ?? null;
    const problem = givenOfficeProblem(held, ended, unitType);
    if (problem === 'until_before_from' || problem === 'held_already') return refuse(problem);
    const longer = row.until !== null && until > row.until;
    const lastDay = lastDayOf(unitHistory(tx), row.unitId);
    if (longer && lastDay !== null && until > lastDay) return { ok: false, reason: 'unit_ends', lastDay };
    if (longer && !checkAppointment(held, ended, null).ok) return refuse('same_person');
    const vacant = leftVacant(tx, today, (term) => (term.id === id ? { ...term, until } : term));
    if (vacant !== null) return refuse(vacant);
    endAppointmentsOn(tx, [id], until);
    const detail = { personId, role: row.role, from: row.until, to: until };
    return { ok: true, value: null, subject: `appointment:${id}`, detail };
  });
}

/** 任命の取消し. Takes back an office that has not begun; one that has is ended. */
export function withdrawAppointment(
  context: ServiceContext,
  actor: Actor,
  personId: string,
  appointmentId: string,
): Result<null, Denial | LastHolder | 'begun_already'> {
  return transact(context, actor.personId, 'appointment.withdraw', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const row = findAppointment(tx, appointmentId);
    if (row === undefined || row.personId !== personId) return refuse('not_permitted');
    const today = tokyoDate(at);
    if (row.from <= today) return refuse('begun_already');
    const vacant = leftVacant(tx, today, (term) => (term.id === appointmentId ? null : term));
    if (vacant !== null) return refuse(vacant);
    deleteAppointments(tx, [appointmentId]);
    const { role, unitId, systemId, from, until } = row;
    const detail = { personId, role, unitId, systemId, from, until };
    return { ok: true, value: null, subject: `appointment:${appointmentId}`, detail };
  });
}
