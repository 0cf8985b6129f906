import type { Actor } from '#app/domain/access/actor.ts';
import { sessionTokenHash } from '#app/lib/session.server.ts';
import { sessionTermsOf } from '#app/services/access/access-setting.loader.server.ts';
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
): { readonly id: string; readonly name: string; readonly mustChange: boolean } | null {
  const now = context.clock();
  const tokenHash = sessionTokenHash(token);
  const person = findSessionPerson(context.db, tokenHash, now);
  if (person === undefined) return null;
  const { sessionsSeen } = memoryOf(context.db);
  const lastSeen = Math.max(Date.parse(person.seenAt), Date.parse(sessionsSeen.get(tokenHash) ?? person.seenAt));
  const { idleMinutes } = sessionTermsOf(person.terms);
  if (Date.parse(now) - lastSeen > idleMinutes * MINUTE_MS) return null;
  sessionsSeen.set(tokenHash, now);
  return { id: person.id, name: person.name, mustChange: person.mustChange };
}

/** 入場. The signed-in person of a token with what the person holds today. */
export interface Session {
  readonly actor: Actor;
  /** True until the person has chosen a password in place of the one that was drawn. */
  readonly mustChange: boolean;
}

export function findSession(context: ServiceContext, token: string): Session | null {
  const person = sessionPerson(context, token);
  return person === null ? null : { actor: actorOf(context, person), mustChange: person.mustChange };
}

/** The signed-in person of the token, whatever the person may do. */
export function sessionActor(context: ServiceContext, token: string): Actor | null {
  return findSession(context, token)?.actor ?? null;
}
