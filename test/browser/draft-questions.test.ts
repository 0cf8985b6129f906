import { describe, expect, it } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { must } from '#app/domain/shared/result.ts';
import { beginPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { chosenBox, saved, unfold } from '#test/browser/draft-steps.ts';
import { peopledServedTown } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';
import { ask, sendForm, signedIn } from '#test/browser/visitor.ts';
import { begunDraft, DRAFT_TEXT } from '#test/factories/policy-draft.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';

const { served, enter } = peopledServedTown();

function kikuyoDraft(): string {
  const source = policySource('kikuyo');
  const { town } = served();
  const text = { ...DRAFT_TEXT, name: '菊陽の写しの基準', source, pageCount: null, reading: readPolicy(source) };
  return must(beginPolicyDraft(town.context, town.actor('secretariat'), text)).policyDraftId;
}

const filtered = async ({ page }: Person, fill: () => Promise<unknown>) => {
  await fill();
  await page.getByRole('button', { name: '絞り込む' }).click();
};

describe('the questions of a draft', () => {
  it('are edited beside their clauses, one by one and several at once', async () => {
    const id = kikuyoDraft();
    // A form that is refused is answered so.
    const person = await enter('secretariat', { expectedConsole: [/status of 400/u] });
    const { page } = person;
    const list = page.getByRole('list', { name: '設問の一覧' });
    await person.open(`policies/drafts/${id}/questions`);
    expect(await page.locator('#burden').innerText()).toContain('設問の数');
    await person.look();
    await person.lookOnPaper();

    // Several at once: what is to be checked goes down by them.
    const toDo = page.locator('section[aria-labelledby="to-do"]');
    await toDo.getByRole('link', { name: /^設問の文が長い/u }).click();
    await page.locator('#list').filter({ hasText: 'のうち17問' }).waitFor();
    await list.getByRole('checkbox').nth(0).check();
    await list.getByRole('checkbox').nth(1).check();
    await unfold(person, '印を付けた設問をまとめて直す');
    await page.locator('#allFlag').selectOption({ label: '設問の文が長い' });
    await page.getByRole('button', { name: 'まとめて確認済みにする' }).click();
    await page.locator('#list').filter({ hasText: 'のうち15問' }).waitFor();

    // One is found by words and asked otherwise.
    await filtered(person, async () => {
      await page.locator('#flag').selectOption('');
      await page.getByLabel('設問の語・番号で探す').fill('自動転送');
    });
    await list
      .getByRole('link', { name: /電子メールの利用制限/u })
      .first()
      .click();
    await page.locator('#chosen-title').waitFor();
    await person.look();
    await person.lookOnPaper();
    await page.locator('#text').fill('所属で、庁外への電子メールの利用について、次のことを行っていますか。');
    await page.locator('#evidence').fill('メールサーバの設定画面の写し\n転送設定の点検記録');
    await page.locator('#critical').check();
    await chosenBox(person).getByRole('button', { name: '変更を保存する' }).click();
    await page.getByRole('alert').filter({ hasText: '重点項目とする理由を入力してください。' }).waitFor();
    expect(await page.locator('#text').inputValue()).toContain('庁外への電子メール');
    await page.locator('#criticalReason').fill('過去に事故があったため');
    await saved(person, '変更を保存する', '設問の文を変更');
    expect(await chosenBox(person).innerText()).toContain('作られたときから変わったところ');
    await saved(person, '変更を保存する', 'いまの設問と同じ内容のため、何も変えていません。');
    await saved(person, /^元に戻す/u, '元に戻しました');
    await saved(person, /^やり直す/u, 'やり直しました');

    // It is left out with a reason, and brought back.
    await chosenBox(person).locator('summary').filter({ hasText: '設問としない' }).click();
    await page.locator('#skipReason').fill('庁内の仕組みで転送できないため');
    await chosenBox(person).getByRole('button', { name: '設問としない', exact: true }).click();
    await page.getByText('その設問は、いまは尋ねていません。').waitFor();
    await toDo.getByRole('link', { name: /^設問としないこととした設問/u }).click();
    await page.getByText('理由：庁内の仕組みで転送できないため').waitFor();
    await person.look();
    await person.lookOnPaper();
    await page.getByRole('button', { name: /を戻す$/u }).click();
    await page.getByText('設問としないこととした設問はありません。').waitFor();

    // Words are replaced wherever they stand, after they were seen.
    await page.getByRole('link', { name: '条件を消す' }).click();
    await unfold(person, '設問の文の語を置き換える');
    await page.getByLabel('置き換える前の語').fill('CISO');
    await page.getByLabel('置き換えた後の語').fill('最高情報セキュリティ責任者');
    await page.getByRole('button', { name: '置き換える箇所を確かめる' }).click();
    await page.getByRole('button', { name: /か所を置き換える$/u }).click();
    await chosenBox(person).getByRole('status').filter({ hasText: '設問の文を変更' }).waitFor();
    expect(await list.innerText()).toContain('最高情報セキュリティ責任者に早急に報告');

    // A question of the body's own.
    await unfold(person, '条項によらない設問を追加する');
    await page.locator('#addedChapter').selectOption({ index: 2 });
    await page.locator('#addedRole').selectOption('security_manager');
    await page.locator('#addedText').fill('所属の端末の台数を確かめていますか。');
    await page.getByRole('button', { name: '設問を追加する' }).click();
    await chosenBox(person).getByRole('status').filter({ hasText: '設問を追加' }).waitFor();
    await page.getByText('条項によらない設問です。').waitFor();
    expect(await page.locator('#addedText').inputValue()).toBe('');
    await person.lookNarrow();
    await person.lookOnPaper();
    await person.leave();
  }, 240_000);

  it('are edited with plain forms where nothing runs in the browser, and only seen by who does not hold the draft', async () => {
    const id = begunDraft(served().town);
    const first = await enter('secretariat', { javaScriptEnabled: false });
    await first.open(`policies/drafts/${id}/questions`);
    await first.page.getByRole('list', { name: '設問の一覧' }).getByRole('link').first().click();
    await first.page.locator('#text').fill('所属の職員等は、離席のとき、端末を施錠していますか。');
    await first.page.getByRole('button', { name: '変更を保存する' }).click();
    await first.page.getByText(/^保存しました/u).waitFor();
    await first.leave();
    const second = await enter('second_secretariat');
    await second.open(`policies/drafts/${id}/questions`);
    await second.page.getByText('見ることだけができます。').waitFor();
    await second.page.getByRole('list', { name: '設問の一覧' }).getByRole('link').first().click();
    await second.page.locator('#chosen-title').waitFor();
    expect(await second.page.getByRole('button', { name: '変更を保存する' }).count()).toBe(0);
    await second.look();
    await second.leave();
  }, 120_000);
});

describe('a plain sentence tells', () => {
  const KEPT = '1-1@staff';
  const form = (over: Record<string, string>) => ({ seenStep: '0', question: KEPT, ...over });

  it.each([
    [
      'of a question that is not asked',
      { intent: 'skip', question: '9@ciso', skipReason: 'なし' },
      'この設問は、いまは尋ねていません。',
    ],
    ['of a reason that is missing', { intent: 'skip', skipReason: ' ' }, '理由を入力してください。'],
    [
      'of a page that is not the newest',
      { intent: 'skip', skipReason: 'なし', seenStep: '7' },
      '画面を開いたあとに、この下書きが変わった',
    ],
    ['of nothing to take back', { intent: 'as_derived' }, 'この設問には、取りやめる修正がありません。'],
    ['of nothing that is ticked', { intent: 'unmark_all' }, 'まとめて直す設問に印を付けてください。'],
    [
      'of no question to become part of',
      { intent: 'merge', into: '', intoNumber: '', mergedText: '' },
      '統合する先の設問を選んでください。',
    ],
    ['of what makes no sense', { intent: 'explode' }, '送られた内容が分かりません。'],
  ] as const)('%s, and nothing is changed', async (_, over, words) => {
    const path = `/policies/drafts/${begunDraft(served().town)}/questions`;
    const answer = await sendForm(await signedIn(served().server, 'secretariat'), path, form(over));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const text = await answer.text();
    expect(text).toContain(words);
    expect(text).not.toContain('訂正と確認の記録');
  });

  it('nothing to who may not publish a policy', async () => {
    const path = `/policies/drafts/${begunDraft(served().town)}/questions`;
    expect((await ask(await signedIn(served().server, 'manager'), path)).status).toBe(404);
  });
});
