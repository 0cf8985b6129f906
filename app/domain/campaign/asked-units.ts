import { boundPolicy, namedPolicy } from '#app/domain/organization/bound-policy.ts';
import type { CountedPolicies } from '#app/domain/organization/bound-policy.ts';
import type { Unit } from '#app/domain/organization/unit.ts';

/** 規程ごとの対象の所属. Of the units that were ticked, which each chosen policy is asked of. */
export interface AskedUnits {
  /** By policy, in the order in which they were chosen. */
  readonly unitIdsOf: ReadonlyMap<string, readonly string[]>;
  /** Those that another policy binds, which was not chosen. */
  readonly others: readonly Unit[];
  /** Chosen policies that bind none of the ticked bureaus and sections, where there are any. */
  readonly withoutUnits: readonly string[];
}

export interface TickedUnits {
  readonly policyIds: readonly string[];
  readonly units: readonly Unit[];
  /** Whom a policy does not bind is not asked about it, even where no other policy names him. */
  readonly onlyBound: boolean;
}

/** The whole body is asked about every policy; each other unit about the one that binds it. */
export function askedUnits(
  { policyIds, units, onlyBound }: TickedUnits,
  all: ReadonlyMap<string, Unit>,
  counted: CountedPolicies,
): AskedUnits {
  const [only] = policyIds;
  // Who was given to no policy by name may be asked about a policy that is chosen alone.
  const policyOf = (unit: Unit): string | null =>
    policyIds.length > 1 || onlyBound
      ? boundPolicy(unit, all, counted)
      : (namedPolicy(unit, all, counted) ?? only ?? null);
  const own = units.filter(({ type }) => type !== 'organization').map((unit) => ({ unit, policyId: policyOf(unit) }));
  const whole = units.filter(({ type }) => type === 'organization').map(({ id }) => id);
  const ownOf = (wanted: string) => own.flatMap(({ unit, policyId }) => (policyId === wanted ? [unit.id] : []));
  return {
    unitIdsOf: new Map(policyIds.map((policyId) => [policyId, [...whole, ...ownOf(policyId)]])),
    others: own.flatMap(({ unit, policyId }) => (policyId !== null && policyIds.includes(policyId) ? [] : [unit])),
    withoutUnits: own.length === 0 ? [] : policyIds.filter((policyId) => ownOf(policyId).length === 0),
  };
}
