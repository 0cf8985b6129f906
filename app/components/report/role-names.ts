import type { OfficeNames } from '#app/domain/organization/office.ts';
import { ROLE_PHRASES } from '#app/domain/questionnaire/labels.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** What the roles of a questionnaire are called where the offices are called so. */
export function roleNames(offices: OfficeNames): Readonly<Record<RoleId, string>> {
  return { ...offices, ...ROLE_PHRASES };
}
