import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { madeWorkbook } from '#test/fixtures/made-workbook.ts';
import { fileHeaders, ILL_SENT } from '#test/server/sent-file.ts';
import type { FileHeaders } from '#test/server/sent-file.ts';
import { startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

const LIMIT = 256 * 1024;

const context = makeDatabase(calendarDate('2026-10-01'));
let app: StartedApp;
let reachedRemix = 0;
let book: Buffer = Buffer.alloc(0);

beforeAll(async () => {
  await makeTown(context);
  book = await madeWorkbook({
    name: '台帳',
    rows: [
      ['コード', '名称'],
      ['S01', '文書管理'],
    ],
  });
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

const send = (body: Buffer, headers: FileHeaders, query = '') =>
  fetch(new URL(`/api/tables${query}`, app.address), { method: 'POST', body: new Uint8Array(body), headers });

const stored = () => ({
  entries: [...activityEntries(context.db)].length,
  files: readdirSync(app.files, { recursive: true }).sort(),
});

describe('a workbook that is chosen for a table', () => {
  it('comes back as the text of its cells, keeps nothing and never reaches Remix', async () => {
    const headers = await headersOf('secretariat');
    const before = stored();
    const response = await send(book, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    await expect(response.json()).resolves.toEqual({
      text: 'コード\t名称\nS01\t文書管理\n',
      message: 'シート「台帳」の表です。',
    });
    expect(stored()).toEqual(before);
    expect(reachedRemix).toBe(0);
  });

  it('is read in the sheet that is asked for', async () => {
    const two = await madeWorkbook({ name: '説明', rows: [['x']] }, { name: '台帳', rows: [['y']] });
    const asked = await send(two, await headersOf('secretariat'), `?sheet=${encodeURIComponent('台帳')}`);
    await expect(asked.json()).resolves.toMatchObject({ text: 'y\n' });
  });

  it('that is none is told what it is and what to do', async () => {
    const response = await send(Buffer.from('%PDF-1.7\n'), await headersOf('secretariat'));
    expect(response.status).toBe(400);
    await expect(response.json()).resolves.toMatchObject({ code: 'pdf', message: expect.stringContaining('PDF') });
  });

  it('is one of few at the same time, and those of another person wait their turn', async () => {
    const [own, other] = [await headersOf('secretariat'), await headersOf('secretariat')];
    const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => send(book, at % 2 === 0 ? own : other)));
    const codes = answers.map(({ status }) => status);
    expect(new Set([...codes, 200])).toEqual(new Set(codes));
    expect(codes.every((code) => code === 200 || code === 503)).toBe(true);
    expect((await send(book, own)).status).toBe(200);
  });

  it.each(ILL_SENT)('is refused %s', async (_what, status, change) => {
    const response = await send(book, change(await headersOf('secretariat')));
    expect(response.status).toBe(status);
    await expect(response.text()).resolves.not.toContain('S01');
  });

  it.each<TownPerson>(['staff', 'manager', 'auditor', 'committee'])(
    'is refused to %s, who reads in no table',
    async (who) => {
      expect((await send(book, await headersOf(who))).status).toBe(403);
    },
  );

  it('is refused where it is empty or too large, whatever it says', async () => {
    const headers = await headersOf('secretariat');
    expect((await send(Buffer.alloc(0), headers)).status).toBe(400);
    const large = await send(Buffer.alloc(LIMIT + 1), headers);
    expect([large.status, await large.json()]).toEqual([413, { code: 'too_large' }]);
    const chunks = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 8; sent += 1) controller.enqueue(new Uint8Array(LIMIT / 4));
        controller.close();
      },
    });
    const streamed = { method: 'POST', body: chunks, headers, duplex: 'half' as const };
    expect((await fetch(new URL('/api/tables', app.address), streamed)).status).toBe(413);
  });
});
