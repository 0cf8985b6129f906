import { ok, refuse } from '#app/domain/shared/result.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';

/** 進捗. 未着手・実施中・完了報告・効果確認済・延期・中止. */
export const ACTION_PROGRESS = [
  'not_started',
  'in_progress',
  'reported_done',
  'effect_confirmed',
  'postponed',
  'cancelled',
] as const;
export type ActionProgress = (typeof ACTION_PROGRESS)[number];

/** 未了. Whoever's measure it is has still to do it: not once that is reported, nor where the body decided otherwise. */
export const STILL_TO_DO: readonly ActionProgress[] = ['not_started', 'in_progress'];

export function isStillToDo(progress: ActionProgress): boolean {
  return STILL_TO_DO.includes(progress);
}

/** 期限超過. Still to be done after its last day; the day itself is in time, and one without a day is never late. */
export function isBehind(
  { progress, due }: { readonly progress: ActionProgress; readonly due: CalendarDate | null },
  today: CalendarDate,
): boolean {
  return isStillToDo(progress) && due !== null && today > due;
}

/** 期限による絞込み. Those alone that are behind. */
export const DUE_FILTERS = ['overdue'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

/** 進捗の操作. `redo`: the check found no effect. */
export const ACTION_STEPS = ['start', 'report_done', 'confirm_effect', 'redo', 'postpone', 'resume', 'cancel'] as const;
export type ActionStep = (typeof ACTION_STEPS)[number];

const TRANSITIONS: Readonly<Record<ActionProgress, Partial<Readonly<Record<ActionStep, ActionProgress>>>>> = {
  not_started: { start: 'in_progress', postpone: 'postponed', cancel: 'cancelled' },
  in_progress: { report_done: 'reported_done', postpone: 'postponed', cancel: 'cancelled' },
  reported_done: { confirm_effect: 'effect_confirmed', redo: 'in_progress' },
  postponed: { resume: 'in_progress', cancel: 'cancelled' },
  effect_confirmed: {},
  cancelled: {},
};

/**
 * The progress after `step`, or `wrong_state` where the table holds no such step. The follow-up of the
 * improvement plan (issue "plan and exceptions") builds on it.
 */
export function advanceAction(progress: ActionProgress, step: ActionStep): Result<ActionProgress, 'wrong_state'> {
  const next = TRANSITIONS[progress][step];
  return next === undefined ? refuse('wrong_state') : ok(next);
}
