import { RefusalTally } from '#app/domain/access/refusal-count.ts';
import { SignInGuard } from '#app/domain/access/sign-in-limit.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import type { Database } from '#db/client.server.ts';

/** What the one process remembers between requests, so that no request of a stranger writes to the disk. */
export interface AccessMemory {
  readonly guard: SignInGuard;
  readonly refusals: RefusalTally;
  /** When each session in use was last seen, by the hash of its token, until it is noted in its row. */
  readonly sessionsSeen: Map<string, Instant>;
}

declare global {
  var tenkenAccessMemories: WeakMap<Database, AccessMemory> | undefined;
}

/**
 * What is remembered beside a database. The pages are a build of their own, with a copy of this module, and must share
 * it with the server's timed work: so it hangs on what both have in common.
 */
export function memoryOf(db: Database): AccessMemory {
  const memories = (globalThis.tenkenAccessMemories ??= new WeakMap());
  const known = memories.get(db);
  if (known !== undefined) return known;
  const memory = { guard: new SignInGuard(), refusals: new RefusalTally(), sessionsSeen: new Map<string, Instant>() };
  memories.set(db, memory);
  return memory;
}
