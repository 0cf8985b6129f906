import { openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { backup } from '#app/cli/backup.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { openReadOnly } from '#db/client.server.ts';
import { recordingSurroundings } from '#test/factories/surroundings.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';

async function town() {
  const { context } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  return { context, folder: path.dirname(context.file) };
}

async function backUpInto(folder: string, ...args: string[]) {
  const { surroundings, out, err } = recordingSurroundings(folder);
  const status = await backup.run([...args, '--data', '.'], surroundings);
  return { status, out: out(), err: err() };
}

test('a database in use is copied whole, for its owner only, and nothing else is left', async () => {
  const { context, folder } = await town();
  const { status, err } = await backUpInto(folder, 'copy.db');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const copy = openReadOnly(path.join(folder, 'copy.db'));
  expect(verifyLog(copy)).toEqual(verifyLog(context.db));
  copy.$client.close();
  expect(statSync(path.join(folder, 'copy.db')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => !name.startsWith('tenken.db'))).toEqual(['copy.db']);
});

test('a file that stands there already is never overwritten', async () => {
  const { folder } = await town();
  writeFileSync(path.join(folder, 'copy.db'), 'last year');
  const { status, err } = await backUpInto(folder, 'copy.db');
  expect(status).toBe(1);
  expect(err).toBe('copy.db: 既にあります。上書きはしません。別の名前を指定してください。\n');
  expect(readFileSync(path.join(folder, 'copy.db'), 'utf8')).toBe('last year');
});

test('a damaged database gives no backup', async () => {
  const { context, folder } = await town();
  context.db.$client.pragma('wal_checkpoint(TRUNCATE)');
  const descriptor = openSync(context.file, 'r+');
  writeSync(descriptor, new Uint8Array(3 * 4096).fill(0xa5), 0, 3 * 4096, 20 * 4096);
  closeSync(descriptor);
  const { status, err } = await backUpInto(folder, 'copy.db');
  expect(status).toBe(1);
  expect(err).toContain('壊れたところがある');
  expect(readdirSync(folder).filter((name) => !name.startsWith('tenken.db'))).toEqual([]);
});

test.each([
  [[], '書き出す FILE を一つ指定してください。'],
  [['one.db', 'two.db'], '書き出す FILE を一つ指定してください。'],
  [['nowhere/copy.db'], 'フォルダーがありません。'],
])('wrong arguments %j are refused on one line', async (args, message) => {
  const { folder } = await town();
  const { status, err } = await backUpInto(folder, ...args);
  expect(status).toBe(2);
  expect(err).toContain(message);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});
