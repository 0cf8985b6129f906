import { readdirSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { POLICY_FILE_MAX_BYTES } from '#app/lib/raw-doors.ts';
import { BODY_LIMIT_BYTES, POLICY_BODY_LIMIT_BYTES } from '#app/server/create-app.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { makeTown, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { streamPdf } from '#test/fixtures/stream-pdf.ts';
import { fileHeaders } from '#test/server/sent-file.ts';
import { startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

const BOMB = deflateSync(Buffer.alloc(80 * 1024 * 1024, ' '), { level: 9 });
const TEXT = '情報セキュリティ対策基準\n１ 運用\n（１）職員等は、記録しなければならない。';
const STATED = { title: '情報セキュリティ対策基準', citation: null };
const context = makeDatabase(calendarDate('2026-10-01'));
let app: StartedApp;

beforeAll(async () => {
  await makeTown(context);
  app = await startApp({ services: context, handle: async () => new Response('remix') });
});

afterAll(async () => {
  await app.close();
  context.dispose();
});

const headersOf = (who: TownPerson) => fileHeaders(context, app.address, who);

const send = (body: Uint8Array | string, headers: Readonly<Record<string, string>>, to = '/api/policy-texts') =>
  fetch(new URL(to, app.address), {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers,
  });
const told = async (body: Uint8Array | string) => {
  const response = await send(body, await headersOf('secretariat'));
  return { status: response.status, body: await response.text() };
};

describe('the text of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')])],
  ])('comes back from %s with what it calls itself, and nothing of it is kept', async (_, bytes) => {
    const entries = [...activityEntries(context.db)].length;
    const { status, body } = await told(bytes);
    const read = { ok: true, text: TEXT, notes: [], noteCount: 0, stated: STATED };
    expect([status, JSON.parse(body)]).toEqual([200, read]);
    // Signing in is an entry of its own.
    expect([...activityEntries(context.db)]).toHaveLength(entries + 1);
    expect(readdirSync(app.files, { recursive: true })).toEqual(['.incoming']);
  });

  it.each([
    ['of an old Word', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), '.docx として保存'],
    ['of a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), '画像のファイル'],
    ['of a broken PDF', Buffer.from('%PDF-1.7\nbroken'), 'PDF が壊れている'],
    ['of a PDF that fills the memory', streamPdf('/Filter /FlateDecode', BOMB), '広げると大き過ぎて'],
    ['of nothing', Buffer.from(' \n '), 'ファイルが空'],
    ['of no text', Buffer.from([0, 1, 2, 3, 0, 255]), 'テキストとして読めません'],
  ])('%s is refused in words', async (_, bytes, words) => {
    const { status, body } = await told(bytes);
    expect([status, body]).toEqual([422, expect.stringContaining(words)]);
    expect(JSON.parse(body)).toMatchObject({ ok: false });
  });

  it('is read for nobody but the secretariat', async () => {
    for (const who of TOWN_PEOPLE.filter((one) => !one.includes('secretariat'))) {
      const { status } = await send(TEXT, await headersOf(who));
      expect([who, status]).toEqual([who, 403]);
    }
  });

  it('is read neither without a session or its token, nor from another page, nor as another type', async () => {
    const headers = await headersOf('secretariat');
    const stranger = { ...headers, cookie: '' };
    const withoutToken = { ...headers, 'x-csrf-token': '' };
    expect((await send(TEXT, stranger)).status).toBe(401);
    expect((await send(TEXT, withoutToken)).status).toBe(403);
    expect((await send(TEXT, { ...headers, origin: 'http://elsewhere.example' })).status).toBe(403);
    expect((await send(TEXT, { ...headers, 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('of more than the limit is refused', async () => {
    const { status, body } = await told(Buffer.alloc(POLICY_FILE_MAX_BYTES + 1));
    expect([status, JSON.parse(body)]).toEqual([413, { code: 'too_large' }]);
  });
});

describe('the form with the whole text', () => {
  const form = (length: number) => `text=${'a'.repeat(length)}`;
  const type = { 'content-type': 'application/x-www-form-urlencoded' };

  it('comes through at its own address only, and only from who is signed in', async () => {
    const headers = { ...(await headersOf('secretariat')), ...type };
    const long = form(BODY_LIMIT_BYTES + 1);
    expect((await send(long, headers, '/policies/new')).status).toBe(200);
    expect((await send(long, headers, '/policies/new.data')).status).toBe(200);
    expect((await send(long, headers, '/policies')).status).toBe(413);
    expect((await send(form(POLICY_BODY_LIMIT_BYTES), headers, '/policies/new')).status).toBe(413);
    const stranger = { ...headers, cookie: '' };
    expect((await send(long, stranger, '/policies/new')).status).toBe(413);
  });
});
