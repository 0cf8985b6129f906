import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { handled, readForm, readJson } from '#app/lib/http.server.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { csrfToken } from '#app/lib/csrf.server.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { readBody } from '#app/server/body.ts';
import { BODY_LIMIT_BYTES, STRANGERS_BODY_LIMIT_BYTES, TABLE_BODY_LIMIT_BYTES } from '#app/server/create-app.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { makeTown, TOWN_PASSWORD } from '#test/factories/town.ts';
import { heldBytes } from '#test/server/held-bytes.ts';
import { post, startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

const MEGABYTE = 1024 * 1024;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const;

const context = makeDatabase(calendarDate('2026-10-01'));
const token = newSessionToken();
const cookie = sessionCookie(token, false);
let app: StartedApp;
let handledCount = 0;

const answer = handled(async ({ request: received }: { readonly request: Request }) => {
  handledCount += 1;
  const { pathname } = new URL(received.url);
  if (pathname.startsWith('/api/')) return Response.json(await readJson(received, z.object({ a: z.string() })));
  const csrf = pathname === '/open' ? 'none' : 'session';
  const size = /^\/(?:organization\/transfers|campaigns|improvement)\//u.test(pathname) ? 'table' : 'large';
  const read = await readForm(received, z.object({ text: z.string() }), { csrf, size });
  return Response.json(read.ok ? { ok: true, value: { text: read.value.text.slice(0, 10) } } : read);
});

beforeAll(async () => {
  await makeTown(context);
  must(await signIn(context, { login: 'staff', password: TOWN_PASSWORD, token, ...FROM_ANYWHERE }));
  app = await startApp({
    services: context,
    handle: async (received) => {
      try {
        return await answer({ request: received });
      } catch (thrown) {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      }
    },
  });
});

afterAll(async () => {
  await app.close();
  context.dispose();
});

interface Exchange {
  readonly head: string;
  readonly body: string;
  /** How much was sent when the answer began to arrive. */
  readonly sentAtAnswer: number;
  readonly sent: number;
}

/**
 * Streams `megabytes` as a chunked body, whose length nobody declares. Like a browser it goes on
 * sending to the end, whatever is answered meanwhile; a connection that is reset rejects.
 */
function stream(megabytes: number): Promise<Exchange> {
  const chunk = `${(MEGABYTE / 4).toString(16)}\r\n${'a'.repeat(MEGABYTE / 4)}\r\n`;
  const { hostname, port, origin, host } = new URL(app.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let sent = 0;
    let sentAtAnswer = -1;
    let answer = '';
    const writeOn = () => {
      while (sent < megabytes * MEGABYTE) {
        sent += MEGABYTE / 4;
        if (!socket.write(chunk)) {
          socket.once('drain', writeOn);
          return;
        }
      }
      socket.write('0\r\n\r\n');
    };
    socket.setEncoding('utf8').on('data', (text: string) => {
      if (sentAtAnswer < 0) sentAtAnswer = sent;
      answer += text;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...rest] = answer.split('\r\n\r\n');
      resolve({ head, body: rest.join(''), sentAtAnswer, sent });
    });
    socket.write(
      [
        'POST /open HTTP/1.1',
        `Host: ${host}`,
        `Origin: ${origin}`,
        `Cookie: ${cookie}`,
        'Content-Type: application/x-www-form-urlencoded',
        'Transfer-Encoding: chunked',
        '\r\n',
      ].join('\r\n'),
    );
    writeOn();
  });
}

describe('a body of 60 MB', () => {
  it('is refused as a Japanese page, early, with bounded memory and without a reset connection', async () => {
    const before = heldBytes();
    let peak = 0;
    const timer = setInterval(() => (peak = Math.max(peak, heldBytes())), 20);
    const { head, body, sentAtAnswer, sent } = await stream(60);
    clearInterval(timer);
    expect(head).toContain('HTTP/1.1 413 ');
    expect(head).toContain('Content-Type: text/html; charset=utf-8');
    expect(head).toContain('Connection: close');
    expect(body).toContain('送られた内容が大きすぎます');
    expect(body).toContain('失われていません');
    expect(sentAtAnswer).toBeLessThan(30 * MEGABYTE);
    expect(sent).toBe(60 * MEGABYTE);
    expect(peak - before).toBeLessThan(16 * MEGABYTE);
  });

  it('never reaches Remix', async () => {
    const before = handledCount;
    await stream(4);
    expect(handledCount).toBe(before);
  });
});

describe('reading a body', () => {
  const read = async (total: number, limit: number) => {
    let pulled = 0;
    const source = new Readable({
      highWaterMark: 1,
      read() {
        pulled += 1;
        this.push(pulled <= total ? Buffer.alloc(1000) : null);
      },
    });
    const result = await readBody(source, { limit, declared: 0, kept: true });
    return { result, pulled };
  };

  it('stops pulling at the limit, whatever else would come', async () => {
    const { result, pulled } = await read(60_000, 10_000);
    expect(result.ok).toBe(false);
    expect(pulled).toBeLessThan(20);
  });

  it('keeps all of a body within it', async () => {
    const { result } = await read(10, 10_000);
    expect(result.ok && result.body.length).toBe(10_000);
  });

  it('fails when the client goes away in the middle', async () => {
    const source = new Readable({ read() {} });
    source.push('half');
    const result = readBody(source, { limit: 10_000, declared: 0, kept: true });
    source.destroy();
    await expect(result).rejects.toThrow('went away');
  });
});

