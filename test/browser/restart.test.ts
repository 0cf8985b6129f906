import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { choiceQuestion, everythingSaved, openChapter, saved } from '#test/browser/answer-page.ts';
import { peopledTown } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';

const SHEET = '総務課（情報セキュリティ管理者）';
const CHAPTER = '7 技術的セキュリティ';
const CUT_OFF = /net::ERR_(?:CONNECTION|EMPTY|SOCKET)_|Failed to fetch manifest patches/u;

const { enter, town } = peopledTown();

async function answering(role: string): Promise<Person> {
  const somebody = await enter(role, { expectedConsole: [CUT_OFF, /status of 409/u] });
  await openChapter(somebody, SHEET, CHAPTER);
  return somebody;
}

const SCRIPTS = /\/assets\/.*\.js$/u;

/** Lets no script of the page come before what this gives back is called. */
async function holdScriptsBack(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(SCRIPTS, async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}

const comment = (page: Page, index: number) => choiceQuestion(page, index).locator('textarea').first();

describe('a server that is killed in the middle of answering', () => {
  it('has what it acknowledged; what was typed meanwhile is kept in the browser and sent when it is back', async () => {
    const { page, open, look, leave } = await answering('総務課担当者');
    await saved(page, () => choiceQuestion(page, 0).getByRole('radio', { name: '未実施' }).check());
    await saved(page, () => comment(page, 0).fill('止まる前に書いたこと。'));

    await town().server.kill();
    await choiceQuestion(page, 1).getByRole('radio', { name: 'わからない' }).check();
    await comment(page, 1).fill('止まっている間に書いたこと。');
    await comment(page, 1).blur();
    await page.getByRole('status').filter({ hasText: '未送信 1件' }).waitFor();
    await page.getByRole('alert').filter({ hasText: 'この端末に保管しており' }).waitFor();
    await look();

    await town().server.start();
    await everythingSaved(page);
    await open(page.url());
    expect(await choiceQuestion(page, 0).getByRole('radio', { name: '未実施' }).isChecked()).toBe(true);
    expect(await comment(page, 0).inputValue()).toBe('止まる前に書いたこと。');
    expect(await choiceQuestion(page, 1).getByRole('radio', { name: 'わからない' }).isChecked()).toBe(true);
    expect(await comment(page, 1).inputValue()).toBe('止まっている間に書いたこと。');
    await leave();
  });

  it('gets what a closed page had kept as soon as the sheet is opened again', async () => {
    const { page, leave } = await answering('総務課担当者');
    const address = page.url();
    await saved(page, () => choiceQuestion(page, 1).getByRole('radio', { name: '未実施' }).check());
    await town().server.kill();
    await comment(page, 1).fill('画面を閉じる前に書いたこと。');
    await comment(page, 1).blur();
    await page.getByRole('status').filter({ hasText: '未送信 1件' }).waitFor();
    const other = await page.context().newPage();
    await page.close();
    await town().server.start();
    await other.goto('/');
    await other.getByRole('status').filter({ hasText: 'まだ送信していない回答' }).waitFor();
    await other.goto(address);
    await everythingSaved(other);
    await other.reload();
    expect(await comment(other, 1).inputValue()).toBe('画面を閉じる前に書いたこと。');
    await leave();
  });
});

describe('a slow network', () => {
  it.each([
    { before: 'an unanswered question', choice: 'わからない', text: '読み込み中に書いたこと。' },
    { before: 'an answer with a comment', choice: '未実施', text: '読み込み中に書き直したこと。' },
  ])('loses nothing that is entered over $before until the scripts of the page come', async ({ choice, text }) => {
    const { page, open, leave } = await answering('総務課担当者');
    const release = await holdScriptsBack(page);
    await page.reload({ waitUntil: 'commit' });
    await choiceQuestion(page, 2).getByRole('radio', { name: choice }).check();
    await comment(page, 2).fill(text);
    release();
    await page.getByRole('status').filter({ hasText: '保存済み' }).waitFor();
    await page.unroute(SCRIPTS);
    await open(page.url());
    expect(await choiceQuestion(page, 2).getByRole('radio', { name: choice }).isChecked()).toBe(true);
    expect(await comment(page, 2).inputValue()).toBe(text);
    await leave();
  });
});

describe('a key that is pressed while the scripts take the page over', () => {
  it('goes over the answer that stands on the page, without a conflict with oneself and without losing the place', async () => {
    const { page, open, leave } = await answering('総務課担当者');
    await saved(page, () => choiceQuestion(page, 0).getByRole('radio', { name: '一部実施' }).check());
    await saved(page, () => comment(page, 0).fill('前に書いたこと。'));
    await page.addInitScript(() => {
      const added = () => document.querySelectorAll('.question fieldset button[type="button"]').length;
      document.addEventListener('DOMContentLoaded', () => {
        const before = added();
        const watch = new MutationObserver(() => {
          // The cards have their queue from the commit on that shows what only scripts can do.
          const field = document.querySelector('.question fieldset:has(input[data-choice]) textarea');
          if (added() === before || !(field instanceof HTMLTextAreaElement)) return;
          watch.disconnect();
          field.focus();
          field.setRangeText('始まりに書いたこと。', 0, field.value.length, 'end');
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        });
        watch.observe(document, { subtree: true, childList: true });
      });
    });
    await page.reload();
    await everythingSaved(page);
    expect(await choiceQuestion(page, 0).getByRole('alert').count()).toBe(0);
    expect(await comment(page, 0).evaluate((field) => field === document.activeElement)).toBe(true);
    const other = await page.context().newPage();
    await other.goto(page.url());
    expect(await comment(other, 0).inputValue()).toBe('始まりに書いたこと。');
    await open(page.url());
    await leave();
  });
});

describe('clicks while the scripts take the page over', () => {
  it('raise no error and lose nothing that was entered before', async () => {
    const { page, leave } = await answering('総務課担当者');
    await page.addInitScript(() => {
      const added = () => document.querySelectorAll('.question fieldset button[type="button"]').length;
      document.addEventListener('DOMContentLoaded', () => {
        const before = added();
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          document.querySelector('h1')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
          if (added() === before) port2.postMessage('again');
        });
        port1.start();
        port2.postMessage('begin');
      });
    });
    const release = await holdScriptsBack(page);
    await page.reload({ waitUntil: 'commit' });
    await choiceQuestion(page, 2).getByRole('radio', { name: 'わからない' }).check();
    release();
    await page.getByRole('status').filter({ hasText: '保存済み' }).waitFor();
    expect(await choiceQuestion(page, 2).getByRole('radio', { name: 'わからない' }).isChecked()).toBe(true);
    await leave();
  });
});

