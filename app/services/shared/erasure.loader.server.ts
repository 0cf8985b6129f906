import { z } from 'zod';
import { ERASURE_KINDS, sameErasure } from '#app/domain/shared/erasure.ts';
import type { Erasure } from '#app/domain/shared/erasure.ts';
import type { Connection } from '#db/client.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { allErasures } from '#db/queries/erasure.server.ts';

/** 消去の一覧. What was lawfully removed, and where the tombstones and the activity log contradict each other. */
export interface Erasures {
  /** Hash of what is gone, by its subject; only what the log says as well. */
  readonly lawful: ReadonlyMap<string, string>;
  /** Subjects of a tombstone without its entry in the log, or of an entry without its tombstone. */
  readonly contradicted: readonly string[];
}

const loggedDetail = z.object({ kind: z.enum(ERASURE_KINDS), hash: z.string() });

/** Reads the tombstones, each held against the entry of the activity log that it names. */
export function erasuresOf(db: Connection): Erasures {
  const logged = new Map<number, Erasure>();
  for (const { type, sequence, subject, detail } of activityEntries(db)) {
    if (type === 'record.erase') logged.set(sequence, { ...loggedDetail.parse(JSON.parse(detail)), subject });
  }
  const lawful = new Map<string, string>();
  const contradicted: string[] = [];
  for (const erasure of allErasures(db)) {
    const entry = logged.get(erasure.sequence);
    logged.delete(erasure.sequence);
    if (entry !== undefined && sameErasure(entry, erasure)) lawful.set(erasure.subject, erasure.hash);
    else contradicted.push(erasure.subject);
  }
  return { lawful, contradicted: [...contradicted, ...[...logged.values()].map(({ subject }) => subject)] };
}
