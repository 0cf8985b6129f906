import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSidewaysScroll } from '#test/browser/page-guard.ts';
import { peopledTown } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';

const { enter } = peopledTown();

/** A4 between its margins, in CSS pixels. */
const PAPER = { width: 680, height: 970 };

/** Follows links from where the person stands, and counts. */
function counting({ go }: Person): { follow(link: Locator, heading: RegExp): Promise<void>; clicks(): number } {
  let clicks = 0;
  return {
    async follow(link, heading) {
      clicks += 1;
      await go(link, heading);
    },
    clicks: () => clicks,
  };
}

/** The page of one item says everything that is behind a number. */
async function expectWholeAnswer({ page, words }: Person): Promise<void> {
  expect(await page.locator('blockquote').first().innerText()).toMatch(/\S{10}/u);
  const text = await words();
  expect(text).toContain('条文');
  expect(text).toContain('集計上の区分');
  expect(text).toMatch(/コメント\s+\S/u);
  expect(text).toMatch(/回答者・日時\s+\S+ \S+　令和\d+年\d+月\d+日 \d\d:\d\d/u);
}

describe('a member of the committee', () => {
  it('opens the report of the closed year, which says where the three populations stand', async () => {
    const { page, words, menu, look, lookNarrow, leave } = await enter('情報セキュリティ委員会委員');
    await look();
    await menu('結果報告', /自己点検結果報告書（案）$/u);
    const rates = page.getByRole('table', { name: '主な指標' });
    const lines = (await rates.getByRole('row').allInnerTexts()).slice(1);
    expect(lines).toHaveLength(3);
    for (const [index, population] of ['所属', '情報システム', '全庁組織'].entries()) {
      expect(lines[index]).toContain(population);
      expect([...(lines[index] ?? '').matchAll(/[\d.]+%\s+（[\d,.]+点?／[\d,.]+点?）/gu)].length, lines[index]).toBe(4);
    }
    expect(await words()).toContain('（案）');
    await look();
    await lookNarrow();
    await leave();
  });

  it('sees the chapters as bars with the table beside', async () => {
    const { page, menu, leave } = await enter('情報セキュリティ委員会委員');
    await menu('結果報告', /報告書/u);
    for (const population of ['所属', '情報システム', '全庁組織']) {
      const table = page.getByRole('table', { name: `${population}：章別の結果（件）` });
      const bars = table.getByRole('rowheader').getByRole('img');
      expect(await bars.count()).toBeGreaterThan(2);
      expect(await bars.count()).toBe((await table.getByRole('row').count()) - 1);
      for (const bar of await bars.all()) expect((await bar.boundingBox())?.width ?? 0).toBeGreaterThan(90);
    }
    await leave();
  });

  it('sees where it is weak in a matrix, whose cells open', async () => {
    const { page, go, menu, look, lookNarrow, leave } = await enter('情報セキュリティ委員会委員');
    await menu('結果報告', /報告書/u);
    await go(
      page.getByRole('link', { name: '所属・情報システムごとの章別の評価' }),
      '所属・情報システムごとの章別の評価',
    );
    await look();
    await lookNarrow();
    const cell = page
      .getByRole('table', { name: /^所属/u })
      .getByRole('row')
      .filter({ hasText: '農政課' })
      .getByRole('link')
      .first();
    await go(cell, /^結果の内訳/u);
    await page.getByText('農政課').first().waitFor();
    await leave();
  });

  it('gets from a rate to the answer behind it in at most three clicks', async () => {
    const member = await enter('情報セキュリティ委員会委員');
    await member.menu('結果報告', /報告書/u);
    const walk = counting(member);
    const rate = member.page.getByRole('table', { name: '主な指標' }).getByRole('row').nth(1).getByRole('cell').nth(1);
    const denominator = rate.getByRole('link').nth(1);
    const count = Number((await denominator.innerText()).replaceAll(/\D/gu, ''));
    await walk.follow(denominator, /^結果の内訳/u);
    expect(await member.words()).toContain(`${count}件`);
    await member.look();
    await member.lookNarrow();
    const weak = member.page.getByRole('row').filter({ hasText: '一部実施' }).getByRole('link').first();
    await walk.follow(weak, /ますか/u);
    expect(walk.clicks()).toBeLessThanOrEqual(3);
    await expectWholeAnswer(member);
    await member.look();
    await member.lookNarrow();
    await member.leave();
  });

  it('gets from a clause that is not complied with to the answer in at most three clicks', async () => {
    const member = await enter('情報セキュリティ委員会委員');
    await member.menu('結果報告', /報告書/u);
    const walk = counting(member);
    const clauses = member.page.getByRole('table', { name: /^所属：一部実施又は未実施のある条項/u });
    await walk.follow(clauses.getByRole('row').nth(1).getByRole('cell').getByRole('link').first(), /^条項/u);
    await member.look();
    const targets = member.page.getByRole('table', { name: '対象別の結果' });
    await walk.follow(targets.getByRole('link', { name: /ますか/u }).first(), /ますか/u);
    expect(walk.clicks()).toBeLessThanOrEqual(3);
    await expectWholeAnswer(member);
    await member.leave();
  });

  it('prints the report on A4: no menus, nothing beyond the margin, every figure', async () => {
    const { page, menu, leave } = await enter('情報セキュリティ委員会委員');
    await menu('結果報告', /報告書/u);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(PAPER);
    expect(await page.getByRole('navigation', { name: '主なメニュー' }).isVisible()).toBe(false);
    expect(await page.getByRole('table', { name: '主な指標' }).isVisible()).toBe(true);
    await expectNoSidewaysScroll(page);
    for (const region of await page
      .getByRole('region')
      .filter({ has: page.locator('table') })
      .all()) {
      const { content, space } = await region.evaluate((element) => ({
        content: element.scrollWidth,
        space: element.clientWidth,
      }));
      expect(content, (await region.getAttribute('aria-label')) ?? '').toBeLessThanOrEqual(space);
    }
    await leave();
  });

  it('reads the improvement plan: the proposals one per clause and cause, with their units', async () => {
    const { page, words, go, menu, look, lookNarrow, leave } = await enter('情報セキュリティ委員会委員');
    await menu('改善計画', /改善計画（案）$/u);
    expect(await words()).toContain('委員会付議（案）');
    const proposals = page
      .getByRole('table', { name: '委員会付議（案）' })
      .getByRole('row')
      .filter({ has: page.locator('td') });
    expect(await proposals.count()).toBeGreaterThan(5);
    expect(await page.getByRole('link', { name: /を編集$/u }).count()).toBe(0);
    await look();
    await lookNarrow();
    await go(proposals.first().getByRole('link').first(), /^条項/u);
    await leave();
  });
});

describe('the secretariat', () => {
  it('edits a proposal of the improvement plan', async () => {
    const { page, go, menu, press, look, lookNarrow, leave } = await enter('事務局');
    await menu('改善計画', /改善計画/u);
    await go(page.getByRole('link', { name: 'No.1を編集' }), '改善策 No.1 の編集');
    await look();
    await lookNarrow();
    await page.getByLabel('恒久対策').fill('手順書を改め、四半期ごとに点検する。');
    await page.getByLabel('期限').fill('2027-03-31');
    await press('保存する', '保存しました。');
    await page.getByText('手順書を改め、四半期ごとに点検する。').first().waitFor();
    await leave();
  });
});
