import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchChromium } from '#test/browser/chromium.ts';
import { signInAs, startDemoTown } from '#test/browser/demo-town.ts';
import type { DemoTown } from '#test/browser/demo-town.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  expectReadableOnPaper,
  expectRoomToRead,
  guardedContext,
} from '#test/browser/page-guard.ts';
import type { GuardOptions } from '#test/browser/page-guard.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { TOWN_PASSWORD } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';

const WIDE = { width: 1280, height: 900 };
/** 1280 by 1024 pixels at 400 % of the usual size. */
const ENLARGED = { width: 320, height: 256 };

/** Somebody of the demo town in a browser of their own. */
export interface Person {
  readonly page: Page;
  /** The words of the page, without its frame. */
  words(): Promise<string>;
  /** Opens an address below the server's. */
  open(address: string): Promise<void>;
  /** Follows a link or presses a button and waits until the page with that main heading stands there. */
  go(through: Locator, heading: string | RegExp): Promise<void>;
  /** Follows an entry of the main menu. */
  menu(entry: string, heading: string | RegExp): Promise<void>;
  /** Presses a button and waits until the page says so. */
  press(button: string | RegExp, told: string): Promise<void>;
  /** The page as it stands is accessible, has one main heading and a title, and fits the screen. */
  look(): Promise<void>;
  /** It is read in one column at 400 % of the usual size too, and nothing hides it there. */
  lookNarrow(): Promise<void>;
  /** What is printed holds what is read, and nothing that is only worked with. */
  lookOnPaper(): Promise<void>;
  /** Nothing went wrong on any page so far; the browser is closed. */
  leave(): Promise<void>;
}

export interface PeopledTown {
  readonly town: () => DemoTown;
  /** Signs in who holds the role, as the list of accounts words it. */
  enter(role: string, options?: GuardOptions): Promise<Person>;
}

/** A demo town and a browser for the tests of one file. */
export function peopledTown(): PeopledTown {
  let town: DemoTown | null = null;
  let browser: Browser | null = null;
  beforeAll(async () => {
    town = await startDemoTown();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });
  const served = () => {
    if (town === null || browser === null) throw new Error('the town is asked for before it is there');
    return { town, browser };
  };
  return {
    town: () => served().town,
    enter: (role, options) => enterAs(served(), role, options),
  };
}

export interface PeopledServedTown {
  readonly served: () => ServedTown;
  /** Signs in one of the fictitious town. */
  enter(login: TownPerson, options?: GuardOptions): Promise<Person>;
}

/** The fictitious town on a server and a browser for the tests of one file. */
export function peopledServedTown(): PeopledServedTown {
  let town: ServedTown | null = null;
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launchChromium();
    town = await serveTown();
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });
  const ready = () => {
    if (town === null || browser === null) throw new Error('the town is asked for before it is there');
    return { town, browser };
  };
  return {
    served: () => ready().town,
    async enter(login, options) {
      const person = await newcomer(ready().browser, ready().town.server.address(), options);
      await person.open('sign-in');
      await person.page.getByLabel('利用者ID').fill(login);
      await person.page.getByLabel('パスワード').fill(TOWN_PASSWORD);
      await person.page.getByRole('button', { name: 'サインイン' }).click();
      await person.page.getByRole('button', { name: 'サインアウト' }).waitFor();
      return person;
    },
  };
}

async function enterAs(
  { town, browser }: { town: DemoTown; browser: Browser },
  role: string,
  options: GuardOptions = {},
): Promise<Person> {
  const person = await newcomer(browser, town.server.address(), options);
  await signInAs(person.page, town.holder(role));
  return person;
}

/** Somebody in a browser of their own, before any page is opened. */
export async function newcomer(browser: Browser, address: string, options: GuardOptions = {}): Promise<Person> {
  const { context, expectClean } = await guardedContext(browser, address, { viewport: WIDE, ...options });
  const page = await context.newPage();
  const go = async (through: Locator, heading: string | RegExp) => {
    await through.click();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  return {
    page,
    words: () => page.locator('main').innerText(),
    async open(address) {
      const response = await page.goto(address);
      expect(response?.status(), address).toBe(200);
    },
    go,
    menu: (entry, heading) =>
      go(page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: entry }), heading),
    async press(button, told) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('status').filter({ hasText: told }).waitFor();
    },
    async look() {
      expect(await page.locator('h1').count(), page.url()).toBe(1);
      expect(await page.title(), page.url()).toMatch(/.｜Tenken$/u);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    },
    async lookNarrow() {
      await page.setViewportSize(ENLARGED);
      await expectNoSidewaysScroll(page);
      await expectRoomToRead(page);
      await page.setViewportSize(WIDE);
    },
    lookOnPaper: () => expectReadableOnPaper(page),
    async leave() {
      expectClean();
      await context.close();
    },
  };
}
