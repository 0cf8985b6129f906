import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { must } from '#app/domain/shared/result.ts';
import { beginPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import type { GuardOptions } from '#test/browser/page-guard.ts';
import { newcomer } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { sendForm, signedIn } from '#test/browser/visitor.ts';
import { begunDraft, DRAFT_TEXT } from '#test/factories/policy-draft.ts';
import { TOWN_PASSWORD } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

let served: ServedTown;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  served = await serveTown();
});

afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function enter(login: TownPerson, options: GuardOptions = {}): Promise<Person> {
  const person = await newcomer(browser, served.server.address(), options);
  await person.open('sign-in');
  await person.page.getByLabel('利用者ID').fill(login);
  await person.page.getByLabel('パスワード').fill(TOWN_PASSWORD);
  await person.page.getByRole('button', { name: 'サインイン' }).click();
  await person.page.getByRole('button', { name: 'サインアウト' }).waitFor();
  return person;
}

function kikuyoDraft(): string {
  const source = policySource('kikuyo');
  const { town } = served;
  const text = { ...DRAFT_TEXT, name: '菊陽の写しの基準', source, pageCount: null, reading: readPolicy(source) };
  return must(beginPolicyDraft(town.context, town.actor('secretariat'), text)).policyDraftId;
}

describe('the questions of a draft', () => {
  it('scratch', async () => {
    const id = kikuyoDraft();
    const person = await enter('secretariat');
    const { page } = person;
    const t0 = Date.now();
    await person.open(`policies/drafts/${id}/questions`);
    console.log('first', Date.now() - t0);
    const t1 = Date.now();
    await person.open(`policies/drafts/${id}/questions`);
    console.log('second', Date.now() - t1);
    await page.screenshot({ path: '/tmp/ui1/list.png' });
    await page.getByRole('list', { name: '設問の一覧' }).getByRole('link').nth(8).click();
    await page.locator('#chosen-title').waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: '/tmp/ui1/chosen.png', fullPage: false });
    await page.setViewportSize({ width: 360, height: 800 });
    await page.waitForTimeout(300);
    await page.screenshot({ path: '/tmp/ui1/narrow.png', fullPage: true });
    await page.setViewportSize({ width: 1280, height: 900 });
    await person.look();
    await person.lookNarrow();
    await person.leave();
  }, 120_000);
});
