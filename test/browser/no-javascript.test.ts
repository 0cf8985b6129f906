import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { peopledTown } from '#test/browser/person.ts';

const SHEET = '健康福祉部（情報セキュリティ責任者）';
const NO_SCRIPT = { javaScriptEnabled: false } as const;

const { enter } = peopledTown();

/** Chooses the first answer of every line, as a person does who has no script to help. */
async function answerPlainly(page: Page): Promise<void> {
  for (const line of await page.locator('.question [data-choices]').all())
    await line.getByRole('radio').first().check();
  for (const method of await page.locator('.ask-method').all()) await method.getByRole('radio').first().check();
}

const currentTab = (page: Page) =>
  page.getByRole('navigation', { name: '点検票の章' }).locator('[aria-current="page"]').innerText();

describe('with JavaScript switched off', () => {
  it('a bureau is answered by plain forms, chapter by chapter', async () => {
    const { page, words, go, leave } = await enter('健康福祉部とりまとめ担当', NO_SCRIPT);
    await page.getByRole('link', { name: `${SHEET}：回答を始める` }).click();
    if (page.url().endsWith('/gates')) {
      for (const gate of await page.locator('main fieldset').all())
        await gate.getByRole('radio', { name: 'はい' }).check();
      await page.getByRole('button', { name: '保存して次へ' }).click();
    }
    const visited = [await currentTab(page)];
    const weak = page
      .locator('.question')
      .filter({ has: page.locator('input[data-choice]') })
      .first();
    const next = page.getByRole('button', { name: /^保存して(?:次の章|確認・提出)へ$/u });
    let isToldWeak = false;
    while ((await next.count()) === 1) {
      await answerPlainly(page);
      // The first question with the five answers, in whichever chapter it stands.
      if (!isToldWeak && (await weak.count()) === 1) {
        await weak.getByRole('radio', { name: '一部実施' }).check();
        expect(await weak.getByLabel('改善策', { exact: true }).isVisible()).toBe(true);
        await weak.getByLabel('何が足りませんか').fill('説明会に全員が出ていない。');
        isToldWeak = true;
      }
      await next.click();
      visited.push(await currentTab(page));
    }
    expect(isToldWeak).toBe(true);
    expect(new Set(visited).size).toBe(visited.length);
    expect(await page.locator('h1').innerText()).toBe('確認・提出');
    expect(await words()).toContain('改善策を書いてください。');
    expect(await words()).toContain('足りない回答（1問）');

    await page.getByRole('region', { name: '足りない回答' }).getByRole('link').click();
    expect(await weak.getByLabel('何が足りませんか').inputValue()).toBe('説明会に全員が出ていない。');
    await weak.getByLabel('改善策', { exact: true }).fill('欠席した人に録画を見てもらう。');
    await weak.getByLabel('改善策の担当').fill('福祉課');
    await weak.getByLabel('改善策の期限').fill('2027-03-31');
    await weak.getByLabel('改善策の期限').press('Enter');
    expect(await page.getByRole('status').first().innerText()).toContain('保存しました。');
    await go(page.getByRole('link', { name: '確認・提出' }).first(), '確認・提出');
    expect(await words()).toContain('ありません。すべて入力されています。');
    await leave();
  });

  it('it is handed in by the 部長 and confirmed by the 統括責任者', async () => {
    const officer = await enter('健康福祉部情報セキュリティ責任者', NO_SCRIPT);
    await officer.go(officer.page.getByRole('link', { name: `${SHEET}：回答を続ける` }), '確認・提出');
    await officer.go(officer.page.getByRole('button', { name: 'この内容で提出する' }), SHEET);
    expect(await officer.words()).toContain('次に、統括情報セキュリティ責任者が確認します。');
    await officer.leave();

    const supervisor = await enter('統括情報セキュリティ責任者', NO_SCRIPT);
    await supervisor.go(supervisor.page.getByRole('link', { name: `${SHEET}を確認する` }), /健康福祉部/u);
    expect(await supervisor.words()).toContain('欠席した人に録画を見てもらう。');
    await supervisor.press('確認する', '確認しました。');
    await supervisor.leave();
  });
});
