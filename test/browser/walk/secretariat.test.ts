import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { answerToTheEnd, openQuestions } from '#test/browser/answer-page.ts';
import { peopledTown } from '#test/browser/person.ts';

const NAME = '電子メール誤送信の臨時点検';
const UNITS = ['農政課', '産業部'];
const SHEET = '農政課（情報セキュリティ管理者）';

const { enter } = peopledTown();

const rows = (page: Page) =>
  page
    .getByRole('region', { name: '点検票の進捗' })
    .getByRole('row')
    .filter({ has: page.locator('td') });

describe('the board', () => {
  it('counts the sheets by state; each count, bureau and name narrows the table', async () => {
    const { page, menu, look, lookNarrow, leave } = await enter('事務局');
    await menu('進捗', /の進捗$/u);
    await look();
    await lookNarrow();
    const states = page.getByRole('navigation', { name: '状態で絞り込む' });
    const returned = states.getByRole('link', { name: '差戻し' });
    const count = Number((await returned.innerText()).replaceAll(/\D/gu, ''));
    expect(count).toBeGreaterThan(0);
    await returned.click();
    await states.locator('[aria-current="true"]', { hasText: '差戻し' }).waitFor();
    expect(await rows(page).count()).toBe(count);
    for (const row of await rows(page).allInnerTexts()) expect(row).toContain('差戻し');
    await states.getByRole('link', { name: 'すべて' }).click();
    await states.locator('[aria-current="true"]', { hasText: 'すべて' }).waitFor();

    const search = page.getByRole('search');
    await search.getByLabel('部局').selectOption({ label: '産業部' });
    await search.getByLabel('名称・コードで探す').fill('農政');
    await search.getByRole('button', { name: '絞り込む' }).click();
    await page.waitForURL(/[?&]q=/u);
    await page.getByText('2件', { exact: true }).waitFor();
    expect(await rows(page).allInnerTexts()).toEqual([
      expect.stringContaining('農政課'),
      expect.stringContaining('所管 農政課'),
    ]);
    await look();
    await leave();
  });
});

