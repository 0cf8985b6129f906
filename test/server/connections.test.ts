import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionLimits } from '#app/server/serve.ts';
import { heldBytes } from '#test/server/held-bytes.ts';
import { answerOf, open, send, statusOf } from '#test/server/raw.ts';
import { startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

const MEGABYTE = 1024 * 1024;

async function start(limits: Partial<ConnectionLimits> = {}): Promise<StartedApp> {
  const app = await startApp(
    { handle: async (request) => new Response(`${(await request.text()).length} characters`) },
    limits,
  );
  onTestFinished(() => app.close());
  return app;
}

function head(app: StartedApp, target: string, length: number): string {
  const { host, origin } = new URL(app.address);
  return [
    `POST ${target} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${origin}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${length}`,
    '\r\n',
  ].join('\r\n');
}

/** Resolves with the first thing that is answered. */
function firstOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.setEncoding('utf8').once('data', resolve).once('error', reject);
  });
}

describe('three hundred bodies of strangers', () => {
  const part = Buffer.alloc(MEGABYTE - 1, 'a');

  /** The most that is held meanwhile, of what was not held before. */
  async function peakDuring(act: () => Promise<void>): Promise<number> {
    const before = heldBytes();
    let peak = before;
    const timer = setInterval(() => (peak = Math.max(peak, heldBytes())), 50);
    await act();
    clearInterval(timer);
    return Math.max(peak, heldBytes()) - before;
  }

  /** 300 connections that have sent all of a body of 1 MB but its last byte, and what will be answered to each. */
  async function unfinished(app: Awaited<ReturnType<typeof start>>, target: string) {
    const sockets = await Promise.all(Array.from({ length: 300 }, () => open(app.address)));
    const answers = sockets.map(firstOf);
    for (const socket of sockets) {
      socket.write(head(app, target, MEGABYTE));
      socket.write(part);
    }
    return { sockets, answers };
  }

  it.each(['/board', '/nothing'])(
    'of 1 MB each to %s cost no memory while they come, nor hold up others',
    async (target) => {
      const app = await start();
      const peak = await peakDuring(async () => {
        const { sockets, answers } = await unfinished(app, target);
        expect(statusOf(await send(app.address, { target: '/' }))).toBe(200);
        // Only with its last byte a body is known to have been read.
        for (const socket of sockets) socket.write('a');
        expect(new Set((await Promise.all(answers)).map(statusOf))).toEqual(new Set([200]));
      });
      expect(peak).toBeLessThan(40 * MEGABYTE);
    },
  );

  it.each([
    ['/api/sheets/x/answers', 415],
    ['/api/files', 415],
    ['/api/tables', 415],
    ['/set-up', 413],
  ])('of 1 MB each to %s are refused without waiting for their end', async (target, status) => {
    const app = await start();
    const peak = await peakDuring(async () => {
      const { answers } = await unfinished(app, target);
      expect(new Set((await Promise.all(answers)).map(statusOf))).toEqual(new Set([status]));
    });
    expect(peak).toBeLessThan(40 * MEGABYTE);
  });

  it('of a sign-in form keep no more than such a form may hold', async () => {
    const app = await start();
    const before = heldBytes();
    const sockets = await Promise.all(Array.from({ length: 300 }, () => open(app.address)));
    for (const socket of sockets) socket.write(head(app, '/sign-in', 16 * 1024) + 'a'.repeat(15 * 1024));
    expect(statusOf(await send(app.address, { target: '/' }))).toBe(200);
    expect(heldBytes() - before).toBeLessThan(12 * MEGABYTE);
  });
});

describe('a connection', () => {
  const quick = { checkMs: 20 };

  it('that never comes to the end of its headers is ended', async () => {
    const app = await start({ ...quick, headersMs: 100, requestMs: 5_000 });
    const socket = await open(app.address);
    const answer = answerOf(socket);
    const timer = setInterval(() => socket.write('X-Slow: a\r\n'), 10);
    onTestFinished(() => clearInterval(timer));
    socket.write('GET / HTTP/1.1\r\nHost: a.example\r\n');
    expect(statusOf(await answer)).toBe(408);
  });

  it('that never comes to the end of its body is ended', async () => {
    const app = await start({ ...quick, headersMs: 100, requestMs: 200 });
    const socket = await open(app.address);
    const answer = answerOf(socket);
    const timer = setInterval(() => socket.write('a'), 10);
    onTestFinished(() => clearInterval(timer));
    socket.write(head(app, '/sign-in', 10_000));
    await answer;
    expect(socket.destroyed).toBe(true);
  });

  it('that says nothing is ended', async () => {
    const app = await start({ ...quick, headersMs: 10_000, requestMs: 20_000, silentMs: 100 });
    await expect(answerOf(await open(app.address))).resolves.toBe('');
  });

  it('is turned away in words when its address has too many, until one of them ends', async () => {
    const app = await start({ connectionsPerAddress: 3 });
    const held = await Promise.all([open(app.address), open(app.address), open(app.address)]);
    const refused = await send(app.address, { target: '/' });
    expect(statusOf(refused)).toBe(503);
    expect(refused).toContain('Retry-After: ');
    expect(refused).toContain('接続が多すぎます');
    held[0]?.destroy();
    await expect.poll(async () => statusOf(await send(app.address, { target: '/' }))).toBe(200);
  });

  it('is not taken at all when there are too many of all', async () => {
    const app = await start({ connections: 2, connectionsPerAddress: null });
    await Promise.all([open(app.address), open(app.address)]);
    expect(await send(app.address, { target: '/' })).toBe('');
  });
});
