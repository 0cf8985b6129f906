import BetterSqlite3 from 'better-sqlite3';
import { chmodSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isBusy } from '#db/busy.server.ts';
import { DatabaseError } from '#db/problem.server.ts';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const LOCK = 'tenken.lock';
/** What of a folder of data is ours: the database with what SQLite puts beside it, the lock and the stored files. */
const OURS = /^(?:tenken\..*|files)$/;

/** Makes the folder where it is missing, and it and what lies in it readable by its owner only, old files as well. */
export function makeFolderPrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  setMode(folder, FOLDER_MODE);
  for (const name of readdirSync(folder)) if (OURS.test(name)) makePrivate(path.join(folder, name));
}

function makePrivate(place: string): void {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) {
    setMode(place, FOLDER_MODE);
    for (const name of readdirSync(place)) makePrivate(path.join(place, name));
  } else if (found?.isFile() === true) setMode(place, FILE_MODE);
}

/** Sets a mode only where it is another one: whoever may use the folder need not own what is private already. */
function setMode(place: string, mode: number): void {
  if (process.platform !== 'win32' && (statSync(place).mode & 0o777) !== mode) chmodSync(place, mode);
}

/** A connection that nobody names is closed with its lock when the memory is cleared up. */
const held = new Set<BetterSqlite3.Database>();

/**
 * Holds a folder for one server. `release` gives it back, and so does the end of the process, however it ends: the
 * lock is the operating system's own, so that no file tells a later start of a server that is gone.
 */
export function holdFolder(folder: string): { readonly release: () => void } {
  const file = path.join(folder, LOCK);
  if (!existsSync(file)) closeSync(openSync(file, 'a', FILE_MODE));
  const connection = new BetterSqlite3(file, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (isBusy(error)) throw new DatabaseError('in_use', 'another server works on the folder');
    throw error;
  }
  held.add(connection);
  return {
    release: () => {
      held.delete(connection);
      connection.close();
    },
  };
}
