import { expect } from 'vitest';
import { chooseQuestion, chosenBox, goToStage, pick, saved, unfold } from '#test/browser/draft-steps.ts';
import type { Person } from '#test/browser/person.ts';

/** What a fresh person writes into the questions of nishiwaki's policy. */
export const PLANNED = '本システムのサーバ等の機器の定期保守を、保守計画のとおり実施していますか。';
export const SECRET = '所属の職員等は、パスワードを他者に知られないように管理していますか。';
export const ADDED = '所属の端末の台数を、毎年度、台帳と照らして確かめていますか。';
export const LGWAN = '総合行政ネットワーク（LGWAN）に集約';
export const LEDGER_ROW = '行った処理について、日時、担当者及び処理内容を廃棄台帳に記録している';

/** What is done to them, as the page before publishing counts it. */
export const KINDS_OF_EDITS = [
  ...['設問の文を変更', '細目の文を変更', '細目を削除', '補足を変更', '判断基準を変更', '根拠資料の例を変更'],
  ...['重みを変更', '重点項目の指定を変更', '前提条件を変更', '回答者を変更', '共通事項の指定を変更'],
  ...['確認事項を確認済みに変更', '設問としないことに変更', '細目を別の設問に分割', '別の設問に統合', '設問を追加'],
] as const;

/** What is pressed and filled in on the page of the questions. */
export function actsOf(officer: Person) {
  const press = (name: string | RegExp) => officer.page.getByRole('button', { name });
  const form = (name = '設問を直す') => officer.page.getByRole('form', { name });
  return {
    press,
    form,
    field: (label: string | RegExp) => form().getByLabel(label),
    chosenWords: () => chosenBox(officer).innerText(),
    question: (words: string, number: string) => chooseQuestion(officer, words, number),
    save: (told: string, button: string | RegExp = '変更を保存する') => saved(officer, button, told),
    /** Presses a button beside the list; what was done is told beside the chosen question. */
    async pressed(button: string | RegExp, told: string): Promise<void> {
      await press(button).click();
      await chosenBox(officer).getByRole('status').filter({ hasText: told }).waitFor();
    },
  };
}

/** Each question in its own way. */
export async function editQuestions(officer: Person): Promise<void> {
  const { question, save, field, chosenWords } = actsOf(officer);
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
  await field('細目 1').fill(LEDGER_ROW);
  await save('細目の文を変更');

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
}

/** Questions are taken apart and joined, some are left out and one is added. */
export async function regroupQuestions(officer: Person): Promise<void> {
  const { question, save, pressed, form } = actsOf(officer);
  const { page } = officer;

  await question('職員等の管理するパスワードに関し', '１０（４）ウ');
  await unfold(officer, '細目を別の設問に分ける');
  await form('細目を別の設問に分ける')
    .getByLabel(/他者に知られないように/u)
    .check();
  await form('細目を別の設問に分ける').getByLabel('新しい設問の文').fill(SECRET);
  await save('細目を別の設問に分割', '別の設問に分ける');

  await question('庁内での情報セキュリティインシデントの報告', '１０（３）ア（イ）');
  await unfold(officer, '細目を削除する');
  await form('細目を削除する')
    .getByLabel(/^対象期間に報告のあった/u)
    .check();
  await form('細目を削除する').getByLabel('削除する理由').fill('報告の記録で確かめるため');
  await save('細目を削除', '細目を削除する');

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
}

/** Several at once; what is to be checked is dealt with, and what went too far is taken back. */
export async function changeSeveral(officer: Person): Promise<void> {
  const { question, save, pressed, press, form } = actsOf(officer);
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
  await page.waitForURL(({ searchParams }) => !searchParams.has('q'));
  await unfold(officer, '設問の文の語を置き換える');
  await page.getByLabel('置き換える前の語').fill('情報化推進委員会');
  await page.getByLabel('置き換えた後の語').fill('デジタル推進委員会');
  await press('置き換える箇所を確かめる').click();
  await pressed(/か所を置き換える$/u, '設問の文を変更');

  await page.locator('section[aria-labelledby="to-do"]').getByRole('link').first().click();
  await page.waitForURL(({ searchParams }) => searchParams.has('flag'));
  await list.getByRole('link').first().click();
  await save('確認事項を確認済みに変更', /を確認済みにする$/u);

  await page.getByRole('link', { name: '条件を消す' }).click();
  await page.waitForURL(({ searchParams }) => !searchParams.has('flag'));
  await question('外部に持ち出す場合には', '１０（１）ア（ウ）b');
  await unfold(officer, '作られたときの設問に戻す');
  await save('作られたときの設問に戻す', '作られたときの設問に戻す');
  await save('元に戻しました', /^元に戻す/u);
  await officer.look();
}
