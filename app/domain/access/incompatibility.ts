import type { Appointment } from '#app/domain/access/actor.ts';
import type { JudgingAct, PermittedAct } from '#app/domain/access/resource.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { Office } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/**
 * 兼務できない役職. Two offices that one person does not hold at the same time.
 * The policies say 「やむを得ない場合を除き」: where `overridable`, a written reason
 * lets the appointment stand, logged and listed in the committee's report.
 */
export interface IncompatibleOffices {
  readonly offices: readonly [Office, Office];
  readonly overridable: boolean;
}

const AUDITING = ['audit_supervisor', 'auditor'] as const satisfies readonly Office[];
/** Those whose own work an audit judges for the whole body. */
const AUDITED = ['supervising_security_officer', 'secretariat', 'administrator'] as const satisfies readonly Office[];

/** 職務の分離（任命）. Checked when an office is given. */
export const INCOMPATIBLE_OFFICES: readonly IncompatibleOffices[] = [
  ...AUDITING.flatMap((auditing) =>
    AUDITED.map((audited): IncompatibleOffices => ({ offices: [auditing, audited], overridable: true })),
  ),
  // The audit supervisor's sheet is confirmed by the CISO, so these two never meet in one person.
  { offices: ['audit_supervisor', 'ciso'], overridable: false },
];

/**
 * 両立しない操作. Two sides that are not one person.
 * `at`: the acts at which the door refuses who stands on the other side.
 * `alone`: what becomes of an act whose every possible doer stands on the other side. `at_hand_in`: the step was passed
 * when the sheet was handed in; `marked`: it may be done, as 兼務のため自己確認; `never`: it waits for somebody else.
 */
export interface SeparatedSides {
  readonly at: readonly JudgingAct[];
  readonly alone: 'at_hand_in' | 'marked' | 'never';
  readonly overridable: boolean;
}

/**
 * 職務の分離（操作）. The one table of acts whose two sides are not one person; `can()` asks it at the act. 監査 (issue
 * "audit and manual"), the application for a 例外措置 and the 効果確認 ("plan and exceptions") ask it of the later three.
 */
export const SEPARATED_ACTS = {
  /** 回答した者と確認する者. */
  confirm_own_answers: { at: ['sheet.confirm'], alone: 'at_hand_in', overridable: false },
  /** 回答した者と事務局確認をする者. */
  accept_own_answers: { at: ['sheet.accept'], alone: 'marked', overridable: false },
  /** 申請した者と許可する者. */
  permit_own_application: { at: [], alone: 'never', overridable: true },
  /** 監査を受ける者と監査を実施する者. */
  audit_own_unit: { at: [], alone: 'never', overridable: true },
  /** 改善策の担当と効果を確認する者. */
  check_own_action: { at: [], alone: 'never', overridable: true },
} as const satisfies Record<string, SeparatedSides>;

/**
 * 兼務. True when everybody who could do a step stands on its other side. A step that nobody holds (空席) waits for its
 * holder and is never one's own.
 */
export function nobodyElse(holderIds: readonly string[], otherSide: readonly string[]): boolean {
  return holderIds.length > 0 && holderIds.every((id) => otherSide.includes(id));
}

/** 自己確認の見込み. One person alone answers, and nobody else holds the step that follows. */
export function standsAlone(stepHolderIds: readonly string[], answeringIds: readonly string[]): boolean {
  return new Set(answeringIds).size === 1 && nobodyElse(stepHolderIds, answeringIds);
}

/**
 * What the door asks of the table before `act` is done: may the person, given who stands on the other side and who
 * else could do the act?
 */
export function mayJudge(
  act: PermittedAct,
  personId: string,
  people: { readonly otherSide: readonly string[]; readonly holders: readonly string[] },
): boolean {
  return Object.values<SeparatedSides>(SEPARATED_ACTS)
    .filter(({ at }) => at.some((one) => one === act))
    .every((sides) => {
      if (sides.alone === 'marked' && nobodyElse(people.holders, people.otherSide)) return true;
      return checkSeparation(sides, people.otherSide.includes(personId), null).ok;
    });
}

