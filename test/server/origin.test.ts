import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

function send(address: string, headers: Readonly<Record<string, string>>, method = 'POST'): Promise<Response> {
  return fetch(new URL('/act', address), { method, headers: { ...form, ...headers }, body: 'a=1' });
}

describe('a request that changes something', () => {
  let app: StartedApp;
  let reached = 0;
  beforeAll(async () => {
    app = await startApp({
      handle: () => {
        reached += 1;
        return Promise.resolve(new Response('ok'));
      },
    });
  });
  afterAll(() => app.close());

  it.each([
    ['another site', { origin: 'http://evil.example' }],
    ['the same host on another port', { origin: 'http://127.0.0.1:1' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['no page at all', {}],
    ['another site, by what the browser says of it', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
  ])('is refused from %s and never reaches Remix', async (_what, headers) => {
    const before = reached;
    const response = await send(app.address, headers);
    expect(response.status).toBe(403);
    await expect(response.text()).resolves.toContain('この操作はできません');
    expect(reached).toBe(before);
    expect(app.events).toContain('foreign_origin_refused');
  });

  it('is refused when the browser contradicts an origin that looks right', async () => {
    const origin = new URL(app.address).origin;
    expect((await send(app.address, { origin, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('passes from a page of this site', async () => {
    const origin = new URL(app.address).origin;
    expect((await send(app.address, { origin })).status).toBe(200);
    expect((await send(app.address, { origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('needs no origin to read', async () => {
    expect((await fetch(new URL('/page', app.address))).status).toBe(200);
  });
});

describe('behind a proxy with a public address', () => {
  let app: StartedApp;
  beforeAll(async () => {
    app = await startApp({
      handle: () => Promise.resolve(new Response('ok')),
      publicOrigin: 'https://tenken.example',
      tls: true,
    });
  });
  afterAll(() => app.close());

  it('only the public origin is this site', async () => {
    expect((await send(app.address, { origin: 'https://tenken.example' })).status).toBe(200);
    expect((await send(app.address, { origin: new URL(app.address).origin })).status).toBe(403);
  });

  it('tells browsers to stay on https', async () => {
    const response = await fetch(new URL('/page', app.address));
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});
