import { instant, isInstant } from '#app/domain/shared/calendar-date.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import type { Connection } from '#db/client.server.ts';
import { findActivity, lastActivity } from '#db/queries/activity.server.ts';

/** The real time; what is handed to services wherever no past is being rebuilt. */
export function systemClock(): Instant {
  return instant(new Date().toISOString());
}

/** When the last act was done; null before the first one. */
export function lastEntryAt(db: Connection): Instant | null {
  const entry = findActivity(db, lastActivity(db).sequence);
  return entry === undefined || !isInstant(entry.at) ? null : entry.at;
}
