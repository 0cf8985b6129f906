import type { Denial } from '#app/domain/access/can.ts';
import { checkAppointment } from '#app/domain/access/incompatibility.ts';
import { dayOfPlace, givenKindProblem, givenOfficeProblem, outlivesUnit } from '#app/domain/access/given-office.ts';
import type { GivenKindProblem, GivenOfficeProblem, OutlivesUnit } from '#app/domain/access/given-office.ts';
import type { MarkedKind } from '#app/domain/organization/appointment-kind.ts';
import { loginKey } from '#app/domain/access/login.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { PersonFacts } from '#app/domain/organization/person.ts';
import { lastOrder, planAdding } from '#app/domain/organization/unit-change.ts';
import type { DayRefusal, PlaceRefusal } from '#app/domain/organization/unit-change.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { lastDayOf } from '#app/domain/organization/unit-history.ts';
import { isPolicyId } from '#app/domain/policy/policy-id.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { appointmentOf } from '#app/services/organization/appointment.loader.server.ts';
import type { Body } from '#app/services/organization/body.loader.server.ts';
import { modulesOfBody } from '#app/services/organization/module.loader.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import type { Operator, SetUpAct } from '#app/services/shared/authorize.server.ts';
import { authorizeSetUp, operatorId } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import {
  appointmentsOfPost,
  allAppointmentsOf,
  findAccountByLogin,
  insertAccounts,
  insertAppointments,
  insertBody,
  insertCredential,
  insertPeople,
  unitsOn,
} from '#db/queries/organization.server.ts';
import { writeVersions } from '#db/queries/unit.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { findPerson, personIdByCode } from '#db/queries/people.server.ts';

export function setUpBody(context: ServiceContext, operator: Operator, input: Body): Result<null, Denial> {
  return transact(context, operatorId(operator), 'body.set_up', ({ tx, at }) => {
    const permission = authorizeSetUp(operator, 'organization.edit');
    if (!permission.ok) return permission;
    insertBody(tx, {
      id: 1,
      name: input.name,
      demo: input.demo,
      committeeSeesSystems: input.disclosure.systemDetail,
      committeeSeesEvidence: input.disclosure.evidence,
      createdAt: at,
    });
    const { name, demo, disclosure } = input;
    return { ok: true, value: null, subject: 'body:1', detail: { name, demo, disclosure: { ...disclosure } } };
  });
}

export interface NewUnit extends Omit<Unit, 'id' | 'order'> {
  /** Null for the place behind all that hang on the same unit. */
  readonly order: number | null;
  /** From when it is there; today where nothing is said. */
  readonly from?: CalendarDate;
}

/** Adds a unit, below one that is there as long as it is. */
export function addUnit(
  context: ServiceContext,
  operator: Operator,
  input: NewUnit,
): Result<string, Denial | DayRefusal | PlaceRefusal | 'bad_policy_id' | 'bureaus_not_used'> {
  return transact(context, operatorId(operator), 'unit.add', ({ tx, at }) => {
    const permission = authorizeSetUp(operator, 'organization.edit');
    if (!permission.ok) return permission;
    if (input.policyId !== null && !isPolicyId(input.policyId)) return refuse('bad_policy_id');
    if (input.type === 'bureau' && !modulesOfBody(tx).bureau) return refuse('bureaus_not_used');
    const id = context.newId();
    const today = tokyoDate(at);
    const { from: on = today, ...rest } = input;
    const history = unitHistory(tx);
    const unit = { ...rest, id, order: input.order ?? lastOrder(history, input.parentId) };
    const planned = planAdding(history, unit, { on, today });
    if (!planned.ok) return planned;
    writeVersions(tx, planned.value);
    return { ok: true, value: id, subject: `unit:${id}`, detail: { ...rest, order: unit.order, from: on } };
  });
}

export interface NewPerson extends Partial<PersonFacts> {
  readonly name: string;
  /** Given with the person where a body begins; else an account is an act of its own. Null for none. */
  readonly account: NewAccount | null;
}

export interface NewAccount {
  readonly login: string;
  /** Null for an account that nobody can sign in by yet. */
  readonly passwordHash: string | null;
}

