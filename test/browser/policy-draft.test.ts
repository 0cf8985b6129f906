import { describe, expect, it } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { storedClauses } from '#app/services/policy/stored-clause.loader.server.ts';
import { storedQuestionnaire } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { newestPolicies, questionnairesOf } from '#db/queries/policy.server.ts';
import { chooseClause, corrected, unfold } from '#test/browser/draft-steps.ts';
import { peopledServedTown } from '#test/browser/person.ts';
import { ask, sendForm, signedIn } from '#test/browser/visitor.ts';
import { BIND, begunDraft, draftToPublish } from '#test/factories/policy-draft.ts';
import { policySource } from '#test/fixtures/policy-sources.ts';
import { correctPolicyDraft } from '#app/services/policy/draft-step.acts.server.ts';
import { publishPolicyDraft } from '#app/services/questionnaire/draft-publish.acts.server.ts';

const { served, enter } = peopledServedTown();

describe('a draft of a policy', () => {
  it('is corrected beside its source by one after the other, and published as corrected', async () => {
    const first = await enter('secretariat');
    const { page } = first;
    await first.open('policies/new');
    await page.getByLabel('どの規程か').selectOption({ label: '別の規程' });
    await page.getByLabel('名称').fill('西脇の写しの基準');
    await page.getByLabel('制定・改正').fill('令和8年4月1日制定');
    const buffer = Buffer.from(policySource('nishiwaki'));
    await page.getByLabel('ファイルを選ぶ').setInputFiles({ name: '基準.txt', mimeType: 'text/plain', buffer });
    await page.getByText(/下の欄に読み込みました/u).waitFor();
    await page.getByRole('button', { name: '読み取って確かめる' }).click();
    await first.go(page.getByRole('button', { name: '下書きにして直す' }), '対策基準の下書き');
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toMatch(
      /^対策基準を読み取りました。確かめる箇所が\d+件あります。$/u,
    );
    await first.look();
    await first.lookNarrow();
    await first.lookOnPaper();
    const address = new URL(page.url()).pathname;

    // What is to be checked is opened at its place, and leads on to the next.
    const doubts = page.locator('section[aria-labelledby="findings"] li');
    await doubts.getByRole('link').first().click();
    const here = page.locator('section[aria-labelledby="chosen-findings"]');
    await here.getByText('読み取りで迷った箇所があります。').waitFor();
    const count = Number(/\d+/u.exec(await page.locator('#findings').innerText())?.[0]);
    await here.getByRole('button', { name: /直すところがない$/u }).click();
    await page
      .locator('#findings')
      .filter({ hasText: `確かめる箇所が${count - 1}件あります。` })
      .waitFor();
    expect(await page.locator('#chosen').evaluate((box) => box === document.activeElement)).toBe(true);
    await here.getByRole('link', { name: '次の確かめる箇所へ' }).click();
    await page.locator('#chosen-title').filter({ hasText: '１３（２）イ' }).waitFor();

    // The tree leads to the source, and the source to the tree.
    await chooseClause(first, /情報資産の分類と管理/u, '７（１）ア');
    const marked = page.getByRole('region', { name: '原文' }).locator('[aria-current="true"]').first();
    expect(await marked.isVisible()).toBe(true);
    await page.getByRole('region', { name: '条項の一覧' }).locator('[aria-current="true"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#chosen-title').filter({ hasText: '７（１）アの表' }).waitFor();
    await page.getByRole('region', { name: '原文' }).getByText('機密性による情報資産の分類').first().click();
    await page.locator('#chosen-title').filter({ hasText: '７（１）ア' }).waitFor();

    await chooseClause(first, /物理的セキュリティ/u, '９（１）ア　');
    await page.getByLabel('名宛人（誰に義務を負わせているか）').fill('情報管理者、職員等');
    await corrected(first, '名宛人を変える', '名宛人を「情報管理者、職員等」に変更');
    await page.getByLabel('種類', { exact: true }).selectOption({ label: '推奨' });
    await corrected(first, '種類を変える', '種類を「推奨」に変更');
    await unfold(first, '番号を直す');
    await page.getByLabel('この段の番号').fill('コ');
    await corrected(first, '番号を変える', '番号を「コ」に変更');

    await chooseClause(first, /運用/u, '１２（１）ア　');
    await unfold(first, '条項から除く');
    await page.getByLabel('除く理由').selectOption({ label: 'この団体には当てはまらない' });
    await corrected(first, '除く', '条項から除外');
    await chooseClause(first, /運用/u, '１２（１）イ　');
    await unfold(first, '前の条項につなげる');
    await corrected(first, '前の条項につなげる', '前の条項に結合');
    await corrected(first, /^元に戻す/u, '元に戻しました');
    await first.look();

    // The browser is closed; another goes on, and the first one may only look.
    await first.leave();
    const second = await enter('second_secretariat');
    await second.open('policies');
    await second.go(second.page.getByRole('link', { name: '西脇の写しの基準' }), '対策基準の下書き');
    await second.page.getByText('架空 東郎さんが編集しています。見ることだけができます。').waitFor();
    expect(await second.page.getByRole('button', { name: '種類を変える' }).count()).toBe(0);
    await second.page.getByText('この下書きを引き継ぐ', { exact: true }).click();
    await second.press('引き継いで編集する', '下書きを引き継ぎました。');
    const late = await sendForm(await signedIn(served().server, 'secretariat'), address, {
      intent: 'undo',
      seenStep: '7',
    });
    expect([late.status, await late.text()]).toEqual([
      409,
      expect.stringContaining('ほかの人がこの下書きを編集している'),
    ]);

    await second.go(second.page.getByRole('link', { name: '公開する内容を確かめる' }), '公開する内容の確認');
    await second.look();
    await second.lookNarrow();
    await second.lookOnPaper();
    await second.page.getByLabel('施行日').fill('2027-04-01');
    await second.go(second.page.getByRole('button', { name: 'この内容で公開する' }), '対策基準と調査票');
    await second.page.getByRole('status').filter({ hasText: '調査票を公開しました。' }).waitFor();
    expect(await second.page.getByText('公開していない下書き').count()).toBe(0);
    await second.leave();

    const { db } = served().context;
    const version = newestPolicies(db).find(({ name }) => name === '西脇の写しの基準');
    const clauses = storedClauses(db, version?.id ?? '').filter(({ document }) => document === 'standards');
    const clauseOf = (id: string) => clauses.find((clause) => clause.id === id);
    expect(clauseOf('9-1-コ')).toMatchObject({ kind: 'recommendation', subjects: ['情報管理者', '職員等'] });
    expect(clauseOf('12-1-ア')).toBeUndefined();
    expect(clauseOf('12-1-イ')).toBeDefined();
    const [published] = questionnairesOf(db, version?.id ?? '');
    const { questions } = readStored(storedQuestionnaire, published?.content ?? '');
    const own = questions.filter((question) => question.clauses.includes('9-1-コ'));
    expect(own.map(({ kind }) => kind)).toContain('recommendation');
    expect(own.flatMap(({ roles }) => roles)).toContain('staff');
    expect(questions.some((question) => question.clauses.includes('12-1-ア'))).toBe(false);
  }, 240_000);

  it('works as plain forms without JavaScript', async () => {
    const policyDraftId = begunDraft(served().town);
    const person = await enter('secretariat', { javaScriptEnabled: false });
    const { page } = person;
    await person.open(`policies/drafts/${policyDraftId}`);
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toContain(
      '3ページの対策基準を読み取りました。',
    );
    await page.getByRole('region', { name: '条項の一覧' }).getByRole('link', { name: '１（２）' }).click();
    await page.getByLabel('種類', { exact: true }).selectOption({ label: '義務' });
    await page.getByRole('button', { name: '種類を変える' }).click();
    await page.getByText('訂正しました（条項 １（２）：種類を「義務」に変更）。').waitFor();
    expect(await page.locator('#chosen').innerText()).toContain('職員等');
    await page.getByRole('button', { name: /^元に戻す/u }).click();
    await page.getByText('元に戻しました').waitFor();
    await person.leave();
  });
});

