import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { planChange, planOrder, unitPassed } from '#app/domain/organization/unit-change.ts';
import type { ChangePlace, PlaceRefusal, PlanRefusal, UnitChange } from '#app/domain/organization/unit-change.ts';
import { hangingVersions, planEnding, planTakingBack } from '#app/domain/organization/unit-end.ts';
import type {
  EndRefusal,
  Hanging,
  StillUsed,
  Successor,
  TakeBackPlan,
  TakeBackRefusal,
  TermsEnd,
} from '#app/domain/organization/unit-end.ts';
import { rewritten } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, VersionWrites } from '#app/domain/organization/unit-history.ts';
import { addDays, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import {
  endedWith,
  inTheWay,
  lineageSteps,
  namedSince,
  sealOf,
  termsSealOf,
  unitHistory,
  usesOf,
} from '#app/services/organization/unit.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Act, Done } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { endAppointmentsOn, findAppointment, findPerson } from '#db/queries/people.server.ts';
import {
  delegationsBehind,
  deleteLineage,
  deleteUnit,
  insertLineage,
  leavesByTransfer,
  policyNames,
  putDelegationBack,
  setLastDay,
  termsOpenBehind,
  writeVersions,
} from '#db/queries/unit.server.ts';

/** 変更する所属. Which unit, from which day on, and what of it was seen. */
export interface UnitAt {
  readonly unitId: string;
  readonly on: CalendarDate;
  readonly seal: string;
  /** Where it ends: which of its offices were seen to end with it. */
  readonly termsSeal?: string;
}

/** `changed_meanwhile`: the unit is another one than was seen. */
type UnitRefusal = Denial | 'changed_meanwhile';

export type ChangeRefusal = UnitRefusal | PlanRefusal | PlaceRefusal | 'nothing_changed' | 'unknown_policy';

/** Renames, recodes or moves a unit; of what began on the same day it is a correction, and an act of that name. */
export function changeUnit(
  context: ServiceContext,
  actor: Actor,
  at: UnitAt,
  change: UnitChange,
): Result<'changed' | 'corrected', ChangeRefusal> {
  const corrects = correctsOn(context, at);
  return corrects
    ? transact(context, actor.personId, 'unit.correct', (act) => changeIn(act, actor, at, change, true))
    : transact(context, actor.personId, 'unit.change', (act) => changeIn(act, actor, at, change, false));
}

function correctsOn({ db }: ServiceContext, { unitId, on }: UnitAt): boolean {
  return unitHistory(db).some(({ id, from }) => id === unitId && from === on);
}

function changeIn(
  { tx, at: now }: Act,
  actor: Actor,
  at: UnitAt,
  change: UnitChange,
  corrects: boolean,
): Done<'changed' | 'corrected'> | Refusal<ChangeRefusal> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const policyId = change.policyId ?? null;
  if (policyId !== null && !policyNames(tx).has(policyId)) return refuse('unknown_policy');
  const history = unitHistory(tx);
  if (sealOf(history, at.unitId) !== at.seal) return refuse('changed_meanwhile');
  const planned = planChange(history, placeOf(at, now), change);
  if (!planned.ok) return planned;
  if (planned.value.corrects !== corrects) return refuse('changed_meanwhile');
  writeVersions(tx, planned.value.writes);
  return {
    ok: true,
    value: corrects ? 'corrected' : 'changed',
    subject: `unit:${at.unitId}`,
    detail: { on: at.on, change: { ...change }, versions: detailOf(planned.value.writes) },
  };
}

function placeOf({ unitId, on }: Pick<UnitAt, 'unitId' | 'on'>, now: Act['at']): ChangePlace {
  return { unitId, on, today: tokyoDate(now) };
}

function detailOf({ drop, put }: VersionWrites): JsonValue {
  return { dropped: drop.map((one) => ({ ...one })), stored: put.map((one) => ({ ...one })) };
}

