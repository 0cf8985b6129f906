import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { choiceQuestion, everythingSaved, openChapter } from '#test/browser/answer-page.ts';
import { peopledTown } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';

const SHEET = '総務課（情報セキュリティ管理者）';
const CHAPTER = '7 技術的セキュリティ';
const ANSWERS = /\/api\/sheets\/[^/]+\/answers$/u;
const TYPED = '媒体の持出しを記録していない。';

const { enter } = peopledTown();

async function answering(): Promise<Person> {
  const somebody = await enter('総務課担当者', { expectedConsole: [/net::ERR_FAILED/u, /status of 409/u] });
  await openChapter(somebody, SHEET, CHAPTER);
  return somebody;
}

/** Answers a question while no answer reaches the server. */
async function answerCutOff(page: Page, index: number): Promise<void> {
  await page.route(ANSWERS, (route) => route.abort());
  await choiceQuestion(page, index).getByRole('radio', { name: '未実施' }).check();
  await choiceQuestion(page, index).locator('textarea').first().fill(TYPED);
  await choiceQuestion(page, index).locator('textarea').first().blur();
  await page.getByRole('status').filter({ hasText: '未送信 1件' }).waitFor();
}

const keptIn = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('tenken:unsent:')));

describe('unsent answers in the browser', () => {
  it('cannot be read there, stay whatever address is opened, and are sent when the person signs in again', async () => {
    const { page, leave } = await answering();
    const address = page.url();
    await answerCutOff(page, 0);
    const kept = await keptIn(page);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(TYPED);
    const other = await page.context().newPage();
    await page.close();
    const cookies = await other.context().cookies();
    await other.context().clearCookies();
    await other.goto('/sign-in?done=signed-out');
    await other.getByRole('status').filter({ hasText: 'サインアウトしました' }).waitFor();
    expect(await keptIn(other)).toEqual(kept);
    await other.context().addCookies(cookies);
    await other.goto(address);
    await everythingSaved(other);
    expect(await keptIn(other)).toEqual([]);
    expect(await choiceQuestion(other, 0).locator('textarea').first().inputValue()).toBe(TYPED);
    await leave();
  });

  it('are gone once their person has signed out, and nobody else loses any', async () => {
    const { page, leave } = await answering();
    await answerCutOff(page, 1);
    await page.evaluate(() => localStorage.setItem('tenken:unsent:another:sheet:now:question', 'v1.sealed'));
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'サインアウト' }).click();
    await page.getByRole('status').filter({ hasText: 'サインアウトしました' }).waitFor();
    await page.waitForFunction(
      () => Object.keys(localStorage).filter((key) => key.startsWith('tenken:unsent:')).length === 1,
    );
    expect(await keptIn(page)).toEqual([['tenken:unsent:another:sheet:now:question', 'v1.sealed']]);
    await leave();
  });

  it('wait for the person after the server refused them, and are shown with the choice to send or to drop them', async () => {
    const { page, look, leave } = await answering();
    let sent = 0;
    await page.route(ANSWERS, (route) => {
      sent += 1;
      return route.fulfill({ status: 409, json: { code: 'conflict' } });
    });
    await choiceQuestion(page, 2).getByRole('radio', { name: 'わからない' }).check();
    await page.getByRole('status').filter({ hasText: '保存できません' }).waitFor();
    await page.unroute(ANSWERS);
    page.on('request', (request) => {
      if (ANSWERS.test(new URL(request.url()).pathname)) sent += 1;
    });
    await page.reload();
    const box = choiceQuestion(page, 2).getByRole('alert');
    await box.waitFor();
    expect(await box.innerText()).toContain('自動では送信しません。');
    expect(await box.innerText()).toContain('わからない');
    await page.getByRole('status').filter({ hasText: '確認が必要な回答 1件' }).waitFor();
    expect(await choiceQuestion(page, 2).getByRole('radio', { name: 'わからない' }).isChecked()).toBe(false);
    expect(sent).toBe(1);
    await look();
    await box.getByRole('button', { name: '送る' }).click();
    await everythingSaved(page);
    await page.reload();
    expect(await choiceQuestion(page, 2).getByRole('radio', { name: 'わからない' }).isChecked()).toBe(true);
    expect(await keptIn(page)).toEqual([]);
    await leave();
  });
});
