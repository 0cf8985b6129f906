import type { Instant } from '#app/domain/shared/calendar-date.ts';

/** A clock that stands where it was last set: services that run by it write a past. */
export interface WalkingClock {
  readonly now: () => Instant;
  readonly set: (at: Instant) => void;
}

export function walkingClock(start: Instant): WalkingClock {
  let at = start;
  return {
    now: () => at,
    set: (next) => {
      if (next < at) throw new Error(`the past is written forwards: ${next} after ${at}`);
      at = next;
    },
  };
}