describe('two people at the same answer', () => {
  it('are both heard: the second is told, sees both answers and chooses', async () => {
    const first = await answering('総務課担当者');
    const second = await answering('総務課情報セキュリティ管理者');
    await saved(first.page, () => comment(first.page, 0).fill('担当者が書いたこと。'));
    await comment(second.page, 0).fill('課長が書いたこと。');
    await comment(second.page, 0).blur();
    const told = choiceQuestion(second.page, 0).getByRole('alert');
    await told.waitFor();
    expect(await told.innerText()).toContain('朝霧 由佳さんが先に保存しました。どちらの回答も消えていません。');
    expect(await told.innerText()).toContain('担当者が書いたこと。');
    expect(await told.innerText()).toContain('課長が書いたこと。');
    await second.look();
    await saved(second.page, () => told.getByRole('button', { name: '自分の回答で上書きする' }).click());

    await first.open(first.page.url());
    expect(await comment(first.page, 0).inputValue()).toBe('課長が書いたこと。');
    await saved(first.page, () => comment(first.page, 0).fill('担当者が直したこと。'));
    await comment(second.page, 0).fill('課長が直したこと。');
    await comment(second.page, 0).blur();
    await told.getByRole('button', { name: '朝霧 由佳さんの回答を残す' }).click();
    expect(await comment(second.page, 0).inputValue()).toBe('担当者が直したこと。');
    await second.open(second.page.url());
    expect(await comment(second.page, 0).inputValue()).toBe('担当者が直したこと。');
    await first.leave();
    await second.leave();
  });
});
