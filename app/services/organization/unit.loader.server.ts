import { z } from 'zod';
import type { Office } from '#app/domain/organization/office.ts';
import type { Hanging, LineageStep, TakeBackPlan } from '#app/domain/organization/unit-end.ts';
import { versionsOf } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, UnitVersion } from '#app/domain/organization/unit-history.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import { calendarDate, instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import type { Connection } from '#db/client.server.ts';
import { contractsHangingOn } from '#db/queries/contract.server.ts';
import { unitsAsked } from '#db/queries/inquiry.server.ts';
import {
  allLineage,
  allUnitVersions,
  appointmentsHangingOn,
  campaignsNaming,
  campaignsRunningFor,
  lastEndingOf,
  systemsHangingOn,
  unitVersionsOf,
} from '#db/queries/unit.server.ts';
import type { OpenTerm } from '#db/queries/unit.server.ts';

export function unitHistory(db: Connection): UnitHistory {
  return allUnitVersions(db).map(readPeriod);
}

/** Every unit that there ever was, as it was last or is to be. */
export function lastVersions(db: Connection): ReadonlyMap<string, UnitVersion> {
  return new Map([...unitHistory(db)].sort((a, b) => (a.from < b.from ? -1 : 1)).map((one) => [one.id, one]));
}

/** Of one unit alone. */
export function historyOf(db: Connection, unitId: string): UnitHistory {
  return unitVersionsOf(db, unitId).map(readPeriod);
}

interface StoredPeriod {
  readonly from: string;
  readonly until: string | null;
}

/** A row of a version with its days as days. */
export const readPeriod = <Row extends StoredPeriod>({ from, until, ...rest }: Row) => ({
  ...rest,
  from: calendarDate(from),
  until: until === null ? null : calendarDate(until),
});

/** 局になれる部. Every bureau that hangs on the body, but for the unit itself. */
export function uppersOf(
  units: readonly Unit[],
  unitId: string | null,
): readonly { readonly id: string; readonly name: string }[] {
  const bodyId = units.find(({ type }) => type === 'organization')?.id;
  return units
    .filter(({ id, type, parentId }) => type === 'bureau' && parentId === bodyId && id !== unitId)
    .map(({ id, name }) => ({ id, name }));
}

export function lineageSteps(db: Connection): readonly LineageStep[] {
  return allLineage(db).map(({ on, ...step }) => ({ ...step, on: calendarDate(on) }));
}

/**
 * 表示した内容の印. Says which versions of a unit a form was made from, so that two who change it do not undo each other.
 * Its place in the order is left out: the forms do not change it.
 */
export function sealOf(history: UnitHistory, unitId: string): string {
  return sealed(versionsOf(history, unitId).map(({ order: _order, ...version }) => version));
}

export const SEAL_LENGTH = 16;

const sealed = (seen: JsonValue) => sha256(canonicalJson(seen)).slice(0, SEAL_LENGTH);

/** What of the registers the units own on `on` or later. */
function usesOfRegisters(db: Connection, unitIds: readonly string[], on: CalendarDate): readonly Hanging[] {
  return [
    ...systemsHangingOn(db, unitIds).map(({ name }) => ({ kind: 'system' as const, name })),
    ...contractsHangingOn(db, unitIds, on).map(({ name }) => ({ kind: 'contract' as const, name })),
  ];
}

/** 所管と任命. The systems, the contracts and the people that hang on one of the units on `on` or later. */
export function usesOf(db: Connection, unitIds: readonly string[], on: CalendarDate): readonly Hanging[] {
  return [...usesOfRegisters(db, unitIds, on), ...appointmentsHangingOn(db, unitIds, on).map(hangingOffice)];
}

const hangingOffice = ({ name, office }: { readonly name: string; readonly office: Office }): Hanging => ({
  kind: 'appointment',
  name,
  office,
});

/** What is in the way of the unit's end: not the offices that have begun by then, which end with it. */
export function inTheWay(db: Connection, unitId: string, on: CalendarDate): readonly Hanging[] {
  return [
    ...usesOfRegisters(db, [unitId], on),
    ...appointmentsHangingOn(db, [unitId], on)
      .filter(({ from }) => from >= on)
      .map(hangingOffice),
    ...runningFor(db, unitId),
  ];
}

/** 表示した任命の印. Says which offices of a unit were shown to end with it. */
export function termsSealOf(terms: readonly OpenTerm[]): string {
  return sealed(terms.map(({ appointmentId, until }) => ({ appointmentId, until })));
}

const endingDetail = z.object({
  on: z.string(),
  terms: z.array(z.object({ appointmentId: z.string(), until: z.string().nullable() })).default([]),
  delegations: z
    .array(
      z.object({
        ...{ id: z.string(), appointmentId: z.string(), personId: z.string(), from: z.string() },
        until: z.string().nullable(),
        chapters: z.array(
          z.object({ policyId: z.string(), document: z.enum(POLICY_DOCUMENT_KINDS), chapter: z.string() }),
        ),
      }),
    )
    .default([]),
});

/** 一緒に終わった任命. What the last ending of a unit ended with it, as that was before. */
export function endedWith(
  db: Connection,
  unitId: string,
  on: CalendarDate,
): Pick<z.infer<typeof endingDetail>, 'terms' | 'delegations'> {
  const text = lastEndingOf(db, unitId);
  const ending = text === null ? null : endingDetail.parse(JSON.parse(text));
  return ending?.on === on ? ending : { terms: [], delegations: [] };
}

/** 実施中の自己点検. Those that have a sheet of the unit, or of what stands under it. */
export function runningFor(db: Connection, unitId: string): readonly Hanging[] {
  return campaignsRunningFor(db, unitId).map((one) => ({ kind: 'campaign' as const, ...one }));
}

/**
 * 名指す自己点検と照会. Those that name one of the units at all, and the campaigns that opened on `on` or later with one of
 * `stoodIn`.
 */
export function namedSince(
  db: Connection,
  { removed, stoodIn }: Pick<TakeBackPlan, 'removed' | 'stoodIn'>,
  on: CalendarDate,
): readonly Hanging[] {
  const since = campaignsNaming(db, stoodIn).filter(
    ({ openedAt }) => openedAt !== null && tokyoDate(instant(openedAt)) >= on,
  );
  const names = new Set([...campaignsNaming(db, removed), ...since].map(({ name }) => name));
  const asked = unitsAsked(db, removed).map((one) => ({ kind: 'inquiry' as const, ...one }));
  return [...[...names].map((name) => ({ kind: 'campaign' as const, name })), ...asked];
}
