import { beginsWith, endRefusal, isWithdrawn, termDayRefusal } from '#app/domain/policy/policy-term.ts';
import type { EndRefusal, PolicyTerm, TermDayRefusal, VersionTerm } from '#app/domain/policy/policy-term.ts';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/**
 * 有効期間の変更. `begin` 施行日を記録する (once, where nobody has said it), `end` 廃止する, `withdraw` 取り下げる: it never was in force,
 * `resume` 廃止や取下げを取り消す.
 */
export type TermChange =
  | { readonly act: 'begin'; readonly from: CalendarDate; readonly because: string }
  | { readonly act: 'end'; readonly to: CalendarDate; readonly because: string }
  | { readonly act: 'withdraw'; readonly because: string }
  | { readonly act: 'resume'; readonly because: string };

/** Why the term of a version cannot be changed so. */
export type TermProblem =
  EndRefusal | TermDayRefusal | 'same_start' | 'begun_already' | 'no_begin' | 'not_ended' | 'bad_end';

/** The term that a version has after the change, among all of its policy. */
export function changedTerm(
  own: VersionTerm,
  versions: readonly VersionTerm[],
  change: TermChange,
  today: CalendarDate,
): Result<PolicyTerm, TermProblem> {
  const startsAs = (from: CalendarDate | null) =>
    from !== null && beginsWith(versions, from, own.policyVersionId) !== null;
  const day = change.act === 'begin' ? change.from : change.act === 'end' ? change.to : null;
  const dayRefused = day === null ? null : termDayRefusal(day, today);
  switch (change.act) {
    case 'begin':
      if (own.from !== null) return refuse('begun_already');
      if (dayRefused !== null) return refuse(dayRefused);
      if (startsAs(change.from)) return refuse('same_start');
      return own.to !== null && own.to < change.from ? refuse('bad_end') : ok({ from: change.from, to: own.to });
    case 'end': {
      const refused = endRefusal(own, versions, change.to) ?? dayRefused;
      return refused === null ? ok({ from: own.from, to: change.to }) : refuse(refused);
    }
    case 'withdraw':
      if (isWithdrawn(own)) return refuse('withdrawn');
      return own.from === null ? refuse('no_begin') : ok({ from: own.from, to: addDays(own.from, -1) });
    case 'resume':
      if (own.to === null) return refuse('not_ended');
      return startsAs(own.from) ? refuse('same_start') : ok({ from: own.from, to: null });
  }
}
