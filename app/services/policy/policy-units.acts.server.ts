import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { planBinding } from '#app/domain/organization/policy-binding.ts';
import type { BindingChoice, BindingRefusal } from '#app/domain/organization/policy-binding.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { countedPolicies } from '#app/services/policy/policy-term.loader.server.ts';
import { bindingSeal } from '#app/services/policy/policy-units.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { policyNames, writeVersions } from '#db/queries/unit.server.ts';

/** 対象の所属の変更. */
export interface UnitsOfPolicy {
  readonly policyId: string;
  readonly choice: BindingChoice;
  readonly on: CalendarDate;
  /** Of the page that showed whom each policy binds. */
  readonly seal: string;
}

export type PolicyUnitsRefusal = Denial | BindingRefusal | 'unknown_policy' | 'changed_meanwhile';

/** Says whom a policy binds, from a day on: the units name it, in one act. */
export function bindPolicyUnits(
  context: ServiceContext,
  actor: Actor,
  { policyId, choice, on, seal }: UnitsOfPolicy,
): Result<null, PolicyUnitsRefusal> {
  return transact(context, actor.personId, 'policy_units.bind', ({ tx, at }) => {
    const permission = authorize(actor, 'policy.manage', null);
    if (!permission.ok) return permission;
    if (!policyNames(tx).has(policyId)) return refuse('unknown_policy');
    if (bindingSeal(tx) !== seal) return refuse('changed_meanwhile');
    const planned = planBinding(unitHistory(tx), {
      ...{ policyId, choice, on },
      counted: countedPolicies(tx),
      today: tokyoDate(at),
    });
    if (!planned.ok) return planned;
    writeVersions(tx, planned.value);
    const named = planned.value.put.map(({ id, from, policyId: names }) => ({ unitId: id, from, policyId: names }));
    return {
      ok: true,
      value: null,
      subject: `policy:${policyId}`,
      detail: { on, choice: choice.kind, units: choice.kind === 'all' ? [] : [...choice.unitIds], named },
    };
  });
}