/** 順番の一段. Of which unit, and past which one as the order was seen. */
export interface UnitStep {
  readonly unitId: string;
  readonly step: 'up' | 'down';
  readonly passedId: string;
}

/** 建制順の変更. One step up or down, from today on, past the unit that stood there when it was asked for. */
export function orderUnit(
  context: ServiceContext,
  actor: Actor,
  { unitId, step, passedId }: UnitStep,
): Result<null, Denial | PlanRefusal | 'at_the_end' | 'order_changed'> {
  return transact(context, actor.personId, 'unit.order', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const today = tokyoDate(at);
    const history = unitHistory(tx);
    const planned = planOrder(history, { unitId, on: today, today }, step);
    if (!planned.ok) return planned;
    if (unitPassed(history, { unitId, on: today }, step) !== passedId) return refuse('order_changed');
    writeVersions(tx, planned.value);
    return { ok: true, value: null, subject: `unit:${unitId}`, detail: { step, versions: detailOf(planned.value) } };
  });
}

/** 新設する承継先. A unit that is there already, or one that begins. */
export type ChosenSuccessor =
  { readonly unitId: string } | { readonly unitId: null; readonly code: string; readonly name: string };

export type EndUnitRefusal = UnitRefusal | EndRefusal;
type Ended = { readonly ok: true; readonly value: null } | Refusal<EndUnitRefusal> | StillUsed | TermsEnd;

/** 廃止. Nothing follows the unit. */
export function closeUnit(context: ServiceContext, actor: Actor, at: UnitAt): Ended {
  return transact(context, actor.personId, 'unit.close', (act) => end(context, act, actor, at, [], new Map()));
}

/** 統合. The unit passes into another one, which takes over what hung on it. */
export function mergeUnit(context: ServiceContext, actor: Actor, at: UnitAt, into: string): Ended {
  return transact(context, actor.personId, 'unit.merge', (act) =>
    end(context, act, actor, at, [{ unitId: into }], new Map()),
  );
}

/** 分割. The unit passes into several; `placement` says by its place in `successors` which one takes over each. */
export function splitUnit(
  context: ServiceContext,
  actor: Actor,
  at: UnitAt,
  successors: readonly ChosenSuccessor[],
  placement: ReadonlyMap<string, number>,
): Ended | Refusal<'too_few_successors'> {
  return transact(context, actor.personId, 'unit.split', (act) =>
    successors.length < 2 ? refuse('too_few_successors') : end(context, act, actor, at, successors, placement),
  );
}

function end(
  context: ServiceContext,
  { tx, at: now }: Act,
  actor: Actor,
  at: UnitAt,
  chosen: readonly ChosenSuccessor[],
  placement: ReadonlyMap<string, number>,
): Done<null> | Refusal<EndUnitRefusal> | StillUsed | TermsEnd {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const history = unitHistory(tx);
  if (sealOf(history, at.unitId) !== at.seal) return refuse('changed_meanwhile');
  const successors = chosen.map((one): Successor =>
    one.unitId === null
      ? { id: context.newId(), isNew: true, code: one.code, name: one.name }
      : { id: one.unitId, isNew: false },
  );
  const placed = new Map([...placement].map(([childId, index]) => [childId, successors[index]?.id ?? '']));
  const hanging = inTheWay(tx, at.unitId, at.on);
  const planned = planEnding(history, placeOf(at, now), { successors, placement: placed, hanging });
  if (!planned.ok) return planned;
  const ended = endTerms(tx, at);
  if (!ended.ok) return ended;
  writeVersions(tx, planned.value.writes);
  for (const step of planned.value.lineage) insertLineage(tx, { id: context.newId(), ...step });
  return {
    ok: true,
    value: null,
    subject: `unit:${at.unitId}`,
    detail: {
      on: at.on,
      lineage: planned.value.lineage.map((step) => ({ ...step })),
      versions: detailOf(planned.value.writes),
      ...ended.value,
    },
  };
}

