import { describe, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { ActionProgress, ActionStep } from '#app/domain/improvement/progress.ts';
import { ACTION_PROGRESS, ACTION_STEPS, advanceAction, isBehind } from '#app/domain/improvement/progress.ts';

const ALLOWED: readonly (readonly [ActionProgress, ActionStep, ActionProgress])[] = [
  ['not_started', 'start', 'in_progress'],
  ['not_started', 'postpone', 'postponed'],
  ['not_started', 'cancel', 'cancelled'],
  ['in_progress', 'report_done', 'reported_done'],
  ['in_progress', 'postpone', 'postponed'],
  ['in_progress', 'cancel', 'cancelled'],
  ['reported_done', 'confirm_effect', 'effect_confirmed'],
  ['reported_done', 'redo', 'in_progress'],
  ['postponed', 'resume', 'in_progress'],
  ['postponed', 'cancel', 'cancelled'],
];

describe('a measure is behind', () => {
  const due = calendarDate('2026-12-31');
  const on = (day: string) => (progress: ActionProgress) => isBehind({ progress, due }, calendarDate(day));

  it('from the day after its last day on, and not on that day', () => {
    expect(on('2026-12-31')('in_progress')).toBe(false);
    expect(on('2027-01-01')('in_progress')).toBe(true);
  });

  it('only while somebody has still to do it', () => {
    expect(ACTION_PROGRESS.filter(on('2027-04-01'))).toEqual(['not_started', 'in_progress']);
  });

  it('never where no day was decided', () => {
    expect(isBehind({ progress: 'not_started', due: null }, calendarDate('2099-01-01'))).toBe(false);
  });
});

describe('an improvement action', () => {
  for (const progress of ACTION_PROGRESS) {
    for (const step of ACTION_STEPS) {
      const to = ALLOWED.find(([from, by]) => from === progress && by === step)?.[2];
      it(to === undefined ? `cannot ${step} when ${progress}` : `goes from ${progress} by ${step} to ${to}`, () => {
        expect(advanceAction(progress, step)).toEqual(
          to === undefined ? { ok: false, reason: 'wrong_state' } : { ok: true, value: to },
        );
      });
    }
  }

  it('is never confirmed as effective by whoever merely reports it done', () => {
    expect(advanceAction('in_progress', 'confirm_effect').ok).toBe(false);
  });
});
