import { describe, expect, it } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { beginPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import { editPolicyDraft } from '#app/services/policy/draft-step.acts.server.ts';
import { findingsOf } from '#app/services/questionnaire/policy-text.page.server.ts';
import { readingOf } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { openPolicyDrafts } from '#db/queries/policy-draft.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';
import { peopledServedTown } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';
import { ask, sendForm, signedIn } from '#test/browser/visitor.ts';

const SOURCE = `対策基準
第１章　端末
（１）鍵の番人は、端末の鍵を保管しなければならない。
（２）鍵の番人は、媒体を施錠して保管しなければならない。
（３）情報セキュリティ管理者は、端末を台帳に記録しなければならない。
（４）情報システム管理者は、情報システムの媒体を廃棄しなければならない。
（５）統括情報セキュリティ責任者は、規程を見直さなければならない。
`;

const { served, enter } = peopledServedTown();

/** A draft in which a name is bound that nobody knows, and one question was reworded. */
function aDraft(name: string): string {
  const { context } = served();
  const actor = served().town.actor('secretariat');
  const read = readingOf({ source: SOURCE, policyId: 'new' });
  const text = { policyId: null, name, citation: '令和8年制定', source: SOURCE, pageCount: null };
  const { reading, questionnaire } = read;
  const { policyDraftId } = must(
    beginPolicyDraft(context, actor, { ...text, reading, findings: findingsOf(read, []) }),
  );
  const key = { document: 'standards', clause: '1-3', part: '', role: 'security_manager' } as const;
  const base = { questionnaire, clauses: reading.clauses, lastStep: 0 };
  const wanted = [{ key, act: 'reword', text: '端末の台帳を付けていますか。' }] as const;
  must(editPolicyDraft(context, actor, { policyDraftId, seenStep: 0 }, { base, wanted }));
  return policyDraftId;
}

const stage = ({ page }: Person, label: string) =>
  page.getByRole('navigation', { name: '下書きの段階' }).getByRole('link', { name: label });

describe('a draft', () => {
  it('is named, told what its names mean, seen as its respondents see it, published, and made a draft again', async () => {
    const id = aDraft('鍵の基準');
    const person = await enter('secretariat');
    const { page } = person;
    await person.open(`policies/drafts/${id}`);
    await page.locator('summary').filter({ hasText: '名称と制定・改正を直す' }).click();
    await page.getByRole('textbox', { name: /^名称/u }).fill('鍵と端末の基準');
    await person.press('名称と制定・改正を変える', '名称と制定・改正を変えました。');
    await person.look();

    await person.go(page.getByRole('link', { name: '「鍵の番人」が誰のことかを決める' }).first(), '役割名の読替え');
    const chosen = page.locator('#chosen-name');
    expect(await chosen.innerText()).toContain('１（１）');
    await person.look();
    await person.lookNarrow();
    await person.lookOnPaper();
    await page.getByLabel('次の役割のこと').check();
    await chosen.getByLabel('情報システム管理者').check();
    await person.press('この意味にする', '意味を決めました');
    expect(await page.locator('#names').innerText()).toBe('誰に当たるか分からない役割名は、ありません。');
    expect(await chosen.innerText()).toContain('情報システム管理者 1問');
    await person.press(/^元に戻す/u, '元に戻しました');
    await person.press(/^やり直す/u, 'やり直しました');

    await person.go(stage(person, '4 見え方'), '回答者からの見え方');
    expect(await page.locator('#counts').innerText()).toContain('ふつうの課');
    await page.getByRole('heading', { name: '端末の台帳を付けていますか。' }).waitFor();
    await person.look();
    await person.lookNarrow();
    await person.lookOnPaper();
    await page.getByLabel('誰からの見え方か').selectOption({ label: 'パッケージの情報システム（業者が保守するもの）' });
    await page.getByRole('button', { name: '見え方を表示する' }).click();
    await page.getByText('端末の鍵を保管している').waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe('package_system');
    await page.getByLabel('誰からの見え方か').selectOption({ label: '税務課' });
    await page.getByRole('button', { name: '見え方を表示する' }).click();
    await page.locator('#counts').filter({ hasText: '税務課' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await person.look();
    await page.emulateMedia({ media: 'screen' });

    await person.go(stage(person, '5 公開'), '公開する内容の確認');
    await page.getByRole('heading', { name: '設問の修正：1件（修正した設問 1問）' }).waitFor();
    await person.look();
    await page.getByLabel('施行日').fill('2027-04-01');
    await person.go(page.getByRole('button', { name: 'この内容で公開する' }), '対策基準と調査票');

    const version = newestPolicies(served().context.db).find(({ name }) => name === '鍵と端末の基準');
    await person.go(page.locator(`a[href="/policies/${version?.id ?? ''}/revise"]`), 'この版を直す');
    expect(await person.words()).toContain('役割名の読替え1件、設問の修正1件を、すべて引き継ぎます。');
    await person.look();
    await person.lookNarrow();
    await person.lookOnPaper();
    await person.go(page.getByRole('button', { name: '下書きを作って直す' }), '対策基準の下書き');
    await page.getByText('公開した版と同じ内容の、新しい下書きを作りました。').waitFor();
    await person.open(`policies/${version?.id ?? ''}/revise`);
    await page.getByText('この規程の下書きが、すでにあります。').first().waitFor();
    await person.leave();
  }, 180_000);

  it('works as plain forms without JavaScript', async () => {
    const id = aDraft('書式の基準');
    const person = await enter('secretariat', { javaScriptEnabled: false });
    const { page } = person;
    await person.open(`policies/drafts/${id}/roles?name=${encodeURIComponent('鍵の番人')}`);
    await page.getByLabel('役割ではない・そのまま').check();
    await page.getByRole('button', { name: 'この意味にする' }).click();
    await page.getByText('意味を決めました').waitFor();
    await person.open(`policies/drafts/${id}/preview`);
    await page.getByLabel('誰からの見え方か').selectOption('supervising_security_officer');
    await page.getByRole('button', { name: '見え方を表示する' }).click();
    await page.getByText('規程を見直している').waitFor();
    await person.leave();
  }, 60_000);
});

describe('a plain sentence tells', () => {
  const naming = (over: Record<string, string>) => {
    return { intent: 'name_role', seenStep: '1', name: '鍵の番人', meaning: 'roles', roles: 'staff', ...over };
  };

  it.each([
    ['of a name that the text has not', { name: '門番' }, 'その役割名は、本文にありません。'],
    ['of a page that is not the newest', { seenStep: '0' }, '画面を開いたあとに、この下書きが変わった'],
    ['of a role that there is not', { roles: 'king' }, '送られた内容が分かりません。'],
    ['of a choice that is missing', { meaning: '' }, '次の役割のことか、役割ではないかを選んでください。'],
    ['of a role that is none', { meaning: 'none' }, '役割ではないときは、役割の印を外してください。'],
  ] as const)('%s, and nothing is changed', async (_, over, words) => {
    const id = aDraft('断りの基準');
    const address = `/policies/drafts/${id}/roles?name=${encodeURIComponent('鍵の番人')}`;
    const answer = await sendForm(await signedIn(served().server, 'secretariat'), address, naming(over));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const text = await answer.text();
    expect(text).toContain(words);
    expect(text).toContain('△ 誰に当たるか分かりません');
  });

  it('of who holds the draft, to whoever does not: everything is there to be read', async () => {
    const id = aDraft('読むだけの基準');
    const second = await signedIn(served().server, 'second_secretariat');
    const page = await (
      await ask(second, `/policies/drafts/${id}/roles?name=${encodeURIComponent('鍵の番人')}`)
    ).text();
    expect(page).toContain('さんが編集しています。見ることだけができます。');
    expect(page).not.toContain('この意味にする');
    const answer = await sendForm(second, `/policies/drafts/${id}/roles`, naming({}));
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('ほかの人がこの下書きを編集')]);
  });

  it('of a respondent that is there no more', async () => {
    const id = aDraft('いない人の基準');
    const secretariat = await signedIn(served().server, 'secretariat');
    const page = await ask(secretariat, `/policies/drafts/${id}/preview?as=unit%3Anone`);
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining('選んだ回答者は、いまはありません。'),
    ]);
  });

  it('nothing to who may not manage policies, nor of what there is not', async () => {
    const id = openPolicyDrafts(served().context.db)[0]?.id ?? '';
    const versionId = newestPolicies(served().context.db)[0]?.id ?? '';
    const manager = await signedIn(served().server, 'manager');
    const secretariat = await signedIn(served().server, 'secretariat');
    for (const path of [
      `/policies/drafts/${id}/roles`,
      `/policies/drafts/${id}/preview`,
      `/policies/${versionId}/revise`,
    ])
      expect((await ask(manager, path)).status, path).toBe(404);
    for (const path of ['/policies/drafts/none/roles', '/policies/drafts/none/preview', '/policies/none/revise'])
      expect((await ask(secretariat, path)).status, path).toBe(404);
  });
});
