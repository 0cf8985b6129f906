import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { peopledTown } from '#test/browser/person.ts';

const { enter } = peopledTown();

it('leads from a published questionnaire to its papers, and says that one is being made', async () => {
  const { page, words, open, go, look, lookNarrow, lookOnPaper, leave } = await enter('事務局');
  await open('policies');
  await go(page.getByRole('link', { name: '点検票・対応表' }).first(), '点検票・対応表');
  expect(await words()).toContain('情報セキュリティ管理者');
  await look();
  await lookNarrow();
  await lookOnPaper();
  const row = page.getByRole('row', { name: /情報セキュリティ管理者/u });
  for (const [label, begins] of [
    ['PDF', '%PDF'],
    ['Word', 'PK'],
  ] as const) {
    const saved = page.waitForEvent('download');
    await row.getByRole('link', { name: label }).click();
    await row.getByText('作成中です').waitFor();
    const file = await saved;
    expect(file.suggestedFilename()).toContain('情報セキュリティ管理者の点検票（課）');
    expect((await readFile(await file.path())).toString('latin1').slice(0, begins.length)).toBe(begins);
    await row.getByText('作成中です').waitFor({ state: 'detached' });
  }
  expect(await row.getByText('作成しました').count()).toBe(2);
  const table = page.waitForEvent('download');
  await page.getByRole('link', { name: '対応表をExcelで出力' }).click();
  expect((await table).suggestedFilename()).toMatch(/^条項と設問の対応表_.+_第\d+版\.xlsx$/u);
  await leave();
});

it('says when the server cannot be heard, shows the page that comes instead of a paper, and goes on', async () => {
  const { page, open, leave } = await enter('事務局', { expectedConsole: [/ERR_FAILED/u] });
  await open('policies');
  await page.getByRole('link', { name: '点検票・対応表' }).first().click();
  const link = page.getByRole('link', { name: /^PDF/u }).first();
  await page.route('**/papers/sheet?**', (route) => route.abort(), { times: 1 });
  await link.click();
  await page.getByText('サーバーから応答がありませんでした').waitFor();
  // Without an office the server leads to the page itself, as it does with a reason.
  await page.route(
    '**/papers/sheet?**',
    async (route) =>
      route.continue({
        url: route
          .request()
          .url()
          .replace(/office=\w+/u, ''),
      }),
    {
      times: 1,
    },
  );
  const shown = page.waitForEvent('framenavigated');
  await link.click();
  await shown;
  await page.waitForLoadState('networkidle');
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: /^PDF/u }).first().click();
  await saved;
  await leave();
});
