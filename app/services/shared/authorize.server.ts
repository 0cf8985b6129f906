import { can } from '#app/domain/access/can.ts';
import type { Denial, Scope } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { PermittedAct, ResourceOf } from '#app/domain/access/resource.ts';
import { ok } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/** Setting up a body happens before anybody can sign in; it acts under this name in the log. */
export const SET_UP = 'set_up';

/** Who does an act: a signed-in person, or the set-up of a new body. */
export type Operator = Actor | typeof SET_UP;

export function operatorId(operator: Operator): string {
  return operator === SET_UP ? SET_UP : operator.personId;
}

/** The acts by which a new body is set up, before anybody can sign in. */
export type SetUpAct = 'organization.edit' | 'ledger.edit' | 'policy.manage' | 'account.manage';

/** Asks the door for an act that the set-up may also do. */
export function authorizeSetUp(operator: Operator, act: SetUpAct): Result<null, Denial> {
  if (operator === SET_UP) return ok(null);
  const permission = can(operator, act, null);
  return permission.ok ? ok(null) : permission;
}

/** Asks the door and hands out the scope that the queries need. */
export function authorize<A extends PermittedAct>(
  actor: Actor,
  act: A,
  resource: ResourceOf[A],
): Result<Scope, Denial> {
  const permission = can(actor, act, resource);
  return permission.ok ? ok(permission.scope) : permission;
}
