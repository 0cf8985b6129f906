import type { Actor } from '#app/domain/access/actor.ts';
import { sessionTokenHash } from '#app/lib/session.server.ts';
import { accessSettings } from '#app/services/access/access-setting.loader.server.ts';
import { actorOf } from '#app/services/access/actor.loader.server.ts';
import { memoryOf } from '#app/services/access/memory.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findSessionPerson } from '#db/queries/session.server.ts';

const MINUTE_MS = 60_000;

/**
 * Whose session the token is of; null when there is none or it has ended, by its term or because nothing was asked for
 * too long. Being asked for is what keeps it alive.
 */
export function sessionPerson(
  context: ServiceContext,
  token: string,
): { readonly id: string; readonly name: string } | null {
  const now = context.clock();
  const tokenHash = sessionTokenHash(token);
  const person = findSessionPerson(context.db, tokenHash, now);
  if (person === undefined) return null;
  const { sessionsSeen } = memoryOf(context.db);
  const lastSeen = Math.max(Date.parse(person.seenAt), Date.parse(sessionsSeen.get(tokenHash) ?? person.seenAt));
  const { idleMinutes } = accessSettings(context.db).sessionTerms;
  if (Date.parse(now) - lastSeen > idleMinutes * MINUTE_MS) return null;
  sessionsSeen.set(tokenHash, now);
  return { id: person.id, name: person.name };
}

/** The signed-in person of the token with what the person holds today. */
export function sessionActor(context: ServiceContext, token: string): Actor | null {
  const person = sessionPerson(context, token);
  return person === null ? null : actorOf(context, person);
}
