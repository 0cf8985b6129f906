import { changeableVersion, checkDay, checkedWrites, lastOrder } from '#app/domain/organization/unit-change.ts';
import type { ChangePlace, DayRefusal, PlaceRefusal, PlanRefusal } from '#app/domain/organization/unit-change.ts';
import {
  endedBefore,
  endOf,
  joined,
  rewritten,
  saidFrom,
  versionOn,
  versionsOf,
} from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, UnitVersion, VersionWrites } from '#app/domain/organization/unit-history.ts';
import type { UnitLineageKind } from '#app/domain/organization/unit.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';

/** 廃止を妨げるもの. What still hangs on a unit behind its end, by the name that people know it by. */
export type Hanging =
  | { readonly kind: 'unit' | 'system' | 'contract' | 'campaign' | 'inquiry'; readonly name: string }
  | { readonly kind: HangingOffice; readonly name: string; readonly office: Office };

/** 任命が妨げるとき. `appointment`: it is held there. `leaves`: who held it leaves by a transfer that was applied. */
export type HangingOffice = 'appointment' | 'leaves';

/** A refusal that lists by name what is in the way. */
export type StillUsed = Refusal<'still_used'> & { readonly by: readonly Hanging[] };

/** 一緒に終わる任命. Offices of the unit itself that end with it, and were not shown as they are. */
export type TermsEnd = Refusal<'terms_end'> & {
  readonly terms: readonly { readonly name: string; readonly office: Office }[];
  readonly lastDay: CalendarDate;
  readonly termsSeal: string;
};

/** 承継先. A unit that there is already, or one that begins with the change. */
export type Successor =
  | { readonly id: string; readonly isNew: false }
  | { readonly id: string; readonly isNew: true; readonly code: string; readonly name: string };

/** 組織の変遷. Into which unit another passed; into none where it was abolished. */
export interface LineageStep {
  readonly fromUnitId: string;
  readonly toUnitId: string | null;
  readonly kind: UnitLineageKind;
  readonly on: CalendarDate;
}

/** 廃止. None to follow: abolished; one: merged; several: split. */
export interface UnitEnding {
  readonly successors: readonly Successor[];
  /** The successor on which each unit hangs that hung on this one; what is not in it goes to the only one. */
  readonly placement: ReadonlyMap<string, string>;
  /** What is in the way, besides units. */
  readonly hanging: readonly Hanging[];
}

export type EndRefusal =
  | PlanRefusal
  | PlaceRefusal
  | 'already_ends'
  | 'begins_that_day'
  | 'successor_twice'
  | 'unknown_successor'
  | 'successor_below'
  | 'successor_ends'
  | 'not_placed'
  | SameDayRefusal
  | 'child_changes';

/**
 * `child_begins`: something below the unit has its place from that very day on, which the ending would write over.
 * `child_passes`: something passes on that day by a change of its own from the unit to one that follows it. Taking the
 * ending back could not tell either from what the ending did.
 */
type SameDayRefusal = 'child_begins' | 'child_passes';

export interface EndPlan {
  readonly writes: VersionWrites;
  readonly lineage: readonly LineageStep[];
}

/** Everything that hangs on the unit on `on` or later. */
export function hangingVersions(
  history: UnitHistory,
  { unitId, on }: Pick<ChangePlace, 'unitId' | 'on'>,
): readonly UnitVersion[] {
  return history.filter((version) => version.parentId === unitId && endOf(version) >= on);
}

