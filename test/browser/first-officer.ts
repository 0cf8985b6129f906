import type { Browser } from 'playwright-core';
import { expect, vi } from 'vitest';
import { newcomer } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';
import type { TestServer } from '#test/browser/server.ts';

const PASSWORD = 'correct horse battery staple';

/** The code that the console of an empty installation shows. */
export async function setUpCode(server: TestServer): Promise<string> {
  await vi.waitFor(() => expect(server.stdout()).toContain('設定コード: '), { timeout: 30_000 });
  return /設定コード: (\S+)/u.exec(server.stdout())?.[1] ?? '';
}

/** The officer who sets an empty installation up, signed in and at the path of the first steps. */
export async function firstOfficer(browser: Browser, server: TestServer, bodyName: string): Promise<Person> {
  const officer = await newcomer(browser, server.address());
  const { page, go } = officer;
  const button = (name: string) => page.getByRole('button', { name });
  await officer.open('set-up');
  await page.getByLabel('設定コード').fill(await setUpCode(server));
  await page.getByLabel('団体名').fill(bodyName);
  await page.getByLabel('事務局の担当者の氏名').fill('架空 花子');
  await page.getByLabel('利用者ID').fill('jimukyoku');
  await page.getByLabel('パスワード').fill(PASSWORD);
  await go(button('登録する'), 'サインイン');
  await page.getByLabel('利用者ID').fill('jimukyoku');
  await page.getByLabel('パスワード').fill(PASSWORD);
  await go(button('サインイン'), 'ホーム');
  await go(page.getByRole('link', { name: '準備の手順を開く' }), 'はじめに');
  return officer;
}

/** Gives a table as a file to the one field of the page that takes one, and waits until it stands there. */
export async function giveTable({ page }: Person, name: string, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from(`﻿${rows.join('\r\n')}\r\n`);
  await page.getByLabel('CSV又はExcelのファイルを選ぶ').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByText(/下の欄に読み込みました/u).waitFor();
}

/** Takes a 対策基準 in from a text file and publishes what is derived from it. */
export async function publishPolicy({ page, go }: Person, text: string): Promise<void> {
  await go(
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: '対策基準' }) })
      .getByRole('link', { name: '対策基準を取り込む' }),
    '対策基準の取込み',
  );
  await page.getByLabel('制定・改正').fill('令和8年4月1日制定');
  const file = { name: '対策基準.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
  await page.getByText(/下の欄に読み込みました/u).waitFor();
  await page.getByRole('button', { name: '読み取って確かめる' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /条項 \d+件から、設問/u })
    .waitFor();
  await page.getByLabel('施行日').fill('2026-04-01');
  await go(page.getByRole('button', { name: /公開する$/u }), '対策基準と調査票');
}

/** Prepares the self-assessment that the form offers and opens it, vacancies notwithstanding. */
export async function openFirst({ page, go }: Person): Promise<void> {
  await go(page.getByRole('link', { name: '自己点検を準備' }), '自己点検の準備');
  await go(page.getByRole('button', { name: '準備して、届き先を確かめる' }), /定期自己点検/u);
  await page.getByText('自己点検を開始する', { exact: true }).click();
  await page.getByRole('button', { name: /件の点検票を届けて開始する$/u }).click();
  await page.getByRole('status').filter({ hasText: '自己点検を開始しました。' }).waitFor();
}
