import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface GuardedContext {
  readonly context: BrowserContext;
  /** Foreign requests, policy violations, page errors and console errors so far. */
  readonly problems: readonly string[];
  expectClean(): void;
}

export interface GuardOptions extends BrowserContextOptions {
  /** Console errors that the test provokes, such as the one a refused form leaves. */
  readonly expectedConsole?: readonly RegExp[];
}

/** A context whose pages may reach nothing but the server, break no policy and raise no error. */
export async function guardedContext(
  browser: Browser,
  baseURL: string,
  { expectedConsole = [], ...options }: GuardOptions = {},
): Promise<GuardedContext> {
  const problems: string[] = [];
  const context = await browser.newContext({ baseURL, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
  const { hostname } = new URL(baseURL);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(url.protocol) && url.hostname !== hostname) {
      problems.push(`foreign request: ${request.url()}`);
    }
  });
  context.on('weberror', (error) => problems.push(`page error: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    if (!expectedConsole.some((pattern) => pattern.test(message.text()))) problems.push(`console: ${message.text()}`);
  });
  await context.exposeBinding('reportPolicyViolation', (_source, text: string) => {
    problems.push(`policy violation: ${text}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(window, 'reportPolicyViolation');
      if (typeof report === 'function') report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  return {
    context,
    problems,
    expectClean() {
      expect(problems).toEqual([]);
    },
  };
}

/** No violation of WCAG 2.2 AA that axe can find. Legacy mode: the policy forbids axe's own extra page. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode(true).analyze();
  const found = violations.map(
    (violation) =>
      `${violation.id}: ${violation.help} — ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(found, found.join('\n')).toEqual([]);
}

/**
 * The page reads in one column: nothing but a region made to scroll is wider than the screen. A chart is drawn
 * again a moment after the screen has changed.
 */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect
    .poll(tooWide, { timeout: 3_000, message: `pixels beyond the screen at ${page.url()}` })
    .toBeLessThanOrEqual(0);
}

/** The part of the screen that what stays in place on the way through a page may cover. */
const MOST_COVERED = 0.5;

/**
 * On a screen that is enlarged four times nothing that stays in place while the page scrolls takes most of it, and no
 * text but a table's is scrolled sideways.
 */
export async function expectRoomToRead(page: Page): Promise<void> {
  const sideways = await page.evaluate(() =>
    [...document.querySelectorAll('[role="region"]:not(:has(table))')]
      .filter((region) => region.scrollWidth > region.clientWidth)
      .map((region) => region.getAttribute('aria-label')),
  );
  expect(sideways, `scrolled sideways at ${page.url()}`).toEqual([]);
  const covered = await page.evaluate(() => {
    const scrollsByItself = (element: Element): boolean => {
      const parent = element.parentElement;
      if (parent === null || parent === document.body) return false;
      return /auto|scroll|hidden/u.test(getComputedStyle(parent).overflowY) || scrollsByItself(parent);
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => /sticky|fixed/u.test(getComputedStyle(element).position) && !scrollsByItself(element))
      .map((element) => element.getBoundingClientRect().height / window.innerHeight);
  });
  expect(Math.max(0, ...covered), `part of the screen covered at ${page.url()}`).toBeLessThan(MOST_COVERED);
}

/** A4 between its margins, as `print.css` sets them, in CSS pixels. */
const PAPER = { upright: { width: 680, height: 1009 }, landscape: { width: 1031, height: 702 } };

/** On paper stands nothing that is only pressed or opened, and nothing beyond the margin. */
export async function expectReadableOnPaper(page: Page): Promise<void> {
  const screen = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  const isLandscape = (await page.locator('.print-landscape').count()) > 0;
  await page.setViewportSize(isLandscape ? PAPER.landscape : PAPER.upright);
  const found = await page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const acts = [...document.querySelectorAll('button, input[type="submit"], nav, [role="search"]')]
      .filter(isShown)
      .map((element) => `act: ${element.getAttribute('aria-label') ?? element.textContent}`);
    const tooWide = [document.documentElement, ...document.querySelectorAll('.print-region')]
      .filter((element) => isShown(element) && element.scrollWidth > element.clientWidth)
      .map(
        (element) =>
          `${element.scrollWidth - element.clientWidth} pixels too wide: ${element.textContent.slice(0, 60)}`,
      );
    return [...acts, ...tooWide];
  });
  await page.emulateMedia({ media: null });
  if (screen !== null) await page.setViewportSize(screen);
  expect(found, `on paper at ${page.url()}`).toEqual([]);
}
