import type { Locator, Page } from 'playwright-core';
import type { Person } from '#test/browser/person.ts';

function isSave(address: string): boolean {
  return /\/api\/sheets\/[^/]+\/answers$/u.test(new URL(address).pathname);
}

/** Does something that changes an answer and waits until the page says that the server has it. */
export async function saved(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForResponse((response) => isSave(response.url()) && response.ok()), act()]);
  await everythingSaved(page);
}

export async function everythingSaved(page: Page): Promise<void> {
  await page.getByRole('status').filter({ hasText: '保存済み' }).waitFor();
}

/** The question that asks this, with its fields. */
export function question(page: Page, text: string): Locator {
  return page.locator('.question').filter({ has: page.locator('fieldset'), hasText: text });
}

/** Questions of the page that can be answered: those that a gate closes are a folded line without fields. */
export function openQuestions(page: Page): Locator {
  return page.locator('.question').filter({ has: page.locator('fieldset') });
}

/**
 * Chooses はい or 実施 wherever nothing is chosen yet, says how it was confirmed where that is asked, and why where there
 * is a common answer.
 */
export async function answerTheRest(page: Page): Promise<void> {
  for (const comment of await page.locator('.question.has-common textarea[name$=".comment"]:visible').all())
    if ((await comment.inputValue()) === '') await comment.fill('所属で別に定めている。');
  await page.evaluate(() => {
    const first = (place: Element): HTMLInputElement | null => place.querySelector('input[type="radio"]');
    for (const card of document.querySelectorAll('.question fieldset')) {
      for (const line of card.querySelectorAll('[data-choices]')) {
        if (line.querySelector('input:checked') === null) first(line)?.click();
      }
      const method = card.querySelector('.ask-method');
      if (method !== null && method.querySelector('input:checked') === null) first(method)?.click();
    }
  });
}

/** The tab of the page that is shown; the address changes a moment before the page does. */
async function shownTab(page: Page): Promise<string> {
  return (
    (await page
      .getByRole('navigation', { name: '点検票の章' })
      .locator('[aria-current="page"]')
      .getAttribute('href')) ?? ''
  );
}

/** Saves the chapter and goes on; gives the address of the page that came. */
export async function goOn(page: Page): Promise<string> {
  const before = await shownTab(page);
  await page.getByRole('button', { name: /^保存して(?:次の章|確認・提出)へ$/u }).click();
  await page
    .getByRole('navigation', { name: '点検票の章' })
    .locator(`[aria-current="page"]:not([href="${before}"])`)
    .waitFor();
  return shownTab(page);
}

/** From the chapter that is open to the page 「確認・提出」, answering what is left on the way; the number of chapters. */
export async function answerToTheEnd(page: Page): Promise<number> {
  for (let chapters = 1; ; chapters += 1) {
    await answerTheRest(page);
    if ((await goOn(page)).endsWith('/submit')) return chapters;
  }
}

/** From the person's home to one chapter of one sheet. */
export async function openChapter({ page, go }: Person, sheet: string, chapter: string): Promise<void> {
  await go(page.getByRole('link', { name: sheet, exact: true }), sheet);
  await go(page.getByRole('link', { name: chapter }), chapter);
}

/** One of the page's open questions that are answered by choice, from 0. */
export const choiceQuestion = (page: Page, index: number): Locator =>
  openQuestions(page)
    .filter({ has: page.locator('input[data-choice]') })
    .nth(index);
