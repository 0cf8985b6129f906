import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoTown } from '#test/browser/demo-town.ts';
import type { DemoAccount, DemoTown } from '#test/browser/demo-town.ts';
import { sendSignIn } from '#test/browser/visitor.ts';

let town: DemoTown;

beforeAll(async () => {
  town = await startDemoTown();
});

afterAll(async () => {
  await town.stop();
});

/** What a page is for somebody who looks for dead ends. */
interface Opened {
  readonly status: number;
  readonly title: string;
  readonly headings: number;
  readonly navigation: readonly string[];
  readonly links: readonly string[];
}

function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/<a [^>]*?href="(\/[^"#]*)/gu)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));
}

/** Opens pages for the account without a browser: as they leave the server is what is looked at. */
async function opener({ login, password }: DemoAccount): Promise<(address: string) => Promise<Opened>> {
  const signedIn = await sendSignIn(town.server, login, password);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';', 1).join(''))
    .join('; ');
  return async (address) => {
    const response = await fetch(new URL(address, town.server.address()), { headers: { cookie } });
    const html = await response.text();
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    return {
      status: response.status,
      title: /<title>(.*?)<\/title>/su.exec(html)?.[1] ?? '',
      headings: [...main.matchAll(/<h1[ >]/gu)].length,
      navigation: linksIn(/<nav aria-label="主なメニュー".*?<\/nav>/su.exec(html)?.[0] ?? ''),
      links: linksIn(main),
    };
  };
}

/** So many links of each list behind the navigation are followed, by the first account that has this navigation. */
const LINKS_FOLLOWED = 10;

/** Of the pages of the navigation, and of every link of the home. */
async function deadEnds(account: DemoAccount, seen: Set<string>): Promise<readonly string[]> {
  const open = await opener(account);
  const home = await open('/');
  const found: string[] = home.navigation.length === 0 ? [`${account.login} has no navigation`] : [];
  const links = new Set<string>(home.links);
  const first = !seen.has(home.navigation.join());
  seen.add(home.navigation.join());
  for (const address of home.navigation) {
    const page = await open(address);
    const works =
      page.status === 200 && page.headings === 1 && page.title.endsWith('｜Tenken') && page.navigation.length > 0;
    if (!works)
      found.push(`${account.login} ${address}: ${page.status} "${page.title}", ${page.headings} main headings`);
    if (first) for (const link of page.links.slice(0, LINKS_FOLLOWED)) links.add(link);
  }
  for (const link of links) {
    const { status } = await open(link);
    if (status !== 200) found.push(`${account.login} ${link}: ${status}`);
  }
  return found;
}

/** Accounts that one test looks at: all of them open many hundred pages. */
const GROUP = 5;
const GROUPS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('the navigation', () => {
  const seen = new Set<string>();

  it.each(GROUPS)('leads to pages that open, and no link of a home is dead: accounts of group %i', async (group) => {
    expect(town.accounts.length).toBeGreaterThan(40);
    expect(town.accounts.length).toBeLessThanOrEqual(GROUP * GROUPS.length);
    const found: string[] = [];
    for (const account of town.accounts.slice(group * GROUP, (group + 1) * GROUP))
      found.push(...(await deadEnds(account, seen)));
    expect(found, found.join('\n')).toEqual([]);
  });

  it('shows nobody a page of somebody else', async () => {
    const navigationOf = async (role: string) => (await (await opener(town.holder(role)))('/')).navigation;
    expect(await navigationOf('事務局')).toEqual(
      expect.arrayContaining(['/board', '/campaigns', '/policies', '/organization']),
    );
    const section = await navigationOf('農政課担当者');
    for (const foreign of ['/board', '/campaigns', '/policies', '/organization', '/report'])
      expect(section).not.toContain(foreign);
    expect(await navigationOf('システム運用担当')).toEqual(['/', '/organization/people']);
  });
});