export type SeparationVerdict =
  /** `overridden`: done by one person for a written reason; to be listed in the report. */
  | { readonly ok: true; readonly overridden: boolean }
  | { readonly ok: false; readonly reason: 'same_person' | 'override_reason_missing' };

/** May the act be done, given whether both sides are one person? `overrideReason` null: no override asked for. */
export function checkSeparation(
  sides: SeparatedSides,
  samePerson: boolean,
  overrideReason: string | null,
): SeparationVerdict {
  return verdict(samePerson, sides.overridable, overrideReason);
}

/** May the appointment be given beside those that the person has? Terms that do not overlap never conflict. */
export function checkAppointment(
  held: readonly Appointment[],
  given: Appointment,
  overrideReason: string | null,
): SeparationVerdict {
  const conflicts = INCOMPATIBLE_OFFICES.filter(({ offices: [one, other] }) =>
    held.some(
      (appointment) =>
        termsOverlap(appointment, given) &&
        ((appointment.role === one && given.role === other) || (appointment.role === other && given.role === one)),
    ),
  );
  return verdict(
    conflicts.length > 0,
    conflicts.every((conflict) => conflict.overridable),
    overrideReason,
  );
}

/** 監査対象. Where an audited target stands. */
export interface AuditedTarget {
  readonly targetId: string;
  readonly ownerUnitId: string;
  /** Its bureau, and the 局 above that one. */
  readonly bureauIds: readonly string[];
  /** The whole body: whoever held one of its offices other than audit is part of it. */
  readonly wholeBody: boolean;
}

/**
 * True when none of a person's appointments, past ones included, makes the
 * person a member of the audited unit from the first day of the audited year
 * until today. The head of a bureau belongs to its sections, a section to its bureau. The assignment of
 * auditors (issue "audit and manual") builds on it.
 */
export function isIndependent(
  history: readonly Appointment[],
  audited: AuditedTarget,
  period: { readonly from: CalendarDate; readonly today: CalendarDate },
  bureauIdsOf: (unitId: string) => readonly string[],
): boolean {
  return !history.some((appointment) => {
    const during = appointment.from <= period.today && (appointment.until === null || appointment.until >= period.from);
    if (!during || appointment.role === 'audit_supervisor' || appointment.role === 'auditor') return false;
    if (appointment.systemId !== null && appointment.systemId === audited.targetId) return true;
    if (appointment.unitId === null) return audited.wholeBody && appointment.systemId === null;
    return (
      appointment.unitId === audited.targetId ||
      appointment.unitId === audited.ownerUnitId ||
      audited.bureauIds.includes(appointment.unitId) ||
      bureauIdsOf(appointment.unitId).includes(audited.targetId)
    );
  });
}

/** Offices that never confirm a sheet, whatever a route says. */
const NEVER_CONFIRM: readonly Office[] = [
  'staff_in_charge',
  'bureau_coordinator',
  'committee_member',
  'audit_supervisor',
  'auditor',
  'secretariat',
  'administrator',
];

/** May the holder of `confirmer` confirm a sheet of `office`? 監査統括責任者's never by the one it audits. */
export function mayConfirm(confirmer: Office, office: SheetOffice): boolean {
  if (NEVER_CONFIRM.includes(confirmer)) return false;
  return !(office === 'audit_supervisor' && confirmer === 'supervising_security_officer');
}

function verdict(conflict: boolean, overridable: boolean, overrideReason: string | null): SeparationVerdict {
  if (!conflict) return { ok: true, overridden: false };
  if (!overridable || overrideReason === null) return { ok: false, reason: 'same_person' };
  if (overrideReason.trim() === '') return { ok: false, reason: 'override_reason_missing' };
  return { ok: true, overridden: true };
}

/** True where two terms have a day in common. */
export function termsOverlap(a: Appointment, b: Appointment): boolean {
  return (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);
}
