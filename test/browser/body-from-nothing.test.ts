import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#test/browser/chromium.ts';
import { firstOfficer, giveTable, openFirst, publishPolicy } from '#test/browser/first-officer.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';

const BUREAUS = [
  ['100', '総務部', ['総務課', '財政課', '税務課', '会計課']],
  ['200', '健康福祉部', ['健康課', '福祉課', '子育て支援課', '住民課']],
  ['300', '建設産業部', ['建設課', '産業課', '上下水道課', '農政課']],
] as const;
const SECTIONS = BUREAUS.flatMap(([bureau, , names]) =>
  names.map((name, at) => ({ bureau, name, code: String(Number(bureau) + (at + 1) * 10) })),
);

const UNITS = [
  'コード,名称,区分,上位の所属コード',
  ...BUREAUS.map(([code, name]) => `${code},${name},部,`),
  ...SECTIONS.map(({ code, name, bureau }) => `${code},${name},課,${bureau}`),
];

/** 40 people: three heads of bureaus, twelve of sections with a clerk each, and thirteen who hold no office. */
const PEOPLE = [
  '職員番号,氏名,利用者ID,所属コード,役職,システムコード',
  ...BUREAUS.map(([code], at) => `${100 + at},部長 ${at + 1}郎,bucho${at + 1},${code},情報セキュリティ責任者,`),
  ...SECTIONS.map(({ code }, at) => `${200 + at},課長 ${at + 1}郎,kacho${code},${code},情報セキュリティ管理者,`),
  ...SECTIONS.map(({ code }, at) => `${300 + at},係員 ${at + 1}郎,tanto${code},${code},担当者,`),
  ...Array.from({ length: 13 }, (_, at) => `${400 + at},職員 ${at + 1}郎,,110,,`),
  '100,部長 1郎,bucho1,,統括情報セキュリティ責任者,',
  '101,部長 2郎,bucho2,,最高情報セキュリティ責任者（CISO）,',
  ...Array.from(
    { length: 20 },
    (_, at) => `200,課長 1郎,kacho110,,情報システム管理者,S${String(at + 1).padStart(2, '0')}`,
  ),
];

const SYSTEMS = [
  'コード,名称,所管課コード,ネットワーク区分',
  ...Array.from(
    { length: 20 },
    (_, at) => `S${String(at + 1).padStart(2, '0')},業務システム${at + 1},${SECTIONS[at % 12]?.code ?? ''},LGWAN接続系`,
  ),
];

const policyText = (id: string) =>
  readFile(path.resolve(import.meta.dirname, '../../questionnaires', id, 'source.txt'), 'utf8');

let browser: Browser;
const servers: TestServer[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  for (const server of servers) await server.stop();
});

async function emptyInstallation(): Promise<TestServer> {
  const server = await startTestServer();
  servers.push(server);
  return server;
}

