import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { copyDatabase } from '#db/client.server.ts';
import type { Database } from '#db/client.server.ts';

/**
 * Backs the database up into `file` while it is in use. The copy is checked under another name and only then
 * gets its own: a file of that name is a whole backup, and one that stands there already is never touched.
 */
export async function backUp(db: Database, file: string): Promise<Result<null, 'exists' | 'damaged'>> {
  if (existsSync(file)) return refuse('exists');
  const partial = `${file}.partial-${process.pid}`;
  try {
    closeSync(openSync(partial, 'wx', 0o600));
    const { whole } = await copyDatabase(db, partial);
    if (!whole) return refuse('damaged');
    if (existsSync(file)) return refuse('exists');
    renameSync(partial, file);
    return ok(null);
  } finally {
    rmSync(partial, { force: true });
  }
}
