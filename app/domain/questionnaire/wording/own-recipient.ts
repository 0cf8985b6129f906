import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** 「自ら又は担当者以外の者が」, of several who are bound: none of them is meant by 「以外の者」. */
export function withActorsNamed(sentence: string, names: readonly string[]): string {
  return names.length > 1
    ? sentence.replace(/(?<=は、)自ら又は(?=[^。]*以外の者)/u, `${names.join('、')}、`)
    : sentence;
}

/** 「当該職員等が所属する課室等の情報セキュリティ管理者に通知し」 */
const OF_THEIR_SECTION =
  /及び当該職員等が所属する[^、。にを]{0,8}の情報セキュリティ管理者(?=に[^。]*(?:通知|報告|連絡))/u;

/** 自分への通知. Whoever heads a section is not asked to notify the head of it: that is for the people of another one. */
export function withoutOneself(sentence: string, roles: readonly RoleId[]): string {
  if (!roles.includes('security_manager')) return sentence;
  return sentence.replace(OF_THEIR_SECTION, '及び（他の所属の職員等のときは）その所属の情報セキュリティ管理者');
}
