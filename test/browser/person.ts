import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { signInAs } from '#test/browser/demo-town.ts';
import type { DemoAccount, DemoTown } from '#test/browser/demo-town.ts';
import { expectAccessible, expectNoSidewaysScroll, guardedContext } from '#test/browser/page-guard.ts';
import type { GuardOptions } from '#test/browser/page-guard.ts';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 800 };

/** Somebody of the demo town in a browser of their own. */
export interface Person {
  readonly page: Page;
  /** Opens an address below the server's. */
  open(address: string): Promise<void>;
  /** Follows a link or presses a button and waits until the page with that main heading stands there. */
  go(through: Locator, heading: string | RegExp): Promise<void>;
  /** The page as it stands is accessible, has one main heading and a title, and fits the screen. */
  look(): Promise<void>;
  /** It fits a screen of 320 pixels too, as at 400 % of the usual size. */
  lookNarrow(): Promise<void>;
  /** Nothing went wrong on any page so far; the browser is closed. */
  leave(): Promise<void>;
}

export async function person(browser: Browser, town: DemoTown, account: DemoAccount, options: GuardOptions = {}): Promise<Person> {
  const { context, expectClean } = await guardedContext(browser, town.server.address(), { viewport: WIDE, ...options });
  const page = await context.newPage();
  await signInAs(page, account);
  const look = async () => {
    expect(await page.locator('h1').count(), page.url()).toBe(1);
    expect(await page.title(), page.url()).toMatch(/.｜Tenken$/u);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  };
  return {
    page,
    look,
    async open(address) {
      const response = await page.goto(address, { waitUntil: 'networkidle' });
      expect(response?.status(), address).toBe(200);
    },
    async go(through, heading) {
      await through.click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.waitForLoadState('networkidle');
    },
    async lookNarrow() {
      await page.setViewportSize(NARROW);
      await expectNoSidewaysScroll(page);
      await page.setViewportSize(WIDE);
    },
    async leave() {
      expectClean();
      await context.close();
    },
  };
}
