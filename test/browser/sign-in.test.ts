import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReadOnly } from '#db/client.server.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import { expectAccessible, expectNoSidewaysScroll, guardedContext } from '#test/browser/page-guard.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('the sign-in page', () => {
  it.each([1280, 320])('loads cleanly and accessibly at a width of %i pixels', async (width) => {
    const { context, expectClean } = await guardedContext(browser, server.address(), {
      viewport: { width, height: 800 },
    });
    const page = await context.newPage();
    await page.goto('sign-in', { waitUntil: 'networkidle' });
    expect(await page.title()).toBe('サインイン｜Tenken');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expectClean();
    await context.close();
  });

  it('uses the bundled Japanese font', async () => {
    const { context, expectClean } = await guardedContext(browser, server.address());
    const page = await context.newPage();
    await page.goto('sign-in', { waitUntil: 'networkidle' });
    const loaded = await page.evaluate(() =>
      [...document.fonts].some((font) => font.family.includes('Noto Sans JP') && font.status === 'loaded'),
    );
    expect(loaded).toBe(true);
    expectClean();
    await context.close();
  });

  it('sends the focus to the list of errors, whose links lead to the fields', async () => {
    const { context, expectClean } = await guardedContext(browser, server.address(), {
      expectedConsole: [/status of 400/],
    });
    const page = await context.newPage();
    await page.goto('sign-in');
    await page.getByRole('button', { name: 'サインインする' }).click();
    const summary = page.getByRole('alert');
    await summary.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
    await summary.getByRole('link', { name: '利用者IDを入力してください。' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('login');
    await expectAccessible(page);
    expectClean();
    await context.close();
  });

  it('tells the same with JavaScript switched off', async () => {
    const { context } = await guardedContext(browser, server.address(), { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('sign-in');
    await page.getByRole('button', { name: 'サインインする' }).click();
    await expect(page.getByRole('alert').innerText()).resolves.toContain('パスワードを入力してください。');
    await context.close();
  });
});

describe('a guesser', () => {
  it('is told when to come back, in words and in the header, whatever the method and the spelling', async () => {
    const ways = ['/sign-in', '//x/sign-in', '/./sign-in', '/sign%2Din', '/sign-in.data', '/Sign-In/'].flatMap((path) =>
      ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ path, method })),
    );
    const { origin } = new URL(server.address());
    const looked: number[] = [];
    const told: { readonly wait: string | null; readonly words: string }[] = [];
    for (const { path, method } of Array.from({ length: 6 }, () => ways).flat()) {
      const body = new URLSearchParams({ login: 'somebody', password: 'wrong' });
      const reply = await fetch(`${origin}${path}`, { method, body, redirect: 'manual', headers: { origin } });
      if (reply.status === 401) looked.push(reply.status);
      if (reply.status === 429) told.push({ wait: reply.headers.get('retry-after'), words: await reply.text() });
    }
    expect(looked.length).toBeLessThanOrEqual(5);
    expect(told.length).toBeGreaterThan(0);
    for (const { wait, words } of told) {
      expect(Number(wait)).toBeGreaterThan(0);
      expect(words).toContain(`あと${wait}秒待ってから`);
    }
  });

  it('is found in the table of refusals when the server has stopped, without what was typed as the login', async () => {
    await server.restart('SIGTERM');
    const db = openReadOnly(path.join(server.dataDirectory, 'tenken.db'));
    const rows = db.$client.prepare('SELECT kind, account_id, address, count FROM refusal_count').all();
    db.$client.close();
    expect(rows).toContainEqual({
      kind: 'wrong_credentials',
      account_id: null,
      address: '127.0.0.1',
      count: expect.any(Number),
    });
    expect(JSON.stringify(rows)).not.toContain('somebody');
  });
});

describe('an address that is no page', () => {
  it('answers 404 with what to do next', async () => {
    const { context, expectClean } = await guardedContext(browser, server.address(), {
      expectedConsole: [/status of 404/],
    });
    const page = await context.newPage();
    const response = await page.goto('nowhere/at/all');
    expect(response?.status()).toBe(404);
    expect(await page.title()).toBe('ページが見つかりません｜Tenken');
    await expectAccessible(page);
    expectClean();
    await context.close();
  });
});

describe('the server', () => {
  it('comes back after it was killed', async () => {
    await server.restart('SIGKILL');
    const response = await fetch(new URL('sign-in', server.address()));
    expect(response.status).toBe(200);
  });
});
