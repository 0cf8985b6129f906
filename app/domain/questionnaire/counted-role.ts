import { isOfficeUsed } from '#app/domain/organization/module.ts';
import type { Modules } from '#app/domain/organization/module.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** Who answers at a target for a role that the body does without. */
const STAND_INS = {
  organization: 'secretariat',
  bureau: 'secretariat',
  department: 'security_manager',
  system: 'system_manager',
} as const satisfies Record<UnitType, RoleId>;

function isRoleUsed(modules: Modules, role: RoleId): boolean {
  switch (role) {
    case 'committee':
    case 'audit_supervisor':
    case 'auditor':
    case 'security_officer':
      return isOfficeUsed(modules, role);
    case 'audited_unit':
      return modules.audit;
    default:
      return true;
  }
}

/** 集計する役割. The roles that a question counts for: instead of those that the body does without, who answers it. */
export function countedRoles(roles: readonly RoleId[], unit: UnitType, modules: Modules): readonly RoleId[] {
  return [...new Set(roles.map((role) => (isRoleUsed(modules, role) ? role : STAND_INS[unit])))];
}

/** True where both count the same duties for each role. */
export function countRolesAlike(one: Modules, other: Modules): boolean {
  return one.audit === other.audit && one.committee === other.committee && one.bureau === other.bureau;
}
