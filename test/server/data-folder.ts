import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { copyDatabase } from '#db/client.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

export function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-open-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with the data of a town as a backup leaves it. */
export async function folderOfBackup(): Promise<string> {
  const { context } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const folder = scratch();
  await copyDatabase(context.db, path.join(folder, 'tenken.db'));
  return folder;
}
