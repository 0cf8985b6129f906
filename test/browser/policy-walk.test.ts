import { readFile } from 'node:fs/promises';
import type { Browser, Download, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '#app/lib/pdf/read-pdf.ts';
import { launchChromium } from '#test/browser/chromium.ts';
import {
  chooseClause,
  chooseQuestion,
  chosenBox,
  corrected,
  goToStage,
  pick,
  saved,
  unfold,
} from '#test/browser/draft-steps.ts';
import { firstOfficer } from '#test/browser/first-officer.ts';
import type { Person } from '#test/browser/person.ts';
import { startTestServer } from '#test/browser/server.ts';
import type { TestServer } from '#test/browser/server.ts';
import { policyPdf } from '#test/fixtures/made-pdf.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

const PLANNED = '本システムのサーバ等の機器の定期保守を、保守計画のとおり実施していますか。';
const SECRET = '所属の職員等は、パスワードを他者に知られないように管理していますか。';
const ADDED = '所属の端末の台数を、毎年度、台帳と照らして確かめていますか。';
const COUNTED = '所属の端末の台数を、毎年度、台帳の台数と比べていますか。';
const LGWAN = '総合行政ネットワーク（LGWAN）に集約';
const LEDGER_ROW = '行った処理について、日時、担当者及び処理内容を廃棄台帳に記録している';

/** What was done to the questions, as the page before publishing counts it. */
const KINDS_OF_EDITS = [
  ...['設問の文を変更', '確認項目の文を変更', '確認項目を削除', '補足を変更', '判断基準を変更', '根拠資料の例を変更'],
  ...['重みを変更', '重点項目の指定を変更', '前提条件を変更', '回答者を変更', '確認事項を確認済みに変更'],
  ...['設問としないことに変更', '確認項目を別の設問に分割', '別の設問に統合', '設問を追加'],
] as const;

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
const chosenWords = () => chosenBox(officer).innerText();
const choose = (part: RegExp, clause: string) => chooseClause(officer, part, clause);
const correct = (button: string | RegExp, told: string) => corrected(officer, button, told);
const question = (words: string, number: string) => chooseQuestion(officer, words, number);
const save = (told: string, button: string | RegExp = '変更を保存する') => saved(officer, button, told);
const form = (name = '設問を直す') => officer.page.getByRole('form', { name });
const field = (label: string | RegExp) => form().getByLabel(label);

/** Presses a button beside the list; what was done is told beside the chosen question. */
async function pressed(button: string | RegExp, told: string): Promise<void> {
  await press(button).click();
  await chosenBox(officer).getByRole('status').filter({ hasText: told }).waitFor();
}

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
      /^\d+ページの対策基準を読み取りました。確かめる箇所が \d+ あります。$/u,
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
    await findings.getByText(`確かめる箇所が ${count - 1} あります。`).waitFor();

    await choose(/物理的セキュリティ/u, '９（１）イ（ア）');
    await page.getByLabel('種類', { exact: true }).selectOption({ label: '義務' });
    await correct('種類を変える', '種類を「義務」に変更');
    expect(await chosenWords()).toMatch(/この条項から作られる設問[\s\S]*義務/u);

    await choose(/物理的セキュリティ/u, '９（１）ア');
    await page.getByLabel('名宛人（誰に義務を負わせているか）').fill('情報管理者、統括情報セキュリティ責任者');
    await correct('名宛人を変える', '名宛人を「情報管理者、統括情報セキュリティ責任者」に変更');
    expect(await chosenWords()).toMatch(/全庁組織・統括情報セキュリティ責任者/u);

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
    await unfold(officer, '訂正の記録');
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

  it('edits what is asked, each question in its own way', async () => {
    await goToStage(officer, '3 設問', '設問の編集');

    await question('定期保守を実施', '９（１）オ（ア）');
    await field('設問の文').fill(PLANNED);
    await save('設問の文を変更');
    await field('補足').fill('保守の契約書に定めた回数を確かめます。');
    await save('補足を変更');
    await field('判断基準：「実施」とする場合').fill('計画した保守をすべて終えている。');
    await save('判断基準を変更');
    await field('根拠資料の例').fill('保守計画書\n保守作業報告書');
    await save('根拠資料の例を変更');
    expect(await chosenWords()).toMatch(
      /変わったところ（\d）[\s\S]*保守計画のとおり[\s\S]*契約書に定めた回数[\s\S]*計画した保守をすべて[\s\S]*保守作業報告書/u,
    );

    await question('廃棄やリース返却等を行うときは、次のこと', '７（２）ケ（イ）');
    await field('確認項目 1').fill(LEDGER_ROW);
    await save('確認項目の文を変更');

    await question('閲覧できるように掲示', '１０（１）ウ');
    await field('1（推奨）').check();
    await save('重みを変更');

    await question('外部に持ち出す場合には', '１０（１）ア（ウ）b');
    await field('重点項目にする').check();
    await field('重点項目とする理由').fill('過去に紛失があったため');
    await save('重点項目の指定を変更');

    await question('市民に公開する情報資産', '７（２）ク（ウ）');
    await unfold(officer, '前提条件（');
    await field('ソーシャルメディア').check();
    await save('前提条件を変更');
    await field('共通回答にする').check();
    await save('共通事項の指定を変更');
    await save('元に戻しました', /^元に戻す/u);
    await save('やり直しました', /^やり直す/u);

    await question('総合行政ネットワーク（LGWAN）に集約', '９（３）');
    await unfold(officer, '回答者（');
    await field(/^統括情報セキュリティ責任者/u).uncheck();
    await field(/^CISO|^最高情報セキュリティ責任者/u).check();
    await save('回答者を変更');
  });

  it('takes questions apart, joins them, leaves some out and adds one', async () => {
    const { page } = officer;

    await question('職員等の管理するパスワードに関し', '１０（４）ウ');
    await unfold(officer, '確認項目を別の設問に分ける');
    await form('確認項目を別の設問に分ける')
      .getByLabel(/他者に知られないように/u)
      .check();
    await form('確認項目を別の設問に分ける').getByLabel('新しい設問の文').fill(SECRET);
    await save('確認項目を別の設問に分割', '別の設問に分ける');

    await question('庁内での情報セキュリティインシデントの報告', '１０（３）ア（イ）');
    await unfold(officer, '確認項目を削除する');
    await form('確認項目を削除する')
      .getByLabel(/^対象期間に報告のあった/u)
      .check();
    await form('確認項目を削除する').getByLabel('削除する理由').fill('報告の記録で確かめるため');
    await save('確認項目を削除', '確認項目を削除する');

    await question('遵守状況の確認で見つかった問題', '１２（２）ア（イ）');
    await unfold(officer, '別の設問に統合する');
    await form('別の設問に統合する').getByLabel('番号で選ぶ').fill('１２（３）エ');
    await saved(officer, '統合する', '別の設問に統合');

    await question('業務継続計画を策定し、当該計画と', '１２（３）ウ');
    await unfold(officer, '設問としない');
    await form('設問としない').getByLabel('設問としない理由').fill('防災の計画で別に確かめるため');
    await form('設問としない').getByRole('button', { name: '設問としない' }).click();
    await page.getByText('その設問は、いまは尋ねていません。').waitFor();

    await page.getByRole('link', { name: '条件を消す' }).click();
    await unfold(officer, '条項によらない設問を追加する');
    await page.locator('#addedChapter').selectOption({ index: 2 });
    await pick(page.locator('#addedRole'), /^情報セキュリティ管理者/u);
    await page.getByLabel('追加する設問の文').fill(ADDED);
    await pressed('設問を追加する', '設問を追加');
    await page.getByText('条項によらない設問です。').waitFor();
  });

  it('changes several at once, deals with what is to be checked, and takes back what went too far', async () => {
    const { page } = officer;
    const list = page.getByRole('list', { name: '設問の一覧' });

    await question('ICカード等', '１０（４）ア（ア）');
    await list.getByRole('checkbox').nth(0).check();
    await list.getByRole('checkbox').nth(1).check();
    await unfold(officer, '印を付けた設問をまとめて直す');
    await form('まとめて直す').getByLabel('重点項目とする理由').fill('職員証と一体のため');
    await pressed('重点項目にする', '2問：重点項目の指定を変更');
    expect(await list.innerText()).toMatch(/重点項目[\s\S]*重点項目/u);

    await page.getByRole('link', { name: '条件を消す' }).click();
    await unfold(officer, '設問の文の語を置き換える');
    await page.getByLabel('置き換える前の語').fill('情報化推進委員会');
    await page.getByLabel('置き換えた後の語').fill('デジタル推進委員会');
    await press('置き換える箇所を確かめる').click();
    await pressed(/か所を置き換える$/u, '設問の文を変更');

    await page.locator('section[aria-labelledby="to-do"]').getByRole('link').first().click();
    await list.getByRole('link').first().click();
    await save('確認事項を確認済みに変更', /を確認済みにする$/u);

    await question('外部に持ち出す場合には', '１０（１）ア（ウ）b');
    await unfold(officer, '作られたときの設問に戻す');
    await save('作られたときの設問に戻す', '作られたときの設問に戻す');
    await save('元に戻しました', /^元に戻す/u);
    await officer.look();
  });

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
    const done = /読取りの訂正(\d+)件、役割名の読替え1件、設問の修正(\d+)件/u.exec(await words());
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
    await question('端末の台数', '追加');
    await field('設問の文').fill(COUNTED);
    await save('設問');
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
    const printed = read.text.replace(/\s/gu, '');
    for (const words of [SECRET, COUNTED, LEDGER_ROW]) expect(printed).toContain(words);
    const word = await savedFile(row.getByRole('link', { name: 'Word' }));
    expect(word.suggestedFilename()).toMatch(/情報セキュリティ管理者の点検票（課）.*\.docx$/u);
    const table = await savedFile(page.getByRole('link', { name: '対応表をExcelで出力' }));
    expect(table.suggestedFilename()).toBe('条項と設問の対応表.xlsx');
  });
});
