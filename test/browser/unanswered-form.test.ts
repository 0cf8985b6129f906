import { expect, it } from 'vitest';
import { peopledServedTown } from '#test/browser/person.ts';
import { begunDraft } from '#test/factories/policy-draft.ts';

const { served, enter } = peopledServedTown();

const WRITTEN = '離席のとき、端末を必ず施錠していますか。';
const NOT_REACHED = { level: 1, name: 'サーバーにつながりません' } as const;

it('a form that is sent while the network is down can be sent again, as it was filled in, once it is there', async () => {
  const id = begunDraft(served().town);
  const person = await enter('secretariat', { expectedConsole: [/ERR_INTERNET_DISCONNECTED/u, /Failed to fetch/u] });
  const { page } = person;
  await person.open(`policies/drafts/${id}/questions?question=1-1%40staff`);
  await page.locator('#text').fill(WRITTEN);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '変更を保存する' }).click();
  await page.getByRole('heading', NOT_REACHED).waitFor();
  const again = page.getByRole('button', { name: '同じ内容をもう一度送信する' });
  // Still down: it is asked for once more, and stays.
  await Promise.all([page.waitForEvent('requestfailed'), again.click()]);
  await page.getByRole('heading', NOT_REACHED).waitFor();
  expect(await page.locator('input[name="text"]').inputValue()).toBe(WRITTEN);
  await page.context().setOffline(false);
  await again.click();
  await page.getByRole('status').filter({ hasText: '設問の文を変更' }).waitFor();
  expect(await page.locator('#text').inputValue()).toBe(WRITTEN);

  // Of a link that leads nowhere nothing is to be sent, whatever was sent before.
  await page.context().setOffline(true);
  await page.getByRole('list', { name: '設問の一覧' }).getByRole('link').last().click();
  await page.getByRole('heading', NOT_REACHED).waitFor();
  expect(await again.count()).toBe(0);
  await page.context().setOffline(false);
  await page.getByRole('link', { name: '画面を開き直す' }).click();
  await page.getByRole('navigation', { name: '下書きの段階' }).waitFor();
  await person.leave();
});
