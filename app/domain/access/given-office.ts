import type { Appointment } from '#app/domain/access/actor.ts';
import { termsOverlap } from '#app/domain/access/incompatibility.ts';
import type { MarkedKind } from '#app/domain/organization/appointment-kind.ts';
import { OFFICE_ATTACHED_TO } from '#app/domain/organization/office.ts';
import type { Post } from '#app/domain/organization/office.ts';
import type { OrganizationUnitType } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Refusal } from '#app/domain/shared/result.ts';

/** Of a reason for holding two offices that are kept apart. */
export const OVERRIDE_REASON_MAX_LENGTH = 500;

/**
 * 任命を断る理由. `wrong_place`: an office of a bureau, a section or a system is held for one, and one of the whole
 * body for none. `until_before_from`: it would end before it begins. `held_already`: the person has the very office.
 */
export type GivenOfficeProblem = 'wrong_place' | 'until_before_from' | 'held_already';

/** 事務取扱・職務代理を断る理由. `not_vacant`: the office has its own holder. `acting_without_end`: nobody knows until when. */
export type GivenKindProblem = 'acting_without_end' | 'not_vacant';

/** 在任. A term of somebody else in the office that is given. */
export interface OtherTerm extends Appointment {
  readonly kind: MarkedKind | null;
}

/** What is wrong with holding an office in another way than as its own holder; null for nothing. */
export function givenKindProblem(
  kind: MarkedKind | null,
  given: Appointment,
  others: readonly OtherTerm[],
): GivenKindProblem | null {
  if (kind === 'acting') return given.until === null ? 'acting_without_end' : null;
  if (kind === null) return null;
  const held = others.some((other) => other.kind === null && samePost(other, given) && termsOverlap(other, given));
  return held ? 'not_vacant' : null;
}

/** What is wrong with giving this, of a unit of this type (null for no unit), to who holds `held`; null for nothing. */
export function givenOfficeProblem(
  held: readonly Appointment[],
  given: Appointment,
  unitType: OrganizationUnitType | null,
): GivenOfficeProblem | null {
  if (!standsWhereItBelongs(given, unitType)) return 'wrong_place';
  if (given.until !== null && given.until < given.from) return 'until_before_from';
  return held.some((appointment) => samePost(appointment, given) && termsOverlap(appointment, given))
    ? 'held_already'
    : null;
}

/** True where an office would last longer than its unit does; `lastDay` null while nobody knows the end of that. */
export function outlivesUnit({ until }: Pick<Appointment, 'until'>, lastDay: CalendarDate | null): boolean {
  return lastDay !== null && (until === null || until > lastDay);
}

/** 所属の終わり. A refusal of an office that would last longer than its unit, whose last day it tells. */
export type OutlivesUnit = Refusal<'unit_ends'> & { readonly lastDay: CalendarDate };

/** The day on which the place of an appointment must be there: its first one, or today where that is past. */
export function dayOfPlace({ from, until }: Appointment, today: CalendarDate): CalendarDate {
  const day = from < today ? today : from;
  return until !== null && until < day ? until : day;
}

function standsWhereItBelongs({ role, unitId, systemId }: Post, unitType: OrganizationUnitType | null): boolean {
  const belongs = OFFICE_ATTACHED_TO[role];
  if (belongs === 'organization') return unitId === null && systemId === null;
  if (belongs === 'system') return unitId === null && systemId !== null;
  return systemId === null && unitId !== null && unitType === belongs;
}

/** True for one office of one unit, of one system, or of the whole body. */
export function samePost(one: Post, other: Post): boolean {
  return one.role === other.role && one.unitId === other.unitId && one.systemId === other.systemId;
}
