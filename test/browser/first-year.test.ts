import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#test/browser/chromium.ts';
import { expectAccessible, expectNoSidewaysScroll, guardedContext } from '#test/browser/page-guard.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';

const PASSWORD = 'correct horse battery staple';
const POLICY = [
  '架空町情報セキュリティ対策基準',
  '１ 情報資産の管理',
  '（１）情報セキュリティ管理者は、情報資産の台帳を作成しなければならない。',
  '（２）職員等は、情報資産を許可なく持ち出してはならない。',
  '２ 組織体制',
  '（１）統括情報セキュリティ責任者は、緊急時の連絡体制を整備しなければならない。',
  '（２）情報システム管理者は、操作の記録を取得しなければならない。',
].join('\n');
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 800 };

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** The code that the console of an empty installation shows. */
async function setUpCode(): Promise<string> {
  await expect.poll(() => server.stdout(), { timeout: 30_000 }).toContain('設定コード: ');
  return /設定コード: (\S+)/u.exec(server.stdout())?.[1] ?? '';
}

async function look(page: Page): Promise<void> {
  expect(await page.locator('h1').count(), page.url()).toBe(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(NARROW);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(WIDE);
}

it('leads the first account of an empty installation to an opened self-assessment', async () => {
  const { context, expectClean } = await guardedContext(browser, server.address(), {
    viewport: WIDE,
    // A refused form and a file that is no text.
    expectedConsole: [/status of 4(?:00|22)/u],
  });
  const page = await context.newPage();
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const go = async (through: Locator, name: string | RegExp) => {
    await through.click();
    await heading(name);
  };
  const step = (title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  await page.goto(new URL('set-up', server.address()).href);
  await page.getByLabel('設定コード').fill(await setUpCode());
  await page.getByLabel('団体名').fill('架空町');
  await page.getByLabel('事務局の担当者の氏名').fill('架空 花子');
  await page.getByLabel('利用者ID').fill('jimukyoku');
  await page.getByLabel('パスワード').fill(PASSWORD);
  await go(button('登録する'), 'サインイン');
  await page.getByLabel('利用者ID').fill('jimukyoku');
  await page.getByLabel('パスワード').fill(PASSWORD);
  await go(button('サインイン'), 'ホーム');

  // The home and the menu lead to the path; what is missing is named there.
  expect(await page.locator('main').innerText()).toContain('9つの手順のうち、済んだものはまだありません。');
  await go(page.getByRole('link', { name: '準備の手順を開く' }), 'はじめに');
  await look(page);
  expect(await step('部・課').innerText()).toContain('課が一つもありません');
  expect(await step('職員と役職').innerText()).toContain('空席：統括情報セキュリティ責任者（全庁）');
  await button('団体名と区分を保存する').click();
  await page.getByRole('alert').getByRole('link', { name: '区分を選んでください。' }).waitFor();
  await page.getByRole('combobox', { name: /^区分/u }).selectOption({ label: '町' });
  await button('団体名と区分を保存する').click();
  await page.getByRole('status').filter({ hasText: '団体名と区分を保存しました。' }).waitFor();
  expect(await step('団体名と区分').innerText()).toContain('架空町（町）');

  // A worked example may stand there at first, and goes as it came.
  await page.getByText('見本を読み込む').first().click();
  await button('見本を読み込む').click();
  await page.getByRole('heading', { name: '見本の組織が入っています' }).waitFor();
  expect(await step('部・課').innerText()).toContain('部 3・課 12');
  await look(page);
  await page.getByText('見本を取り消す').first().click();
  await button('見本を取り消す').click();
  await page.getByRole('status').filter({ hasText: '見本を取り消しました。' }).waitFor();
  expect(await step('部・課').innerText()).toContain('課が一つもありません');

  // A body without systems says so, and may say otherwise.
  await button('情報システムはないので不要').click();
  await button('情報システムの手順に戻す').click();
  await button('情報システムはないので不要').waitFor();

  // Nothing can be prepared yet, and it is said where to go.
  await go(step('最初の自己点検').getByRole('link', { name: '自己点検を準備する' }), '自己点検の準備');
  await page.getByText('公開された調査票がないため、まだ準備できません。').waitFor();
  await look(page);
  await page.goBack();
  await heading('はじめに');

  await go(step('部・課').getByRole('link', { name: '部・課を登録する' }), '部・課');
  await go(page.getByRole('link', { name: '部・課を加える' }), '部・課の追加');
  await page.getByLabel('課', { exact: true }).check();
  await page.getByLabel('名称').fill('総務課');
  await page.getByLabel('所属コード').fill('110');
  await go(button('加える'), '部・課');
  await page.getByText('総務課').first().waitFor();

  await go(page.getByRole('link', { name: 'はじめに' }), 'はじめに');
  expect(await step('職員と役職').innerText()).toContain('空席：情報セキュリティ管理者（総務課）');
  await go(step('職員と役職').getByRole('link', { name: '職員を登録して任命する' }), /職員/u);
  await page.goto(new URL('organization/people/new', server.address()).href);
  await page.getByLabel('氏名', { exact: false }).first().fill('架空 太郎');
  await go(button('登録する'), /架空 太郎/u);
  await go(page.getByRole('link', { name: '役職を加える' }), '役職を加える');
  await page.getByRole('combobox', { name: /^役職/u }).selectOption('security_manager');
  await page.getByRole('combobox', { name: /^所属/u }).selectOption({ label: '総務課' });
  await go(button('役職を加える'), /架空 太郎/u);

  await go(page.getByRole('link', { name: 'はじめに' }), 'はじめに');
  expect(await step('職員と役職').innerText()).not.toContain('総務課');
  expect(await step('利用者ID').innerText()).toContain('サインインできない人：架空 太郎');

  // A file of another kind says what to do and leaves the field as it is; a text fills it.
  await go(step('対策基準').getByRole('link', { name: '対策基準を取り込む' }), '対策基準の取込み');
  await page.getByLabel('制定・改正').fill('令和8年4月1日制定');
  const file = page.getByLabel('ファイルを選ぶ');
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  await file.setInputFiles({ name: '対策基準.doc', mimeType: 'application/msword', buffer: old });
  await page.getByText(/古い形式の文書/u).waitFor();
  expect(await page.getByLabel('対策基準の本文').inputValue()).toBe('');
  await file.setInputFiles({ name: '対策基準.txt', mimeType: 'text/plain', buffer: Buffer.from(POLICY) });
  await page.getByText(/下の欄に読み込みました/u).waitFor();
  expect(await page.getByLabel('対策基準の本文').inputValue()).toBe(POLICY);
  await look(page);

  await page.getByLabel('対策基準の本文').fill('拝啓 時下ますますご清栄のこととお喜び申し上げます。');
  await button('読み取って確かめる').click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: /条項を読み取れませんでした/u })
    .waitFor();
  expect(await page.getByLabel('制定・改正').inputValue()).toBe('令和8年4月1日制定');
  await page.getByLabel('対策基準の本文').fill(POLICY);
  await button('読み取って確かめる').click();
  await page.getByRole('status').filter({ hasText: '条項 6件から、設問' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('情報資産の管理（条項 3件）');
  await look(page);
  expect(await page.locator('main').innerText()).toContain('庁外には公開されません。');
  await page.getByLabel('施行日').fill('2026-04-01');
  await go(button('対策基準を取り込み、調査票を公開する'), '対策基準と調査票');
  await page.getByRole('status').filter({ hasText: '調査票を公開しました' }).waitFor();
  await look(page);

  // The self-assessment is prepared and opened, vacancies notwithstanding.
  await go(page.getByRole('link', { name: '自己点検を準備' }), '自己点検の準備');
  await page.getByText('回答か確認をする役職に、空席があります。').waitFor();
  await look(page);
  await go(button('準備して、届き先を確かめる'), /定期自己点検/u);
  await go(page.getByRole('link', { name: 'はじめに' }), 'はじめに');
  await go(step('最初の自己点検').getByRole('link', { name: '準備した自己点検を開く' }), /定期自己点検/u);
  await page.getByText('自己点検を開始する', { exact: true }).click();
  await button(/件の点検票を届けて開始する$/u).click();
  await page.getByRole('status').filter({ hasText: '自己点検を開始しました。' }).waitFor();
  const menu = page.getByRole('navigation', { name: '主なメニュー' });
  await menu.getByRole('link', { name: '進捗' }).waitFor();
  // Whoever is asked and cannot sign in keeps it open, unless the body answers on paper.
  await go(menu.getByRole('link', { name: 'はじめに' }), 'はじめに');
  await page.getByText('回答・確認する人のうち1人が、まだサインインできません。').waitFor();
  await button('全員が紙で回答するので不要').click();
  await page.getByText('準備が終わりました。').waitFor();
  expect(await menu.getByRole('link', { name: 'はじめに' }).count()).toBe(0);
  await look(page);

  expectClean();
  await context.close();
});
