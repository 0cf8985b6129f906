import type { Unit } from '#app/domain/organization/unit.ts';

/** 数える規程. Ids of the policies that are not withdrawn, the one published first first: it binds whom no other does. */
export type CountedPolicies = readonly string[];

/** The policy that a unit names itself; null where it names none that counts. */
export function ownPolicy({ policyId }: Pick<Unit, 'policyId'>, counted: CountedPolicies): string | null {
  return policyId !== null && counted.includes(policyId) ? policyId : null;
}

/** The policy that a unit names, or the nearest unit above that names one; null where none of them does. */
export function namedPolicy(unit: Unit, units: ReadonlyMap<string, Unit>, counted: CountedPolicies): string | null {
  const own = ownPolicy(unit, counted);
  const parent = unit.parentId === null ? undefined : units.get(unit.parentId);
  return own !== null || parent === undefined ? own : namedPolicy(parent, units, counted);
}

/** 対象とする規程. The policy that binds a unit: the one that is named for it, or the first; null where none counts. */
export function boundPolicy(unit: Unit, units: ReadonlyMap<string, Unit>, counted: CountedPolicies): string | null {
  return namedPolicy(unit, units, counted) ?? counted[0] ?? null;
}
