import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '#app/lib/problem.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { ask, FORM, nobody, sendForm, sendSignIn, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';
import { TOWN_PASSWORD } from '#test/factories/town.ts';

/** What is known to be weak in the framework, tried on the running server: decision 0020. */

const MEGABYTE = 1024 * 1024;

let served: ServedTown;
let secretariat: Visitor;

beforeAll(async () => {
  served = await serveTown();
  secretariat = await signedIn(served.server, 'secretariat');
});

afterAll(() => served.stop());

/** Sends `target` as it stands, which no URL may hold, and gives the first line of the answer. */
function rawAnswer(target: string): Promise<string> {
  const { hostname, port, host } = new URL(served.server.address());
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

describe('the list of routes', () => {
  it.each(['/__manifest', '/__manifest?p=%2Fboard&version=1', '/__manifest.data', '/__MANIFEST'])(
    'has no address of its own: %s',
    async (address) => {
      const who = [nobody(served.server), secretariat];
      const answers = await Promise.all(who.map((visitor) => ask(visitor, address)));
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    },
  );

  it('is whole in the first page, so that the browser asks for none', async () => {
    const page = await (await ask(nobody(served.server), '/sign-in')).text();
    const list = /"(\/assets\/manifest-[^"]+\.js)"/.exec(page)?.[1] ?? '';
    expect(await (await ask(nobody(served.server), list)).text()).toContain('"routes/_app.board"');
  });
});

describe('what comes from outside and goes back', () => {
  it('is as long as what was sent, and no more: one field that fills the body', async () => {
    const login = '<'.repeat(5_000);
    const answer = await sendSignIn(served.server, login, 'x');
    expect(answer.status).toBe(400);
    expect((await answer.text()).length).toBeLessThan(MEGABYTE / 10);
  });

  it.each(['/sign-in', '/sign-in.data'])('is refused when it has more fields than any form: %s', async (address) => {
    const body = new URLSearchParams(Array.from({ length: 90_000 }, (_, index) => [`f${index}`, ''])).toString();
    expect(body.length).toBeLessThan(MEGABYTE);
    const answer = await ask(nobody(served.server), address, { method: 'POST', headers: FORM, body });
    expect(answer.status).toBe(413);
    expect((await answer.text()).length).toBeLessThan(MEGABYTE / 10);
    const few = await ask(nobody(served.server), address, { method: 'POST', headers: FORM, body: 'a=&'.repeat(51) });
    expect(few.status).toBe(400);
    expect((await few.text()).length).toBeLessThan(MEGABYTE / 10);
  });

  it.each([
    ['a stranger', '/sign-in', null],
    ['a stranger', '/set-up', null],
    ['a stranger', '/board', null],
    ['a stranger', '/sheets/x/chapters/1', null],
    ['somebody who has signed in', '/campaigns/new', 'secretariat'],
    ['somebody who has signed in', '/sheets/x/chapters/1', 'secretariat'],
    ['somebody who has signed in', '/sign-out', 'secretariat'],
  ])('of %s holds nobody up for a second with 40,000 or 80,000 fields: %s', async (_who, address, who) => {
    for (const count of [40_000, 80_000]) {
      const body = Array.from({ length: count }, (_, index) => `${index.toString(36)}=`).join('&');
      const began = performance.now();
      const visitor = who === null ? nobody(served.server) : secretariat;
      const sent = ask(visitor, address, { method: 'POST', headers: FORM, body });
      const other = await ask(nobody(served.server), '/sign-in');
      expect(other.status).toBe(200);
      expect((await sent).status).toBeLessThan(500);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });

  it('is refused in a form of somebody who has signed in, too', async () => {
    const fields = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`f${index}`, '']));
    const answer = await sendForm(secretariat, '/campaigns/new.data', fields);
    expect(answer.status).toBe(400);
    expect((await answer.text()).length).toBeLessThan(MEGABYTE / 10);
  });

  it('is no name of a route that was asked for', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `routes/x${index}`).join(',');
    const answer = await ask(secretariat, `/board.data?_routes=${names},root`);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toContain('"root"');
    expect(text).not.toContain('routes/x1');
    expect(text.length).toBeLessThan(1_000);
  });

  it.each([
    ['names of routes', `/board.data?_routes=${'a,'.repeat(2_100)}`],
    ['parts of a path', `/${'a/'.repeat(2_100)}`],
    ['parts of a path for data', `/${'a/'.repeat(2_100)}x.data`],
  ])('is refused when there are too many %s', async (_, address) => {
    const answer = await ask(secretariat, address);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(PROBLEMS.bad_address.happened);
  });

  it('is matched against the routes without delay up to that length', async () => {
    const began = performance.now();
    for (const [part, status] of [
      ['/a', 404],
      ['/:', 404],
      ['/%E3%81%82', 404],
      ['/%41', 400],
      ['/./', 400],
      ['.data', 400],
    ] as const) {
      const [line] = (await rawAnswer(`/x${part.repeat(Math.floor(4_000 / part.length))}`)).split('\r\n');
      expect(line, part).toContain(` ${status} `);
    }
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});

describe('an address that names another host', () => {
  it.each(['//evil.example/board', '/\\evil.example/board', 'http://evil.example/board', '//evil.example/x.data'])(
    'is refused as it comes in: %s',
    async (target) => {
      const answer = await rawAnswer(target);
      expect(answer.split('\r\n')[0]).toContain(' 400 ');
      expect(answer).not.toContain('evil.example');
    },
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'http://evil.example/',
    'javascript:alert(1)',
    '/結果',
    '/%E0%A4%A',
    '/\u0000',
    '/x\r\nSet-Cookie: a=b',
  ])('is no place to go to after signing in: %s', async (next) => {
    const body = new URLSearchParams({ login: 'manager', password: TOWN_PASSWORD });
    const to = (path: string) =>
      ask(nobody(served.server), `${path}?next=${encodeURIComponent(next)}`, { method: 'POST', headers: FORM, body });
    const page = await to('/sign-in');
    expect([page.status, page.headers.get('location')]).toEqual([302, '/']);
    const fetched = await to('/sign-in.data');
    expect(fetched.status).toBe(202);
    expect(await fetched.text()).not.toContain('evil.example');
  });
});
