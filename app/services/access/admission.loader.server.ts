import type { Actor } from '#app/domain/access/actor.ts';
import type { SavingDenial } from '#app/domain/access/can.ts';
import type { Refusal } from '#app/domain/shared/result.ts';
import { AppError } from '#app/lib/http.server.ts';
import { readSessionToken } from '#app/lib/session.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findSession } from '#app/services/access/session.loader.server.ts';
import type { Session } from '#app/services/access/session.loader.server.ts';

/** What a request is asked for with. */
export interface DoorContext extends ServiceContext {
  /**
   * Whom the door has let in for this request, by token: the parts of a page that is read ask one after the other. What
   * changes something is given none, because it may change just that.
   */
  readonly letIn?: Map<string, Session>;
}

/** The session of the request, of whoever must change a password too; throws `not_signed_in` where there is none. */
export function requireSession(request: Request, context: DoorContext): Session & { readonly token: string } {
  const token = readSessionToken(request);
  if (token === null) throw new AppError('not_signed_in');
  const session = context.letIn?.get(token) ?? findSession(context, token);
  if (session === null) throw new AppError('not_signed_in');
  context.letIn?.set(token, session);
  return { ...session, token };
}

/**
 * The signed-in person of the request; throws `not_signed_in` where there is none, and `must_change_password` where the
 * password was drawn: until another is chosen the person is let into nothing else.
 */
export function requireActor(request: Request, context: DoorContext): Actor {
  const { actor, mustChange } = requireSession(request, context);
  if (mustChange) throw new AppError('must_change_password');
  return actor;
}

/**
 * The value of a reading that the door allowed. A resource with an id that may not be seen is answered
 * like one that does not exist; pages of the whole body are forbidden.
 */
export function granted<Value>(
  result: { readonly ok: true; readonly value: Value } | Refusal<SavingDenial>,
  kind: 'resource' | 'page',
): Value {
  if (result.ok) return result.value;
  switch (result.reason) {
    case 'not_permitted':
      throw new AppError(kind === 'resource' ? 'not_found' : 'forbidden');
    case 'own_answers':
      throw new AppError('forbidden');
    case 'wrong_state':
      throw new AppError('conflict');
    case 'being_counted':
      throw new AppError('being_counted');
  }
}
