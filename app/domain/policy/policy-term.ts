import { addDays } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear, fiscalYearOf, fiscalYearPeriod } from '#app/domain/shared/fiscal-year.ts';

/** 改訂の概要 and the reason of an end are no longer than this. */
export const VERSION_SUMMARY_MAX_LENGTH = 2_000;
export const TERM_REASON_MAX_LENGTH = 500;

/** Bodies are of the 地方自治法 of 1947: what begins or ends before it is mistyped, and so is what is decades ahead. */
const FIRST_YEAR = fiscalYear(1947);
const YEARS_AHEAD = 10;

/** 施行日・廃止日の範囲. Why a version cannot begin or end on a day. */
export type TermDayRefusal = 'day_too_early' | 'day_too_late';

/** Null where a version may begin or end on that day. */
export function termDayRefusal(day: CalendarDate, today: CalendarDate): TermDayRefusal | null {
  if (day < fiscalYearPeriod(FIRST_YEAR).from) return 'day_too_early';
  const lastYear = fiscalYear(fiscalYearOf(today) + YEARS_AHEAD);
  return day > fiscalYearPeriod(lastYear).to ? 'day_too_late' : null;
}

/** 有効期間. The days that were said of a version; `from` is null where nobody has said from when on it is in force. */
export interface PolicyTerm {
  readonly from: CalendarDate | null;
  /** The last day, where an act ended it: on the day before `from` it was withdrawn. */
  readonly to: CalendarDate | null;
}

/** 版の期間. A version of one policy among the others of it, the one published last first. */
export interface VersionTerm extends PolicyTerm {
  readonly policyVersionId: string;
}

/** 取下げ. True for a version that never was in force and never will be. */
export function isWithdrawn({ from, to }: PolicyTerm): boolean {
  return from !== null && to !== null && to < from;
}

/** The version that begins next after this one, of those that are not withdrawn. */
export function nextVersion<Version extends VersionTerm>(own: Version, versions: readonly Version[]): Version | null {
  const later = versions
    .filter((other) => !isWithdrawn(other) && other.from !== null && (own.from === null || other.from > own.from))
    .filter(({ policyVersionId }) => policyVersionId !== own.policyVersionId)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return later[0] ?? null;
}

/** The last day of a version: of its 廃止, or the day before the next one begins; null while neither is known. */
export function lastDay<Version extends VersionTerm>(own: Version, versions: readonly Version[]): CalendarDate | null {
  const next = nextVersion(own, versions)?.from ?? null;
  const before = next === null ? null : addDays(next, -1);
  if (own.to === null || before === null) return own.to ?? before;
  return own.to < before ? own.to : before;
}

/**
 * 版の状態. On a day: `in_force` 施行中, `coming` まだ施行されていない, `over` 後の版が施行された又は廃止された, `withdrawn` 取り下げた,
 * `unrecorded` 施行日の記録がなく、後の版もまだ施行されていない.
 */
export const VERSION_STATES = ['in_force', 'coming', 'over', 'withdrawn', 'unrecorded'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What a version is on a day, among all of its policy. Of those without a day only the newest may be in force. */
export function stateOn<Version extends VersionTerm>(
  own: Version,
  versions: readonly Version[],
  day: CalendarDate,
): VersionState {
  if (isWithdrawn(own)) return 'withdrawn';
  if (own.from !== null && own.from > day) return 'coming';
  const last = lastDay(own, versions);
  if (last !== null && last < day) return 'over';
  if (own.from !== null) return 'in_force';
  const newest = versions.find(({ from, to }) => from === null && (to === null || to >= day));
  return newest?.policyVersionId === own.policyVersionId ? 'unrecorded' : 'over';
}

/** 施行中の版. The one that is in force on a day, or the one that may be, as nobody said from when on; null for none. */
export function versionInForce<Version extends VersionTerm>(
  versions: readonly Version[],
  day: CalendarDate,
): Version | null {
  const holds = (wanted: VersionState) => versions.find((one) => stateOn(one, versions, day) === wanted);
  return holds('in_force') ?? holds('unrecorded') ?? null;
}

/** 施行日の重なり. The version that begins on the same day already. */
export function beginsWith<Version extends VersionTerm>(
  versions: readonly Version[],
  from: CalendarDate,
  own: string | null,
): Version | null {
  return versions.find((one) => one.policyVersionId !== own && one.from === from && !isWithdrawn(one)) ?? null;
}

/** 廃止する日. Why a version cannot end on a day. */
export type EndRefusal = 'before_begin' | 'after_next' | 'withdrawn';

/** 廃止の確かめ. Null where the version may end on that day, its last. */
export function endRefusal<Version extends VersionTerm>(
  own: Version,
  versions: readonly Version[],
  to: CalendarDate,
): EndRefusal | null {
  if (isWithdrawn(own)) return 'withdrawn';
  if (own.from !== null && to < own.from) return 'before_begin';
  const next = nextVersion(own, versions)?.from ?? null;
  return next !== null && to >= next ? 'after_next' : null;
}
