import type { Actor } from '#app/domain/access/actor.ts';
import { sessionTokenHash } from '#app/lib/session.server.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findSessionPerson } from '#db/queries/organization.server.ts';

/** The signed-in person of the token; null when there is none or the session has expired. */
export function sessionActor(context: ServiceContext, token: string): Actor | null {
  const person = findSessionPerson(context.db, sessionTokenHash(token), context.clock());
  return person === undefined ? null : actorOf(context, person);
}
