import { instant } from '#app/domain/shared/calendar-date.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';

/** The real time; what is handed to services wherever no past is being rebuilt. */
export function systemClock(): Instant {
  return instant(new Date().toISOString());
}
