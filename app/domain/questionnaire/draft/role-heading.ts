import { COMMON_ROLE_MAP, rolesOfSubject } from '#app/domain/questionnaire/respondent/role-map.ts';

/** Whether a heading is nothing but the name of an office. */
export function isRole(title: string): boolean {
  return rolesOfSubject(title, COMMON_ROLE_MAP).some((each) => each !== 'staff' && each !== 'handler');
}
