import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { choiceQuestion, everythingSaved, openChapter } from '#test/browser/answer-page.ts';
import { signInAs } from '#test/browser/demo-town.ts';
import { expectAccessible } from '#test/browser/page-guard.ts';
import { peopledTown } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';

const SHEET = '総務課（情報セキュリティ管理者）';
const CHAPTER = '7 技術的セキュリティ';
const ANSWERS = /\/api\/sheets\/[^/]+\/answers$/u;
const TYPED = '媒体の持出しを記録していない。';
const LATE = '提出までに送れなかった回答。';

const CLERK = '総務課担当者';
const MANAGER = '企画政策課情報セキュリティ管理者';
const OTHER_CLERK = '企画政策課担当者';
const COMPLETE_SHEET = '企画政策課（情報セキュリティ管理者）';
const EXPECTED = [/net::ERR_FAILED/u, /status of (?:401|403|409|503)/u];

const { enter, town } = peopledTown();

async function answering(role = CLERK, sheet = SHEET): Promise<Person> {
  const somebody = await enter(role, { expectedConsole: EXPECTED });
  await openChapter(somebody, sheet, CHAPTER);
  return somebody;
}

/** Answers a question while no answer reaches the server. */
async function answerCutOff(page: Page, index: number, text = TYPED): Promise<void> {
  await page.route(ANSWERS, (route) => route.abort());
  await choiceQuestion(page, index).getByRole('radio', { name: '未実施' }).check();
  await choiceQuestion(page, index).locator('textarea').first().fill(text);
  await choiceQuestion(page, index).locator('textarea').first().blur();
  await page.getByRole('status').filter({ hasText: '未送信 1件' }).waitFor();
}

const keptIn = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('tenken:unsent:')));

/** Hands in a sheet that is complete. */
async function handIn(page: Page, sheet: string): Promise<void> {
  await page.goto(`${sheet}/submit`);
  await page.getByRole('button', { name: 'この内容で提出する' }).click();
  await page.getByRole('status').filter({ hasText: '提出しました' }).waitFor();
}

async function withdraw(page: Page): Promise<void> {
  await page.getByText('引き戻す', { exact: true }).click();
  await page.getByRole('button', { name: '引き戻して直す' }).click();
  await page.getByRole('status').filter({ hasText: '引き戻しました' }).waitFor();
}

/** The manager has taken back a sheet that is complete, and stands in front of it. */
async function tookBack(): Promise<Person> {
  const manager = await enter(MANAGER, { expectedConsole: EXPECTED });
  await manager.go(manager.page.getByRole('link', { name: COMPLETE_SHEET, exact: true }), COMPLETE_SHEET);
  await withdraw(manager.page);
  return manager;
}

/** Everything that the page sends of answers from now on. */
function answersSent(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && ANSWERS.test(new URL(request.url()).pathname)) sent.push(request.url());
  });
  return sent;
}

describe('unsent answers in the browser', () => {
  it('cannot be read there, stay whatever address is opened, and are sent when the person signs in again', async () => {
    const { page, leave } = await answering();
    const address = page.url();
    await answerCutOff(page, 0);
    const kept = await keptIn(page);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(TYPED);
    const [, sheetId = ''] = /\/sheets\/([^/]+)/u.exec(address) ?? [];
    const itemKey = await choiceQuestion(page, 0).locator('input[name$=".id"]').inputValue();
    expect([sheetId, itemKey].filter((id) => id === '' || JSON.stringify(kept).includes(id))).toEqual([]);
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

  it('are gone once their person has signed out of a session that had ended already', async () => {
    const { page, leave } = await answering();
    await answerCutOff(page, 1);
    expect(await keptIn(page)).toHaveLength(1);
    await page.context().clearCookies();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'サインアウト' }).click();
    await page.getByRole('status').filter({ hasText: 'サインアウトしました' }).waitFor();
    await expect.poll(() => keptIn(page)).toEqual([]);
    await leave();
  });

  it('stay in the page after a sign-out in another tab, which the page says, and go out once the person is back', async () => {
    const { page, look, leave } = await answering();
    await answerCutOff(page, 1);
    const other = await page.context().newPage();
    await other.goto('/');
    await other.getByRole('button', { name: 'サインアウト' }).click();
    await other.getByRole('status').filter({ hasText: 'サインアウトしました' }).waitFor();
    const told = page.getByRole('alert').filter({ hasText: 'この画面にだけ残っており' });
    await told.waitFor();
    expect(await told.innerText()).toContain('この端末には保管していません');
    expect(await keptIn(page)).toEqual([]);
    await look();
    await page.unroute(ANSWERS);
    await choiceQuestion(page, 1).locator('textarea').first().fill(`${TYPED}続き。`);
    await choiceQuestion(page, 1).locator('textarea').first().blur();
    expect(await keptIn(page)).toEqual([]);
    await signInAs(other, town().holder(CLERK));
    await everythingSaved(page);
    expect(await keptIn(page)).toEqual([]);
    await page.reload();
    expect(await choiceQuestion(page, 1).locator('textarea').first().inputValue()).toBe(`${TYPED}続き。`);
    await leave();
  });

  it('wait for a server that is busy, which the page tells from a connection that is gone', async () => {
    const { page, leave } = await answering();
    await page.route(ANSWERS, (route) => route.fulfill({ status: 503, json: { code: 'busy' } }));
    await choiceQuestion(page, 2).getByRole('radio', { name: '未実施' }).check();
    const told = page.getByRole('alert').filter({ hasText: 'サーバが混み合っている' });
    await told.waitFor();
    expect(await told.innerText()).toContain('自動で送信し直します');
    expect(await told.innerText()).not.toContain('つながら');
    await page.unroute(ANSWERS);
    await everythingSaved(page);
    await leave();
  });
});

