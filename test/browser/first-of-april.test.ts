import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { addPerson, addUnit, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import { giveTable } from '#test/browser/first-officer.ts';
import { newcomer } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';
import { answerYear } from '#test/factories/closed-town.ts';
import { makeDatabase } from '#test/factories/database.ts';
import { makeTown, openTownCampaign, TOWN_PASSWORD } from '#test/factories/town.ts';

let context: ReturnType<typeof makeDatabase>;
let server: TestServer;
let browser: Browser;
let reportPath: string;

/** Puts the server's clock: the next start is at 10 in the morning of the day, in Tokyo. */
const nextStart = (day: string) => writeFileSync(`${context.file}.now`, `${day}T10:00:00+09:00`);

/** A town with a 健康福祉部 of two sections, which answered and closed last year's self-assessment. */
async function closedTown(): Promise<{ readonly campaignId: string }> {
  const town = await makeTown(context);
  const add = (code: string, name: string, type: 'bureau' | 'department', parentId: string) =>
    must(addUnit(context, SET_UP, { code, name, type, parentId, order: null, policyId: null }));
  const bureau = add('300', '健康福祉部', 'bureau', town.units.body);
  const sections = [add('310', '健康増進課', 'department', bureau), add('320', '地域福祉課', 'department', bureau)];
  const passwordHash = await hashPassword(TOWN_PASSWORD);
  const appoint = (
    name: string,
    code: string,
    login: string,
    role: 'security_officer' | 'security_manager',
    at: string,
  ) =>
    must(
      giveAppointment(context, SET_UP, {
        personId: must(addPerson(context, SET_UP, { name, code, account: { login, passwordHash } })),
        ...{ role, unitId: at, systemId: null, from: calendarDate('2025-04-01') },
      }),
    );
  appoint('健福 部長', '801', 'kenpuku', 'security_officer', bureau);
  appoint('増進 課長', '802', 'zoshin', 'security_manager', sections[0] ?? '');
  appoint('福祉 課長', '803', 'fukushi', 'security_manager', sections[1] ?? '');
  const clerk = must(
    addPerson(context, SET_UP, {
      ...{ name: '任用 春子', code: '804', kind: 'part_time' as const, account: { login: 'haruko', passwordHash } },
    }),
  );
  must(
    giveAppointment(context, SET_UP, {
      ...{ personId: clerk, role: 'staff_in_charge', unitId: sections[0] ?? '', systemId: null },
      ...{ from: calendarDate('2025-04-01'), until: calendarDate('2027-03-31') },
    }),
  );
  context.goTo(calendarDate('2026-10-01'));
  const campaignId = openTownCampaign({ ...town, units: { ...town.units, ...{ bureau, ...sections } } });
  answerYear(town, campaignId);
  context.goTo(calendarDate('2026-11-10'));
  must(closeCampaign(context, town.actor('supervisor'), campaignId));
  return { campaignId };
}

beforeAll(async () => {
  context = makeDatabase(calendarDate('2025-10-01'));
  const { campaignId } = await closedTown();
  reportPath = `report/${campaignId}`;
  nextStart('2027-03-25');
  server = await startTestServer({
    dataDirectory: path.dirname(context.file),
    preload: path.join(import.meta.dirname, 'shifted-clock.ts'),
    env: { TENKEN_TEST_NOW: `${context.file}.now` },
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(`${context.file}.now`);
  context.dispose();
});

async function signedIn(login: string): Promise<Person> {
  // The page that names the offices which end with the unit is a refusal.
  const person = await newcomer(browser, server.address(), { expectedConsole: [/status of 409/u] });
  await person.open('sign-in');
  await person.page.getByLabel('利用者ID').fill(login);
  await person.page.getByLabel('パスワード').fill(TOWN_PASSWORD);
  await person.page.getByRole('button', { name: 'サインインする' }).click();
  await person.page.getByRole('button', { name: 'サインアウト' }).waitFor();
  return person;
}

/** What the paper of last year's report says. */
async function printedReport(person: Person): Promise<string> {
  await person.open(reportPath);
  await person.page.emulateMedia({ media: 'print' });
  const text = await person.page.locator('body').innerText();
  await person.page.emulateMedia({ media: 'screen' });
  return text;
}

it('splits 健康福祉部 on 1 April by a table with a stranger and a renewed term, and undoes it on 2 April', async () => {
  const officer = await signedIn('secretariat');
  const { page, go, open, words } = officer;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const told = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const before = await printedReport(officer);
  expect(before).toContain('健康福祉部');

  // In March: the split, then the table of the people.
  await open('organization/units');
  await go(page.getByRole('link', { name: '健康福祉部' }), '健康福祉部');
  await go(page.getByRole('link', { name: '廃止・統合・分割' }), '廃止・統合・分割');
  // What is chosen opens by itself, and opens by hand where no script does.
  const into = page.getByLabel('引き継ぐ所属', { exact: true });
  await page.getByRole('radio', { name: /^統合する/u }).check();
  await into.waitFor();
  await page.getByRole('radio', { name: /^分割する/u }).check();
  await into.waitFor({ state: 'hidden' });
  await page.getByLabel('いつから新しい組織になりますか').fill('2027-04-01');
  for (const [number, name, code] of [
    [1, '健康部', '400'],
    [2, '福祉推進部', '500'],
  ] as const) {
    const group = page.getByRole('group', { name: `分けた先 ${number}` });
    await group.getByLabel('新しい所属の名称').fill(name);
    await group.getByLabel('新しい所属のコード').fill(code);
  }
  await page.getByRole('combobox', { name: '健康増進課' }).selectOption({ label: '分けた先 1' });
  await page.getByRole('combobox', { name: '地域福祉課' }).selectOption({ label: '分けた先 2' });
  await button('この内容で決める').click();
  await page.getByText('この所属の任命も、一緒に終わります。').waitFor();
  expect(await words()).toContain('健福 部長');
  await go(button('任命も終えて、この内容で決める'), '健康福祉部');
  await officer.look();

  await open('organization/transfers/new');
  expect(await page.getByLabel('異動の日').inputValue()).toBe('2027-04-01');
  await giveTable(officer, '内示.csv', [
    '職員番号,氏名,職員区分,利用者ID,所属,役職,任期の終わり,異動の種類',
    '801,健福 部長,正規,,健康部,情報セキュリティ責任者,,異動',
    '803,福祉 課長,正規,,福祉推進部,情報セキュリティ責任者,,異動',
    '803,福祉 課長,正規,,地域福祉課,情報セキュリティ管理者,,異動',
    '804,任用 春子,会計年度任用,,健康増進課,担当者,2028-03-31,再任用',
    '899,幻 太郎,正規,,健康部,担当者,,異動',
  ]);
  await go(button('読み込んで確認する'), /人事異動/u);
  expect(await words()).toContain('確定する前に、決めることが1人分あります。');
  expect(await button(/を確定する$/u).count()).toBe(0);
  await officer.look();
  await button('幻 太郎：この行を除いて進める').click();
  await told('行を除きました。');
  await button(/を確定する$/u).click();
  await told('異動を確定しました。');
  const transferPath = new URL(page.url()).pathname;
  expect(await printedReport(officer)).toBe(before);
  await officer.leave();

  // On the day: the renewed clerk still gets in, and last year's paper is as it was.
  nextStart('2027-04-01');
  await server.restart();
  const clerk = await signedIn('haruko');
  await clerk.leave();
  const firstDay = await signedIn('secretariat');
  await firstDay.open('organization/units');
  expect(await firstDay.words()).toContain('福祉推進部');
  expect(await printedReport(firstDay)).toBe(before);
  await firstDay.leave();

  // The day after: all of it back.
  nextStart('2027-04-02');
  await server.restart();
  const later = await signedIn('secretariat');
  await later.open(transferPath.slice(1));
  await later.page.getByText('この異動を取り消す').first().click();
  await later.press('すべて元に戻す', '異動を取り消し、確定する前のとおりに戻しました。');
  await later.open('organization/units?show=past');
  await later.page.getByRole('button', { name: /健康福祉部.*の変更を取り消す/u }).click();
  await later.page.getByRole('status').filter({ hasText: '取り消し' }).waitFor();
  await later.open('organization/units');
  const units = await later.words();
  expect(units).toContain('健康福祉部');
  expect(units).not.toContain('福祉推進部');
  expect(await printedReport(later)).toBe(before);
  await later.leave();
});