describe('an extraordinary campaign', () => {
  it('is prepared for some units, shows who gets what, and is opened beside the regular one', async () => {
    const { page, words, go, menu, press, look, lookNarrow, leave } = await enter('事務局');
    await menu('自己点検の管理', '自己点検の管理');
    await look();
    await go(page.getByRole('link', { name: '自己点検を準備する' }), '自己点検の準備');
    await page.getByLabel('名称').fill(NAME);
    await page.getByLabel('臨時').check();
    for (const group of await page.getByRole('group', { name: '対象の所属' }).locator('details').all()) {
      await group.locator('summary').click();
      for (const unit of await group.locator('label').all()) {
        const name = await unit.locator('span').first().innerText();
        if (!UNITS.some((chosen) => name.startsWith(chosen))) await unit.getByRole('checkbox').uncheck();
      }
    }
    await look();
    await lookNarrow();
    await go(page.getByRole('button', { name: '準備して、届き先を確かめる' }), new RegExp(NAME, 'u'));
    expect(await words()).toContain('まだ誰にも届いていません。');
    const preview = page.getByRole('region', { name: '点検票の届き先' });
    expect(await preview.innerText()).toContain('田之倉 茂');
    expect(await preview.innerText()).not.toContain('九重 隆');
    await look();
    await lookNarrow();
    await page.getByText('自己点検を開始する', { exact: true }).click();
    expect(await words()).toContain('開始は取り消せません。');
    await press(/件の点検票を届けて開始する$/u, '自己点検を開始しました。');
    await look();
    await leave();

    const clerk = await enter('農政課担当者');
    const sheets = clerk.page.getByRole('region', { name: '回答する点検票' }).getByRole('listitem');
    expect(await sheets.count()).toBe(2);
    await clerk.look();
    await clerk.leave();
  });

  it('is entered on behalf of who answers on paper, with its basis', async () => {
    const { page, words, go, menu, look, lookNarrow, leave } = await enter('事務局', {
      expectedConsole: [/status of 400/u],
    });
    await menu('進捗', /の進捗$/u);
    await page.getByRole('navigation', { name: '自己点検を選ぶ' }).getByRole('link', { name: NAME }).click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await go(page.getByRole('link', { name: /^代行入力\s*：農政課（/u }), '農政課の代行入力');
    await page.getByRole('button', { name: '記録して入力に進む' }).click();
    await page.getByRole('alert').getByRole('link', { name: '決定した人を入力してください。' }).waitFor();
    await look();
    await lookNarrow();
    await page.getByLabel('決定した人').fill('農政課長 田之倉 茂');
    await page.getByLabel('決定した日').fill('2026-04-01');
    await page.getByLabel('文書番号').fill('農第12号');
    await page.getByLabel('紙の保管場所').fill('農政課 自己点検つづり');
    await go(page.getByRole('button', { name: '記録して入力に進む' }), SHEET);
    expect(await words()).toContain('農第12号');
    await go(page.getByRole('link', { name: '事前確認' }), '事前確認');
    for (const gate of await page.locator('main fieldset').all())
      await gate.getByRole('radio', { name: 'いいえ' }).check();
    await go(page.getByRole('button', { name: '保存して次へ' }), /^\d/u);
    expect(await openQuestions(page).count()).toBeGreaterThan(0);
    await answerToTheEnd(page);
    await look();
    await leave();
  });

  it('is closed by the 統括責任者 alone, who is told what is missing; then it is reported', async () => {
    const secretariat = await enter('事務局');
    await secretariat.menu('自己点検の管理', '自己点検の管理');
    await secretariat.go(secretariat.page.getByRole('link', { name: NAME }), new RegExp(NAME, 'u'));
    expect(await secretariat.words()).toContain('集計の確定は、統括情報セキュリティ責任者が行います。');
    expect(await secretariat.page.getByRole('link', { name: '集計を確定する' }).count()).toBe(0);

    const { page, words, go, menu, press, look, lookNarrow, leave } = await enter('統括情報セキュリティ責任者', {
      expectedConsole: [/status of 400/u],
    });
    await menu('自己点検の管理', '自己点検の管理');
    await go(page.getByRole('link', { name: NAME }), new RegExp(NAME, 'u'));
    await go(page.getByRole('link', { name: '集計を確定する' }), '集計の確定');
    expect(await words()).toContain('提出されていない点検票');
    await look();
    await lookNarrow();
    await page.getByRole('button', { name: '集計を確定する' }).click();
    await page.getByRole('alert').filter({ hasText: '内容を確かめて、チェックを入れてください。' }).waitFor();
    await page.getByRole('checkbox').check();
    await press('集計を確定する', '集計を確定しました。');
    await look();
    await leave();

    await secretariat.open(secretariat.page.url());
    await secretariat.page.getByText('報告書（案）にする', { exact: true }).first().click();
    await secretariat.press('報告書（案）にする', '「案」として');
    await secretariat.go(secretariat.page.getByRole('link', { name: '結果報告を見る' }), /（案）/u);
    await secretariat.leave();

    const clerk = await enter('農政課担当者');
    expect(await clerk.page.getByRole('region', { name: '回答する点検票' }).getByRole('listitem').count()).toBe(1);
    await clerk.leave();
  });
});

describe('the organization', () => {
  it('shows offices, holders and the ledger of systems', async () => {
    const { page, words, go, menu, look, lookNarrow, leave } = await enter('事務局');
    await menu('組織・台帳', '組織・台帳');
    expect(await words()).toMatch(/LGWAN\S* \d+件/u);
    await look();
    await lookNarrow();
    await go(page.getByRole('link', { name: /^情報システム台帳を開く/u }), '情報システム台帳');
    expect(await words()).toContain('学校給食費管理システム');
    await leave();
  });
});

describe('the policies', () => {
  it('show the standard in force and its questionnaire', async () => {
    const { page, words, go, menu, look, lookNarrow, leave } = await enter('事務局');
    await menu('自己点検の管理', '自己点検の管理');
    await go(page.getByRole('link', { name: '対策基準と調査票を見る' }), '対策基準と調査票');
    expect(await words()).toContain('情報セキュリティ対策基準');
    await look();
    await lookNarrow();
    await leave();
  });
});