describe('unsent answers of a sheet that is handed in', () => {
  it('by the same person in another tab are purged there too, stay in their page and are sent by nobody', async () => {
    const { page, go, leave } = await tookBack();
    const sheet = page.url().replace(/\?.*$/u, '');
    const other = await page.context().newPage();
    await other.goto(sheet);
    await other.getByRole('link', { name: CHAPTER }).click();
    await go(page.getByRole('link', { name: '確認して提出する' }), '確認・提出');
    await answerCutOff(other, 0, LATE);
    await page.getByText('あなたのこれらの回答は提出に含まれず、この端末からも消えます').waitFor();
    await handIn(page, sheet);
    await other.getByRole('alert').filter({ hasText: '別の画面で提出されました' }).waitFor();
    expect(await choiceQuestion(other, 0).locator('textarea').first().inputValue()).toBe(LATE);
    expect(await keptIn(other)).toEqual([]);
    const sent = answersSent(other);
    await other.unroute(ANSWERS);
    await other.evaluate(() => window.dispatchEvent(new Event('online')));
    await choiceQuestion(other, 0).locator('textarea').first().fill(`${LATE}続き。`);
    await choiceQuestion(other, 0).locator('textarea').first().blur();
    other.on('dialog', (dialog) => void dialog.accept());
    await other.reload();
    await other.getByText('この点検票は提出済みのため').waitFor();
    expect([sent, await keptIn(other)]).toEqual([[], []]);
    await leave();
  });

  it('by another person at the same computer wait sealed for who typed them, who is told and alone decides', async () => {
    const manager = await tookBack();
    const { page, leave } = await answering(OTHER_CLERK, COMPLETE_SHEET);
    const address = page.url();
    const sheet = address.replace(/\/chapters\/.*$/u, '');
    const asked = await choiceQuestion(page, 1).locator('legend').first().innerText();
    await answerCutOff(page, 1, LATE);
    const kept = await keptIn(page);
    const other = await page.context().newPage();
    // First the session ends: a page that is closed sends once more what it can.
    await other.context().clearCookies();
    await page.close();
    await signInAs(other, town().holder(MANAGER));
    await handIn(other, sheet);
    expect(await keptIn(other)).toEqual(kept);
    const sent = answersSent(other);

    await other.context().clearCookies();
    await signInAs(other, town().holder(OTHER_CLERK));
    await other.getByRole('status').filter({ hasText: 'を開いて確かめる' }).waitFor();
    await other.goto(sheet);
    const told = other.getByRole('status').filter({ hasText: '提出に含まれていません' });
    await told.waitFor();
    expect(await told.innerText()).toContain(LATE);
    await expectAccessible(other);
    expect(asked.replaceAll(/\s/gu, '')).toContain(
      (await told.locator('li p').first().innerText()).replaceAll(/\s/gu, ''),
    );
    await manager.page.goto(sheet);
    await withdraw(manager.page);

    await other.goto(address);
    await choiceQuestion(other, 1).getByRole('alert').filter({ hasText: '自動では送信しません。' }).waitFor();
    expect(sent).toEqual([]);
    await handIn(manager.page, sheet);
    await manager.leave();
    await other.goto(address);
    await told.getByRole('button', { name: 'この1件を破棄する' }).click();
    await told.waitFor({ state: 'detached' });
    expect([sent, await keptIn(other)]).toEqual([[], []]);
    await leave();
  });
});
