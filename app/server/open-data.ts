import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lastEntryAt } from '#app/services/shared/clock.server.ts';
import type { systemClock } from '#app/services/shared/clock.server.ts';
import { openDatabase } from '#db/client.server.ts';
import type { Database } from '#db/client.server.ts';
import { holdFolder, makeFolderPrivate } from '#db/folder.server.ts';
import { isBusy } from '#db/busy.server.ts';

const PATIENCE_MS = 5_000;
const PAUSE_MS = 100;
/** A clock that is set by the network may go back a little. */
const TOLERATED_MS = 5 * 60_000;

/** Does again what meets a lock, without blocking the process meanwhile; after a while the error stands. */
export async function whileBusy<Value>(act: () => Value | Promise<Value>, patience = PATIENCE_MS): Promise<Value> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      await wait(PAUSE_MS);
    }
  }
}

/** An installation's database, with its folder held for this server. */
export interface OpenData {
  readonly db: Database;
  readonly close: () => void;
}

/** Opens an installation's database for its one server: the folder is private and held, the file whole. */
export async function openData(folder: string, migrations: string): Promise<OpenData> {
  makeFolderPrivate(folder);
  const held = holdFolder(folder);
  try {
    const db = await whileBusy(() => openDatabase(path.join(folder, 'tenken.db'), migrations));
    return {
      db,
      close: () => {
        db.$client.close();
        held.release();
      },
    };
  } catch (error) {
    held.release();
    throw error;
  }
}

/** What to tell the operator when the clock stands behind the last entry of the log; null where it does not. */
export function clockProblem(db: Database, now: ReturnType<typeof systemClock>): string | null {
  const last = lastEntryAt(db);
  if (last === null || Date.parse(now) + TOLERATED_MS >= Date.parse(last)) return null;
  return `この機器の時計（${now}）が、操作記録の最後の時刻（${last}）より前です。何も変更していません。時計を合わせてから、もう一度起動してください。前に時計が進み過ぎていて、今の時計が正しいときは、TENKEN_CLOCK=accept を付けて起動してください。`;
}
