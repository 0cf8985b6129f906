import { boundPolicy } from '#app/domain/organization/bound-policy.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { countedPolicies } from '#app/services/policy/policy-term.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { policyNames } from '#db/queries/unit.server.ts';

/** What a page showed of which policy binds which unit, in every version of every unit. */
export function bindingSeal(db: Connection): string {
  const seen = unitHistory(db).map(({ id, from, until, parentId, policyId }) => [id, from, until, parentId, policyId]);
  const counted = [...countedPolicies(db)];
  return sha256(canonicalJson({ counted, units: seen.map((one) => one.map(String)).sort() }));
}

/** Bureaus and sections that each policy binds; none where one policy binds everybody. */
export function unitCountsOfPolicies(db: Connection, today: CalendarDate): ReadonlyMap<string, number> {
  const names = policyNames(db);
  if (names.size < 2) return new Map();
  const counted = countedPolicies(db);
  const units = unitsOn(db, today);
  const byId = new Map<string, Unit>(units.map((unit) => [unit.id, unit]));
  const bound = units.filter(({ type }) => type !== 'organization').map((unit) => boundPolicy(unit, byId, counted));
  return new Map([...names.keys()].map((id) => [id, bound.filter((one) => one === id).length]));
}
