import type { UnitType } from '#app/domain/shared/unit-type.ts';

/**
 * 役割. Who a clause binds, as an English id. The words a body uses for a role
 * are data (`RoleNames`), never part of the id.
 */
export const ROLE_IDS = [
  'ciso',
  'supervising_security_officer',
  'committee',
  'audit_supervisor',
  'auditor',
  'csirt',
  'secretariat',
  'cloud_approver',
  'security_officer',
  'security_manager',
  'staff',
  'handler',
  'audited_unit',
  'contractor',
  'system_manager',
  'system_operator',
  'cloud_manager',
] as const;
export type RoleId = (typeof ROLE_IDS)[number];

/** 全庁組織の回答部署. The organization has one sheet per office. */
export const ORGANIZATION_OFFICES = [
  'ciso',
  'supervising_security_officer',
  'committee',
  'audit_supervisor',
  'csirt',
  'secretariat',
] as const;
export type OrganizationOffice = (typeof ORGANIZATION_OFFICES)[number];

/** 役割の既定. Default target of each role; a policy may override it (`RoleMap.units`). */
export const ROLE_UNITS = {
  ciso: 'organization',
  supervising_security_officer: 'organization',
  committee: 'organization',
  audit_supervisor: 'organization',
  auditor: 'organization',
  csirt: 'organization',
  secretariat: 'organization',
  cloud_approver: 'organization',
  security_officer: 'bureau',
  security_manager: 'department',
  staff: 'department',
  handler: 'department',
  audited_unit: 'department',
  contractor: 'department',
  system_manager: 'system',
  system_operator: 'system',
  cloud_manager: 'system',
} as const satisfies Record<RoleId, UnitType>;

const ROLE_OFFICES: Partial<Record<RoleId, OrganizationOffice>> = {
  ciso: 'ciso',
  supervising_security_officer: 'supervising_security_officer',
  committee: 'committee',
  audit_supervisor: 'audit_supervisor',
  auditor: 'audit_supervisor',
  csirt: 'csirt',
  secretariat: 'secretariat',
  cloud_approver: 'supervising_security_officer',
};

/** Which of the organization's offices answers for a role; null for roles of other targets. */
export function officeOfRole(role: RoleId): OrganizationOffice | null {
  return ROLE_OFFICES[role] ?? null;
}

/** 役割名の対応. One of a body's own names for a role; the first match in the list wins. */
export interface RoleName {
  readonly pattern: RegExp;
  readonly role: RoleId;
  /** Set for a short form that stands for several offices at once. */
  readonly others?: readonly RoleId[];
}
