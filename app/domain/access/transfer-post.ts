import type { Appointment, HeldAppointment } from '#app/domain/access/actor.ts';
import { outlivesUnit, samePost } from '#app/domain/access/given-office.ts';
import { checkAppointment } from '#app/domain/access/incompatibility.ts';
import { lastsOn } from '#app/domain/access/office-cover.ts';
import { namedUnit } from '#app/domain/organization/named-unit.ts';
import type { NamedUnit, NamedUnitFault } from '#app/domain/organization/named-unit.ts';
import { MODULE_OF_OFFICE } from '#app/domain/organization/module.ts';
import type { Module, Modules } from '#app/domain/organization/module.ts';
import { OFFICE_ATTACHED_TO } from '#app/domain/organization/office.ts';
import type { Office, Post } from '#app/domain/organization/office.ts';
import type { TransferRow } from '#app/domain/organization/transfer.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

/** 任命先の表. Where offices can be held from the day of a transfer on, and what the body calls them. */
export interface PostGround {
  readonly on: CalendarDate;
  readonly units: readonly Unit[];
  /** The last day of each of them whose end is known. */
  readonly lastDays: ReadonlyMap<string, CalendarDate>;
  readonly systems: readonly { readonly id: string; readonly code: string }[];
  /** By {@link sameKey} of the names. */
  readonly officeOf: ReadonlyMap<string, Office>;
  /** Which offices it has at all. */
  readonly modules: Modules;
}

/**
 * 役職が決まらない理由. `wrong_place`: an office of a 課 for a 部, or the other way round. `begins_later`: the person is to
 * begin in the same office on a later day. `unit_ends`: the office would last longer than its unit. `incompatible`: the
 * table keeps it apart from another office of the person, and a reason lets it stand; `never_together`: none does.
 * Those named after a part: the office is of one that the body does without.
 */
export type PostFault =
  | 'unknown_unit'
  | 'unit_missing'
  | 'unit_differs'
  | 'ambiguous_unit'
  | 'unknown_office'
  | 'wrong_place'
  | 'unknown_system'
  | 'system_missing'
  | 'system_without_office'
  | 'post_twice'
  | 'until_before_day'
  | 'begins_later'
  | 'unit_ends'
  | 'incompatible'
  | 'never_together'
  | `${Module}_not_used`;

export interface NumberedFault<Fault> {
  /** Of the line. */
  readonly number: number;
  readonly fault: Fault;
  /** The day by which it would not stand. */
  readonly lastDay?: CalendarDate;
  /** The appointment that begins later. */
  readonly laterId?: string;
}

/** 就く役職. An office that a line gives, from the day of the transfer on. */
export interface WantedPost extends Post {
  readonly number: number;
  readonly until: CalendarDate | null;
}

export interface RowPosts {
  readonly posts: readonly WantedPost[];
  readonly faults: readonly NumberedFault<PostFault>[];
}

const UNIT_FAULTS = {
  missing: 'unit_missing',
  unknown: 'unknown_unit',
  differs: 'unit_differs',
  ambiguous: 'ambiguous_unit',
} as const satisfies Record<NamedUnitFault, PostFault>;

/** Reads the offices of a line, where the body has them. Most lines name one of the same few units. */
export function postReader(ground: PostGround): (row: TransferRow) => RowPosts {
  const known = new Map<string, NamedUnit>();
  return (row) => {
    const key = JSON.stringify([row.unitCode, row.unitName]);
    const unit = known.get(key) ?? namedUnit(ground.units, { code: row.unitCode, name: row.unitName });
    known.set(key, unit);
    return postsOfRow(row, unit, ground);
  };
}

/** The words of a line that are no office of the body. */
export function unknownOffices(row: Pick<TransferRow, 'offices'>, { officeOf }: Pick<PostGround, 'officeOf'>) {
  return (row.offices ?? []).filter((name) => !officeOf.has(sameKey(name)));
}

function postsOfRow(row: TransferRow, { found: unit, fault }: NamedUnit, ground: PostGround): RowPosts {
  const { number, until } = row;
  const faults = new Set<PostFault>();
  const posts: WantedPost[] = [];
  // A place that is none is told whether or not an office is held for it.
  if (fault !== null && fault !== 'missing') faults.add(UNIT_FAULTS[fault]);
  let ofSystems = false;
  for (const name of row.offices ?? []) {
    const role = ground.officeOf.get(sameKey(name));
    if (role === undefined) {
      faults.add('unknown_office');
      continue;
    }
    const module = MODULE_OF_OFFICE[role];
    if (module !== undefined && !ground.modules[module]) {
      faults.add(`${module}_not_used`);
      continue;
    }
    const attached = OFFICE_ATTACHED_TO[role];
    if (attached === 'organization') posts.push({ number, role, unitId: null, systemId: null, until });
    else if (attached === 'system') {
      ofSystems = true;
      if (row.systemCodes.length === 0) faults.add('system_missing');
      for (const code of row.systemCodes) {
        const system = ground.systems.find((one) => sameKey(one.code) === sameKey(code));
        if (system === undefined) faults.add('unknown_system');
        else posts.push({ number, role, unitId: null, systemId: system.id, until });
      }
    } else if (fault === 'missing') faults.add('unit_missing');
    else if (unit !== null && unit.type !== attached) faults.add('wrong_place');
    else if (unit !== null) posts.push({ number, role, unitId: unit.id, systemId: null, until });
  }
  if (!ofSystems && row.systemCodes.length > 0) faults.add('system_without_office');
  if (until !== null && until < ground.on) faults.add('until_before_day');
  return { posts, faults: [...faults].map((one) => ({ number, fault: one })) };
}

