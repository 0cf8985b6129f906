import { childrenOn, endOf, isThereOn, rewritten, saidFrom, versionOn } from '#app/domain/organization/unit-history.ts';
import { versionsOf } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, UnitVersion, VersionWrites } from '#app/domain/organization/unit-history.ts';
import type { OrganizationUnitType, Unit } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear, fiscalYearOf, fiscalYearPeriod } from '#app/domain/shared/fiscal-year.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/** 変更の日. Which unit is changed from which day on, and which day is today. */
export interface ChangePlace {
  readonly unitId: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}

/** `earlier_year`: years that are over are not written anew. `too_far`: behind the end of the next fiscal year. */
export type DayRefusal = 'earlier_year' | 'too_far';

/** 日の範囲. The days from which the organization may be changed: from this fiscal year's first to the next one's last. */
export function changeDays(today: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const year = fiscalYearOf(today);
  return { from: fiscalYearPeriod(year).from, to: fiscalYearPeriod(fiscalYear(year + 1)).to };
}

export function checkDay(on: CalendarDate, today: CalendarDate): Result<null, DayRefusal> {
  const { from, to } = changeDays(today);
  if (on < from) return refuse('earlier_year');
  return on > to ? refuse('too_far') : ok(null);
}

/**
 * `bad_parent`: the unit above is none that may have this one below it. `parent_absent`: it is not there on the first
 * day. `parent_ends`: it ends before this one does. `too_deep`: on some day three bureaus would hang one on the other.
 */
export type PlaceRefusal =
  'code_empty' | 'name_empty' | 'code_taken' | 'bad_parent' | 'parent_absent' | 'parent_ends' | 'too_deep';

/** A 部 hangs on the body or on a 局, which is a bureau that hangs there itself; a 課 on either or on the body. */
const MAY_HANG_ON: Readonly<Record<OrganizationUnitType, readonly OrganizationUnitType[]>> = {
  organization: [],
  bureau: ['bureau', 'organization'],
  department: ['bureau', 'organization'],
};

/** What the database would refuse as well, and what it cannot see: where a unit hangs as long as it is there. */
export function checkVersion(version: UnitVersion, history: UnitHistory): Result<null, PlaceRefusal> {
  if (version.code.trim() === '') return refuse('code_empty');
  if (version.name.trim() === '') return refuse('name_empty');
  const taken = history.some(
    (other) => other.id !== version.id && other.code === version.code && lastTogether(other, version),
  );
  if (taken) return refuse('code_taken');
  if (version.parentId === null) {
    const another = history.some(({ id, type }) => type === 'organization' && id !== version.id);
    return version.type === 'organization' && !another ? ok(null) : refuse('bad_parent');
  }
  const above = versionsOf(history, version.parentId);
  const last = above.at(-1);
  if (last === undefined || !MAY_HANG_ON[version.type].includes(last.type)) return refuse('bad_parent');
  if (!above.some((parent) => isThereOn(parent, version.from))) return refuse('parent_absent');
  if (endOf(last) < endOf(version)) return refuse('parent_ends');
  return last.type === 'bureau' && version.type === 'bureau' && !isOneBelow(version, history)
    ? refuse('too_deep')
    : ok(null);
}

function lastTogether(one: UnitVersion, other: UnitVersion): boolean {
  return one.from <= endOf(other) && other.from <= endOf(one);
}

/** True for a bureau below another one, if that is never below a third meanwhile, nor a third below it. */
function isOneBelow(version: UnitVersion, history: UnitHistory): boolean {
  const isBelowAnother = ({ parentId }: UnitVersion) =>
    parentId !== null && versionsOf(history, parentId).some(({ type }) => type === 'bureau');
  return !history.some((other) => {
    if (other.type !== 'bureau' || !lastTogether(other, version)) return false;
    return other.parentId === version.id || (other.id === version.parentId && isBelowAnother(other));
  });
}

/** The writes, if every version that they store may stand among all others. */
export function checkedWrites(history: UnitHistory, writes: VersionWrites): Result<VersionWrites, PlaceRefusal> {
  const after = rewritten(history, writes);
  for (const version of writes.put) {
    const checked = checkVersion(version, after);
    if (!checked.ok) return checked;
  }
  return ok(writes);
}

/** The place behind all that hang on the same unit. */
export function lastOrder(history: UnitHistory, parentId: string | null): number {
  return Math.max(0, ...history.filter((version) => version.parentId === parentId).map(({ order }) => order)) + 1;
}

/** A unit that there is from `on` on. */
export function planAdding(
  history: UnitHistory,
  unit: Unit,
  { on, today }: Omit<ChangePlace, 'unitId'>,
): Result<VersionWrites, DayRefusal | PlaceRefusal> {
  const day = checkDay(on, today);
  if (!day.ok) return day;
  return checkedWrites(history, { drop: [], put: [{ ...unit, from: on, until: null }] });
}

/** 変更できる事項. What a unit can be called and where it can hang anew. */
export type UnitChange = Partial<Pick<Unit, 'code' | 'name' | 'parentId' | 'policyId'>>;