describe('a plain sentence tells', () => {
  const draftPage = (id: string, query = '') => `/policies/drafts/${id}${query}`;
  const form = (over: Record<string, string>) => ({ seenStep: '0', document: 'standards', clauseId: '1-1', ...over });

  it.each([
    ['of a clause that is gone', { intent: 'merge', clauseId: '9-9' }, 'その条項は、いまの読取りにはありません。'],
    ['of a number that is taken', { intent: 'number', marker: '２' }, '空いている番号「4」を入れました。'],
    ['of a number that is none', { intent: 'number', marker: '一 二' }, '番号は、「3」「ア」「a」「3の2」のように'],
    ['of a parent that comes later', { intent: 'move', parent: '1-2' }, 'その条項の下には移せません。'],
    ['of a page that is not the newest', { intent: 'undo', seenStep: '7' }, '画面を開いたあとに、この下書きが変わった'],
    ['of nothing to undo', { intent: 'undo' }, '元に戻すもの（やり直すもの）がありません。'],
    ['of a reason that is missing', { intent: 'leave_out', reason: '' }, '除く理由を選んでください。'],
    ['of what makes no sense', { intent: 'explode' }, '送られた内容が分かりません。'],
  ] as const)('%s, and nothing is changed', async (_, over, words) => {
    const id = begunDraft(served().town);
    const answer = await sendForm(await signedIn(served().server, 'secretariat'), draftPage(id), form(over));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const text = await answer.text();
    expect(text).toContain(words);
    expect(text).not.toContain('訂正と確認の記録');
  });

  it('of a clause that the address names and the draft does not have', async () => {
    const secretariat = await signedIn(served().server, 'secretariat');
    const answer = await ask(secretariat, draftPage(begunDraft(served().town), '?clause=99'));
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('選んだ条項は、いまの読取りにはありません。'),
    ]);
  });

  it('of a draft that was published: it stays as it is', async () => {
    const { town } = served();
    const id = begunDraft(town);
    must(correctPolicyDraft(town.context, town.actor('secretariat'), { policyDraftId: id, seenStep: 0 }, BIND));
    must(publishPolicyDraft(town.context, town.actor('secretariat'), draftToPublish(town, id)));
    const secretariat = await signedIn(served().server, 'secretariat');
    expect(await (await ask(secretariat, draftPage(id))).text()).toContain('この下書きは公開しました。');
    const answer = await sendForm(secretariat, draftPage(id), form({ intent: 'merge', seenStep: '1' }));
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('公開した版は変わりません。')]);
    const publishing = await ask(secretariat, `${draftPage(id)}/publish`);
    expect(publishing.status).toBe(200);
    const told = await publishing.text();
    expect(told).toContain('すでに公開したか破棄したため、公開できません。');
    expect(told).not.toContain('この内容で公開する');
  });

  it('nothing to who may not publish a policy', async () => {
    const id = begunDraft(served().town);
    const manager = await signedIn(served().server, 'manager');
    for (const target of [draftPage(id), `${draftPage(id)}/publish`]) {
      expect((await ask(manager, target)).status, target).toBe(404);
    }
    const page = await ask(await signedIn(served().server, 'auditor'), '/policies');
    expect(await page.text()).not.toContain('公開していない下書き');
  });
});