/** Ends the offices of the very unit on its last day, where they were seen to end; gives back what they were. */
function endTerms(
  tx: Connection,
  { unitId, on, termsSeal = '' }: UnitAt,
): Result<Readonly<Record<string, JsonValue>>, never> | TermsEnd {
  const terms = termsOpenBehind(tx, unitId, on);
  if (terms.length === 0) return ok({});
  const lastDay = addDays(on, -1);
  const seal = termsSealOf(terms);
  if (seal !== termsSeal) {
    const told = terms.map(({ name, office }) => ({ name, office }));
    return { ok: false, reason: 'terms_end', terms: told, lastDay, termsSeal: seal };
  }
  const ids = terms.map(({ appointmentId }) => appointmentId);
  const delegations = delegationsBehind(tx, ids, on);
  endAppointmentsOn(tx, ids, lastDay);
  return ok({
    terms: terms.map(({ appointmentId, until }) => ({ appointmentId, until })),
    delegations: delegations.map(({ chapters, ...row }) => ({ ...row, chapters: chapters.map((one) => ({ ...one })) })),
  });
}

/**
 * Lets the offices last again that ended with a unit, where nothing became of them since and their holders have not
 * left. No office of a unit is kept apart from another office, so that what was given since stands beside it.
 */
function putTermsBack(tx: Connection, unitId: string, on: CalendarDate): { readonly ok: true } | StillUsed {
  const lastDay = addDays(on, -1);
  const { terms, delegations } = endedWith(tx, unitId, on);
  const by: Hanging[] = [];
  for (const { appointmentId, until } of terms) {
    const row = findAppointment(tx, appointmentId);
    const holder = row === undefined ? undefined : findPerson(tx, row.personId);
    if (row === undefined || holder?.active !== true || row.until !== lastDay) continue;
    if (leavesByTransfer(tx, holder.id)) by.push({ kind: 'leaves', name: holder.name, office: row.role });
    setLastDay(tx, appointmentId, until);
    for (const one of delegations) if (one.appointmentId === appointmentId) putDelegationBack(tx, one, lastDay);
  }
  return by.length === 0 ? ok(null) : { ok: false, reason: 'still_used', by };
}

/** 変更の取消し. What happens to a unit on a day is taken back, with all that the same change did. */
export function takeBackUnitChange(
  context: ServiceContext,
  actor: Actor,
  unitId: string,
  on: CalendarDate,
): { readonly ok: true; readonly value: null } | Refusal<Denial | TakeBackRefusal> | StillUsed {
  return transact(context, actor.personId, 'unit.take_back', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const history = unitHistory(tx);
    const planned = planTakingBack(history, lineageSteps(tx), placeOf({ unitId, on }, at));
    if (!planned.ok) return planned;
    const { writes, removed, kind } = planned.value;
    const free = checkUnused(tx, rewritten(history, writes), planned.value, on);
    if (!free.ok) return free;
    if (kind === 'ended') deleteLineage(tx, unitId, on);
    writeVersions(tx, writes);
    for (const id of removed) deleteUnit(tx, id);
    const back = kind === 'ended' ? putTermsBack(tx, unitId, on) : free;
    if (!back.ok) return back;
    return {
      ok: true,
      value: null,
      subject: `unit:${unitId}`,
      detail: { on, kind, removed: [...removed], versions: detailOf(writes) },
    };
  });
}

/** Units that are to vanish have nobody and nothing on them, and no campaign knows them. */
function checkUnused(
  tx: Connection,
  after: UnitHistory,
  plan: TakeBackPlan,
  on: CalendarDate,
): { readonly ok: true } | StillUsed {
  const { removed } = plan;
  const units = removed.flatMap((unitId) => hangingVersions(after, { unitId, on }));
  const by = [
    ...units.map(({ name }) => ({ kind: 'unit' as const, name })),
    ...usesOf(tx, removed, on),
    ...namedSince(tx, plan, on),
  ];
  return by.length === 0 ? ok(null) : { ok: false, reason: 'still_used', by };
}
