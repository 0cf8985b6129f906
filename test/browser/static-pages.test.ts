import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { STATIC_PAGES } from '#app/lib/static-address.ts';
import { peopledTown } from '#test/browser/person.ts';

const SECRETARIAT = '事務局';

const { enter } = peopledTown();

function scriptsOf(page: Page): Promise<readonly (string | null)[]> {
  return page.locator('script').evaluateAll((scripts) => scripts.map((script) => script.getAttribute('src')));
}

/** Marks the document that stands there, so that one can tell whether another took its place. */
function mark(page: Page): Promise<void> {
  return page.evaluate(() => document.documentElement.setAttribute('data-marked', 'yes'));
}

function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.hasAttribute('data-marked'));
}

describe('the pages that need no script', () => {
  it('get none but that of the frame, and are all reached by links from the menu', async () => {
    const { page, open, look, leave } = await enter(SECRETARIAT);
    const left = new Map(STATIC_PAGES.map((pattern) => [pattern, pattern.replaceAll(/:\w+/gu, '[^/]+')]));
    const queue = ['/report', '/results', '/improvement', '/board', '/organization/units', '/handover/secretariat'];
    const seen = new Set<string>();
    for (let at = queue.shift(); at !== undefined && left.size > 0; at = queue.shift()) {
      if (seen.has(at)) continue;
      seen.add(at);
      await open(at.slice(1));
      const here = new URL(page.url()).pathname;
      for (const [pattern, text] of [...left]) {
        if (!new RegExp(`^${text}$`, 'u').test(here) || here === '/improvement/import') continue;
        left.delete(pattern);
        expect(await scriptsOf(page), here).toEqual(['/static-page.js']);
        expect(await page.locator('link[rel="modulepreload"]').count(), here).toBe(0);
        expect(await page.getByRole('button', { name: '印刷', exact: true }).isVisible(), here).toBe(true);
        await look();
      }
      const paths = await page
        .locator('main a[href]')
        .evaluateAll((links) => links.flatMap((link) => (link instanceof HTMLAnchorElement ? [link.pathname] : [])));
      const wanted = [...left.values()].map((text) => new RegExp(`^${text}$`, 'u'));
      for (const pattern of wanted) {
        const found = paths.find((one) => pattern.test(one) && !seen.has(one));
        if (found !== undefined) queue.push(found);
      }
      const sheet = paths.find((one) => /^\/sheets\/[^/]+(?:\/review)?$/u.test(one));
      if (sheet !== undefined) queue.push(`${sheet.replace(/\/review$/u, '')}/answers`);
      const unit = paths.findLast((one) => /^\/organization\/units\/[\da-f-]{36}$/u.test(one));
      if (unit !== undefined) queue.push(unit.replace('/organization/units', '/handover/units'));
    }
    // A redirect leads past these where there is one campaign alone.
    expect([...left.keys()].filter((pattern) => !['/report', '/results', '/improvement'].includes(pattern))).toEqual(
      [],
    );
    await leave();
  });

  it('are loaded as documents, and so is the way back', async () => {
    const { page, menu, leave } = await enter(SECRETARIAT);
    await menu('進捗', /進捗/u);
    await mark(page);
    await menu('結果の内訳', /結果の内訳/u);
    expect(await isMarked(page)).toBe(false);
    await page.goBack();
    await page.locator('h1', { hasText: '進捗' }).waitFor();
    await mark(page);
    await page.getByRole('link', { name: 'ホーム', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/');
    // The address changes before what is shown: whoever goes back by then breaks off the way.
    await page.locator('h1', { hasText: 'ホーム' }).waitFor();
    expect(await isMarked(page)).toBe(true);
    await page.goBack();
    await page.locator('h1', { hasText: '進捗' }).waitFor();
    await page.goForward();
    await page.waitForURL((url) => url.pathname === '/');
    await page.locator('h1', { hasText: 'ホーム' }).waitFor();
    await menu('結果報告', /結果報告/u);
    expect(await isMarked(page)).toBe(false);
    await menu('進捗', /進捗/u);
    expect((await scriptsOf(page)).length).toBeGreaterThan(1);
    await leave();
  });

  it('filter and sort by the address, print, and lead past the menu by keyboard', async () => {
    const { page, open, leave } = await enter(SECRETARIAT);
    await open('results');
    if (new URL(page.url()).pathname === '/results') await page.locator('main table a').first().click();
    await page.locator('summary', { hasText: '条件を変える' }).click();
    await page.getByLabel('章', { exact: true }).selectOption({ index: 1 });
    await page.getByRole('button', { name: '絞り込む' }).click();
    await page.waitForURL(/chapter=[^&]+/u);
    const { searchParams } = new URL(page.url());
    await page.locator('thead a').first().click();
    await page.waitForURL(/sort=/u);
    expect(new URL(page.url()).searchParams.get('chapter')).toBe(searchParams.get('chapter'));
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: '印刷', exact: true }).click();
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-printed'))).toBe(true);
    await page.reload();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.getByRole('link', { name: 'ホーム', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await leave();
  });
});
