import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { peopledTown } from '#test/browser/person.ts';

const { enter } = peopledTown();

/** Controls with which something could be changed; a search only chooses what is shown. */
async function editable(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main input, main textarea, main select, main button')]
      .filter((element) => element.closest('[role="search"]') === null && !element.matches(':disabled'))
      .filter((element) => !(element instanceof HTMLInputElement && element.type === 'hidden'))
      .map((element) => element.outerHTML.slice(0, 160)),
  );
}

describe('an auditor', () => {
  it('reads every unit of the closed year, down to one answer', async () => {
    const { page, words, go, open, menu, look, lookNarrow, leave } = await enter('監査人');
    await menu('結果の内訳', '結果の内訳');
    await look();
    const closed = page.getByRole('row').filter({ hasText: '報告済' }).getByRole('link');
    await go(closed, /^結果の内訳（項目別）/u);
    const tabs = page.getByRole('navigation', { name: '結果の見方' });
    await go(tabs.getByRole('link', { name: '所属・システム別' }), /^結果の内訳（所属・システム別）/u);
    await look();
    await lookNarrow();
    expect(await editable(page)).toEqual([]);
    const units = page.getByRole('table', { name: /^対象の一覧/u });
    const names = await units.getByRole('rowheader').allInnerTexts();
    for (const section of ['総務課', '住民課', '農政課', '生涯学習課']) expect(names).toContain(section);
    await go(units.getByRole('link', { name: '農政課' }), /^結果の内訳（項目別）/u);
    expect(await words()).toContain('農政課');
    expect(await editable(page)).toEqual([]);
    await go(
      page
        .getByRole('table')
        .getByRole('link', { name: /していますか|いますか|ありますか/u })
        .first(),
      /していますか|いますか|ありますか/u,
    );
    expect(await words()).toContain('回答の履歴');
    expect(await editable(page)).toEqual([]);
    const item = page.url();
    await open(item);
    await look();
    await leave();
  });

  it('reads by clause, down to each target', async () => {
    const { page, words, go, menu, look, lookNarrow, leave } = await enter('監査人');
    await menu('結果の内訳', '結果の内訳');
    await go(page.getByRole('row').filter({ hasText: '報告済' }).getByRole('link'), /^結果の内訳（項目別）/u);
    await go(
      page.getByRole('navigation', { name: '結果の見方' }).getByRole('link', { name: '条項別' }),
      /^結果の内訳（条項別）/u,
    );
    await look();
    await lookNarrow();
    expect(await editable(page)).toEqual([]);
    await go(
      page
        .getByRole('table', { name: /^条項の一覧/u })
        .getByRole('rowheader')
        .getByRole('link')
        .first(),
      /^条項/u,
    );
    expect(await words()).toContain('この条項を尋ねる設問');
    expect(await page.getByRole('table', { name: '対象別の結果' }).getByRole('row').count()).toBeGreaterThan(5);
    expect(await editable(page)).toEqual([]);
    await look();
    await lookNarrow();
    await leave();
  });

  it('reads the sheets of the running year, and can change none', async () => {
    const { page, go, open, menu, look, leave } = await enter('監査人');
    await menu('進捗', /の進捗$/u);
    expect(await editable(page)).toEqual([]);
    const sheet = page.getByRole('link', { name: '総務課', exact: true });
    const address = await sheet.getAttribute('href');
    await go(sheet, /総務課/u);
    expect(await editable(page)).toEqual([]);
    await look();
    await open((address ?? '').replace(/\/review$/u, ''));
    expect(await editable(page)).toEqual([]);
    expect(await page.locator('main').innerText()).toContain('閲覧だけができます');
    await look();
    await go(page.getByRole('link', { name: '7 技術的セキュリティ' }), '7 技術的セキュリティ');
    expect(await editable(page)).toEqual([]);
    await look();
    await leave();
  });

  it('reads report and improvement plan', async () => {
    const { page, menu, look, leave } = await enter('監査人');
    await menu('改善計画', /改善計画/u);
    expect(await editable(page)).toEqual([]);
    await look();
    await menu('結果報告', '結果報告');
    await look();
    await leave();
  });
});
