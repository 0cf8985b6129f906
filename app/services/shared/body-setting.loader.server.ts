import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { StoredKind } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { bodySettingText } from '#db/queries/setting.server.ts';
import type { BodySettingKey } from '#db/schema/setting.ts';

/** One thing that the body has decided by now; undefined where it has decided nothing about it. */
export function decidedByBody<Value>(db: Connection, key: BodySettingKey, kind: StoredKind<Value>): Value | undefined {
  const stored = bodySettingText(db, key);
  return stored === undefined ? undefined : readStored(kind, stored);
}
