import { can } from '#app/domain/access/can.ts';
import type { Denial, DenialOf, Scope } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { PermittedAct, ResourceOf } from '#app/domain/access/resource.ts';
import { systemMay } from '#app/domain/access/system-act.ts';
import type { SystemAct } from '#app/domain/access/system-act.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/** Setting up a body happens before anybody can sign in; it acts under this name in the log. */
export const SET_UP = 'set_up';

/** Timed work and the start, which nobody does; it acts under this name in the log. */
export const SYSTEM = 'system';

/** Who does an act: a signed-in person, the set-up of a new body, or timed work. */
export type Operator = Actor | typeof SET_UP | typeof SYSTEM;

export function operatorId(operator: Operator): string {
  return typeof operator === 'string' ? operator : operator.personId;
}

/** The acts by which a new body is set up, before anybody can sign in. */
export type SetUpAct = 'organization.edit' | 'ledger.edit' | 'policy.manage' | 'account.manage';

/** Asks the door for an act that the set-up may also do. */
export function authorizeSetUp(operator: Operator, act: SetUpAct): Result<null, Denial> {
  if (operator === SET_UP) return ok(null);
  if (operator === SYSTEM) return refuse('not_permitted');
  const permission = can(operator, act, null);
  return permission.ok ? ok(null) : permission;
}

/** Asks the door for an act of timed work, which no person and no set-up does. */
export function authorizeSystem(operator: Operator, act: SystemAct): Result<null, Denial> {
  return operator === SYSTEM && systemMay(act) ? ok(null) : refuse('not_permitted');
}

/** Asks the door and hands out the scope that the queries need. */
export function authorize<A extends PermittedAct>(
  actor: Actor,
  act: A,
  resource: ResourceOf[A],
): Result<Scope, DenialOf<A>> {
  const permission = can(actor, act, resource);
  return permission.ok ? ok(permission.scope) : permission;
}
