import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { contractsNamingSystems } from '#db/queries/contract.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 情報システムの契約. What the page of a system says of a contract that names it. */
export interface SystemContract {
  readonly id: string;
  readonly name: string;
  readonly contractor: string;
  readonly endsOn: CalendarDate | null;
}

/** The contracts in force on `day` by the systems that they name: of the whole ledger, or of these systems alone. */
export function contractsBySystem(
  db: Connection,
  day: CalendarDate,
  systemIds: readonly string[] | null = null,
): ReadonlyMap<string, readonly SystemContract[]> {
  return groupBy(
    contractsNamingSystems(db, day, systemIds).map(({ endsOn, ...contract }) => ({
      ...contract,
      endsOn: endsOn === null ? null : calendarDate(endsOn),
    })),
    ({ systemId }) => systemId,
  );
}
