import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { filePlace, openFileStore } from '#app/lib/file-store.server.ts';
import { BUSY_SECONDS } from '#app/lib/http.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { fileHeaders, ILL_SENT } from '#test/server/sent-file.ts';
import { startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

const LIMIT = 256 * 1024;
const PDF = Buffer.from('%PDF-1.7\n架空町 管理簿\n');

const context = makeDatabase(calendarDate('2026-10-01'));
let app: StartedApp;
let reachedRemix = 0;

beforeAll(async () => {
  await makeTown(context);
  app = await startApp({
    services: context,
    uploadLimit: LIMIT,
    handle: async () => {
      reachedRemix += 1;
      return new Response('remix');
    },
  });
});

afterAll(async () => {
  await app.close();
  context.dispose();
});

const headersOf = (who: TownPerson) => fileHeaders(context, app.address, who);

const upload = (body: Buffer, headers: Readonly<Record<string, string>>) =>
  fetch(new URL('/api/files', app.address), { method: 'POST', body: new Uint8Array(body), headers });

const rows = () => context.db.$client.prepare('SELECT sha256, size, media_type FROM file ORDER BY sequence').all();
const logged = () => [...activityEntries(context.db)].filter(({ type }) => type === 'file.store');
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const kept = () =>
  readdirSync(app.files, { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name));
const incoming = () => readdirSync(path.join(app.files, '.incoming'));
const state = () => [rows(), logged(), kept(), incoming()];

describe('a file', () => {
  it('is kept under the SHA-256 of its content, for its owner alone, with one row and one entry', async () => {
    const response = await upload(PDF, await headersOf('staff'));
    expect(response.status).toBe(201);
    const stored = { sha256: sha256(PDF), size: PDF.length, mediaType: 'application/pdf' };
    await expect(response.json()).resolves.toEqual(stored);
    const place = path.join(app.files, stored.sha256.slice(0, 2), stored.sha256);
    expect(readFileSync(place)).toEqual(PDF);
    expect(statSync(place).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(place)).mode & 0o777).toBe(0o700);
    expect(rows()).toEqual([{ sha256: stored.sha256, size: PDF.length, media_type: 'application/pdf' }]);
    expect(logged().map(({ subject }) => subject)).toEqual([`file:${stored.sha256}`]);
    expect(incoming()).toEqual([]);
  });

  it('that was erased by decision does not come back', async () => {
    const content = Buffer.from('誤って登録した資料');
    const headers = await headersOf('staff');
    expect((await upload(content, headers)).status).toBe(201);
    const sha = sha256(content);
    context.db.$client.exec(
      `INSERT INTO erasure VALUES ('e', 'file', 'file:${sha}', '${sha}', '総第9号', '誤り', '2026', 'p',
         (SELECT max(sequence) + 1 FROM activity_log));
       UPDATE file SET erased_by = 'e' WHERE sha256 = '${sha}'`,
    );
    rmSync(filePlace(app.files, sha));
    const before = state();
    expect((await upload(content, headers)).status).toBe(410);
    expect(state()).toEqual(before);
  });

  it('that comes twice is one file, one row and one entry', async () => {
    await upload(PDF, await headersOf('staff'));
    const before = state();
    const again = await upload(PDF, await headersOf('secretariat'));
    expect(again.status).toBe(200);
    await expect(again.json()).resolves.toMatchObject({ sha256: sha256(PDF) });
    expect(state()).toEqual(before);
  });

  it('may be as large as the limit, comes as it is, and never reaches Remix', async () => {
    const content = Buffer.alloc(LIMIT, 'あ');
    expect((await upload(content, await headersOf('manager'))).status).toBe(201);
    expect(rows()).toContainEqual({ sha256: sha256(content), size: LIMIT, media_type: 'text/plain' });
    expect(reachedRemix).toBe(0);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1]), 'image/png'],
    ['an archive, as Word and Excel write them', Buffer.from('PK\u0003\u0004x'), 'application/zip'],
    ['a page', Buffer.from('<!doctype html><p>x'), 'text/html'],
    ['a program', Buffer.from('MZ\u0000\u0000x'), 'application/octet-stream'],
    ['a text in UTF-16', Buffer.from('\ufeffa', 'utf16le'), 'text/plain'],
  ])('of %s is told by its content', async (_what, content, mediaType) => {
    await expect((await upload(content, await headersOf('staff'))).json()).resolves.toMatchObject({ mediaType });
  });
});

