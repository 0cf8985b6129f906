import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { logCommands } from '#app/cli/log.ts';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { dataProblemText } from '#app/server/data-problem.ts';
import { freeBytesOf } from '#app/server/disk-room.ts';
import { clockProblem, openData } from '#app/server/open-data.ts';
import { verifyLog } from '#app/services/shared/log.command.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { isBusy } from '#db/busy.server.ts';
import { copyDatabase, openDatabase } from '#db/client.server.ts';
import { holdFolder } from '#db/folder.server.ts';
import { folderOfBackup, scratch } from '#test/server/data-folder.ts';
import { withOneMore } from '#test/db/later-migration.ts';
import { testDatabase } from '#test/factories/database.ts';
import { recordingSurroundings } from '#test/factories/surroundings.ts';
import { makeTown } from '#test/factories/town.ts';

const { root, migrations } = projectPaths();

const sumOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** What an operator is told who starts a server on the folder; null where it starts. */
async function started(folder: string, folderOfMigrations = migrations): Promise<string | null> {
  try {
    (await openData(folder, folderOfMigrations)).close();
    return null;
  } catch (error) {
    const text = dataProblemText(error, 'tenken.db');
    if (text === null) throw error;
    return text;
  }
}

/** Another process that does `act` with the folder, says so and goes on living. */
async function other(act: string, options: { readonly uid?: number } = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', act], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout === null) throw new Error('no output');
  await once(child.stdout, 'data');
  return child;
}

const holding = (folder: string) => `
  const { openData } = await import('#app/server/open-data.ts');
  const data = await openData(${JSON.stringify(folder)}, ${JSON.stringify(migrations)});
  console.log('open');
  process.stdin.resume();`;

describe('a folder', () => {
  test('serves one server at a time, and is free again after a kill −9', async () => {
    const folder = scratch();
    const child = await other(holding(folder));
    expect(await started(folder)).toContain('別の Tenken が動いています');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await started(folder)).toBeNull();
  });

  test('is not free before the first server of the same process has given it back', () => {
    const folder = scratch();
    const held = holdFolder(folder);
    expect(() => holdFolder(folder)).toThrow('another server');
    held.release();
    holdFolder(folder).release();
  });

  test("that stood there before is its owner's alone, with all of ours", async () => {
    const folder = scratch();
    await started(folder);
    const stored = path.join(folder, 'files', 'ab');
    mkdirSync(stored, { recursive: true });
    writeFileSync(path.join(stored, 'c'), 'x');
    writeFileSync(path.join(folder, 'theirs'), 'x');
    for (const name of ['', 'files', 'files/ab']) chmodSync(path.join(folder, name), 0o755);
    for (const name of ['tenken.db', 'files/ab/c', 'theirs']) chmodSync(path.join(folder, name), 0o644);
    const data = await openData(folder, migrations);
    const mode = (name: string) => (statSync(path.join(folder, name)).mode & 0o777).toString(8);
    expect(['', 'files', 'files/ab'].map(mode)).toEqual(['700', '700', '700']);
    expect(['tenken.db', 'tenken.db-wal', 'tenken.db-shm', 'tenken.lock', 'files/ab/c'].map(mode)).toEqual(
      Array(5).fill('600'),
    );
    expect(mode('theirs')).toBe('644');
    data.close();
  });
});