/** Throws where another account's login is the same but for its spelling. */
export function addPerson(
  context: ServiceContext,
  operator: Operator,
  input: NewPerson,
): Result<string, Denial | 'code_taken'> {
  return transact(context, operatorId(operator), 'person.add', ({ tx, at }) => {
    const { account, ...given } = input;
    for (const act of account === null ? NEEDED : [...NEEDED, 'account.manage' as const]) {
      const permission = authorizeSetUp(operator, act);
      if (!permission.ok) return permission;
    }
    const facts = { kana: '', code: null, kind: 'employee' as const, ...given };
    if (facts.code !== null && personIdByCode(tx, facts.code) !== undefined) return refuse('code_taken');
    const id = context.newId();
    insertPeople(tx, [{ id, ...facts }]);
    if (account !== null) {
      if (findAccountByLogin(tx, loginKey(account.login)) !== undefined) throw new Error('the login is taken');
      const accountId = context.newId();
      insertAccounts(tx, [{ id: accountId, personId: id, login: account.login, createdAt: at }]);
      if (account.passwordHash !== null) {
        const { passwordHash: secret } = account;
        insertCredential(tx, { id: context.newId(), accountId, kind: 'password', secret, createdAt: at });
      }
    }
    return { ok: true, value: id, subject: `person:${id}`, detail: { ...facts, login: account?.login ?? null } };
  });
}

const NEEDED: readonly SetUpAct[] = ['organization.edit'];

export interface NewAppointment {
  readonly personId: string;
  readonly role: Office;
  readonly unitId: string | null;
  readonly systemId: string | null;
  readonly from: CalendarDate;
  /** The last day; null while nobody knows it. */
  readonly until?: CalendarDate | null;
  /** 事務取扱 or 職務代理; null for the own holder. */
  readonly kind?: MarkedKind | null;
  /** やむを得ない場合の理由: lets a person hold two offices that the table keeps apart; null asks for no override. */
  readonly overrideReason?: string | null;
}

/**
 * `office_not_used`: the body does without it. `unknown_place`: there is no such unit on the day, or no such system.
 * `left_person`: who left holds nothing.
 */
export type GiveRefusal =
  | Denial
  | 'office_not_used'
  | 'same_person'
  | 'override_reason_missing'
  | 'unknown_place'
  | 'left_person'
  | GivenOfficeProblem
  | GivenKindProblem;

/** 任命. Refused where the table of incompatible offices keeps it apart from another office of the person. */
export function giveAppointment(
  context: ServiceContext,
  operator: Operator,
  input: NewAppointment,
): Result<string, GiveRefusal> | OutlivesUnit {
  type Refused = Refusal<GiveRefusal> | OutlivesUnit;
  return transact<string, Refused>(context, operatorId(operator), 'appointment.give', ({ tx, at }) => {
    const permission = authorizeSetUp(operator, 'organization.edit');
    if (!permission.ok) return permission;
    const { overrideReason = null, until = null, kind = null, personId, ...post } = input;
    const given = { ...post, until };
    if (!isOfficeUsed(modulesOfBody(tx), post.role)) return refuse('office_not_used');
    const person = findPerson(tx, personId);
    if (person === undefined) return refuse('not_permitted');
    if (!person.active) return refuse('left_person');
    const unitTypes = new Map(unitsOn(tx, dayOfPlace(given, tokyoDate(at))).map(({ id, type }) => [id, type]));
    if (post.unitId !== null && !unitTypes.has(post.unitId)) return refuse('unknown_place');
    if (post.systemId !== null && !allSystems(tx).some(({ id }) => id === post.systemId))
      return refuse('unknown_place');
    const held = allAppointmentsOf(tx, personId).map(appointmentOf);
    const problem = givenOfficeProblem(held, given, unitTypes.get(post.unitId ?? '') ?? null);
    if (problem !== null) return refuse(problem);
    const others = appointmentsOfPost(tx, given).filter((one) => one.personId !== personId);
    const wrongKind = givenKindProblem(
      kind,
      given,
      others.map((one) => ({ ...appointmentOf(one), kind: one.kind })),
    );
    if (wrongKind !== null) return refuse(wrongKind);
    const lastDay = lastDayOf(unitHistory(tx), post.unitId);
    if (lastDay !== null && outlivesUnit(given, lastDay)) return { ok: false, reason: 'unit_ends', lastDay };
    const verdict = checkAppointment(held, given, overrideReason);
    if (!verdict.ok) return verdict;
    const id = context.newId();
    insertAppointments(tx, [{ id, personId, kind, ...given }]);
    const detail = { personId, kind, ...given, overrideReason: verdict.overridden ? overrideReason : null };
    return { ok: true, value: id, subject: `appointment:${id}`, detail };
  });
}
