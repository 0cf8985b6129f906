import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Refusal } from '#app/domain/shared/result.ts';
import { AppError } from '#app/lib/http.server.ts';
import { readSessionToken } from '#app/lib/session.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';

/** The signed-in person of the request; throws `not_signed_in` where there is none. */
export function requireActor(request: Request, context: ServiceContext): Actor {
  const token = readSessionToken(request);
  const actor = token === null ? null : sessionActor(context, token);
  if (actor === null) throw new AppError('not_signed_in');
  return actor;
}

/**
 * The value of a reading that the door allowed. A resource with an id that may not be seen is answered
 * like one that does not exist; pages of the whole body are forbidden.
 */
export function granted<Value>(
  result: { readonly ok: true; readonly value: Value } | Refusal<Denial>,
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
  }
}