/** 任命の異動. What becomes of the appointments of one person on the day. */
export interface PostChanges {
  readonly given: readonly (Appointment & { readonly overrideReason: string | null })[];
  readonly kept: readonly HeldAppointment[];
  /** Kept with another last day. */
  readonly lasting: readonly { readonly appointment: HeldAppointment; readonly until: CalendarDate }[];
  readonly ended: readonly HeldAppointment[];
  /** Begun on the very day, and so taken back. */
  readonly withdrawn: readonly HeldAppointment[];
}

export const NO_POST_CHANGES: PostChanges = { given: [], kept: [], lasting: [], ended: [], withdrawn: [] };

/** Whoever leaves holds nothing from the day on, nor later. */
export function leavingChanges(held: readonly HeldAppointment[], on: CalendarDate): PostChanges {
  const going = held.filter(({ until }) => until === null || until >= on);
  return {
    ...NO_POST_CHANGES,
    ended: going.filter(({ from }) => from < on),
    withdrawn: going.filter(({ from }) => from >= on),
  };
}

/** Whose offices the lines do not speak of holds them on. */
export function unspokenChanges(held: readonly HeldAppointment[], on: CalendarDate): PostChanges {
  return { ...NO_POST_CHANGES, kept: held.filter((appointment) => lastsOn(appointment, on)) };
}

/**
 * The lines name all that the person holds from the day on: what they do not name ends on the day before. What begins
 * later was decided for itself and stays.
 */
export function movingChanges(
  held: readonly HeldAppointment[],
  wanted: readonly WantedPost[],
  { on, overrideReason, lastDays }: Pick<PostGround, 'on' | 'lastDays'> & { readonly overrideReason: string | null },
): { readonly changes: PostChanges; readonly faults: readonly NumberedFault<PostFault>[] } {
  const faults: NumberedFault<PostFault>[] = [];
  const begun = held.filter((appointment) => lastsOn(appointment, on));
  const coming = held.filter(({ from }) => from > on);
  const kept: HeldAppointment[] = [];
  const lasting: { appointment: HeldAppointment; until: CalendarDate }[] = [];
  const given: WantedPost[] = [];
  wanted.forEach((post, at) => {
    const { number, until } = post;
    if (wanted.slice(0, at).some((earlier) => samePost(earlier, post))) faults.push({ number, fault: 'post_twice' });
    const later = coming.find((one) => samePost(one, post) && (until === null || one.from <= until));
    if (later !== undefined) faults.push({ number, fault: 'begins_later', laterId: later.id });
    const same = begun.find((one) => samePost(one, post));
    if (same === undefined) given.push(post);
    else if (until !== null && until !== same.until) lasting.push({ appointment: same, until });
    else kept.push(same);
    const lastDay = lastDays.get(post.unitId ?? '') ?? null;
    // Who holds it already, until whatever day, was let hold it.
    if (lastDay !== null && (same === undefined || !kept.includes(same)) && outlivesUnit(post, lastDay)) {
      faults.push({ number, fault: 'unit_ends', lastDay });
    }
  });
  const going = begun.filter((one) => !wanted.some((post) => samePost(one, post)));
  const appointed = given.map(({ role, unitId, systemId, until }) => ({ role, unitId, systemId, from: on, until }));
  const beside: readonly Appointment[] = [
    ...kept,
    ...coming,
    ...lasting.map(({ appointment, until }) => ({ ...appointment, until })),
  ];
  const decided = given.map(({ number, role, unitId, systemId, until }, at) => {
    const appointment = { role, unitId, systemId, from: on, until };
    const others = [...beside, ...appointed.filter((_, other) => other !== at)];
    const verdict = checkAppointment(others, appointment, overrideReason);
    if (verdict.ok) return { ...appointment, overrideReason: verdict.overridden ? overrideReason : null };
    const overridable = checkAppointment(others, appointment, 'any').ok;
    faults.push({ number, fault: overridable ? 'incompatible' : 'never_together' });
    return { ...appointment, overrideReason: null };
  });
  const changes: PostChanges = {
    given: decided,
    kept,
    lasting,
    ended: going.filter(({ from }) => from < on),
    withdrawn: going.filter(({ from }) => from === on),
  };
  return { changes, faults };
}
