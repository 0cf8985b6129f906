import { readFile } from 'node:fs/promises';
import type { Browser, Download, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '#app/lib/pdf/read-pdf.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import { chooseClause, chosenBox, corrected, goToStage, pick, unfold } from '#test/browser/draft-steps.ts';
import { firstOfficer } from '#test/browser/first-officer.ts';
import type { Person } from '#test/browser/person.ts';
import {
  actsOf,
  ADDED,
  changeSeveral,
  editQuestions,
  KINDS_OF_EDITS,
  LEDGER_ROW,
  LGWAN,
  PLANNED,
  regroupQuestions,
  SECRET,
} from '#test/browser/question-walk.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';
import { policyPdf } from '#test/fixtures/made-pdf.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

const COUNTED = '所属の端末の台数を、毎年度、台帳の台数と比べていますか。';

let browser: Browser;
let server: TestServer;
let officer: Person;
let pdf: Uint8Array;

beforeAll(async () => {
  browser = await launchChromium();
  server = await startTestServer();
  [officer, pdf] = await Promise.all([
    firstOfficer(browser, server, '架空市'),
    policyPdf(policySource('nishiwaki'), '架空市情報セキュリティポリシー'),
  ]);
  // A policy of 27 pages is read and derived anew by processes of their own, on whatever machine this is.
  officer.page.setDefaultTimeout(60_000);
});

afterAll(async () => {
  await officer.leave();
  await browser.close();
  await server.stop();
});

const press = (name: string | RegExp) => officer.page.getByRole('button', { name });
const source = () => officer.page.getByRole('region', { name: '原文' });
const choose = (part: RegExp, clause: string) => chooseClause(officer, part, clause);
const correct = (button: string | RegExp, told: string) => corrected(officer, button, told);

async function savedFile(link: Locator): Promise<Download> {
  const download = officer.page.waitForEvent('download');
  await link.click();
  return download;
}

describe('a fresh person takes a policy from its PDF to a published questionnaire', () => {
  it('reads the file and keeps what was read as a draft', async () => {
    const { page, go } = officer;
    await go(page.getByRole('link', { name: '対策基準を取り込む' }).first(), '対策基準の取込み');
    await page.getByLabel('名称').fill('架空市情報セキュリティ対策基準');
    await page.getByLabel('制定・改正').fill('令和4年10月改正');
    const file = { name: '対策基準.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) };
    await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
    await page.getByText(/「対策基準\.pdf」の\d+ページから、本文/u).waitFor();
    await press('読み取って確かめる').click();
    await page.getByText(/^「対策基準\.pdf」の\d+ページを読み取りました。条項 \d+件から、設問 \d+問/u).waitFor();
    await go(press('下書きにして直す'), '対策基準の下書き');
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toMatch(
      /^\d+ページの対策基準を読み取りました。確かめる箇所が\d+件あります。$/u,
    );
  });

  it('checks a doubtful place and corrects how clauses were read', async () => {
    const { page } = officer;
    const findings = page.locator('section[aria-labelledby="findings"]');
    const count = Number(/\d+/u.exec((await findings.locator('h2').innerText()).replace(/^\d+/u, ''))?.[0]);
    await findings.getByRole('listitem').getByRole('link').first().click();
    await chosenBox(officer)
      .getByRole('button', { name: /直すところがない$/u })
      .click();
    await findings.getByText(`確かめる箇所が${count - 1}件あります。`).waitFor();

    await choose(/物理的セキュリティ/u, '９（１）イ（ア）');
    await page.getByLabel('種類', { exact: true }).selectOption({ label: '義務' });
    await correct('種類を変える', '種類を「義務」に変更');
    expect(await chosenBox(officer).innerText()).toMatch(/この条項から作られる設問[\s\S]*義務/u);

    await choose(/物理的セキュリティ/u, '９（１）ア');
    await page.getByLabel('名宛人（誰に義務を負わせているか）').fill('情報管理者、統括情報セキュリティ責任者');
    await correct('名宛人を変える', '名宛人を「情報管理者、統括情報セキュリティ責任者」に変更');
    expect(await chosenBox(officer).innerText()).toMatch(/全庁組織・統括情報セキュリティ責任者/u);

    await choose(/物理的セキュリティ/u, '９（４）ウ');
    await unfold(officer, '番号を直す');
    await page.getByLabel('この段の番号').fill('エ');
    await correct('番号を変える', '番号を「エ」に変更');
    await page.locator('#chosen-title').filter({ hasText: '９（４）エ' }).waitFor();

    await choose(/物理的セキュリティ/u, '９（１）カ');
    await unfold(officer, '二つの条項に分ける');
    await correct('ここから後を別の条項にする', '二つに分割');

    await choose(/物理的セキュリティ/u, '９（３）ウ');
    await unfold(officer, '前の条項につなげる');
    await correct('前の条項につなげる', '前の条項に結合');

    await choose(/物理的セキュリティ/u, '９（２）ウ（イ）');
    await unfold(officer, '別の条項の下に移す');
    await pick(page.getByLabel('どの条項の下に移すか'), '９（２）ウ（ア）');
    await correct(/移す$/u, '「９（２）ウ（ア）」の下に移動');

    await choose(/運用/u, '１２（１）ウ');
    await unfold(officer, '条項から除く');
    await page.getByLabel('除く理由').selectOption({ label: 'ほかの条項と同じ内容' });
    await correct(/除く$/u, '条項から除外（ほかの条項と同じ内容）');
    await source().getByText('外部と常時接続するシステムを常時監視').first().click();
    await correct('除く前に戻す', '元に戻しました');

    await choose(/運用/u, '１２（２）イ');
    await unfold(officer, '条項から除く');
    await page.getByLabel('除く理由').selectOption({ label: 'この団体には当てはまらない' });
    await correct(/除く$/u, '条項から除外（この団体には当てはまらない）');

    await choose(/運用/u, '１２（５）');
    await unfold(officer, '対応する措置（');
    await page.getByLabel(/^第1号/u).check();
    await correct('対応する措置を変える', '対応する措置を');

    await correct(/^元に戻す/u, '元に戻しました');
    await correct(/^やり直す/u, 'やり直しました');
    await unfold(officer, '訂正と確認の記録');
    await officer.look();
  });

  it('says who is meant by a name that the text uses', async () => {
    const { page } = officer;
    await goToStage(officer, '2 役割', '役割名の読替え');
    await unfold(officer, '本文の定めや、よく使われる名前から分かった役割名');
    await page.getByRole('link', { name: '外部サービス管理者', exact: true }).click();
    const chosen = page.locator('#chosen-name');
    await chosen.getByText('「外部サービス管理者」とは、誰のことか').waitFor();
    await page.getByLabel('次の役割のこと').check();
    await chosen.getByLabel(/^クラウドサービス管理者/u).uncheck();
    await chosen.getByLabel(/^情報セキュリティ管理者/u).check();
    await officer.press('この意味にする', '意味を決めました');
    expect(await chosen.innerText()).toContain('✓ 情報セキュリティ管理者');
  });

  it('edits what is asked, each question in its own way', () => editQuestions(officer));

  it('takes questions apart, joins them, leaves some out and adds one', () => regroupQuestions(officer));

  it('changes several at once, deals with what is to be checked, and takes back what went too far', () =>
    changeSeveral(officer));

  it('sees what a section, a system and the office over all will be asked', async () => {
    const { page } = officer;
    await goToStage(officer, '4 見え方', '回答者からの見え方');
    const seenBy = async (label: string, first: RegExp) => {
      await page.getByLabel('誰からの見え方か').selectOption({ label });
      await press('見え方を表示する').click();
      await page.locator('#counts').filter({ hasText: first }).waitFor();
      return officer.words();
    };
    const section = await seenBy('ふつうの課（外部委託、クラウドサービス、SNSのない課）', /^ふつうの課/u);
    for (const own of [SECRET, ADDED, LEDGER_ROW]) expect(section).toContain(own);
    for (const foreign of [PLANNED, LGWAN]) expect(section).not.toContain(foreign);
    const system = await seenBy('パッケージの情報システム（業者が保守するもの）', /^パッケージの情報システム/u);
    expect(system).toContain('本システムの情報資産を、機密性、完全性及び可用性により');
    for (const foreign of [SECRET, ADDED]) expect(system).not.toContain(foreign);
    const over = await seenBy('統括情報セキュリティ責任者', /^統括情報セキュリティ責任者/u);
    expect(over).toContain('外部と常時接続するシステムを常時監視していますか');
    for (const foreign of [SECRET, LGWAN]) expect(over).not.toContain(foreign);
    expect(await seenBy('最高情報セキュリティ責任者（CISO）', /^最高情報セキュリティ責任者/u)).toContain(LGWAN);
  });

  it('publishes it with its day, and tells what was corrected', async () => {
    const { page, go, words } = officer;
    await goToStage(officer, '5 公開', '公開する内容の確認');
    const kinds = page.getByRole('table', { name: '修正の種類' });
    for (const act of KINDS_OF_EDITS) await kinds.getByRole('rowheader', { name: act, exact: true }).waitFor();
    await officer.look();
    await page.getByLabel('施行日').fill('2026-04-01');
    await go(press('この内容で公開する'), '対策基準と調査票');
    await page.getByRole('status').filter({ hasText: '調査票を公開しました。' }).waitFor();
    await go(page.getByRole('link', { name: '版の履歴' }), '架空市情報セキュリティ対策基準 第1版');
    const done = /読取りの訂正(\d+)件、確認済みの箇所1件、役割名の読替え1件、設問の修正(\d+)件/u.exec(await words());
    expect(Number(done?.[1])).toBeGreaterThanOrEqual(8);
    expect(Number(done?.[2])).toBeGreaterThanOrEqual(16);
    await officer.look();
  });

  it('sets one thing right in a new version that says what has changed', async () => {
    const { page, go, menu } = officer;
    await menu('対策基準', '対策基準と調査票');
    await go(page.getByRole('link', { name: 'この版を直す' }), 'この版を直す');
    await go(press('下書きを作って直す'), '対策基準の下書き');
    await goToStage(officer, '3 設問', '設問の編集');
    const { question, field, save } = actsOf(officer);
    await question('端末の台数', '追加');
    await field('設問の文').fill(COUNTED);
    await save('保存しました');
    await goToStage(officer, '5 公開', '公開する内容の確認');
    await page.getByLabel('施行日').fill('2026-10-01');
    await page.getByLabel('改訂の概要').fill('端末を数える設問の言葉を改めた。');
    await go(press('この内容で公開する'), '対策基準と調査票');
    await go(page.getByRole('link', { name: '版の履歴' }).first(), '架空市情報セキュリティ対策基準 第2版');
    expect(await page.locator('main').innerText()).toContain('端末を数える設問の言葉を改めた。');
  });

  it('prints the blank sheet and the table of clauses', async () => {
    const { page, go, menu } = officer;
    await menu('対策基準', '対策基準と調査票');
    await go(page.getByRole('link', { name: '点検票・対応表' }).first(), '点検票・対応表');
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '情報セキュリティ管理者' }) });
    const paper = await savedFile(row.getByRole('link', { name: 'PDF' }));
    const bytes = await readFile(await paper.path());
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('%PDF');
    const read = await readPdf(bytes);
    if (!read.ok) throw new Error(read.reason);
    expect(read.text.split('\f').length).toBeGreaterThan(5);
    const printed = read.text.replace(/\s/gu, '');
    for (const words of [SECRET, COUNTED, LEDGER_ROW]) expect(printed).toContain(words);
    const word = await savedFile(row.getByRole('link', { name: 'Word' }));
    expect(word.suggestedFilename()).toMatch(/情報セキュリティ管理者の点検票（課）.*\.docx$/u);
    const table = await savedFile(page.getByRole('link', { name: '対応表をExcelで出力' }));
    expect(table.suggestedFilename()).toMatch(/^条項と設問の対応表_.+_第\d+版\.xlsx$/u);
  });
});
