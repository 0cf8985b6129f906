import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { readPolicy } from '#app/domain/policy/read.ts';
import { answerToTheEnd, openQuestions, saved } from '#test/browser/answer-page.ts';
import { peopledTown } from '#test/browser/person.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

const SHEET = '農政課（情報セキュリティ管理者）';
const CHAPTER = '7 技術的セキュリティ';
const MEASURE = '閲覧の記録を毎月確かめる。';
const REASON = '閲覧の記録の保管場所を、根拠資料に書いてください。';

const { enter } = peopledTown();

/** The chapter's first question with the five answers that asks how the staff's state was confirmed. */
const aboutStaff = (page: Page) =>
  openQuestions(page)
    .filter({ has: page.locator('input[data-choice]') })
    .filter({ has: page.locator('.ask-method') })
    .first();

/** The first of those that do not ask it. */
const ofTheHead = (page: Page) =>
  openQuestions(page)
    .filter({ has: page.locator('input[data-choice]') })
    .filter({ hasNot: page.locator('.ask-method') })
    .first();

const withRows = (page: Page) =>
  openQuestions(page)
    .filter({ has: page.locator('input[data-row]') })
    .first();

describe('the sheet of a section', () => {
  it('begins with the gates, which close questions with a reason', async () => {
    const { page, words, go, look, lookNarrow, leave } = await enter('農政課担当者');
    expect(await words()).toContain('未着手');
    await look();
    await lookNarrow();
    await go(page.getByRole('link', { name: `${SHEET}：回答を始める` }), '事前確認');
    await look();
    await lookNarrow();
    for (const gate of await page.locator('main fieldset').all())
      await gate.getByLabel('はい', { exact: true }).check();
    await page.getByRole('group', { name: 'ソーシャルメディア' }).getByLabel('いいえ').check();
    await go(page.getByRole('button', { name: '保存して次へ' }), /^\d/u);
    await look();
    await go(page.getByRole('link', { name: CHAPTER }).first(), CHAPTER);
    const closed = page.locator('summary', {
      hasText: '該当なし：事前確認で「ソーシャルメディア」を「いいえ」としたため',
    });
    expect(await closed.count()).toBeGreaterThan(0);
    await leave();
  });

  it('says that the server is not reached, and opens the same page again once it is', async () => {
    const { page, go, look, leave } = await enter('農政課担当者', {
      expectedConsole: [/ERR_INTERNET_DISCONNECTED/u, /Failed to fetch/u],
    });
    await go(page.getByRole('link', { name: SHEET, exact: true }), SHEET);
    await go(page.getByRole('link', { name: CHAPTER }), CHAPTER);
    const others = page.getByRole('navigation', { name: '点検票の章' }).locator('a:not([aria-current])');
    const other = others.filter({ hasNotText: '事前確認' }).first();
    const asked = await other.getAttribute('href');
    await page.context().setOffline(true);
    await go(other, 'サーバーにつながりません');
    await look();
    await page.context().setOffline(false);
    await page.getByRole('link', { name: '画面を開き直す' }).click();
    await page.getByRole('navigation', { name: '点検票の章' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(asked);
    await leave();
  });

  it('asks of 一部実施 what is missing, the measure, its owner and its day, and how it was confirmed; all is saved as typed', async () => {
    const { page, go, open, look, lookNarrow, leave } = await enter('農政課担当者');
    await go(page.getByRole('link', { name: SHEET, exact: true }), SHEET);
    await look();
    await go(page.getByRole('link', { name: CHAPTER }), CHAPTER);
    const asked = aboutStaff(page);
    for (const label of ['何が足りませんか', '改善策', '改善策の担当', '改善策の期限']) {
      expect(await asked.getByLabel(label, { exact: true }).isVisible(), label).toBe(false);
    }
    await saved(page, () => asked.getByRole('radio', { name: '一部実施' }).check());
    expect(await asked.innerText()).toContain('改善策の期限を入れてください。');
    await saved(page, () => asked.getByLabel('何が足りませんか').fill('記録を見ていない。'));
    await saved(page, () => asked.getByLabel('改善策', { exact: true }).fill(MEASURE));
    await saved(page, () => asked.getByLabel('改善策の担当').fill('農政係'));
    await saved(page, () => asked.getByLabel('改善策の期限').fill('2027-03-31'));
    await saved(page, () =>
      asked.getByRole('radiogroup', { name: 'どのように確認しましたか' }).getByLabel('聞き取り').check(),
    );
    await asked.getByText('根拠資料を書く').click();
    await saved(page, () => asked.getByLabel('文書名').first().fill('閲覧記録'));
    expect(await asked.innerText()).not.toContain('提出までに');
    await look();
    await lookNarrow();

    await open(page.url());
    expect(await asked.getByRole('radio', { name: '一部実施' }).isChecked()).toBe(true);
    expect(await asked.getByLabel('改善策', { exact: true }).inputValue()).toBe(MEASURE);
    expect(await asked.getByLabel('改善策の期限').inputValue()).toBe('2027-03-31');
    expect(await asked.getByRole('radio', { name: '聞き取り' }).isChecked()).toBe(true);
    expect(await asked.getByLabel('文書名').first().inputValue()).toBe('閲覧記録');
    await leave();
  });

  it('asks of 該当なし its reason, of a row いいえ what is wrong, and of a duty of the head not how it was confirmed', async () => {
    const { page, go, leave } = await enter('農政課担当者');
    await go(page.getByRole('link', { name: SHEET, exact: true }), SHEET);
    await go(page.getByRole('link', { name: CHAPTER }), CHAPTER);
    const head = ofTheHead(page);
    await saved(page, () => head.getByRole('radio', { name: '該当なし' }).check());
    expect(await head.innerText()).toContain('該当なしの理由を選んでください。');
    await saved(page, () => head.getByRole('radiogroup', { name: '該当なしの理由' }).getByLabel('その他').check());
    await saved(page, () =>
      head.getByLabel('該当なしの理由（その他）の内容').fill('情報システム係が一括して管理している。'),
    );
    expect(await head.innerText()).not.toContain('提出までに');
    const rows = withRows(page);
    await saved(page, () => rows.getByRole('radiogroup').first().getByRole('radio', { name: 'いいえ' }).check());
    expect(await rows.getByLabel('「いいえ」の内容と理由').isVisible()).toBe(true);
    await saved(page, () => rows.getByRole('radiogroup').first().getByRole('radio', { name: 'はい' }).check());
    expect(await rows.getByLabel('「いいえ」の内容と理由').isVisible()).toBe(false);
    await leave();
  });

  it('shows each clause word for word in place', async () => {
    const { page, go, leave } = await enter('農政課担当者');
    await go(page.getByRole('link', { name: SHEET, exact: true }), SHEET);
    await go(page.getByRole('link', { name: CHAPTER }), CHAPTER);
    const clause = aboutStaff(page).locator('details', { hasText: '原文のまま' });
    expect(await clause.getByText('原文のまま').isVisible()).toBe(false);
    await clause.locator('summary').click();
    const shown = await clause.innerText();
    const id = /条文 (\S+)/u.exec(shown)?.[1];
    const printed = readPolicy(policySource('kikuyo')).clauses.find(
      (one) => one.document === 'standards' && formatClause(one.id) === id,
    );
    expect(printed?.text).toMatch(/。$/u);
    expect(shown.replace(/\s/gu, '')).toContain(printed?.text.replace(/\s/gu, ''));
    await leave();
  });

  it('is filled in by the 担当者, who cannot hand it in', async () => {
    const { page, words, go, look, lookNarrow, leave } = await enter('農政課担当者');
    await go(page.getByRole('link', { name: SHEET, exact: true }), SHEET);
    await go(page.getByRole('link', { name: /^2 / }), /^2 /u);
    expect(await answerToTheEnd(page)).toBeGreaterThan(5);
    await look();
    await lookNarrow();
    expect(await words()).toContain('ありません。すべて入力されています。');
    expect(await words()).toContain('田之倉 茂が行います');
    expect(await page.getByRole('button', { name: '提出する' }).count()).toBe(0);
    await leave();
  });

  it('is handed in by the 課長, taken back, and handed in again', async () => {
    const { page, go, press, look, leave } = await enter('農政課情報セキュリティ管理者');
    const list = page.getByRole('region', { name: '回答する点検票' }).getByRole('listitem');
    expect(await list.allInnerTexts()).toEqual([
      expect.stringContaining(SHEET),
      expect.stringContaining('農地台帳システム'),
    ]);
    await look();
    await go(page.getByRole('link', { name: `${SHEET}：回答を続ける` }), '確認・提出');
    await go(page.getByRole('button', { name: 'この内容で提出する' }), SHEET);
    expect(await page.getByRole('status').allInnerTexts()).toEqual([expect.stringContaining('提出しました')]);
    await look();
    await page.getByText('引き戻す', { exact: true }).click();
    await press('引き戻して直す', '引き戻しました');
    await look();
    await go(page.getByRole('link', { name: '確認して提出する' }), '確認・提出');
    await go(page.getByRole('button', { name: 'この内容で提出する' }), SHEET);
    await leave();
  });

  it('is sent back by the 部長 with a reason, never without one', async () => {
    const { page, words, go, press, look, lookNarrow, leave } = await enter('産業部情報セキュリティ責任者', {
      expectedConsole: [/status of 400/u],
    });
    await look();
    await go(page.getByRole('link', { name: `${SHEET}を確認する` }), /農政課/u);
    await look();
    await lookNarrow();
    expect(await words()).toContain(MEASURE);
    await page.getByText('差し戻す', { exact: true }).click();
    await page.getByRole('button', { name: '理由を付けて差し戻す' }).click();
    await page.getByRole('alert').filter({ hasText: '差戻しの理由を書いてください。' }).waitFor();
    await page.getByLabel('差戻しの理由').fill(REASON);
    await press('理由を付けて差し戻す', '回答者に差し戻しました。');
    await go(page.getByRole('link', { name: '回答をすべて見る' }), /回答/u);
    await look();
    await leave();
  });

  it('comes back to the 課長 with the reason on top, is mended and handed in', async () => {
    const { page, words, go, look, leave } = await enter('農政課情報セキュリティ管理者');
    const first = page.getByRole('region', { name: '回答する点検票' }).getByRole('listitem').first();
    expect(await first.innerText()).toContain(REASON);
    await look();
    await go(first.getByRole('link', { name: `${SHEET}：直して出し直す` }), SHEET);
    expect(await words()).toContain(REASON);
    await go(page.getByRole('link', { name: CHAPTER }), CHAPTER);
    const asked = aboutStaff(page);
    await saved(page, () => asked.getByLabel('保管場所').first().fill('農政課 書庫１'));
    await go(page.getByRole('link', { name: '確認・提出' }).first(), '確認・提出');
    await go(page.getByRole('button', { name: 'この内容で提出する' }), SHEET);
    await leave();
  });

  it('is confirmed by the 部長; then nobody can take it back', async () => {
    const officer = await enter('産業部情報セキュリティ責任者');
    await officer.go(officer.page.getByRole('link', { name: `${SHEET}を確認する` }), /農政課/u);
    await officer.press('確認する', '確認しました。');
    await officer.leave();
    const head = await enter('農政課情報セキュリティ管理者');
    await head.go(head.page.getByRole('link', { name: SHEET, exact: true }), SHEET);
    expect(await head.words()).toContain('確認済');
    expect(await head.page.getByText('引き戻す').count()).toBe(0);
    await head.leave();
  });
});
