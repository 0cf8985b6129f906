import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionLimits } from '#app/server/serve.ts';
import { answerOf, exchange, open, send, statusOf } from '#test/server/raw.ts';
import { startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

async function start(limits: Partial<ConnectionLimits> = {}): Promise<StartedApp> {
  const app = await startApp({ handle: async (request) => new Response(await request.text()) }, limits);
  onTestFinished(() => app.close());
  return app;
}

/** The one answer on a connection that ends with it: Japanese words, kept by nobody. */
function expectPlain(answer: string, status: number, words: string): void {
  expect(statusOf(answer)).toBe(status);
  expect(answer.match(/HTTP\/1\.1 /gu)).toHaveLength(1);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const headers = head.toLowerCase().split('\r\n');
  expect(headers).toEqual(
    expect.arrayContaining([
      'content-type: text/plain; charset=utf-8',
      'cache-control: no-store',
      'connection: close',
      `content-length: ${Buffer.byteLength(body)}`,
    ]),
  );
  expect(body).toContain(words);
}

const HOST = 'Host: a.example';

describe('what comes on a connection and is no request', () => {
  it.each([
    ['noise', '\u0001\u0002\u0003\r\n\r\n'],
    ['the greeting of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
    ['the greeting of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an unknown method', `SPY / HTTP/1.1\r\n${HOST}\r\n\r\n`],
    ['an address with a space', `GET /a b HTTP/1.1\r\n${HOST}\r\n\r\n`],
    ['another version', `GET / HTTP/9.9\r\n${HOST}\r\n\r\n`],
    ['a header without a name', `GET / HTTP/1.1\r\n${HOST}\r\n: a\r\n\r\n`],
    ['a control character in a header', `GET / HTTP/1.1\r\n${HOST}\r\nX: a\u0000b\r\n\r\n`],
    ['two lengths', `POST / HTTP/1.1\r\n${HOST}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na`],
    [
      'a length beside chunks',
      `POST / HTTP/1.1\r\n${HOST}\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a length that is none', `POST / HTTP/1.1\r\n${HOST}\r\nContent-Length: -1\r\n\r\n`],
  ])('is told so in words: %s', async (_what, text) => {
    expectPlain(await exchange((await start()).address, text), 400, '読み取れない');
  });

  it('is told so in the middle of a body', async () => {
    const app = await start();
    const { origin, host } = new URL(app.address);
    const head = ['POST /sign-in HTTP/1.1', `Host: ${host}`, `Origin: ${origin}`, 'Transfer-Encoding: chunked'];
    const type = 'Content-Type: application/x-www-form-urlencoded';
    const answer = await exchange(app.address, `${[...head, type].join('\r\n')}\r\n\r\n3\r\na=b\r\nzz\r\n`);
    expectPlain(answer, 400, '読み取れない');
    expect(app.events).toEqual([]);
  });

  it('is told so after a request that was answered', async () => {
    const app = await start();
    const socket = await open(app.address);
    const answer = answerOf(socket);
    socket.once('data', () => socket.write('noise\r\n\r\n'));
    socket.write(`GET / HTTP/1.1\r\nHost: ${new URL(app.address).host}\r\n\r\n`);
    const answers = (await answer).split(/(?=HTTP\/1\.1 )/u);
    expect(answers.map(statusOf)).toEqual([200, 400]);
    expectPlain(answers[1] ?? '', 400, '読み取れない');
  });

  it.each([
    ['a header', `X: ${'a'.repeat(2_000_000)}`],
    ['many headers', Array.from({ length: 100_000 }, (_, n) => `X${n}: aaaa`).join('\r\n')],
  ])('is told that %s is too large, however much more is sent', async (_what, headers) => {
    const app = await start();
    const answer = await exchange(app.address, `GET / HTTP/1.1\r\n${HOST}\r\n${headers}\r\n\r\n`);
    expectPlain(answer, 431, 'Cookie');
  });

  it('is told that the address is too large', async () => {
    const app = await start();
    expectPlain(
      await exchange(app.address, `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n${HOST}\r\n\r\n`),
      431,
      'アドレス',
    );
  });

  it.each([
    ['its headers', ''],
    ['its body', 'Content-Length: 10\r\n\r\na'],
  ])('is told when it does not come to the end of %s in time', async (_what, rest) => {
    const app = await start({ checkMs: 20, headersMs: 100, requestMs: 200 });
    const { origin, host } = new URL(app.address);
    const head = ['POST /sign-in HTTP/1.1', `Host: ${host}`, `Origin: ${origin}`];
    const type = 'Content-Type: application/x-www-form-urlencoded';
    expectPlain(await exchange(app.address, `${[...head, type].join('\r\n')}\r\n${rest}`), 408, '時間内');
    expect(app.events).toEqual([]);
  });

  it('is told that it cannot be a tunnel', async () => {
    const app = await start();
    expectPlain(
      await exchange(app.address, `CONNECT a.example:443 HTTP/1.1\r\n${HOST}\r\n\r\n`),
      405,
      '接続できません',
    );
  });

  it('is told that what it expects is not known, and nothing is done', async () => {
    const app = await start();
    const answer = await send(app.address, { target: '/', headers: { Expect: 'a miracle' } });
    expectPlain(answer, 417, 'Expect');
    expect(app.events).toEqual([]);
  });
});

describe('a request without the name of its host', () => {
  it.each(['1.1', '1.0'])('is answered by a page of HTTP/%s, as one with an odd name is', async (version) => {
    const app = await start();
    const answer = await exchange(app.address, `GET / HTTP/${version}\r\nConnection: close\r\n\r\n`);
    expect(statusOf(answer)).toBe(400);
    expect(answer).toContain('アドレスを読み取れませんでした');
    expect(answer.toLowerCase()).toContain('cache-control: no-store');
  });
});
