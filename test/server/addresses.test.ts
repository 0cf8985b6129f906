import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagePathOf } from '#app/lib/address.ts';
import { send, statusOf } from '#test/server/raw.ts';
import { startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

const BODY = 'login=a&password=b';

let app: StartedApp;
const reached: string[] = [];

beforeAll(async () => {
  app = await startApp({
    handle: async (request) => {
      reached.push(`${request.method} ${request.url}`);
      return new Response('reached');
    },
  });
});

afterAll(() => app.close());

/** Sends it and tells the status, and whether anything of it came to Remix. */
async function outcome(request: Parameters<typeof send>[1]) {
  const before = reached.length;
  const answer = await send(app.address, request);
  return { status: statusOf(answer), answer, reached: reached.slice(before) };
}

describe('the sign-in form', () => {
  it.each([
    '//sign-in',
    '//x/sign-in',
    '/x//sign-in',
    '/sign-in/',
    '/sign-in//',
    '/./sign-in',
    '/x/../sign-in',
    '/x/..;/../sign-in',
    '/%2e/sign-in',
    '/x/%2e%2e/sign-in',
    '/%2Fsign-in',
    '/sign%2Din',
    '/sign-i%6E',
    '/sign-in%2F',
    '/sign-in%00',
    '/sign-in%0a',
    '/sign-in%7f',
    '/sign-in%C2%85',
    '/sign-in%',
    '/sign-in%zz',
    '/sign-in%25',
    '/sign-in%ff',
    '\\sign-in',
    '/\\sign-in',
    '/x\\..\\sign-in',
    '/%5Csign-in',
    '/sign-in/.data',
    '/.data',
    '/sign-in.data.data',
    '/sign-in%2edata',
    '/sign-in.data/',
    '/sign-in?_data=routes%2Fsign-in',
    '/sign-in?%5Fdata=routes/sign-in',
    '/sign-in#x',
    '/sign-in?x=#y',
    'sign-in',
    '?/sign-in',
    '*',
    'http://127.0.0.1/sign-in',
    'https://evil.example/sign-in',
    '/sign-in"x',
    '/sign-in<x>',
    '/sign-in|x',
    '/sign-in^x',
    '/{sign-in}',
    `/sign-in?x=${'a'.repeat(5_000)}`,
  ])('is reached by no other spelling of its address: %s', async (target) => {
    const { status, answer, reached: came } = await outcome({ method: 'POST', target, body: BODY });
    expect(status).toBe(400);
    // What cannot begin an address at all is refused by Node itself, in no words.
    if (!/^[\\?s]/.test(target)) expect(answer).toContain('アドレスを読み取れませんでした');
    expect(came).toEqual([]);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'SEARCH', 'PURGE'])(
    'is reached by no other method: %s',
    async (method) => {
      const target = method === 'CONNECT' ? 'a.example:443' : '/sign-in';
      const {
        status,
        answer,
        reached: came,
      } = await outcome({ method, target, ...(method === 'CONNECT' ? {} : { body: BODY }) });
      expect(status).toBe(405);
      expect(answer).toMatch(/^Allow: GET, HEAD, POST\r$/m);
      expect(came).toEqual([]);
    },
  );

  it.each([
    ['/sign-in', '/sign-in'],
    ['/sign-in?next=%2Fboard', '/sign-in?next=%2Fboard'],
    ['/sign-in.data', '/sign-in.data'],
    ['/Sign-In', '/Sign-In'],
  ])('is read by Remix as it was read before: %s', async (target, path) => {
    const { status, reached: came } = await outcome({ method: 'POST', target, body: BODY });
    expect(status).toBe(200);
    expect(came).toEqual([`POST ${new URL(path, app.address).href}`]);
  });
});

describe('HEAD', () => {
  it('is read by Remix as GET, and answered without a body', async () => {
    const {
      status,
      answer,
      reached: came,
    } = await outcome({ method: 'HEAD', target: '/board.data', host: 'a.example' });
    expect(status).toBe(200);
    expect(answer).toMatch(/\r\n\r\n$/);
    expect(came).toEqual(['GET http://a.example/board.data']);
  });
});

describe('a host', () => {
  it.each([
    '',
    ' ',
    'a b',
    'a/b',
    'a@b',
    'a:b',
    'a:99999',
    '[',
    '[::1',
    'ex%61mple',
    '例え',
    '1.2.3.4.5',
    '0x7f.1',
    'a?b',
    'a#b',
    'a\\b',
  ])('that is none is refused: %j', async (host) => {
    const { status, reached: came } = await outcome({ target: '/', host });
    expect(status).toBe(400);
    expect(came).toEqual([]);
  });

  it('that comes twice is refused', async () => {
    const { status, reached: came } = await outcome({ target: '/', headers: { Host: 'evil.example' } });
    expect(status).toBe(400);
    expect(came).toEqual([]);
  });

  it.each(['localhost', 'tenken_1.town.lg.jp:8080', '[::1]:3000', 'TENKEN.example', '192.0.2.1'])(
    'of an intranet is taken: %s',
    async (host) => {
      expect((await outcome({ target: '/', host })).reached).toEqual([`GET http://${host.toLowerCase()}/`]);
    },
  );

  it('that a proxy names, or a client in its name, changes nothing', async () => {
    const headers = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'x y', Forwarded: 'host=evil.example' };
    const { status, reached: came } = await outcome({ method: 'POST', target: '/sign-in', headers, body: BODY });
    expect(status).toBe(200);
    expect(came).toEqual([`POST ${new URL('/sign-in', app.address).href}`]);
  });
});

describe('a clean address', () => {
  it.each([
    ['/', '/'],
    ['/_root.data', '/'],
    ['/_root.data?index&_routes=root', '/'],
    ['/board', '/board'],
    ['/board.data?page=2&q=%E8%A9%95', '/board'],
    ['/results/1/clauses/p/standards/10-1-%E3%82%A2.data', '/results/1/clauses/p/standards/10-1-%E3%82%A2'],
    ['/sheets/a/chapters/1-2%401', '/sheets/a/chapters/1-2%401'],
    ['/assets/_app.sheets._sheetId-B1_x.js', '/assets/_app.sheets._sheetId-B1_x.js'],
    ['/api/sheets/a/answers', '/api/sheets/a/answers'],
  ])('of this program passes: %s', (address, page) => {
    expect(pagePathOf(address)).toBe(page);
  });

  it('is what a reader of addresses makes of it, byte by byte', () => {
    for (const address of ['/a.b/..c/d..', "/a!$&'()*+,;=:@~", '/%E3%81%82%20%22%40', '/...', '/.vite/x']) {
      if (pagePathOf(address) !== null) expect(new URL(address, 'http://tenken.test').pathname).toBe(address);
    }
    expect(pagePathOf('/.vite/x')).not.toBeNull();
  });
});
