import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { boundPolicy } from '#app/domain/organization/bound-policy.ts';
import { changeDays } from '#app/domain/organization/unit-change.ts';
import { bureausOf, pathOf } from '#app/domain/organization/unit.ts';
import type { OrganizationUnitType, Unit } from '#app/domain/organization/unit.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { countedPolicies } from '#app/services/policy/policy-term.loader.server.ts';
import { bindingSeal } from '#app/services/policy/policy-units.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { findPolicyVersion } from '#db/queries/policy.server.ts';
import { policyNames } from '#db/queries/unit.server.ts';

/** 対象の所属の選択肢. */
export interface BoundUnit {
  readonly id: string;
  readonly name: string;
  readonly type: OrganizationUnitType;
  readonly isBound: boolean;
  /** Of another policy that binds it now. */
  readonly otherPolicyName: string | null;
}

/** 対象の所属の画面. */
export interface PolicyUnitsPage {
  readonly policyVersionId: string;
  readonly policyName: string;
  readonly bindsAll: boolean;
  readonly unitGroups: readonly { readonly name: string | null; readonly units: readonly BoundUnit[] }[];
  readonly seal: string;
  readonly firstDay: CalendarDate;
  readonly endDay: CalendarDate;
  readonly today: CalendarDate;
}

export function policyUnitsPage(
  { db, clock }: ServiceContext,
  actor: Actor,
  policyVersionId: string,
): Result<PolicyUnitsPage, Denial> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  const version = findPolicyVersion(db, policyVersionId);
  if (version === undefined) return refuse('not_permitted');
  const today = tokyoDate(clock());
  const units = unitsOn(db, today);
  const byId = new Map<string, Unit>(units.map((unit) => [unit.id, unit]));
  const names = policyNames(db);
  const counted = countedPolicies(db);
  const binding = (unit: Unit) => boundPolicy(unit, byId, counted);
  const body = units.find(({ type }) => type === 'organization');
  const groups = groupBy(
    units.filter(({ type }) => type !== 'organization'),
    (unit) => pathOf(bureausOf(unit, byId)),
  );
  const { from, to } = changeDays(today);
  return ok({
    policyVersionId,
    policyName: version.name,
    bindsAll: body !== undefined && binding(body) === version.policyId,
    unitGroups: [...groups].map(([name, own]) => ({
      name,
      units: own.map((unit) => {
        const bound = binding(unit);
        const isBound = bound === version.policyId;
        const otherPolicyName = bound === null || isBound ? null : (names.get(bound) ?? bound);
        return { id: unit.id, name: unit.name, type: unit.type, isBound, otherPolicyName };
      }),
    })),
    seal: bindingSeal(db),
    ...{ firstDay: from, endDay: to, today },
  });
}