describe('the limit of a body', () => {
  const filled = (length: number) => `${'a=b&'.repeat(9)}text=${'%61'.repeat(length)}`;

  it('is the last size that passes', async () => {
    const text = `text=${'%61'.repeat(90_000)}`;
    const fits = text.padEnd(BODY_LIMIT_BYTES, '&');
    expect((await post(app.address, '/open', fits, { ...FORM, cookie })).status).not.toBe(413);
    expect((await post(app.address, '/open', `${fits}&`, { ...FORM, cookie })).status).toBe(413);
  });

  it('is that of a whole table where one is sent, by who is signed in alone', async () => {
    const fits = `text=${'%61'.repeat(90_000)}`.padEnd(TABLE_BODY_LIMIT_BYTES, '&');
    for (const page of [
      ...['/organization/transfers/new', '/organization/transfers/0193-a/table'],
      ...['/campaigns/history/new', '/improvement/import'],
    ]) {
      expect((await post(app.address, page, fits, { ...FORM, cookie })).status).not.toBe(413);
      expect((await post(app.address, page, `${fits}&`, { ...FORM, cookie })).status).toBe(413);
      expect((await post(app.address, page, fits, FORM)).status).toBe(413);
    }
    for (const page of [
      '/organization/transfers/0193-a',
      '/organization/transfers',
      '/organization/people/new/table',
    ]) {
      expect((await post(app.address, page, fits, { ...FORM, cookie })).status).toBe(413);
    }
  });

  it('is small for the forms of who is not signed in', async () => {
    const room = STRANGERS_BODY_LIMIT_BYTES - filled(0).length;
    const fits = filled(Math.floor(room / 3)).padEnd(STRANGERS_BODY_LIMIT_BYTES, 'a');
    expect((await post(app.address, '/sign-in', fits, FORM)).status).not.toBe(413);
    const over = await post(app.address, '/sign-in', `${fits}a`, FORM);
    expect(over.status).toBe(413);
    await expect(over.text()).resolves.toContain('送られた内容が大きすぎます');
  });

  it('is nothing for whatever else a stranger sends', async () => {
    const response = await post(app.address, '/open', new URLSearchParams({ text: 'x' }));
    await expect(response.json()).resolves.toMatchObject({ ok: false, input: {} });
    const forged = await post(app.address, '/open', new URLSearchParams({ text: 'x' }), {
      cookie: sessionCookie(newSessionToken(), false),
    });
    await expect(forged.json()).resolves.toMatchObject({ ok: false, input: {} });
  });
});

describe('a malformed body', () => {
  it.each([
    ['JSON where a form is expected', '/open', '{"text":"1"}', 'application/json'],
    ['plain text, which a foreign page may send', '/open', 'text=1', 'text/plain'],
    ['a body of no kind', '/open', new Blob(['text=1']), ''],
    ['a form where JSON is expected', '/api/answers', 'a=1', 'application/x-www-form-urlencoded'],
    ['JSON on the sign-in page', '/sign-in', '{}', 'application/json'],
    ['multipart, which no page of ours sends', '/open', 'garbage', 'multipart/form-data; boundary=x'],
    ['multipart on the sign-in page', '/sign-in', '--x--', 'multipart/form-data; boundary=x'],
  ])('of %s is answered 415', async (_what, pathname, body, type) => {
    const response = await post(app.address, pathname, body, type === '' ? {} : { 'content-type': type });
    expect(response.status).toBe(415);
  });

  it('of broken JSON is answered 400 on a JSON path', async () => {
    const response = await post(app.address, '/api/answers', '{"a":', {
      'content-type': 'application/json',
      cookie,
      'x-csrf-token': csrfToken(token),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/json');
  });
});

describe('the form token', () => {
  it('lets a form of the same session through', async () => {
    const body = new URLSearchParams({ text: 'x', csrf: csrfToken(token) });
    const response = await post(app.address, '/form', body, { cookie });
    await expect(response.json()).resolves.toEqual({ ok: true, value: { text: 'x' } });
  });

  it.each([
    ['is missing', new URLSearchParams({ text: 'x' })],
    ['is of another session', new URLSearchParams({ text: 'x', csrf: csrfToken(newSessionToken()) })],
    ['is sent twice', new URLSearchParams(`text=x&csrf=${csrfToken(token)}&csrf=${csrfToken(token)}`)],
  ])('refuses a form where it %s', async (_what, body) => {
    const response = await post(app.address, '/form', body, { cookie });
    expect(response.status).toBe(403);
  });

  it('sends a form without a session to the sign-in page', async () => {
    const response = await post(app.address, '/form', new URLSearchParams({ text: 'x' }));
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/sign-in');
  });

  it('answers a JSON path without a session 401, not with a page', async () => {
    const response = await post(app.address, '/api/answers', '{"a":"b"}', { 'content-type': 'application/json' });
    expect(response.status).toBe(401);
    await expect(response.json()).resolves.toEqual({ code: 'not_signed_in' });
  });

  it('is asked of JSON in a header', async () => {
    const headers = { 'content-type': 'application/json', cookie };
    expect((await post(app.address, '/api/answers', '{"a":"b"}', headers)).status).toBe(403);
    const good = await post(app.address, '/api/answers', '{"a":"b"}', { ...headers, 'x-csrf-token': csrfToken(token) });
    await expect(good.json()).resolves.toEqual({ ok: true, value: { a: 'b' } });
  });
});
