import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '#test/browser/chromium.ts';
import { firstOfficer } from '#test/browser/first-officer.ts';
import type { Person } from '#test/browser/person.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';
import { line, rawPdf } from '#test/fixtures/raw-pdf.ts';

const TEXT_DOOR = '**/api/policy-texts';
const FIRST = ['架空町情報セキュリティ対策基準', '第１条　職員等は、端\u0000末を施錠しなければならない。'];
const SECOND = ['第２条　職員等は、媒体を施錠しなければならない。', '第５条　職員等は、記録しなければならない。'];
const LOST = '職員は、鍵を返却しなければならない。';
const TEXT = [
  ...['架空町情報セキュリティ対策基準', '１ 運用', '（１）職員等は、記録しなければならない。'],
  ...Array.from({ length: 40 }, (_, at) => `（${at + 2}）職員等は、${at + 2}号の様式で報告しなければならない。`),
  ...['| 区分 | 内容 |', '|---|---|', `| 鍵 | ${LOST} |`],
].join('\n');

let browser: Browser;
let server: TestServer;
let officer: Person;

beforeAll(async () => {
  browser = await launchChromium();
  server = await startTestServer();
  officer = await firstOfficer(browser, server, '架空町');
});

afterAll(async () => {
  await officer.leave();
  await browser.close();
  await server.stop();
});

beforeEach(async () => {
  await officer.open('policies/new');
  await officer.page.getByLabel('制定・改正').fill('令和8年4月1日制定');
});

const field = () => officer.page.locator('#text');
const told = () => officer.page.locator('#file-told');
const previewed = () => officer.page.locator('section[aria-labelledby="preview"]');
const press = (name: string | RegExp) => officer.page.getByRole('button', { name });

function page(lines: readonly string[]): string {
  return lines.map((words, at) => line(50, 780 - at * 20, words)).join('\n');
}

async function choose(name: string, content: Uint8Array | string): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
  await officer.page.getByLabel('ファイルを選ぶ').setInputFiles(file);
}

async function preview(text: string): Promise<void> {
  await field().fill(text);
  await press('読み取って確かめる').click();
  await previewed().waitFor();
}

function selected(of: Locator): Promise<string> {
  return of.evaluate((area) =>
    area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : '',
  );
}

describe('what was read', () => {
  it('is said first, with the pages of its file and what did not come out of it', async () => {
    await choose('基準.pdf', rawPdf([page(FIRST), page(SECOND)]));
    await told().getByText('「基準.pdf」の2ページから、本文').waitFor();
    await told().getByText('1 ページ: 文字コードの分からない文字があります。').waitFor();
    await officer.look();
    await press('読み取って確かめる').click();
    const first = previewed().getByRole('status').first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(
      /^「基準\.pdf」の2ページを読み取りました。条項 3件から、設問 3問ができます。確かめる箇所が2件あります。$/u,
    );
    expect(await previewed().innerText()).toContain('1 ページ: 文字コードの分からない文字があります。');
    await officer.look();
    await officer.lookNarrow();
    await officer.lookOnPaper();
  });

  it('leads to each place of the text, on paper too', async () => {
    await choose('基準.pdf', rawPdf([page(FIRST), page(SECOND)]));
    await told().getByText('読み込みました').waitFor();
    await press('読み取って確かめる').click();
    const place = previewed().getByRole('link', { name: '2ページ、本文の4行目' });
    await place.click();
    expect(await selected(field())).toContain('第５条');
    await officer.page.emulateMedia({ media: 'print' });
    expect(await place.isVisible()).toBe(true);
    await officer.page.emulateMedia({ media: null });
  });

  it('begins with the duties that would be lost', async () => {
    await preview(TEXT);
    const [summary, lost] = await previewed().getByRole('status').allInnerTexts();
    expect(summary).toMatch(
      /^貼り付けた本文を読み取りました。.*確かめる箇所が1件あります。ほかに、文や回答者に確かめることがある設問が41問あり、下書きの「3 設問」で確かめます。$/u,
    );
    expect(lost).toContain('義務を定める文1件が、条項に入っていません。');
    expect(lost).toContain(LOST);
    await previewed().getByRole('link', { name: '本文の46行目' }).click();
    expect(await selected(field())).toContain(LOST);
    expect(await field().evaluate((area) => area.scrollTop)).toBeGreaterThan(0);
    await officer.lookNarrow();
    await officer.lookOnPaper();
  });
});

describe('nothing goes wrong', () => {
  it('where a file is refused: the field stays as it was', async () => {
    await field().fill(TEXT);
    await officer.page.route(TEXT_DOOR, (route) =>
      route.fulfill({ json: { ok: false, message: 'ファイルが空です。' } }),
    );
    await choose('空.txt', 'あ');
    await told().getByText('ファイルが空です。本文の欄は、選ぶ前のままです。').waitFor();
    await officer.page.unroute(TEXT_DOOR);
    expect(await field().inputValue()).toBe(TEXT);
  });

  it('where the text is asked for while its file is still read, or another file is chosen meanwhile', async () => {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await officer.page.route(TEXT_DOOR, async (route) => {
      await asked;
      await route.continue().catch(() => {});
    });
    await choose('遅い.txt', '遅い本文');
    await told().getByText('「遅い.txt」を読み込んでいます。').waitFor();
    await press('読み取って確かめる').click();
    await officer.page.getByText('ファイルを読み込んでいる途中です。').waitFor();
    await officer.page.unroute(TEXT_DOOR);
    await choose('速い.txt', TEXT);
    await told().getByText('「速い.txt」の本文').waitFor();
    answer();
    await officer.page.waitForLoadState('networkidle');
    expect(await field().inputValue()).toBe(TEXT);
    await press('読み取って確かめる').click();
    await previewed().getByText('「速い.txt」を読み取りました。').waitFor();
  });

  it('where more is pasted than comes in: it stays in the field and is not sent', async () => {
    const most = 300_000;
    await field().evaluate((area, length) => {
      if (area instanceof HTMLTextAreaElement) area.value = 'あ'.repeat(length);
    }, most + 1);
    const sent: string[] = [];
    const listen = (request: { method(): string; url(): string }) => {
      if (request.method() === 'POST') sent.push(request.url());
    };
    officer.page.on('request', listen);
    await press('読み取って確かめる').click();
    await officer.page.getByText('本文が長すぎるため（300,001文字）、まだ送っていません。').waitFor();
    officer.page.off('request', listen);
    expect(sent).toEqual([]);
    expect((await field().inputValue()).length).toBe(most + 1);
  });

  it('where the button is pressed twice: one policy is published, and the page says so', async () => {
    await preview(TEXT);
    await officer.page.getByLabel('施行日').fill('2026-04-01');
    await press(/公開する$/u).dblclick();
    await officer.page.getByRole('status').filter({ hasText: '調査票を公開しました。' }).waitFor();
    expect(await officer.page.getByRole('heading', { level: 2 }).count()).toBe(1);
  });
});
