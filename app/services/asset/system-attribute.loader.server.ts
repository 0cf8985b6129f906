import { attributesOf } from '#app/domain/questionnaire/gate/applicability.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Connection } from '#db/client.server.ts';
import { allZones, systemsOn } from '#db/queries/asset.server.ts';

/** What the ledger and the zones say of each system in use on a day, by its id. */
export function attributesInUse(db: Connection, day: CalendarDate): ReadonlyMap<string, readonly string[]> {
  const zones = new Map(allZones(db).map(({ id, kind }) => [id, kind]));
  return new Map(
    systemsOn(db, day).map((system) => {
      const zone = zones.get(system.zoneId);
      return [system.id, zone === undefined ? system.attributes : attributesOf(system, zone)];
    }),
  );
}
