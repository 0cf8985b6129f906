import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { backup } from '#app/cli/backup.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { fileDirectory, filePlace } from '#app/lib/file-store.server.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { storeFile } from '#app/services/response/file.acts.server.ts';
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

describe('stored files', () => {
  const CONTENT = '記録簿';
  const SHA = sha256(CONTENT);

  /** A town with one stored file, and a folder elsewhere to back it up into. */
  async function townWithFile() {
    const made = await makeTown(testDatabase(calendarDate('2026-10-01')));
    const folder = path.dirname(made.context.file);
    const place = filePlace(fileDirectory(folder), SHA);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, CONTENT);
    const file = { sha256: SHA, size: 9, mediaType: 'text/plain' };
    must(storeFile(made.context, made.actor('staff'), file, () => undefined));
    mkdirSync(path.join(folder, 'elsewhere'));
    return { folder, place, copy: filePlace(fileDirectory(path.join(folder, 'elsewhere')), SHA) };
  }

  test('are copied beside the backup, once, for their owner only', async () => {
    const { folder, copy } = await townWithFile();
    const first = await backUpInto(folder, 'elsewhere/one.db');
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(first.out).toContain('登録されたファイル 1 件（新しく写したもの 1 件）');
    expect(readFileSync(copy, 'utf8')).toBe(CONTENT);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const second = await backUpInto(folder, 'elsewhere/two.db');
    expect(second.out).toContain('登録されたファイル 1 件（新しく写したもの 0 件）');
  });

  test('that lie damaged beside an older backup are copied again', async () => {
    const { folder, copy } = await townWithFile();
    await backUpInto(folder, 'elsewhere/one.db');
    writeFileSync(copy, '別の内容');
    expect((await backUpInto(folder, 'elsewhere/two.db')).out).toContain('新しく写したもの 1 件');
    expect(readFileSync(copy, 'utf8')).toBe(CONTENT);
  });

  test('that are gone or changed are named, and the database is backed up all the same', async () => {
    const { folder, place, copy } = await townWithFile();
    writeFileSync(place, '別の内容');
    const { status, err } = await backUpInto(folder, 'elsewhere/one.db');
    expect({ status, err }).toEqual({
      status: 1,
      err: `ファイル ${SHA}: 元のファイルがないか、内容が違うため、写していません。\n`,
    });
    expect(existsSync(copy)).toBe(false);
    expect(existsSync(path.join(folder, 'elsewhere', 'one.db'))).toBe(true);
  });
});