/** Ends a unit: its last day is the day before. What follows it takes over the units that hung on it. */
export function planEnding(
  history: UnitHistory,
  place: ChangePlace,
  ending: UnitEnding,
): { readonly ok: true; readonly value: EndPlan } | Refusal<EndRefusal> | StillUsed {
  const found = changeableVersion(history, place);
  if (!found.ok) return found;
  const unit = found.value;
  if (history.some(({ id, from }) => id === unit.id && from > place.on)) return refuse('later_change');
  if (unit.until !== null) return refuse('already_ends');
  if (unit.from === place.on) return refuse('begins_that_day');
  const children = hangingVersions(history, place);
  const units = ending.successors.length === 0 ? children.map(({ name }) => ({ kind: 'unit' as const, name })) : [];
  const by = [...new Map([...units, ...ending.hanging].map((one) => [JSON.stringify(one), one])).values()];
  if (by.length > 0) return { ok: false, reason: 'still_used', by };
  const ended = { drop: [], put: [endedBefore(unit, place.on)] };
  const succeeded = planSuccessors(history, unit, place.on, ending.successors);
  if (!succeeded.ok) return succeeded;
  const sameDay = checkSameDay(history, place, ending);
  if (!sameDay.ok) return sameDay;
  const rehung = planRehanging(rewritten(history, succeeded.value), children, place.on, ending);
  if (!rehung.ok) return rehung;
  const checked = checkedWrites(history, joined(ended, succeeded.value, rehung.value));
  if (!checked.ok) return checked;
  const kind = KIND_BY_COUNT[ending.successors.length] ?? 'split';
  const to = ending.successors.length === 0 ? [null] : ending.successors.map(({ id }) => id);
  return ok({
    writes: checked.value,
    lineage: to.map((toUnitId) => ({ fromUnitId: unit.id, toUnitId, kind, on: place.on })),
  });
}

const KIND_BY_COUNT: readonly UnitLineageKind[] = ['abolished', 'merged'];

function planSuccessors(
  history: UnitHistory,
  unit: UnitVersion,
  on: CalendarDate,
  successors: readonly Successor[],
): Result<VersionWrites, EndRefusal> {
  if (new Set(successors.map(({ id }) => id)).size < successors.length) return refuse('successor_twice');
  const put: UnitVersion[] = [];
  for (const successor of successors) {
    if (successor.isNew) {
      const { id, code, name } = successor;
      put.push({ ...unit, id, code, name, from: on, until: null });
      continue;
    }
    // One that begins on that day would be taken for one that begins with this change.
    const last = versionsOf(history, successor.id).at(-1);
    const there = versionOn(history, successor.id, addDays(on, -1));
    if (last === undefined || there === undefined || there.type !== unit.type || there.id === unit.id) {
      return refuse('unknown_successor');
    }
    if (last.until !== null) return refuse('successor_ends');
    if (versionOn(history, last.id, on)?.parentId === unit.id) return refuse('successor_below');
  }
  return ok({ drop: [], put });
}

function checkSameDay(
  history: UnitHistory,
  { unitId, on }: ChangePlace,
  { successors }: UnitEnding,
): Result<null, SameDayRefusal> {
  for (const child of history) {
    if (child.from !== on || child.parentId === null) continue;
    const before = versionOn(history, child.id, addDays(on, -1));
    const wasHere = before?.parentId === unitId;
    if (child.parentId === unitId && !(wasHere && before.order === child.order)) return refuse('child_begins');
    if (wasHere && successors.some(({ id }) => id === child.parentId)) return refuse('child_passes');
  }
  return ok(null);
}

/** Hangs what hung on the unit on those that follow it, behind what hangs on them already. */
function planRehanging(
  history: UnitHistory,
  children: readonly UnitVersion[],
  on: CalendarDate,
  { successors, placement }: UnitEnding,
): Result<VersionWrites, EndRefusal> {
  const [only, second] = successors;
  let after = history;
  let writes: VersionWrites = { drop: [], put: [] };
  for (const child of children) {
    // What is drafted for it behind that day could not be told from what this change does to it.
    if (history.some(({ id, from }) => id === child.id && from > on)) return refuse('child_changes');
    const chosen = placement.get(child.id) ?? (second === undefined ? only?.id : undefined);
    const parent = successors.find(({ id }) => id === chosen);
    if (parent === undefined) return refuse('not_placed');
    const one = saidFrom(child, on, { parentId: parent.id, order: lastOrder(after, parent.id) });
    after = rewritten(after, one);
    writes = joined(writes, one);
  }
  return ok(writes);
}

/** 予定の変更. A change that is still to come, by the day of it. */
export type ComingKind = 'added' | 'changed' | 'ended';

/** What a change that is still to come does to a unit on that day; null where nothing is to come. */
export function comingKind(history: UnitHistory, unitId: string, on: CalendarDate): ComingKind | null {
  const versions = versionsOf(history, unitId);
  if (versions.some(({ from }) => from === on)) return versions[0]?.from === on ? 'added' : 'changed';
  const last = versions.at(-1)?.until ?? null;
  return last !== null && addDays(last, 1) === on ? 'ended' : null;
}

export type TakeBackRefusal = 'not_coming' | 'later_change' | 'followed_another' | DayRefusal | PlaceRefusal;

