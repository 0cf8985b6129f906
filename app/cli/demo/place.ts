import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Paths } from '#app/lib/root.server.ts';
import { demoMarkOf, isInUse } from '#db/client.server.ts';
import { drawAccounts } from '#app/cli/demo/accounts.ts';
import { buildTown, DEMO_SEED } from '#app/cli/demo/build-town.ts';

/** Where the demonstration lies. */
export interface DemoPlace {
  readonly folder: string;
  readonly database: string;
  readonly accounts: string;
}

const BUILDING = 'building-';

export function demoPlace(dataDirectory: string): DemoPlace {
  const folder = path.join(dataDirectory, 'demo');
  return { folder, database: path.join(folder, 'tenken.db'), accounts: path.join(folder, 'accounts.txt') };
}

export type PlaceRefusal = 'not_demo' | 'unreadable' | 'accounts_missing' | 'in_use';

export interface PrepareOptions {
  readonly fresh: boolean;
  readonly today: CalendarDate;
  readonly progress: (message: string) => void;
}

/**
 * Leaves a whole demonstration in its place and gives the list of accounts. It is built under another name and
 * moved in at the end, so that a build that was killed leaves nothing that could be taken for one.
 */
export async function prepareDemo(
  place: DemoPlace,
  paths: Paths,
  { fresh, today, progress }: PrepareOptions,
): Promise<{ readonly ok: true; readonly accounts: string } | { readonly ok: false; readonly reason: PlaceRefusal }> {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const mark = demoMarkOf(place.database);
  if (mark === 'own') return { ok: false, reason: 'not_demo' };
  if (mark === 'unreadable') return { ok: false, reason: 'unreadable' };
  removeAbandoned(place.folder);
  if (mark === 'demo' && !fresh) {
    if (!existsSync(place.accounts)) return { ok: false, reason: 'accounts_missing' };
    progress('前につくったデモの町を開いています');
    return { ok: true, accounts: readFileSync(place.accounts, 'utf8') };
  }
  if (mark === 'demo' && isInUse(place.database)) return { ok: false, reason: 'in_use' };
  progress('デモの町をつくっています（30秒ほどかかります）');
  const folder = path.join(place.folder, `${BUILDING}${process.pid}`);
  mkdirSync(folder, { mode: 0o700 });
  const database = path.join(folder, 'tenken.db');
  const accounts = path.join(folder, 'accounts.txt');
  const { list, passwordHashes } = await drawAccounts();
  writeFileSync(accounts, list, { mode: 0o600, flag: 'wx' });
  buildTown(database, paths, { today, seed: DEMO_SEED, passwordHashes, progress });
  for (const file of [database, accounts]) syncToDisk(file);
  for (const suffix of ['', '-wal', '-shm']) rmSync(place.database + suffix, { force: true });
  renameSync(accounts, place.accounts);
  renameSync(database, place.database);
  rmSync(folder, { recursive: true });
  return { ok: true, accounts: list };
}

/** A build takes well under a minute. */
const ABANDONED_AFTER_MS = 600_000;

/** Removes what builds left that are no longer running: killed, or so old that a stranger bears their number. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(BUILDING)) continue;
    const left = path.join(folder, name);
    const old = Date.now() - statSync(left).mtimeMs > ABANDONED_AFTER_MS;
    if (old || !isRunning(Number(name.slice(BUILDING.length)))) rmSync(left, { recursive: true });
  }
}

function isRunning(processNumber: number): boolean {
  if (processNumber === process.pid) return false;
  try {
    process.kill(processNumber, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function syncToDisk(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
