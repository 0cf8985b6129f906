import { z } from 'zod';
import { isThereOn } from '#app/domain/organization/unit-history.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { decidedByBody } from '#app/services/shared/body-setting.loader.server.ts';
import { storedKind } from '#app/services/shared/stored-value.server.ts';
import type { StoredKind } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems, allZones } from '#db/queries/asset.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { hasInquiries } from '#db/queries/inquiry.server.ts';
import { allLineage, hasPlacedAppointments } from '#db/queries/unit.server.ts';

export const storedExampleSeal: StoredKind<string> = storedKind('seal of the worked example', z.string());

/** All that a worked example can be of: everything but the body itself and its people. */
export function exampleGround(db: Connection) {
  const history = unitHistory(db);
  return {
    history,
    units: history.filter(({ type }) => type !== 'organization'),
    zones: allZones(db),
    systems: allSystems(db),
  };
}

/** The body itself, on which the example hangs. */
export function bodyUnitOn(db: Connection, today: CalendarDate): string | null {
  const found = unitHistory(db).find((unit) => unit.type === 'organization' && isThereOn(unit, today));
  return found?.id ?? null;
}

/** A text that is another one as soon as a unit, a zone or a system is. */
export function exampleSeal(db: Connection): string {
  const { units, zones, systems } = exampleGround(db);
  const byKey = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted();
  return sha256(canonicalJson([byKey(units.map((unit) => ({ ...unit }))), byKey(zones), byKey(systems)]));
}

/**
 * 見本の状態. `offered` while nothing stands in its way, `untouched` while all that is there is the example as it came and
 * nothing hangs on it; null else.
 */
export type ExampleState = 'offered' | 'untouched';

export function exampleState(db: Connection): ExampleState | null {
  const { units, zones, systems } = exampleGround(db);
  if (units.length + zones.length + systems.length === 0) return 'offered';
  const seal = decidedByBody(db, 'worked_example', storedExampleSeal);
  if (seal === undefined || seal !== exampleSeal(db)) return null;
  const hanging = hasPlacedAppointments(db) || hasInquiries(db) || allCampaigns(db).length + allLineage(db).length > 0;
  return hanging ? null : 'untouched';
}
