import { describe, expect, it } from 'vitest';
import { chooseClause, chosenBox, corrected, saved, unfold } from '#test/browser/draft-steps.ts';
import { peopledServedTown } from '#test/browser/person.ts';
import { begunDraft } from '#test/factories/policy-draft.ts';

const { served, enter } = peopledServedTown();

const WORDS = '所属の職員等は、離席のとき、端末を施錠していますか。';

describe('what is typed into the pages of a draft', () => {
  it('stands in the fields of a question until they are saved, whatever else is pressed and wherever one goes', async () => {
    const id = begunDraft(served().town);
    const person = await enter('secretariat');
    const { page } = person;
    const list = page.getByRole('list', { name: '設問の一覧' });
    await person.open(`policies/drafts/${id}/questions`);
    await list.getByRole('link').first().click();
    await page.locator('#chosen-title').waitFor();
    const title = await page.locator('#chosen-title').innerText();
    await page.locator('#text').fill(WORDS);
    await page.locator('#hint').fill('離席とは、席を立つことをいいます。');
    await page.locator('#critical').check();
    await unfold(person, '印を付けた設問をまとめて直す');
    await page.locator('#allSkipReason').fill('書きかけの理由');

    // Another button of the page saves its own field and makes the page anew.
    await unfold(person, '細目を追加する');
    await page.locator('#newRow').fill('施錠の記録を残している');
    await saved(person, '細目を追加する', '細目を追加');
    await page.getByText('保存していない入力が2か所あります。').waitFor();
    expect(await page.locator('#text').inputValue()).toBe(WORDS);
    expect(await page.locator('#hint').inputValue()).toBe('離席とは、席を立つことをいいます。');
    expect(await page.locator('#critical').isChecked()).toBe(true);
    expect(await page.locator('#allSkipReason').inputValue()).toBe('書きかけの理由');
    expect(await page.locator('#newRow').inputValue()).toBe('');
    await person.look();
    await person.lookNarrow();

    // Another question holds nothing of it, and says where it lies; the page may be opened anew.
    await chosenBox(person).getByRole('link', { name: '次の設問' }).click();
    await page.locator('#chosen-title').filter({ hasNotText: title }).waitFor();
    expect(await page.locator('#text').inputValue()).not.toBe(WORDS);
    await page.reload();
    await chosenBox(person)
      .getByRole('link', { name: /設問を直す$/u })
      .click();
    await page.locator('#chosen-title').filter({ hasText: title }).waitFor();
    await page.waitForFunction((words) => document.querySelector<HTMLTextAreaElement>('#text')?.value === words, WORDS);

    // What is thrown away is as the page gave it, what is saved is kept no longer.
    await page.getByRole('button', { name: /まとめて直す）$/u }).click();
    expect(await page.locator('#allSkipReason').inputValue()).toBe('');
    await page.locator('#criticalReason').fill('過去に事故があったため');
    await saved(person, '変更を保存する', '設問の文を変更');
    expect(await page.locator('#text').inputValue()).toBe(WORDS);
    await page.getByText(/^保存していない入力が/u).waitFor({ state: 'detached' });
    await person.leave();
  }, 120_000);

  it('stands in the other fields of a clause when one of them is saved', async () => {
    const id = begunDraft(served().town);
    const person = await enter('secretariat');
    const { page } = person;
    await person.open(`policies/drafts/${id}`);
    expect(await page.getByText('保存されるのは、押したボタンの欄だけです。').isVisible()).toBe(true);
    await chooseClause(person, /端末/u, '１（１）');
    await page.getByLabel('種類', { exact: true }).selectOption({ label: '推奨' });
    await page.getByLabel('名宛人（誰に義務を負わせているか）').fill('情報システム管理者');
    await corrected(person, '名宛人を変える', '名宛人を「情報システム管理者」に変更');
    await page.getByText('保存していない入力が1か所あります。').waitFor();
    expect(await page.getByLabel('種類', { exact: true }).inputValue()).toBe('recommendation');
    await corrected(person, '種類を変える', '種類を「推奨」に変更');
    await page.getByText(/^保存していない入力が/u).waitFor({ state: 'detached' });
    await person.leave();
  }, 120_000);
});
