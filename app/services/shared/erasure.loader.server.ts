import { z } from 'zod';
import { ERASURE_KINDS, sameErasure } from '#app/domain/shared/erasure.ts';
import type { Erasure } from '#app/domain/shared/erasure.ts';
import type { Connection } from '#db/client.server.ts';
import { activityEntries, findActivity } from '#db/queries/activity.server.ts';
import { allErasures } from '#db/queries/erasure.server.ts';

/** 消去の一覧. What was lawfully removed, and where the tombstones and the activity log contradict each other. */
export interface Erasures {
  /** Hash of what is gone, by its subject; only what the log says as well. */
  readonly lawful: ReadonlyMap<string, string>;
  /** Subjects of a tombstone without its entry in the log, or of an entry without its tombstone. */
  readonly contradicted: readonly string[];
}

const loggedDetail = z.object({ kind: z.enum(ERASURE_KINDS), hash: z.string() });

type LogEntry = NonNullable<ReturnType<typeof findActivity>>;

/** What an entry of the activity log says was removed; null for an entry of another act. */
function loggedErasure({ type, subject, detail }: LogEntry): Erasure | null {
  return type === 'record.erase' ? { ...loggedDetail.parse(JSON.parse(detail)), subject } : null;
}

/** Hash of what was removed, by its subject: the tombstones whose entry in the activity log says the same. */
export function lawfulErasures(db: Connection): Erasures['lawful'] {
  const vouched = allErasures(db).filter((erasure) => {
    const entry = findActivity(db, erasure.sequence);
    const logged = entry === undefined ? null : loggedErasure(entry);
    return logged !== null && sameErasure(logged, erasure);
  });
  return new Map(vouched.map(({ subject, hash }) => [subject, hash]));
}

/** Holds tombstones and the whole activity log against each other. */
export function erasuresOf(db: Connection): Erasures {
  const lawful = lawfulErasures(db);
  const buried = allErasures(db).map(({ subject }) => subject);
  const logged: string[] = [];
  for (const entry of activityEntries(db)) {
    const erasure = loggedErasure(entry);
    if (erasure !== null) logged.push(erasure.subject);
  }
  const named = new Set([...buried, ...logged]);
  return { lawful, contradicted: [...named].filter((subject) => !lawful.has(subject)) };
}

const closedDetail = z.object({ closing: z.string() });

/** What has lawfully gone with all that belonged to it: the campaigns that were erased, and their closings. */
export function goneOwners(db: Connection, lawful: Erasures['lawful']): ReadonlySet<string> {
  const gone = new Set<string>();
  if (![...lawful.keys()].some((subject) => subject.startsWith('campaign:'))) return gone;
  for (const { type, subject, detail } of activityEntries(db)) {
    if (!lawful.has(subject) || !subject.startsWith('campaign:')) continue;
    gone.add(subject.slice('campaign:'.length));
    if (type === 'campaign.close') gone.add(closedDetail.parse(JSON.parse(detail)).closing);
  }
  return gone;
}
