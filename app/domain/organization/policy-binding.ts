import { boundPolicy, namedPolicy, ownPolicy } from '#app/domain/organization/bound-policy.ts';
import type { CountedPolicies } from '#app/domain/organization/bound-policy.ts';
import { checkDay, withComing } from '#app/domain/organization/unit-change.ts';
import type { DayRefusal } from '#app/domain/organization/unit-change.ts';
import { isThereOn } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, UnitVersion, VersionWrites } from '#app/domain/organization/unit-history.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/** 対象の所属. All that no other policy binds, or these bureaus and sections. */
export type BindingChoice = { readonly kind: 'all' } | { readonly kind: 'chosen'; readonly unitIds: readonly string[] };

/** 対象の変更. Which policy binds whom, from which day on. */
export interface BindingChange {
  readonly policyId: string;
  readonly counted: CountedPolicies;
  readonly choice: BindingChoice;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}

/**
 * `withdrawn_policy`: it binds nobody. `bound_from_above`: a unit would be left out whose bureau is chosen.
 * `first_policy`: a unit would be left out of the policy that binds whom no other does. `later_change`: a unit has
 * changed since that day.
 */
export type BindingRefusal =
  | DayRefusal
  | 'withdrawn_policy'
  | 'unknown_unit'
  | 'no_units'
  | 'bound_from_above'
  | 'first_policy'
  | 'later_change'
  | 'nothing_changed';

/** From the body down to the sections. */
function downwards(units: readonly UnitVersion[]): readonly UnitVersion[] {
  const below = (parentId: string | null): readonly UnitVersion[] =>
    units.filter((unit) => unit.parentId === parentId).flatMap((unit) => [unit, ...below(unit.id)]);
  return below(null);
}

/** What is stored so that the policy binds just these units: as few as can be name it, the others stay as they are. */
export function planBinding(
  history: UnitHistory,
  { policyId, counted, choice, on, today }: BindingChange,
): Result<VersionWrites, BindingRefusal> {
  const day = checkDay(on, today);
  if (!day.ok) return day;
  if (!counted.includes(policyId)) return refuse('withdrawn_policy');
  const units = downwards(history.filter((version) => isThereOn(version, on)));
  const byId = new Map<string, Unit>(units.map((unit) => [unit.id, unit]));
  const chosen = new Set(choice.kind === 'all' ? [] : choice.unitIds);
  if (choice.kind === 'chosen' && chosen.size === 0) return refuse('no_units');
  if ([...chosen].some((id) => byId.get(id)?.type === 'organization' || !byId.has(id))) return refuse('unknown_unit');
  const wantedOf = (unit: Unit, above: string | null): string | null => {
    if (choice.kind === 'all') return namedPolicy(unit, byId, counted) ?? policyId;
    if (chosen.has(unit.id)) return policyId;
    const before = boundPolicy(unit, byId, counted);
    return before === policyId ? above : before;
  };
  const bound = new Map<string, string | null>();
  const put: UnitVersion[] = [];
  for (const unit of units) {
    const above = (unit.parentId === null ? null : bound.get(unit.parentId)) ?? counted[0] ?? null;
    const named = namedPolicy(unit, byId, counted);
    const isLeftOut = choice.kind === 'chosen' && !chosen.has(unit.id) && unit.type !== 'organization';
    if (isLeftOut && above === policyId && (named ?? policyId) === policyId)
      return refuse(unit.parentId !== null && chosen.has(unit.parentId) ? 'bound_from_above' : 'first_policy');
    const wanted = wantedOf(unit, above);
    bound.set(unit.id, wanted);
    if ((ownPolicy(unit, counted) ?? above) === wanted) continue;
    if (history.some((other) => other.id === unit.id && other.from > on && other.from <= today))
      return refuse('later_change');
    put.push(...withComing(history, on, unit, { ...unit, policyId: wanted === above ? null : wanted }).put);
  }
  return put.length === 0 ? refuse('nothing_changed') : ok({ drop: [], put });
}
