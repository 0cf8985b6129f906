import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#test/browser/chromium.ts';
import { gallery } from '#test/browser/gallery.tsx';
import { expectAccessible, expectNoSidewaysScroll, guardedContext } from '#test/browser/page-guard.ts';
import { render } from '#test/components/ui/render.tsx';

const POLICY = "default-src 'self'; script-src 'none'; style-src 'self'";
const build = path.resolve(import.meta.dirname, '../../build/client');

let server: Server;
let browser: Browser;
let address: string;

function page(title: string, body: string, stylesheet: string): string {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="stylesheet" href="${stylesheet}"></head><body>${body}</body></html>`;
}

/** The styles that the build made for the root of every page. */
function builtStylesheet(): string {
  const name = readdirSync(path.join(build, 'assets')).find((file) => /^root-.*\.css$/.test(file));
  if (name === undefined) throw new Error('the build has no stylesheet of the root');
  return `/assets/${name}`;
}

beforeAll(async () => {
  const stylesheet = builtStylesheet();
  const pages: Readonly<Record<string, string>> = {
    '/gallery': page('部品', await render(gallery(), '/board'), stylesheet),
    '/bad-style': page('悪い例', '<main><h1 style="color: red">x</h1></main>', stylesheet),
    '/bad-foreign': page(
      '悪い例',
      '<main><h1>x</h1><img alt="" src="http://foreign.invalid/x.png"></main>',
      stylesheet,
    ),
    '/bad-script': page('悪い例', '<main><h1>x</h1></main><script>console.error("x")</script>', stylesheet),
    '/bad-contrast': page(
      '悪い例',
      '<main><h1 class="bg-red-50 text-white">薄い見出し</h1><img src="/favicon.ico"></main>',
      stylesheet,
    ),
  };
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery.test');
    const html = pages[pathname];
    if (html !== undefined) {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })
        .end(html);
      return;
    }
    const types: Readonly<Record<string, string>> = {
      '.css': 'text/css',
      '.woff2': 'font/woff2',
      '.ico': 'image/x-icon',
    };
    const type = types[path.extname(pathname)];
    if (type === undefined) response.writeHead(404).end();
    else
      response.writeHead(200, { 'content-type': type }).end(readFileSync(path.join(build, path.normalize(pathname))));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('the gallery listens on no port');
  address = `http://127.0.0.1:${bound.port}/`;
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await new Promise((closed) => server.close(closed));
});

describe('the basic components', () => {
  it.each([1280, 320])('are accessible and fit a width of %i pixels', async (width) => {
    const { context, expectClean } = await guardedContext(browser, address, { viewport: { width, height: 900 } });
    const tab = await context.newPage();
    await tab.goto('gallery', { waitUntil: 'networkidle' });
    await expectAccessible(tab);
    await expectNoSidewaysScroll(tab);
    expectClean();
    await context.close();
  });

  it('give everything that is pressed at least 44 pixels, links in text aside', async () => {
    const { context } = await guardedContext(browser, address, { viewport: { width: 1280, height: 900 } });
    const tab = await context.newPage();
    await tab.goto('gallery', { waitUntil: 'networkidle' });
    const small = await tab.evaluate(() =>
      [
        ...document.querySelectorAll(
          'button, summary, select, input[type=text], input[type=date], textarea, label:has(input), nav[aria-label="主なメニュー"] a',
        ),
      ]
        // What only a script shows is not there without one.
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
        .map((element) => element.textContent || element.outerHTML),
    );
    expect(small).toEqual([]);
    await context.close();
  });

  it('show where the focus is by the ring of the design system', async () => {
    const { context } = await guardedContext(browser, address);
    const tab = await context.newPage();
    await tab.goto('gallery', { waitUntil: 'networkidle' });
    // The box of errors takes the focus when the page is opened.
    await tab.getByRole('link', { name: '本文へ移動' }).focus();
    const look = await tab.evaluate(() => {
      const { outlineWidth, outlineStyle, boxShadow } = getComputedStyle(document.activeElement ?? document.body);
      return { text: document.activeElement?.textContent, outlineWidth, outlineStyle, boxShadow };
    });
    expect(look).toMatchObject({ text: '本文へ移動', outlineWidth: '4px', outlineStyle: 'solid' });
    expect(look.boxShadow).toContain('rgb(255, 212, 61)');
    await context.close();
  });

  it('lose their menus and buttons on paper, but no state and no figure', async () => {
    const { context } = await guardedContext(browser, address);
    const tab = await context.newPage();
    await tab.goto('gallery', { waitUntil: 'networkidle' });
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.getByRole('navigation', { name: '主なメニュー' }).isVisible()).toBe(false);
    expect(await tab.getByRole('button', { name: '操作する' }).first().isVisible()).toBe(false);
    expect(await tab.getByText('差戻し').isVisible()).toBe(true);
    expect(await tab.getByText('29／40').isVisible()).toBe(true);
    await context.close();
  });
});

describe('the guard of the browser tests', () => {
  it.each([
    ['bad-style', /policy violation: style-src/],
    ['bad-foreign', /foreign request|policy violation: (?:img|default)-src/],
    ['bad-script', /policy violation: script-src/],
  ])('notices %s', async (name, expected) => {
    const { context, problems, expectClean } = await guardedContext(browser, address);
    const tab = await context.newPage();
    await tab.goto(name, { waitUntil: 'networkidle' });
    expect(problems.join('\n')).toMatch(expected);
    expect(expectClean).toThrow();
    await context.close();
  });

  it('notices pale text and an image without words', async () => {
    const { context } = await guardedContext(browser, address);
    const tab = await context.newPage();
    await tab.goto('bad-contrast', { waitUntil: 'networkidle' });
    const failure: unknown = await expectAccessible(tab).catch((error: unknown) => error);
    expect(String(failure)).toContain('color-contrast');
    expect(String(failure)).toContain('image-alt');
    await context.close();
  });
});
