import type { RoleId, RoleName } from '#app/domain/questionnaire/role.ts';
import { tidy } from '#app/domain/questionnaire/sentence.ts';

/**
 * 役割名の既定. Names that the 総務省 model and the bodies following it use. A policy puts its
 * own names in front; the first match wins, so the longer names stand before those they contain.
 */
export const COMMON_ROLE_NAMES: readonly RoleName[] = [
  { pattern: /監査(?:統括|総括)責任者$/u, role: 'audit_supervisor' },
  { pattern: /(?:監査(?:を行う|を実施する|を行なう)者|内部監査班|監査人|監査員|監査担当者)$/u, role: 'auditor' },
  { pattern: /^監査を受ける者|被監査部門$|監査を受ける(?:部門|部署|課)/u, role: 'audited_unit' },
  { pattern: /(?:承認者|許可者|申請を行う者)$/u, role: 'supervising_security_officer' },
  { pattern: /許可権限者$/u, role: 'cloud_approver' },
  { pattern: /(?:クラウドサービス|外部サービス)管理者$/u, role: 'cloud_manager' },
  { pattern: /(?:統括情報セキュリティ責任者|統括情報責任者|統括情報セキュリティー責任者)等?$/u, role: 'supervising_security_officer' },
  { pattern: /最高情報(?:セキュリティ|統括)?責任者|CISO(?:補佐)?$|CISOが指名した者$|セキュリティアドバイザー$/u, role: 'ciso' },
  { pattern: /(?:情報|セキュリティ|デジタル|ＤＸ|DX|ICT)[^、]{0,15}(?:委員会|本部|会議)$|^(?:副?委員長|推進委員会)$/u, role: 'committee' },
  { pattern: /CSIRT(?:責任者)?$|統一的な窓口$/u, role: 'csirt' },
  { pattern: /事務局$/u, role: 'secretariat' },
  { pattern: /情報セキュリティ(?:責任者|担当部長)等?$/u, role: 'security_officer' },
  { pattern: /情報セキュリティ管理者等?$|^(?:各)?(?:課室?長|課等の長|所属長)$|情報化?推進(?:員|リーダー)$/u, role: 'security_manager' },
  { pattern: /ネットワーク管理者等?$/u, role: 'supervising_security_officer' },
  { pattern: /(?:情報システム|システム|情報)管理者等?$/u, role: 'system_manager' },
  { pattern: /システム担当者等?$/u, role: 'system_operator' },
  { pattern: /委託(?:事業者|業者|先)$/u, role: 'contractor' },
  { pattern: /職員等?$|従事する者$/u, role: 'staff' },
];

/** A privilege holder's deputy is named by those who hold the privilege. */
const ROLES_INSIDE_PHRASE = /(?:特権|権限)を(?:代行|行使)する者$/u;

/** 役割名の対応表. How one policy names the roles. */
export interface RoleMap {
  readonly names: readonly RoleName[];
}

export const COMMON_ROLE_MAP: RoleMap = { names: COMMON_ROLE_NAMES };

/** The map of a policy that names roles in words of its own; those names are compared whole. */
export function roleMapOf(ownNames: Readonly<Record<string, RoleId>>): RoleMap {
  const own = Object.entries(ownNames).map(([name, role]) => ({ pattern: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}$`, 'u'), role }));
  return { names: [...own, ...COMMON_ROLE_NAMES] };
}

/** A subject as the policy names it, with the roles it stands for; `[]` when it is nobody the map knows. */
export function rolesOfSubject(subject: string, map: RoleMap): readonly RoleId[] {
  const name = tidy(subject).replace(/^(?:全ての|すべての|当該|各)/u, '');
  if (ROLES_INSIDE_PHRASE.test(name)) {
    const holders = name.replace(/の?(?:特権|権限)を.*$/u, '').split(/及び|又は|並びに|、/u);
    const roles = holders.flatMap((holder) => rolesOfSubject(holder, map));
    if (roles.length > 0) return [...new Set(roles)];
  }
  const known = map.names.find(({ pattern }) => pattern.test(name));
  if (known !== undefined) return [known.role];
  return /(?:者|人|もの)$/u.test(name) ? ['handler'] : [];
}
