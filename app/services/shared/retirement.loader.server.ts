import { z } from 'zod';
import type { Connection } from '#db/client.server.ts';
import { isCutOff, lastOfEach } from '#db/queries/activity.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';

const retirement = z.object({ retiredOn: z.string() });

/** The day that an entry of `system.retire` tells; undefined where it tells none. */
function dayOf(detail: string): string | undefined {
  try {
    return retirement.safeParse(JSON.parse(detail)).data?.retiredOn;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * 廃止日の相違. Ids of the systems whose end is not what the last act that retired or restored them says in the log. What
 * was cut off with the log cannot be told.
 */
export function misdatedSystems(db: Connection): readonly string[] {
  const told = new Map(
    lastOfEach(db, ['system.retire', 'system.restore']).map(({ subject, type, detail }) => [
      subject,
      type === 'system.retire' ? dayOf(detail) : null,
    ]),
  );
  const cut = isCutOff(db);
  return allSystems(db)
    .filter(({ id, retiredOn }) => {
      const subject = `system:${id}`;
      return told.has(subject) ? told.get(subject) !== retiredOn : retiredOn !== null && !cut;
    })
    .map(({ id }) => id);
}
