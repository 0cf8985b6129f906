import type { Locator, Page } from 'playwright-core';
import type { Person } from '#test/browser/person.ts';

/** Follows a stage of the draft and waits for its page. */
export function goToStage({ page, go }: Person, label: string, heading: string): Promise<void> {
  return go(page.getByRole('navigation', { name: '下書きの段階' }).getByRole('link', { name: label }), heading);
}

export function unfold({ page }: Person, summary: string): Promise<void> {
  return page.locator('summary').filter({ hasText: summary }).first().click();
}

/** Chooses a clause in the list, where the part of the text that holds it is shown. */
export async function chooseClause({ page }: Person, part: RegExp, clause: string): Promise<void> {
  const link = page.getByRole('navigation', { name: '本文の区分' }).getByRole('link', { name: part });
  if (await link.isVisible()) await link.click();
  await page.getByRole('region', { name: '条項の一覧' }).getByRole('link', { name: clause }).first().click();
  await page.locator('#chosen-title').filter({ hasText: clause.trim() }).waitFor();
}

export const chosenBox = ({ page }: Person) => page.locator('#chosen');

/** Presses a button that corrects what is chosen; what was done is told beside it. */
export async function corrected(person: Person, button: string | RegExp, told: string): Promise<void> {
  await person.press(button, told);
  await chosenBox(person).getByText(told).first().waitFor();
}

/** The filter follows a new address a moment later: what is typed before that is gone. */
function filterShown(page: Page): Promise<unknown> {
  return page.waitForFunction(() => {
    const search = new URL(location.href).searchParams;
    const form = document.querySelector<HTMLInputElement>('input[name="q"]')?.form;
    const fields = [...(form?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input[name="q"], select') ?? [])];
    return fields.length > 0 && fields.every(({ name, value }) => value === (search.get(name) ?? ''));
  });
}

/** Leaves the questions in which the words stand and opens one of them. */
export async function chooseQuestion({ page }: Person, words: string, number: string): Promise<void> {
  await filterShown(page);
  await page.getByLabel('設問の語・番号で探す').fill(words);
  await page.getByRole('button', { name: '絞り込む' }).click();
  await page.waitForURL(({ searchParams }) => searchParams.get('q') === words);
  await page.getByRole('list', { name: '設問の一覧' }).getByRole('link', { name: number }).first().click();
  await page.locator('#chosen-title').filter({ hasText: number }).waitFor();
}

/** Presses a button of the chosen question; what was done is told beside it. */
export async function saved(person: Person, button: string | RegExp, told: string): Promise<void> {
  await chosenBox(person).getByRole('button', { name: button }).first().click();
  await chosenBox(person).getByRole('status').filter({ hasText: told }).waitFor();
}

/** Chooses the option in which the words stand. */
export async function pick(select: Locator, words: string | RegExp): Promise<void> {
  const label = await select.locator('option').filter({ hasText: words }).first().innerText();
  await select.selectOption({ label });
}
