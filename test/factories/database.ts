import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { addDays, instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openDatabase } from '#db/client.server.ts';

/** A context whose clock the test moves; ids count up, so that a failing test names them readably. */
export interface TestContext extends ServiceContext {
  readonly file: string;
  /** Sets the clock to nine in the morning, Japanese time, of a day. */
  goTo(day: CalendarDate): void;
  /** Sets the clock to a moment of the day, e.g. where a server that has the real time goes on. */
  goToMoment(at: Instant): void;
  /** Moves the clock on by whole days. */
  wait(days: number): void;
  today(): CalendarDate;
}

function nineInTokyo(day: CalendarDate): Instant {
  return instant(`${day}T00:00:00.000Z`);
}

let template: Buffer | null = null;

/** A database as the migrations leave it, made once: many tests begin from one, and making it takes long. */
function migrated(): Buffer {
  if (template === null) {
    const folder = mkdtempSync(path.join(tmpdir(), 'tenken-'));
    const db = openDatabase(path.join(folder, 'tenken.db'), projectPaths().migrations);
    template = db.$client.serialize();
    db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return template;
}

/**
 * A fresh migrated database in a file of its own. `dispose` closes it and removes the file. As in life no two databases
 * of one process share an id, unless they are given one name for their ids: those must then be made in the same way.
 */
export function makeDatabase(startOn: CalendarDate, nameOfIds?: string): TestContext & { dispose(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-'));
  const file = path.join(folder, 'tenken.db');
  writeFileSync(file, migrated());
  const db = openDatabase(file, projectPaths().migrations);
  // No test of a service cuts the power: waiting for the disk at every act would only make them slow.
  db.$client.pragma('synchronous = OFF');
  let now = nineInTokyo(startOn);
  const prefix = nameOfIds ?? path.basename(folder);
  let count = 0;
  return {
    db,
    file,
    clock: () => now,
    newId: () => `${prefix}-${String((count += 1)).padStart(6, '0')}`,
    mailFrom: null,
    goTo(day) {
      now = nineInTokyo(day);
    },
    goToMoment(at) {
      now = at;
    },
    wait(days) {
      now = nineInTokyo(addDays(tokyoDate(now), days));
    },
    today: () => tokyoDate(now),
    dispose() {
      db.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same for one test: gone when the test has finished. */
export function testDatabase(startOn: CalendarDate, nameOfIds?: string): TestContext {
  const context = makeDatabase(startOn, nameOfIds);
  onTestFinished(() => context.dispose());
  return context;
}
