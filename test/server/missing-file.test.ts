import { afterAll, beforeAll, expect, it } from 'vitest';
import { send, statusOf } from '#test/server/raw.ts';
import { startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

let app: StartedApp;

beforeAll(async () => {
  app = await startApp({ handle: async () => Response.json({ code: 'not_found' }, { status: 404 }) });
});

afterAll(() => app.close());

it.each([
  ['a page to who opens its address', '/policies/x/papers/sheet', 'text/html,*/*', 'ページが見つかりません'],
  ['its code to a script that asks', '/policies/x/papers/sheet', '*/*', '"code":"not_found"'],
  ['its code on a path for programs', '/api/files/x', 'text/html', '"code":"not_found"'],
])('a file that is not there answers with %s', async (_, target, accept, words) => {
  const answer = await send(app.address, { target, headers: { Accept: accept } });
  expect(statusOf(answer)).toBe(404);
  expect(answer).toContain(words);
});