/** True for a day of a fiscal year that is over. */
export function isOfYearOver(on: CalendarDate, today: CalendarDate): boolean {
  const day = checkDay(on, today);
  return !day.ok && day.reason === 'earlier_year';
}

/** `the_body`: its name is no unit's. `later_change`: the unit has changed since that day, or will. */
export type PlanRefusal = DayRefusal | 'unknown_unit' | 'the_body' | 'later_change';

/** The version that a change of that day begins with; `later_change` where one behind it has begun. */
export function changeableVersion(
  history: UnitHistory,
  { unitId, on, today }: ChangePlace,
): Result<UnitVersion, PlanRefusal> {
  const day = checkDay(on, today);
  if (!day.ok) return day;
  const current = versionOn(history, unitId, on);
  if (current === undefined) return refuse('unknown_unit');
  if (current.type === 'organization') return refuse('the_body');
  const begun = history.some(({ id, from }) => id === unitId && from > on && from <= today);
  return begun ? refuse('later_change') : ok(current);
}

/** 変更の計画. What is stored, and whether it corrects what began on the same day. */
export interface ChangePlan {
  readonly writes: VersionWrites;
  readonly corrects: boolean;
}

/**
 * Renames, recodes or moves a unit from a day on. Changes that are still to come stay: each keeps what it changes, and
 * takes over the rest.
 */
export function planChange(
  history: UnitHistory,
  place: ChangePlace,
  change: UnitChange,
): Result<ChangePlan, PlanRefusal | PlaceRefusal | 'nothing_changed'> {
  const found = changeableVersion(history, place);
  if (!found.ok) return found;
  const current = found.value;
  const moved = change.parentId !== undefined && change.parentId !== current.parentId;
  const wanted = { ...current, ...change, ...(moved ? { order: lastOrder(history, change.parentId ?? null) } : {}) };
  if (!FIELDS.some((field) => wanted[field] !== current[field])) return refuse('nothing_changed');
  const checked = checkedWrites(history, withComing(history, place.on, current, wanted));
  return checked.ok ? ok({ writes: checked.value, corrects: current.from === place.on }) : checked;
}

const FIELDS = ['code', 'name', 'parentId', 'order', 'policyId'] as const;

/** The change itself, and what it means for the versions behind it. */
export function withComing(
  history: UnitHistory,
  on: CalendarDate,
  current: UnitVersion,
  wanted: UnitVersion,
): VersionWrites {
  const coming = versionsOf(history, current.id).filter(({ from }) => from > current.from);
  const own = saidFrom(current, on, wanted);
  const stays = { code: true, name: true, place: true, policyId: true };
  const carried = coming.flatMap((version): UnitVersion[] => {
    stays.code &&= version.code === current.code;
    stays.name &&= version.name === current.name;
    stays.place &&= version.parentId === current.parentId && version.order === current.order;
    stays.policyId &&= version.policyId === current.policyId;
    const after = {
      ...version,
      ...(stays.code ? { code: wanted.code } : {}),
      ...(stays.name ? { name: wanted.name } : {}),
      ...(stays.place ? { parentId: wanted.parentId, order: wanted.order } : {}),
      ...(stays.policyId ? { policyId: wanted.policyId } : {}),
    };
    return FIELDS.some((field) => after[field] !== version[field]) ? [after] : [];
  });
  return { drop: [], put: [...own.put, ...carried] };
}

/** 隣の所属. Past which one a step leads on that day; null at the end of those that hang on the same unit. */
export function unitPassed(
  history: UnitHistory,
  { unitId, on }: Pick<ChangePlace, 'unitId' | 'on'>,
  step: 'up' | 'down',
): string | null {
  const siblings = childrenOn(history, versionOn(history, unitId, on)?.parentId ?? null, on);
  const at = siblings.findIndex(({ id }) => id === unitId);
  return siblings[step === 'up' ? at - 1 : at + 1]?.id ?? null;
}

/** 建制順. One step up or down among those that hang on the same unit; no other unit gets another number than it needs. */
export function planOrder(
  history: UnitHistory,
  place: ChangePlace,
  step: 'up' | 'down',
): Result<VersionWrites, PlanRefusal | 'at_the_end'> {
  const found = changeableVersion(history, place);
  if (!found.ok) return found;
  const siblings = childrenOn(history, found.value.parentId, place.on);
  const at = siblings.findIndex(({ id }) => id === place.unitId);
  const to = step === 'up' ? at - 1 : at + 1;
  const [moved, other] = [siblings[at], siblings[to]];
  if (moved === undefined || other === undefined) return refuse('at_the_end');
  const wanted = siblings.with(at, other).with(to, moved);
  let last = Number.NEGATIVE_INFINITY;
  const numbers = siblings.map(({ order }) => (last = Math.max(order, last + 1)));
  const put: UnitVersion[] = [];
  for (const [index, current] of wanted.entries()) {
    const order = numbers[index] ?? current.order;
    if (order === current.order) continue;
    const changeable = changeableVersion(history, { ...place, unitId: current.id });
    if (!changeable.ok) return changeable;
    put.push(...withComing(history, place.on, current, { ...current, order }).put);
  }
  return ok({ drop: [], put });
}
