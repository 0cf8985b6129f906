import { projectPaths } from '#app/lib/root.server.ts';
import type { Database } from '#db/client.server.ts';
import type { SchemaDifference } from '#db/made-schema.ts';
import { foreignSchema } from '#db/migrate.server.ts';
import { isSound, orphans, tablesWithBytes } from '#db/store-check.ts';
import type { Orphans } from '#db/store-check.ts';
import { foreignTriggers } from '#db/triggers.ts';

/** 器の相違. Where the file is not such a store as this version makes, whatever its log says. */
export interface StoreProblems {
  readonly schema: readonly SchemaDifference[];
  /** Triggers that are missing, changed or not of this version. */
  readonly triggers: readonly string[];
}

export function storeProblems({ $client }: Database): StoreProblems {
  return { schema: foreignSchema($client, projectPaths().migrations), triggers: foreignTriggers($client) };
}

/** 行の相違. What the rows cannot be in such a store. */
export interface StoredRowProblems {
  /** Pages and indexes fit each other. */
  readonly sound: boolean;
  readonly orphans: readonly Orphans[];
  readonly bytes: ReturnType<typeof tablesWithBytes>;
}

export function storedRowProblems({ $client }: Database): StoredRowProblems {
  return { sound: isSound($client), orphans: orphans($client), bytes: tablesWithBytes($client) };
}
