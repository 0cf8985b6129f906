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