describe('a file', () => {
  test('of a newer version is refused and stays as it was', async () => {
    const folder = scratch();
    const newer = withOneMore(scratch(), 'ALTER TABLE sheet ADD COLUMN note text;');
    expect(await started(folder, newer)).toBeNull();
    const before = readFileSync(path.join(folder, 'tenken.db'));
    expect(await started(folder)).toContain('より新しい版の Tenken');
    expect(readFileSync(path.join(folder, 'tenken.db')).equals(before)).toBe(true);
  });

  test.each([
    ['that is no database', Buffer.from('これはデータベースではない。'.repeat(100)), '壊れているか'],
    ['that is empty', Buffer.alloc(0), '空のファイルです'],
  ])('%s is refused on one line and stays as it was', async (_what, content, words) => {
    const folder = scratch();
    const file = path.join(folder, 'tenken.db');
    writeFileSync(file, content);
    expect(await started(folder)).toContain(words);
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('of another program is refused and stays as it was', async () => {
    const folder = scratch();
    const file = path.join(folder, 'tenken.db');
    const theirs = new BetterSqlite3(file);
    theirs.exec('CREATE TABLE theirs (a)');
    theirs.close();
    const before = sumOf(file);
    expect(await started(folder)).toContain('Tenken のデータではありません');
    expect(sumOf(file)).toBe(before);
  });

  test('of another program that was killed while it wrote is refused and stays as it was, with what lies beside it', async () => {
    const folder = scratch();
    const file = path.join(folder, 'tenken.db');
    const theirs = new BetterSqlite3(path.join(folder, 'theirs.db'));
    theirs.pragma('journal_mode = WAL');
    theirs.exec('CREATE TABLE theirs (a)');
    for (const end of ['', '-wal']) copyFileSync(path.join(folder, `theirs.db${end}`), `${file}${end}`);
    theirs.close();
    const before = [sumOf(file), sumOf(`${file}-wal`)];
    expect(await started(folder)).toContain('Tenken のデータではありません');
    expect([sumOf(file), sumOf(`${file}-wal`)]).toEqual(before);
  });

  test("that is a newer version's backup is refused and stays as it was", async () => {
    const folder = await folderOfBackup();
    const file = path.join(folder, 'tenken.db');
    const theirs = openDatabase(file, withOneMore(scratch(), 'ALTER TABLE sheet ADD COLUMN note text;'));
    theirs.$client.pragma('journal_mode = DELETE');
    theirs.$client.close();
    const before = sumOf(file);
    expect(await started(folder)).toContain('より新しい版の Tenken');
    expect(sumOf(file)).toBe(before);
  });

  test('damaged in the middle is refused at the start and stays as it was', async () => {
    const folder = await folderOfBackup();
    const file = path.join(folder, 'tenken.db');
    const content = readFileSync(file);
    content.fill(0xa5, 20 * 4096, 23 * 4096);
    writeFileSync(file, content);
    expect(await started(folder)).toContain('壊れているか');
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('of which rows name others that there are not is refused on one line and stays as it was', async () => {
    const folder = await folderOfBackup();
    const file = path.join(folder, 'tenken.db');
    const raw = new BetterSqlite3(file);
    raw.pragma('foreign_keys = OFF');
    raw.exec(`UPDATE account SET person_id = 'nobody' WHERE login = 'ciso'`);
    raw.close();
    const before = sumOf(file);
    const told = await started(folder);
    expect(told).toMatch(/つながりが切れています.*（account）$/u);
    expect(sumOf(file)).toBe(before);
  });

  test('whose last writer was killed within an act is put in order and opened', async () => {
    const folder = await folderOfBackup();
    const file = path.join(folder, 'tenken.db');
    const raw = new BetterSqlite3(file);
    raw.pragma('cache_size = 1');
    raw.pragma('cache_spill = 1');
    raw.exec(`BEGIN; CREATE TABLE half (a); INSERT INTO half
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT zeroblob(1000) FROM n`);
    const left = scratch();
    for (const end of ['', '-journal']) copyFileSync(`${file}${end}`, path.join(left, `tenken.db${end}`));
    raw.close();
    expect(await started(left)).toBeNull();
  });

  test('that is a link to nothing is refused, and nothing new is begun in its place', async () => {
    const folder = scratch();
    const file = path.join(folder, 'tenken.db');
    const disk = path.join(scratch(), 'tenken.db');
    symlinkSync(disk, file);
    expect(await started(folder)).toContain('リンクの先がありません');
    expect([readlinkSync(file), existsSync(disk)]).toEqual([disk, false]);
    await started(path.dirname(disk));
    expect(await started(folder)).toBeNull();
  });

  test('that is a folder is told as one', async () => {
    const folder = scratch();
    mkdirSync(path.join(folder, 'tenken.db'));
    expect(await started(folder)).toContain('フォルダーです');
  });

  test('that its user may not write is refused on one line', async () => {
    const folder = scratch();
    await started(folder);
    // Nobody else's file can be made without being root; one's own is made writable again at the start.
    const root = process.getuid?.() === 0;
    for (const name of ['tenken.db', 'tenken.lock']) chmodSync(path.join(folder, name), 0o444);
    if (root) chownSync(folder, NOBODY, NOBODY);
    const told = await asNobody(root, () => started(folder));
    if (root) expect(told).toMatch(/開く権限がありません|書き込みができません/u);
    else expect(told).toBeNull();
  });
});

const NOBODY = 65_534;

async function asNobody<Value>(root: boolean, act: () => Promise<Value>): Promise<Value> {
  if (!root) return act();
  process.setegid?.(NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

describe('a disk', () => {
  const MEGABYTE = 1024 * 1024;
  const withFree = (megabytes: number) => () => megabytes * MEGABYTE;

  /** What an operator is told who starts a server where so much is free, and the folder's files afterwards. */
  async function startedOn(megabytes: number, folder: string, folderOfMigrations = migrations) {
    try {
      const data = await openData(folder, folderOfMigrations, withFree(megabytes));
      data.close();
      return { started: true, told: data.littleRoom };
    } catch (error) {
      return { started: false, told: dataProblemText(error, 'tenken.db') };
    }
  }

  /** The database of a town, blown up to a size. */
  async function townOf(megabytes: number) {
    const folder = scratch();
    const file = path.join(folder, 'tenken.db');
    await started(folder);
    const db = new BetterSqlite3(file);
    db.exec('CREATE TABLE ballast (bytes BLOB)');
    db.prepare('INSERT INTO ballast VALUES (zeroblob(?))').run(megabytes * MEGABYTE);
    db.close();
    return folder;
  }

  test('on which nothing more can be written ends the start with a sentence and makes no database', async () => {
    const folder = scratch();
    expect(await startedOn(31, folder)).toEqual({
      started: false,
      told: 'tenken.db: ディスクの空きが足りないため、起動しませんでした。何も変更していません。空きを作ってから、もう一度起動してください。（空き31MB、目安32MB）',
    });
    expect(existsSync(path.join(folder, 'tenken.db'))).toBe(false);
  });

  test('with little room lets the server start, with a warning of what should be free', async () => {
    const folder = await townOf(60);
    expect(await startedOn(400, folder)).toEqual({ started: true, told: null });
    const { started: goesOn, told } = await startedOn(100, folder);
    expect(goesOn).toBe(true);
    expect(told).toMatch(/^警告: .*空きが少なくなっています（空き100MB、目安22\dMB）/u);
  });

  test('without room for a migration leaves the data as it was; the same room is enough for what needs none', async () => {
    const folder = await townOf(60);
    const file = path.join(folder, 'tenken.db');
    const before = readFileSync(file);
    const later = withOneMore(scratch(), 'ALTER TABLE sheet ADD COLUMN note text;');
    const refused = await startedOn(100, folder, later);
    expect(refused.started).toBe(false);
    expect(refused.told).toContain('空き100MB、目安15');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect((await startedOn(100, folder)).started).toBe(true);
    expect((await startedOn(200, folder, later)).started).toBe(true);
  });

  test('that tells nothing of its room keeps no server from starting', async () => {
    const data = await openData(scratch(), migrations, () => null);
    expect(data.littleRoom).toBeNull();
    data.close();
  });

  test('is asked by the server for what is free to its user', () => {
    const free = freeBytesOf(tmpdir());
    expect(free).toBeGreaterThan(0);
    expect(free).toBeLessThanOrEqual(statfsSync(tmpdir()).blocks * statfsSync(tmpdir()).bsize);
  });
});

describe('a lock of another program', () => {
  /** A file that another connection holds for itself alone. */
  async function lockedFolder() {
    const { context } = await makeTown(testDatabase(calendarDate('2026-10-01')));
    const folder = scratch();
    const file = path.join(folder, 'tenken.db');
    await copyDatabase(context.db, file);
    const theirs = new BetterSqlite3(file);
    onTestFinished(() => void theirs.close());
    theirs.exec('BEGIN EXCLUSIVE');
    return { folder, theirs };
  }

  test('is waited for inside SQLite for at most a twentieth of a second, and told by isBusy', () => {
    const context = testDatabase(calendarDate('2026-10-01'));
    const theirs = new BetterSqlite3(context.file);
    onTestFinished(() => void theirs.close());
    theirs.exec('BEGIN IMMEDIATE');
    expect(context.db.$client.pragma('busy_timeout', { simple: true })).toBeLessThanOrEqual(50);
    const act = () =>
      transact(context, 'p', 'session.sign_out', () => ({ ok: true, value: null, subject: 's', detail: {} }));
    expect(isBusy(caught(act))).toBe(true);
    theirs.exec('ROLLBACK');
    expect(act()).toMatchObject({ ok: true });
  });

  test('is waited for by a command without blocking the process', async () => {
    const { folder, theirs } = await lockedFolder();
    const { surroundings, err } = recordingSurroundings(folder);
    const running = logCommands['verify']?.run(['--data', '.'], surroundings);
    theirs.exec('ROLLBACK');
    expect({ status: await running, err: err() }).toEqual({ status: 0, err: '' });
  });

  test('that stays is told on one line', async () => {
    const { folder } = await lockedFolder();
    expect(await started(folder)).toContain('ほかのプログラムが使用中です');
  }, 20_000);
});

function caught(act: () => unknown): unknown {
  try {
    act();
    return null;
  } catch (error) {
    return error;
  }
}

describe('the surroundings', () => {
  test('a clock set back behind the last act is told at the start, and a few minutes are not', async () => {
    const { context } = await makeTown(testDatabase(calendarDate('2026-10-01')));
    expect(clockProblem(context.db, instant('2026-09-30T23:58:00.000Z'))).toBeNull();
    expect(clockProblem(context.db, instant('2026-09-30T00:00:00.000Z'))).toContain('時計を合わせてから');
    expect(clockProblem(testDatabase(calendarDate('2026-10-01')).db, instant('2020-01-01T00:00:00.000Z'))).toBeNull();
  });

  test('a full disk undoes the act alone and is told in words', async () => {
    const { context } = await makeTown(testDatabase(calendarDate('2026-10-01')));
    const { $client } = context.db;
    const pages = Number($client.pragma('page_count', { simple: true }));
    $client.pragma(`max_page_count = ${pages}`);
    const before = verifyLog(context.db);
    const act = () =>
      transact(context, 'p', 'session.sign_out', ({ sequence }) => {
        $client.exec(
          `INSERT INTO task SELECT 'x', 'sheet_returned', 's', NULL, NULL, NULL, id, NULL, ${sequence}, NULL FROM person LIMIT 1`,
        );
        return { ok: true, value: null, subject: 'x'.repeat(1_000_000), detail: {} };
      });
    expect(dataProblemText(caught(act), 'tenken.db')).toContain('ディスクに空きがありません');
    expect($client.prepare(`SELECT count(*) FROM task WHERE id = 'x'`).pluck().get()).toBe(0);
    expect(verifyLog(context.db)).toEqual(before);
    $client.pragma(`max_page_count = ${pages + 1_000}`);
    expect(must(act())).toBeNull();
  });

  test('a database half made by a start that was killed is made again', async () => {
    const folder = scratch();
    writeFileSync(path.join(folder, 'tenken.db.new'), 'half');
    expect(await started(folder)).toBeNull();
    expect(existsSync(path.join(folder, 'tenken.db.new'))).toBe(false);
    copyFileSync(path.join(folder, 'tenken.db'), path.join(folder, 'copy'));
    openDatabase(path.join(folder, 'copy'), migrations).$client.close();
  });
});
