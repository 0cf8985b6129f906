import type { Denial } from '#app/domain/access/can.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { sessionTokenHash } from '#app/lib/session.server.ts';
import { memoryOf } from '#app/services/access/memory.loader.server.ts';
import { authorizeSystem, operatorId } from '#app/services/shared/authorize.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { insertRefusalCounts, markRefusalsTold, untoldRefusals } from '#db/queries/access.server.ts';
import { findSessionAccount, noteSeen } from '#db/queries/session.server.ts';

const HOUR_MS = 60 * 60_000;

/** Counts an act that was refused to whoever holds the session, or to a stranger. */
export function countRefusedAct(
  context: ServiceContext,
  from: { readonly token: string | null; address: string },
): void {
  const accountId = from.token === null ? null : (findSessionAccount(context.db, sessionTokenHash(from.token)) ?? null);
  const refused = { kind: 'act_refused', accountId, address: from.address } as const;
  memoryOf(context.db).refusals.add(refused, context.clock());
}

/**
 * Writes down what the process remembers: refusals by the minute, and when sessions were last seen. These are no acts,
 * and stand in no log that cannot shrink: strangers cause them.
 */
export function keepMemory({ db }: ServiceContext): void {
  const { refusals, sessionsSeen } = memoryOf(db);
  const counts = refusals.counts();
  if (counts.length + sessionsSeen.size === 0) return;
  db.transaction(
    (tx) => {
      insertRefusalCounts(tx, counts);
      for (const [tokenHash, at] of sessionsSeen) noteSeen(tx, tokenHash, at);
    },
    { behavior: 'immediate' },
  );
  refusals.forget();
  sessionsSeen.clear();
}

/** Tells in the log, in one entry, of what was refused in the hours that are over; nothing where nothing was. */
export function summarizeRefusals(
  context: ServiceContext,
  operator: Operator,
): Result<{ readonly refused: number }, Denial | 'nothing_to_do'> {
  return transact(context, operatorId(operator), 'refusal.summarize', ({ tx, at }) => {
    const permission = authorizeSystem(operator, 'refusal.summarize');
    if (!permission.ok) return permission;
    const until = instant(new Date(Math.floor(Date.parse(at) / HOUR_MS) * HOUR_MS).toISOString());
    const kinds = untoldRefusals(tx, until);
    if (kinds.length === 0) return refuse('nothing_to_do');
    markRefusalsTold(tx, until);
    const refused = kinds.reduce((sum, { count }) => sum + count, 0);
    const detail = { until, kinds: kinds.map((kind) => ({ ...kind })) };
    return { ok: true, value: { refused }, subject: 'refusal:hour', detail };
  });
}
