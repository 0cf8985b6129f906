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
