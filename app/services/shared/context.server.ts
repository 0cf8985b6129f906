import type { Instant } from '#app/domain/shared/calendar-date.ts';
import type { Database } from '#db/client.server.ts';

/** What every service gets from outside: the one database, the clock and the source of new ids. */
export interface ServiceContext {
  readonly db: Database;
  readonly clock: () => Instant;
  /** A new unique id, sortable by its time of making. */
  readonly newId: () => string;
  /** The address that mail comes from; null where the installation sends none. */
  readonly mailFrom: string | null;
}
