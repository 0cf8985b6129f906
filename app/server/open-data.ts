import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newUuid } from '#app/lib/new-id.server.ts';
import { littleRoomText } from '#app/server/data-problem.ts';
import { diskRoom, freeBytesOf, roomFigures } from '#app/server/disk-room.ts';
import type { DiskRoom, FreeBytes } from '#app/server/disk-room.ts';
import { noteRestoredTriggers } from '#app/services/access/trigger.acts.server.ts';
import { SYSTEM } from '#app/services/shared/authorize.server.ts';
import { lastEntryAt } from '#app/services/shared/clock.server.ts';
import type { systemClock } from '#app/services/shared/clock.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openDatabase, openReadOnly, standingTo } from '#db/client.server.ts';
import type { Database } from '#db/client.server.ts';
import { holdFolder, makeFolderPrivate } from '#db/folder.server.ts';
import { isBusy } from '#db/busy.server.ts';
import { DatabaseError } from '#db/problem.server.ts';

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
  /** What had to be put back of what keeps the rows; null where all was as the last start had left it. */
  readonly restored: readonly string[] | null;
  readonly close: () => void;
  /** What the operator is to know of a disk with little room; null where there is enough. */
  readonly littleRoom: string | null;
}

/** True for a file that the start will migrate. What cannot be read is told when it is opened. */
function isOlder(file: string, migrations: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const db = openReadOnly(file);
    try {
      return standingTo(db, migrations) === 'older';
    } finally {
      db.$client.close();
    }
  } catch {
    return false;
  }
}

/** Throws where there is no room to begin; said before anything is written. */
function roomFor(folder: string, file: string, migrations: string, freeBytes: FreeBytes): DiskRoom | null {
  const room = diskRoom(folder, file, isOlder(file, migrations), freeBytes);
  if (room === null || room.free >= room.needed) return room;
  throw new DatabaseError('no_room', `the disk has too little room: ${roomFigures(room.free, room.needed)}`);
}

/**
 * Opens an installation's database for its one server: the folder is private and held, the file whole, and the disk
 * has room.
 */
export async function openData(folder: string, migrations: string, freeBytes = freeBytesOf): Promise<OpenData> {
  const file = path.join(folder, 'tenken.db');
  makeFolderPrivate(folder);
  const room = roomFor(folder, file, migrations, freeBytes);
  const held = holdFolder(folder);
  try {
    let restored: readonly string[] | null = null;
    const found = (triggers: readonly string[]) => void (restored ??= triggers);
    const db = await whileBusy(() => openDatabase(file, migrations, found));
    return {
      db,
      restored,
      littleRoom:
        room === null || room.free >= room.enough ? null : littleRoomText(folder, roomFigures(room.free, room.enough)),
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

/**
 * Leaves in the log that triggers had to be put back, and gives what to tell the operator; null where none had to be.
 * Done once the clock is known to be right.
 */
export function tellOfRestored({ db, restored }: OpenData, clock: ServiceContext['clock']): string | null {
  if (restored === null) return null;
  const noted = noteRestoredTriggers({ db, clock, newId: () => newUuid(Date.now()), mailFrom: null }, SYSTEM, restored);
  if (!noted.ok) throw new Error(noted.reason);
  const names = restored.length === 0 ? '' : `（${restored.join('、')}）`;
  return `警告: 記録の書換えを防ぐ仕組み（トリガー）が、前回の起動の後に外され、又は変えられていました${names}。元に戻し、操作記録に残しました。データが書き換えられたおそれがあります。tenken log verify を実行して確かめてください。`;
}

/** What to tell the operator when the clock stands behind the last entry of the log; null where it does not. */
export function clockProblem(db: Database, now: ReturnType<typeof systemClock>): string | null {
  const last = lastEntryAt(db);
  if (last === null || Date.parse(now) + TOLERATED_MS >= Date.parse(last)) return null;
  return `この機器の時計（${now}）が、操作記録の最後の時刻（${last}）より前です。何も変更していません。時計を合わせてから、もう一度起動してください。前に時計が進み過ぎていて、今の時計が正しいときは、TENKEN_CLOCK=accept を付けて起動してください。`;
}