export interface TakeBackPlan {
  readonly writes: VersionWrites;
  /** Units that then never were. */
  readonly removed: readonly string[];
  /** Units that have stood for this one since it ended, where that day has come; removed ones included. */
  readonly stoodIn: readonly string[];
  readonly kind: ComingKind;
}

/**
 * 変更の取消し. Takes back what happens to a unit on a day that is still to come, if nothing behind it builds on it. An
 * ending is taken back with all that it did: what began with it goes, and what it hung elsewhere hangs here again. It
 * is also taken back when it has begun, within the fiscal year and where none of its units has changed since; whoever
 * carries it out sees to it that nothing else was hung on them.
 */
export function planTakingBack(
  history: UnitHistory,
  lineage: readonly LineageStep[],
  { unitId, on, today }: ChangePlace,
): Result<TakeBackPlan, TakeBackRefusal> {
  const kind = comingKind(history, unitId, on);
  const begun = on <= today;
  if (kind === null || (begun && kind !== 'ended')) return refuse('not_coming');
  const day = checkDay(on, today);
  if (!day.ok && begun) return day;
  if (kind === 'ended') return takeBackEnding(history, lineage, { unitId, on, begun });
  const versions = versionsOf(history, unitId);
  const last = versions.at(-1);
  if (last === undefined || last.from !== on || last.until !== null) return refuse('later_change');
  if (kind === 'added') {
    if (lineage.some(({ toUnitId }) => toUnitId === unitId)) return refuse('followed_another');
    return ok({ writes: { drop: [{ unitId, from: on }], put: [] }, removed: [unitId], stoodIn: [], kind });
  }
  const before = versions.at(-2);
  if (before === undefined) return refuse('not_coming');
  const checked = checkedWrites(history, lastingAgain(before, on));
  return checked.ok ? ok({ writes: checked.value, removed: [], stoodIn: [], kind }) : checked;
}

/** The version goes on as if nothing had begun on that day. */
function lastingAgain(before: UnitVersion, on: CalendarDate): VersionWrites {
  return { drop: [{ unitId: before.id, from: on }], put: [{ ...before, until: null }] };
}

function takeBackEnding(
  history: UnitHistory,
  lineage: readonly LineageStep[],
  { unitId, on, begun }: { readonly unitId: string; readonly on: CalendarDate; readonly begun: boolean },
): Result<TakeBackPlan, TakeBackRefusal> {
  const last = versionsOf(history, unitId).at(-1);
  if (last === undefined) return refuse('not_coming');
  const followers = lineage.flatMap(({ fromUnitId, toUnitId }) =>
    fromUnitId === unitId && toUnitId !== null ? [toUnitId] : [],
  );
  const removed = followers.filter((id) => versionsOf(history, id)[0]?.from === on);
  const another = lineage.some((step) => step.fromUnitId !== unitId && removed.includes(step.toUnitId ?? ''));
  if (another) return refuse('followed_another');
  if (history.some(({ id, from, until }) => removed.includes(id) && (from > on || until !== null))) {
    return refuse('later_change');
  }
  if (begun && history.some(({ id, from }) => followers.includes(id) && from > on)) return refuse('later_change');
  let writes: VersionWrites = {
    drop: removed.map((id) => ({ unitId: id, from: on })),
    put: [{ ...last, until: null }],
  };
  for (const child of history) {
    if (child.parentId === null || !followers.includes(child.parentId)) continue;
    const before = versionsOf(history, child.id).findLast(({ from }) => from < on);
    const cameFromHere = child.from === on && before?.parentId === unitId;
    if (!cameFromHere && !removed.includes(child.parentId)) continue;
    if (child.from !== on || child.until !== null) return refuse('later_change');
    const back = { ...child, parentId: unitId, order: cameFromHere ? before.order : child.order };
    const otherwiseSame = before !== undefined && SAME.every((field) => before[field] === back[field]);
    writes = joined(writes, otherwiseSame ? lastingAgain(before, on) : { drop: [], put: [back] });
  }
  const checked = checkedWrites(history, writes);
  return checked.ok ? ok({ writes: checked.value, removed, stoodIn: begun ? followers : [], kind: 'ended' }) : checked;
}

const SAME = ['code', 'name', 'parentId', 'order', 'policyId'] as const;
