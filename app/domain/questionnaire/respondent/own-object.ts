import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** 所管する対象. What of its own a respondent is asked about where a clause binds 「A又はB」. */
export type OwnObject = 'network' | 'system' | 'section';

/** Each of these has networks, systems, media and contracts of its own; who is bound beside them only helps. */
const OWNERS: Partial<Readonly<Record<RoleId, OwnObject>>> = {
  supervising_security_officer: 'network',
  security_manager: 'section',
  system_manager: 'system',
};

export function ownObjectOf(role: RoleId): OwnObject | null {
  return OWNERS[role] ?? null;
}

/**
 * Of whom a choice is asked, each for what it owns; `[]` where the choice is about one thing of the body. Who keeps a
 * system is one of them: whether a section or the body does something is one fact, and the secretariat names who tells.
 */
export function ownersAmong(roles: readonly RoleId[]): readonly RoleId[] {
  const owners = roles.filter((role) => ownObjectOf(role) !== null);
  return owners.length > 1 && owners.includes('system_manager') ? owners : [];
}

/**
 * 全庁で一つの対象. A room, what connects to the network or goes out of it, how people are guarded against
 * attacks, and what all who are concerned are told about threats.
 */
const OF_THE_BODY: readonly RegExp[] = [
  /管理区域|(?:情報システム|サーバ|マシン)室/u,
  /端末とネットワークとの接続の可否/u,
  /外部の?(?:Web)?サイト(?:等)?に対する攻撃/u,
  /人的対策|(?:入口|出口)対策/u,
  /情報セキュリティに関する情報を収集し、[^。]*関係者間で共有/u,
];

/**
 * Whom a duty binds that 統括 and the keepers of systems share: one room or one network would be told as often as there
 * are systems, and one lapse would count as many.
 */
export function tellersAmong(roles: readonly RoleId[], duty: string): readonly RoleId[] {
  const shared = roles.includes('supervising_security_officer') && roles.includes('system_manager');
  if (!shared || !OF_THE_BODY.some((one) => one.test(duty))) return roles;
  return roles.filter((role) => role !== 'system_manager' && role !== 'system_operator');
}

/** 「情報システム管理者は、ネットワーク及び情報システムへの接続時間を制限する」: nobody who is bound keeps the network. */
const OF_THE_NETWORK_TOO = /ネットワーク(?:及び|並びに|又は)(?:情報)?システムへの/u;

/** The office that keeps the network where a duty on it binds keepers of systems alone; null where there is none. */
export function networkOfficeBeside(roles: readonly RoleId[], duty: string): RoleId | null {
  const systems = roles.length > 0 && roles.every((role) => role === 'system_manager' || role === 'system_operator');
  return systems && OF_THE_NETWORK_TOO.test(duty) ? 'supervising_security_officer' : null;
}

/** What is done against an attack on the body's servers, and who is kept in touch for it. */
const AGAINST_ATTACK = /攻撃を受け|連絡を密に|(?:関係機関|警察)[^、。]{0,6}との[^、。]{0,6}連携/u;

/**
 * 全体のための二者. 「CISO及び統括責任者は、攻撃を受けた場合、…」: both act for the whole body, so that what is done then or
 * kept ready for it is one fact, and 統括 tells it.
 */
export function oneForTheBody(roles: readonly RoleId[], duty: string): readonly RoleId[] {
  return roles.includes('ciso') && roles.includes('supervising_security_officer') && AGAINST_ATTACK.test(duty)
    ? roles.filter((role) => role !== 'ciso')
    : roles;
}
