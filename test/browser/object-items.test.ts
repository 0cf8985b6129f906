import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemKeyOf } from '#app/domain/response/item-key.ts';
import { must } from '#app/domain/shared/result.ts';
import { saveAnswer } from '#app/services/response/answer.acts.server.ts';
import { saveGates } from '#app/services/response/gates.acts.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { everythingSaved } from '#test/browser/answer-page.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import { expectAccessible, expectNoSidewaysScroll, guardedContext } from '#test/browser/page-guard.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { askAboutObjects } from '#test/factories/asked-objects.ts';
import { makeAnswer, sheetId, TOWN_PASSWORD } from '#test/factories/town.ts';

const GATED = '1-4@security_manager';
const LUNCH = { kind: 'contract', code: 'K-012', name: '給食調理業務委託' } as const;
const CLEANING = { kind: 'contract', code: 'K-013', name: '清掃業務委託' } as const;
const LUNCH_NAME = '契約：給食調理業務委託（K-012）';
const CLEANING_NAME = '契約：清掃業務委託（K-013）';
const ANSWERS = /\/api\/sheets\/[^/]+\/answers$/u;
const NARROW = { viewport: { width: 360, height: 800 } };

let served: ServedTown;
let browser: Browser;
let id: string;

beforeAll(async () => {
  served = await serveTown((town, campaignId) => {
    id = sheetId(town, campaignId, '110', 'security_manager');
    askAboutObjects(town, id, GATED, [LUNCH, CLEANING]);
    must(saveGates(town.context, town.actor('staff'), id, [{ gateId: 'outsourcing', holds: true, rev: 0 }]));
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function enter(options: BrowserContextOptions = {}) {
  const expectedConsole = [/net::ERR_FAILED/u, /status of 409/u];
  const guarded = await guardedContext(browser, served.server.address(), { expectedConsole, ...options });
  const page = await guarded.context.newPage();
  await page.goto('sign-in');
  await page.getByLabel('利用者ID').fill('staff');
  await page.getByLabel('パスワード').fill(TOWN_PASSWORD);
  await page.getByRole('button', { name: 'サインインする' }).click();
  await page.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
  const leave = async () => {
    guarded.expectClean();
    await guarded.context.close();
  };
  return { page, leave };
}

const about = (page: Page, name: string) => page.getByRole('group', { name });
const stored = (object: typeof LUNCH | typeof CLEANING) => {
  const itemKey = itemKeyOf({ id: GATED }, object);
  const item = loadSheet(served.context, id)?.items.find((one) => one.itemKey === itemKey);
  return { itemKey, value: item?.answer?.value ?? null, rev: item?.record?.rev ?? 0 };
};

describe('a question that is asked about each contract', () => {
  it('names the contract at its fields, in sight and read aloud, and keeps two unsent answers apart', async () => {
    const { page, leave } = await enter(NARROW);
    await page.goto(`sheets/${id}/chapters/1`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.route(ANSWERS, (route) => route.abort());
    await about(page, LUNCH_NAME).getByRole('radio', { name: '実施', exact: true }).check();
    await about(page, CLEANING_NAME).getByRole('radio', { name: '未実施' }).check();
    await page.getByRole('status').filter({ hasText: '未送信 2件' }).waitFor();
    await about(page, CLEANING_NAME).getByLabel('改善策の期限').focus();
    const line = await about(page, CLEANING_NAME).getByText(CLEANING_NAME).last().boundingBox();
    const field = await about(page, CLEANING_NAME).getByLabel('改善策の期限').boundingBox();
    expect(line?.y).toBeGreaterThanOrEqual(0);
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual(field?.y ?? 0);
    await page.close({ runBeforeUnload: false });
    const again = await page.context().newPage();
    await again.goto(`sheets/${id}/chapters/1`);
    await everythingSaved(again);
    expect([stored(LUNCH).value, stored(CLEANING).value]).toEqual(['implemented', 'not_implemented']);
    expect(await about(again, LUNCH_NAME).getByRole('radio', { name: '実施', exact: true }).isChecked()).toBe(true);
    expect(await about(again, CLEANING_NAME).getByRole('radio', { name: '未実施' }).isChecked()).toBe(true);
    await leave();
  });

  it('tells of a conflict at the one contract, by its name, and saves the other', async () => {
    const { page, leave } = await enter();
    await page.goto(`sheets/${id}/chapters/1`);
    await about(page, LUNCH_NAME).waitFor();
    const { town, context } = served;
    const { itemKey, rev } = stored(LUNCH);
    must(
      saveAnswer(context, town.actor('manager'), id, { itemKey, rev, answer: makeAnswer({ value: 'not_applicable' }) }),
    );
    await about(page, LUNCH_NAME).getByRole('radio', { name: 'わからない' }).check();
    const notice = about(page, LUNCH_NAME).getByRole('alert');
    await notice.waitFor();
    expect(await notice.innerText()).toContain(LUNCH_NAME);
    await about(page, CLEANING_NAME).getByRole('radio', { name: 'わからない' }).check();
    await expect.poll(() => stored(CLEANING).value).toBe('unknown');
    expect(await page.getByRole('alert').count()).toBe(1);
    await notice.getByRole('button', { name: /の回答を残す$/u }).click();
    await everythingSaved(page);
    expect(stored(LUNCH).value).toBe('not_applicable');
    await leave();
  });

  it('is missing by the contract’s name, and the gate tells how many the register has', async () => {
    const { page, leave } = await enter();
    await page.goto(`sheets/${id}/submit`);
    const unknown = page.getByRole('region', { name: /^わからない/u }).getByRole('link');
    expect(await unknown.innerText()).toContain(CLEANING_NAME);
    await unknown.click();
    await about(page, CLEANING_NAME).waitFor();
    await page.goto(`sheets/${id}/gates`);
    await page.getByRole('radio', { name: 'いいえ' }).check();
    await page.getByRole('button', { name: '保存して次へ' }).click();
    await page.waitForURL(/\/chapters\//u);
    await page.goto(`sheets/${id}/gates`);
    await page.getByText('台帳には、総務課の契約が2件あります。「いいえ」でよいか、確かめてください。').waitFor();
    await expectAccessible(page);
    await page.goto(`sheets/${id}/chapters/1`);
    expect(await page.locator('summary').filter({ hasText: LUNCH_NAME }).count()).toBe(1);
    await leave();
  });
});