describe('an upload leaves nothing behind', () => {
  const other = Buffer.from('something else');

  it.each(ILL_SENT)('%s', async (_what, status, change) => {
    const headers = change(await headersOf('staff'));
    const before = state();
    const response = await upload(other, headers);
    expect(response.status).toBe(status);
    expect(state()).toEqual(before);
  });

  it.each<TownPerson>(['auditor', 'committee', 'administrator'])('of %s, who answers no sheet', async (who) => {
    const headers = await headersOf(who);
    const before = state();
    expect((await upload(other, headers)).status).toBe(403);
    expect(state()).toEqual(before);
  });

  it('that is empty', async () => {
    const headers = await headersOf('staff');
    const before = state();
    expect((await upload(Buffer.alloc(0), headers)).status).toBe(400);
    expect(state()).toEqual(before);
  });

  it('that says it is too large', async () => {
    const headers = await headersOf('staff');
    const before = state();
    const response = await upload(Buffer.alloc(LIMIT + 1), headers);
    expect(response.status).toBe(413);
    await expect(response.json()).resolves.toEqual({ code: 'too_large' });
    expect(state()).toEqual(before);
  });

  it('that turns out to be too large, whatever it said, and is answered without a reset', async () => {
    const headers = await headersOf('staff');
    const before = state();
    const socket = await begin({ ...headers, 'transfer-encoding': 'chunked' });
    const answer = answerOf(socket);
    const chunk = `${(LIMIT / 2).toString(16)}\r\n${'a'.repeat(LIMIT / 2)}\r\n`;
    for (let sent = 0; sent < 8; sent += 1) socket.write(chunk);
    socket.write('0\r\n\r\n');
    expect(await answer).toContain('HTTP/1.1 413 ');
    expect(state()).toEqual(before);
  });

  it('that breaks off', async () => {
    const headers = await headersOf('staff');
    const before = state();
    const socket = await begin({ ...headers, 'content-length': String(LIMIT) });
    socket.write('half');
    await expect.poll(incoming).toHaveLength(1);
    socket.destroy();
    await expect.poll(incoming).toEqual([]);
    expect(state()).toEqual(before);
  });

  it('whose session ends while it comes', async () => {
    const headers = await headersOf('staff');
    const before = state();
    const socket = await begin({ ...headers, 'content-length': String(other.length) });
    const answer = answerOf(socket);
    socket.write(other.subarray(0, 4));
    await expect.poll(incoming).toHaveLength(1);
    context.db.$client.exec('DELETE FROM session');
    socket.write(other.subarray(4));
    expect(await answer).toContain('HTTP/1.1 401 ');
    expect(state()).toEqual(before);
  });
});

describe('an upload while another program holds the database', () => {
  /** Holds the database until `release`. */
  function hold(): { readonly release: () => void } {
    const other = new BetterSqlite3(context.file);
    other.exec('BEGIN IMMEDIATE');
    const release = () => {
      if (other.open) other.close();
    };
    onTestFinished(release);
    return { release };
  }

  it('waits with the file on disk, and is noted once when the database is free, without being sent again', async () => {
    const headers = await headersOf('staff');
    const content = Buffer.from('待っている資料');
    const before = rows().length;
    const { release } = hold();
    const answer = upload(content, headers);
    await expect.poll(incoming).toHaveLength(1);
    release();
    expect((await answer).status).toBe(201);
    expect(rows()).toHaveLength(before + 1);
    expect(kept()).toContain(filePlace('', sha256(content)));
    expect(incoming()).toEqual([]);
  });

  it('is told after a while to come back, and when, and leaves nothing behind', async () => {
    const headers = await headersOf('staff');
    const before = state();
    hold();
    const refused = await upload(Buffer.from('置き去りの資料'), headers);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe(String(BUSY_SECONDS));
    await expect(refused.json()).resolves.toEqual({ code: 'busy' });
    expect(state()).toEqual(before);
  });
});

describe('an upload for which there is no room', () => {
  it('in the database is told in words and leaves nothing behind, and works again with room', async () => {
    const headers = await headersOf('staff');
    const { $client: own } = context.db;
    const most = Number(own.pragma('max_page_count', { simple: true }));
    own.pragma(`max_page_count = ${String(own.pragma('page_count', { simple: true }))}`);
    onTestFinished(() => void own.pragma(`max_page_count = ${most}`));
    // What is free within the pages is used up first: each file that is taken is whole.
    let refused: Response | null = null;
    let before = state();
    for (let n = 0; refused === null && n < 500; n += 1) {
      before = state();
      const response = await upload(Buffer.from(`資料 ${n}`), headers);
      if (response.status !== 201) refused = response;
    }
    expect(refused?.status).toBe(507);
    await expect(refused?.json()).resolves.toEqual({ code: 'disk_full' });
    expect(state()).toEqual(before);
    own.pragma(`max_page_count = ${most}`);
    expect((await upload(Buffer.from('空きができたあと'), headers)).status).toBe(201);
  });

  it('on the disk where it would lie is told so, and the rest of what is sent is not held against the server', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const store = { ...openFileStore(app.files), receive: () => Promise.reject(full) };
    const other = await startApp({ services: context, fileStore: store, handle: async () => new Response('remix') });
    onTestFinished(() => other.close());
    const headers = { ...(await headersOf('staff')), origin: new URL(other.address).origin };
    const response = await fetch(new URL('/api/files', other.address), { method: 'POST', body: 'content', headers });
    expect([response.status, await response.json()]).toEqual([507, { code: 'disk_full' }]);
    expect(other.events).toEqual(['disk_full']);
  });

  it('takes the file back where it is kept already and its entry in the log cannot be written', async () => {
    const headers = await headersOf('staff');
    const before = state();
    const { $client: own } = context.db;
    own.exec(`CREATE TEMP TRIGGER no_room BEFORE INSERT ON activity_log BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    onTestFinished(() => void own.exec('DROP TRIGGER IF EXISTS no_room'));
    expect((await upload(Buffer.from('記録できない資料'), headers)).status).toBe(500);
    own.exec('DROP TRIGGER no_room');
    expect(state()).toEqual(before);
  });
});

/** Opens an upload whose body the test writes by itself. */
async function begin(headers: Readonly<Record<string, string>>): Promise<Socket> {
  const { hostname, port, host } = new URL(app.address);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  const lines = Object.entries({ host, connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(`POST /api/files HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  return socket;
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}

describe('the store', () => {
  it('clears away at its start what an earlier run had not received whole, and nothing else', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tenken-store-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(path.join(folder, '.incoming'));
    writeFileSync(path.join(folder, '.incoming', 'half'), 'x');
    mkdirSync(path.join(folder, 'ab'));
    writeFileSync(path.join(folder, 'ab', 'abc'), 'x');
    openFileStore(folder);
    expect(readdirSync(path.join(folder, '.incoming'))).toEqual([]);
    expect(existsSync(path.join(folder, 'ab', 'abc'))).toBe(true);
  });
});
