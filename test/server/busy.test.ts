import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { AppError, BUSY_SECONDS, handled } from '#app/lib/http.server.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import type { RemixHandler } from '#app/server/remix-bridge.ts';
import { testDatabase } from '#test/factories/database.ts';
import { post, startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

const WRITERS = 60;

interface Busy {
  readonly app: StartedApp;
  /** How often the act was tried. */
  readonly attempts: () => number;
  readonly release: () => void;
  readonly rows: () => unknown;
}

/** Gives what an act answers, thrown or returned, as Remix does. */
function answering(
  act: (args: { readonly request: Request; readonly context: object }) => Promise<Response>,
): RemixHandler {
  return (request, context) =>
    act({ request, context }).catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
}

/**
 * A server whose database another connection has locked. `/write` writes one row in one transaction; `/twice` does so
 * in two, and the second fails when `twice` says so; `/read` reads.
 */
async function locked(onAttempt: (attempt: number, release: () => void) => void = () => {}): Promise<Busy> {
  const context = testDatabase(calendarDate('2026-10-01'));
  const { $client: own } = context.db;
  own.exec('CREATE TABLE note (n INTEGER)');
  own.pragma('busy_timeout = 10');
  const other = new BetterSqlite3(context.file);
  let attempts = 0;
  const release = () => {
    if (other.inTransaction) other.exec('ROLLBACK');
  };
  const write = () => own.transaction(() => own.exec('INSERT INTO note VALUES (1)')).immediate();
  const act = handled(({ request }: { readonly request: Request; readonly context: object }) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/read') return Response.json(own.prepare('SELECT count(*) FROM note').pluck().get());
    if (pathname === '/nothing') throw new AppError('not_found');
    attempts += 1;
    onAttempt(attempts, release);
    write();
    if (pathname === '/twice') {
      other.exec('BEGIN IMMEDIATE');
      write();
    }
    return new Response('written');
  });
  const app = await startApp({
    services: context,
    handle: answering(act),
  });
  other.exec('BEGIN IMMEDIATE');
  onTestFinished(async () => {
    release();
    other.close();
    await app.close();
  });
  return { app, attempts: () => attempts, release, rows: () => own.prepare('SELECT count(*) FROM note').pluck().get() };
}

const send = (app: StartedApp, pathname: string) => post(app.address, pathname, new URLSearchParams({ a: '1' }));

describe('a database that another program holds', () => {
  it('is waited for: what changed nothing is done again, once, when it is free', async () => {
    const { app, attempts, rows } = await locked((attempt, release) => {
      if (attempt === 3) release();
    });
    expect((await send(app, '/write')).status).toBe(200);
    expect(attempts()).toBe(3);
    expect(rows()).toBe(1);
  });

  it('is given up after a while, in words, with when to come back, and nothing is changed', async () => {
    const { app, attempts, rows } = await locked();
    const response = await send(app, '/write');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe(String(BUSY_SECONDS));
    await expect(response.json()).resolves.toEqual({ code: 'busy' });
    expect(attempts()).toBeGreaterThan(3);
    expect(rows()).toBe(0);
    expect(PROBLEMS.busy.status).toBe(503);
  });

  it('holds up nobody who reads, however many wait to write', async () => {
    const { app } = await locked();
    let waiting = WRITERS;
    const writers = Promise.all(
      Array.from({ length: WRITERS }, () => send(app, '/write').finally(() => (waiting -= 1))),
    );
    for (let reader = 0; reader < 10; reader += 1) {
      expect((await fetch(new URL('/read', app.address))).status).toBe(200);
    }
    // Read ten times over while they still wait.
    expect(waiting).toBeGreaterThan(0);
    const statuses = (await writers).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([503]));
  });

  it('is not waited for by what has already changed something', async () => {
    const { app, attempts, rows } = await locked((_attempt, release) => release());
    expect((await send(app, '/twice')).status).toBe(503);
    expect(attempts()).toBe(1);
    expect(rows()).toBe(1);
  });

  it('is nothing that other refusals have to do with', async () => {
    const { app } = await locked();
    expect((await fetch(new URL('/nothing', app.address))).status).toBe(404);
  });
});

describe('a database that fails after the answer was given', () => {
  it('ends no server: what was refused is left uncounted', async () => {
    const context = testDatabase(calendarDate('2026-10-01'));
    const act = async () => {
      context.db.$client.exec('DROP TABLE session');
      return new Response('refused', { status: 403 });
    };
    const app = await startApp({ services: context, handle: act });
    onTestFinished(() => app.close());
    const headers = { cookie: sessionCookie(newSessionToken(), false) };
    const form = new URLSearchParams({ a: '1' });
    expect((await post(app.address, '/sign-in', form, headers)).status).toBe(403);
    await expect.poll(() => app.events).toContain('refusal_not_counted');
  });
});

describe('a database that is locked before Remix is asked', () => {
  it('is told in words by a page', async () => {
    const app = await startApp({
      handle: () => Promise.reject(new BetterSqlite3.SqliteError('database is locked', 'SQLITE_BUSY')),
    });
    onTestFinished(() => app.close());
    const response = await fetch(app.address);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe(String(BUSY_SECONDS));
    const text = await response.text();
    for (const words of [PROBLEMS.busy.happened, PROBLEMS.busy.safe, PROBLEMS.busy.next]) expect(text).toContain(words);
    expect(app.events).toEqual(['database_busy']);
  });
});

describe('a disk without room', () => {
  it('is told in words, keeps what was there and lets the server go on', async () => {
    const context = testDatabase(calendarDate('2026-10-01'));
    const { $client: own } = context.db;
    own.exec('CREATE TABLE note (text TEXT)');
    const pages = Number(own.pragma('page_count', { simple: true }));
    own.pragma(`max_page_count = ${pages}`);
    const act = handled(({ request }: { readonly request: Request; readonly context: object }) => {
      if (request.method === 'POST') own.prepare('INSERT INTO note VALUES (?)').run('x'.repeat(1_000_000));
      return Response.json(own.prepare('SELECT count(*) FROM note').pluck().get());
    });
    const app = await startApp({
      services: context,
      handle: answering(act),
    });
    onTestFinished(() => app.close());
    const refused = await send(app, '/write');
    expect([refused.status, await refused.json()]).toEqual([PROBLEMS.disk_full.status, { code: 'disk_full' }]);
    expect(await (await fetch(new URL('/write', app.address))).json()).toBe(0);
  });
});
