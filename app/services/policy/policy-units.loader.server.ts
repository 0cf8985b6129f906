import { unboundUnits } from '#app/domain/organization/policy-binding.ts';
import { policyOfUnit } from '#app/domain/organization/unit.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { policyNames } from '#db/queries/unit.server.ts';

/** What a page showed of which policy binds which unit, in every version of every unit. */
export function bindingSeal(db: Connection): string {
  const seen = unitHistory(db).map(({ id, from, until, parentId, policyId }) => [id, from, until, parentId, policyId]);
  return sha256(canonicalJson(seen.map((one) => one.map(String)).sort()));
}

/** Whom each policy binds today, and whom none does. */
export interface PolicyBindings {
  /** The policies of a body with several; none where one binds everybody. */
  readonly policyUnitCounts: readonly { readonly policyId: string; readonly unitCount: number }[];
  readonly unboundNames: readonly string[];
}

export function policyBindings(db: Connection, today: CalendarDate): PolicyBindings {
  const names = policyNames(db);
  const units = unitsOn(db, today);
  const byId = new Map<string, Unit>(units.map((unit) => [unit.id, unit]));
  const own = units.filter(({ type }) => type !== 'organization');
  return {
    policyUnitCounts:
      names.size < 2
        ? []
        : [...names.keys()].map((policyId) => ({
            policyId,
            unitCount: own.filter((unit) => policyOfUnit(unit, byId) === policyId).length,
          })),
    unboundNames: unboundUnits(units, names.size).map(({ name }) => name),
  };
}
