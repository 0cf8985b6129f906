import { verifyChain } from '#app/domain/shared/activity.ts';
import type { ActivityEntry, ChainVerdict } from '#app/domain/shared/activity.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import { instant, isInstant } from '#app/domain/shared/calendar-date.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 操作記録の検証. Walks the whole log and tells the first place where it was changed, or how long it is. */
export function verifyLog(db: Connection): ChainVerdict {
  return verifyChain(entriesOf(db), sha256);
}

/** A row that this program cannot have written gets an empty hash, so that the walk ends there. */
function* entriesOf(db: Connection): Generator<ActivityEntry> {
  for (const { at, detail, hash, ...row } of activityEntries(db)) {
    const read = canonical(detail);
    if (isInstant(at) && read !== undefined) yield { ...row, at, detail: read, hash };
    else {
      yield { ...row, at: EPOCH, detail: null, hash: '' };
      return;
    }
  }
}

const EPOCH = instant('1970-01-01T00:00:00.000Z');

/** The value of canonical JSON text; undefined for every other text. */
function canonical(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
