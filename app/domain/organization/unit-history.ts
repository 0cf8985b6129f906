import type { Unit } from '#app/domain/organization/unit.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 組織単位の版. A unit as it is from one day on, until a day (inclusive) or still. */
export interface UnitVersion extends Unit {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** 組織の履歴. Every version of every unit, past and coming ones included. */
export type UnitHistory = readonly UnitVersion[];

/** 版の書換え. What a change does to the versions: these go, and these are stored in place of what begins that day. */
export interface VersionWrites {
  readonly drop: readonly { readonly unitId: string; readonly from: CalendarDate }[];
  readonly put: readonly UnitVersion[];
}

const FOREVER = '9999-12-31';

/** The last day of a version, in a form that compares. */
export function endOf({ until }: UnitVersion): string {
  return until ?? FOREVER;
}

export function isThereOn(version: UnitVersion, day: CalendarDate): boolean {
  return version.from <= day && endOf(version) >= day;
}

/** The versions of one unit, from its first to its last. */
export function versionsOf(history: UnitHistory, unitId: string): readonly UnitVersion[] {
  return history.filter(({ id }) => id === unitId).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The last day of a unit; null while its end is not known, and for one that there is not. */
export function lastDayOf(history: UnitHistory, unitId: string | null): CalendarDate | null {
  return versionsOf(history, unitId ?? '').at(-1)?.until ?? null;
}

/** The last day of every unit whose end is known. */
export function lastDaysOf(history: UnitHistory): ReadonlyMap<string, CalendarDate> {
  const last = new Map<string, UnitVersion>();
  for (const version of history) if ((last.get(version.id)?.from ?? '') < version.from) last.set(version.id, version);
  return new Map([...last].flatMap(([id, { until }]) => (until === null ? [] : [[id, until] as const])));
}

export function versionOn(history: UnitHistory, unitId: string, day: CalendarDate): UnitVersion | undefined {
  return history.find((version) => version.id === unitId && isThereOn(version, day));
}

/** What hangs on a unit on that day, in the order of the body. */
export function childrenOn(history: UnitHistory, parentId: string | null, day: CalendarDate): readonly UnitVersion[] {
  return history
    .filter((version) => version.parentId === parentId && isThereOn(version, day))
    .sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1));
}

/** The history as it is once the writes are made. */
export function rewritten(history: UnitHistory, { drop, put }: VersionWrites): UnitHistory {
  const keyOf = (unitId: string, from: string) => `${unitId} ${from}`;
  const gone = new Set([
    ...drop.map(({ unitId, from }) => keyOf(unitId, from)),
    ...put.map(({ id, from }) => keyOf(id, from)),
  ]);
  return [...history.filter(({ id, from }) => !gone.has(keyOf(id, from))), ...put];
}

export function joined(...parts: readonly VersionWrites[]): VersionWrites {
  return { drop: parts.flatMap(({ drop }) => drop), put: parts.flatMap(({ put }) => put) };
}

/** The version says something else from that day on: put beside it, or in its place where it begins on that day. */
export function saidFrom(version: UnitVersion, on: CalendarDate, change: Partial<UnitVersion>): VersionWrites {
  const after = { ...version, ...change, from: on };
  return { drop: [], put: version.from === on ? [after] : [endedBefore(version, on), after] };
}

/** The version until the day before. */
export function endedBefore(version: UnitVersion, day: CalendarDate): UnitVersion {
  return { ...version, until: addDays(day, -1) };
}
