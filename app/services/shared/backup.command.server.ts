import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { copyKeptFile, fileDirectory } from '#app/lib/file-store.server.ts';
import { copyDatabase, openReadOnly } from '#db/client.server.ts';
import type { Database } from '#db/client.server.ts';
import { allFiles } from '#db/queries/file.server.ts';

/** 写したファイル. How many of the stored files lie beside the backup, how many came new, and which could not. */
export interface CopiedFiles {
  readonly folder: string;
  readonly whole: number;
  readonly copied: number;
  readonly damaged: readonly string[];
}

/** Copies the stored files that the backup in `file` names to the folder beside it, as they lie beside the database. */
export function backUpFiles(file: string, dataDirectory: string): CopiedFiles {
  const folder = fileDirectory(path.dirname(file));
  const backup = openReadOnly(file);
  try {
    const kept = allFiles(backup).filter(({ erasedBy }) => erasedBy === null);
    const found = kept.map(({ sha256 }) => ({
      sha256,
      is: copyKeptFile(fileDirectory(dataDirectory), folder, sha256),
    }));
    const damaged = found.filter(({ is }) => is === 'missing' || is === 'changed').map(({ sha256 }) => sha256);
    const copied = found.filter(({ is }) => is === 'copied').length;
    return { folder, whole: found.length - damaged.length, copied, damaged };
  } finally {
    backup.$client.close();
  }
}

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