it('takes an empty installation to an opened self-assessment with tables of 12 sections, 40 people and 20 systems', async () => {
  const officer = await firstOfficer(browser, await emptyInstallation(), '架空町');
  const { page, go, open } = officer;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const told = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
  const step = (title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

  await open('organization/units/import');
  await giveTable(officer, '部課.csv', UNITS);
  await button('読み込んで確認する').click();
  await button(/保存する$/u).click();
  await page.getByRole('status').filter({ hasText: '15' }).waitFor();
  await officer.look();

  await open('organization/systems/zones');
  await page.getByLabel('名称').fill('LGWAN接続系');
  await page.getByRole('radio', { name: /^LGWAN接続系/u }).check();
  await button('区分を加える').click();
  await told('ネットワーク区分を加えました。');
  await open('organization/systems/import');
  await giveTable(officer, '台帳.csv', SYSTEMS);
  await button('読み込んで確認する').click();
  await button(/保存する$/u).click();
  await page.getByRole('status').filter({ hasText: '20' }).waitFor();
  await officer.look();

  await open('organization/transfers/new');
  await giveTable(officer, '職員.csv', PEOPLE);
  await go(button('読み込んで確認する'), '職員の一括登録');
  await button('新規40人を確定する').click();
  await told('登録を確定しました。');
  await officer.look();

  await open('start');
  const steps = await officer.words();
  expect(steps).toContain('部 3・課 12');
  expect(await step('ネットワーク区分と情報システム台帳').innerText()).toContain('20');
  await publishPolicy(officer, await policyText('kaminoseki'));
  await openFirst(officer);
  await open('board');
  expect(await officer.words()).toContain('農政課');
  await officer.look();
  await officer.leave();
});

/** Pages on which nothing may be left of a part that is switched off. */
const WITHOUT_PARTS = [
  ...['', 'start', 'board', 'report', 'results', 'settings', 'campaigns', 'campaigns/new', 'campaigns/history/new'],
  ...['improvement', 'improvement/import', 'handover/secretariat', 'policies', 'policies/new'],
  ...['organization', 'organization/units', 'organization/units/new', 'organization/units/import'],
  ...['organization/people', 'organization/people/new', 'organization/transfers', 'organization/transfers/new'],
  ...['organization/systems', 'organization/systems/new', 'organization/systems/import', 'organization/systems/zones'],
  ...['organization/contracts', 'organization/contracts/new', 'organization/contracts/import', 'organization/inquiry'],
];

it('sets up an association of five people that does without bureaus, committee, audit and exceptions', async () => {
  const officer = await firstOfficer(browser, await emptyInstallation(), '架空総合事務組合');
  const { page, open, go } = officer;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await page.getByRole('combobox', { name: /^区分/u }).selectOption({ label: '一部事務組合・広域連合' });
  await button('団体名と区分を保存する').click();
  await page.getByRole('status').filter({ hasText: '団体名と区分を保存しました。' }).waitFor();

  await open('settings');
  const modules = page.getByRole('region', { name: '使う機能', exact: true });
  await modules.getByText('使う機能を変える').click();
  for (const box of await modules.getByRole('checkbox').all()) await box.uncheck();
  await modules.getByRole('button', { name: '保存する' }).click();
  await page.getByRole('status').filter({ hasText: '「使う機能」を保存しました。' }).waitFor();
  await officer.look();

  await open('organization/units/import');
  await giveTable(officer, '課.csv', ['コード,名称', '10,総務課', '20,事業課']);
  await button('読み込んで確認する').click();
  await button(/保存する$/u).click();
  await page.getByRole('status').filter({ hasText: '2' }).waitFor();
  await open('organization/transfers/new');
  await giveTable(officer, '職員.csv', [
    '職員番号,氏名,職員区分,利用者ID,所属コード,役職',
    '1,架空 一郎,特別職,kancho,,最高情報セキュリティ責任者（CISO）',
    '2,架空 二郎,正規,jimukyokucho,,統括情報セキュリティ責任者',
    '3,架空 三郎,正規,somu,10,情報セキュリティ管理者',
    '4,架空 四郎,正規,jigyo,20,情報セキュリティ管理者',
    '5,架空 五郎,正規,tanto,10,担当者',
  ]);
  await go(button('読み込んで確認する'), '職員の一括登録');
  await button('新規5人を確定する').click();
  await page.getByRole('status').filter({ hasText: '登録を確定しました。' }).waitFor();

  await open('organization/people/slips');
  await button('発行して通知書を表示する').click();
  await page.getByRole('status').filter({ hasText: '5人分を発行しました。' }).waitFor();
  expect(await sheetsOfPaper(page)).toBe(3);
  await officer.look();

  await open('start');
  await button('情報システムはないので不要').click();
  await publishPolicy(officer, await policyText('kumamoto-sogo'));
  await openFirst(officer);
  const left: string[] = [];
  for (const path of WITHOUT_PARTS) {
    await open(path);
    const words = (await officer.words()).replace(await usedParts(page), '');
    const found = words.split('\n').filter((line) => wordsOfParts(path).test(line));
    left.push(...found.map((line) => `${path}: ${line}`));
    await officer.look();
  }
  expect(left).toEqual([]);
  await officer.leave();
});

/** What tells of a part. An 行政委員会 is a unit of a body; results name the chapters of the policy as it does. */
function wordsOfParts(path: string): RegExp {
  return ['report', 'results'].includes(path)
    ? /(?<!行政)委員会|例外措置|監査人|監査統括|部に属さない|部・課/u
    : /(?<!行政)委員会|例外措置|監査|部に属さない|部・課|部局/u;
}

/** How many sheets of paper a page is printed on. */
async function sheetsOfPaper(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
}

/** What the settings say of the parts that are switched off: there they are named, to be switched on again. */
async function usedParts(page: Page): Promise<string> {
  const part = page.getByRole('region', { name: '使う機能', exact: true });
  return (await part.count()) === 0 ? '' : part.innerText();
}
