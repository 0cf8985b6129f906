import { describe, expect, it } from 'vitest';
import { peopledTown } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';

/**
 * What the pages of this town may have, in bytes of HTML. A large city's report may have 300,000, and so may the
 * longest chapter of the policy that cities are measured with; this town's is longer.
 */
const MOST = { chapter: 325_000, report: 190_000 };

const { enter } = peopledTown();

/** The bytes of a page as the server sends it. */
async function bytesOf({ page }: Person, address: string): Promise<number> {
  const response = await page.request.get(new URL(address, page.url()).href);
  expect(response.status(), address).toBe(200);
  return (await response.body()).length;
}

describe('a page of the town stays small', () => {
  it('with every chapter that is answered', async () => {
    const person = await enter('農政課情報セキュリティ管理者');
    const sheets = await person.page
      .locator('main a[href^="/sheets/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/')[2] ?? ''));
    const sizes: number[] = [];
    for (const sheet of new Set(sheets)) {
      await person.open(`sheets/${sheet}/submit`);
      const chapters = await person.page
        .locator('nav a[href*="/chapters/"]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      for (const chapter of new Set(chapters)) sizes.push(await bytesOf(person, chapter));
    }
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(MOST.chapter);
    await person.leave();
  });

  it('with the report of a closed year', async () => {
    const person = await enter('情報セキュリティ委員会委員');
    await person.menu('結果報告', /報告書/u);
    expect(await bytesOf(person, person.page.url())).toBeLessThan(MOST.report);
    await person.leave();
  });
});
