import { expect, it } from 'vitest';
import { peopledServedTown } from '#test/browser/person.ts';
import type { Person } from '#test/browser/person.ts';
import { ask, sendForm, signedIn } from '#test/browser/visitor.ts';

const { served, enter: enterTown } = peopledServedTown();

const FIRST = [
  '情報セキュリティ対策基準',
  '１ 運用',
  '（１）職員等は、離席するときは端末を施錠しなければならない。',
  '（２）情報セキュリティ管理者は、媒体の持出しを記録し、一年間保管しなければならない。',
  '附 則',
  'この基準は、令和6年4月1日から施行する。',
];
const SECOND = [
  ...FIRST.slice(0, 2),
  '（１）情報セキュリティ管理者は、毎年度、研修を実施しなければならない。',
  '（２）職員等は、離席するときは端末を施錠しなければならない。',
  '（３）情報セキュリティ管理者は、媒体の持出しを記録し、三年間保管しなければならない。',
];
const SUMMARY = '研修を加え、記録の保管を三年間にした。';

const enter = () => enterTown('secretariat', { expectedConsole: [/status of 4(?:00|09)/u] });

async function preview({ page }: Person, policy: string | RegExp, lines: readonly string[]): Promise<void> {
  const select = page.getByLabel('どの規程か');
  const option = select.locator('option').filter({ hasText: policy });
  await select.selectOption({ label: await option.first().innerText() });
  await page.getByLabel('名称').fill('学校の対策基準');
  await page.getByLabel('制定・改正').fill('教育委員会決裁');
  await page.locator('#text').fill(lines.join('\n'));
  await page.getByRole('button', { name: '読み取って確かめる' }).click();
  await page.locator('section[aria-labelledby="preview"]').waitFor();
}

const PUBLISH = { name: '対策基準を取り込み、調査票を公開する' };

it('publishes two versions with their days and what has changed, and says whom the policy binds', async () => {
  const officer = await enter();
  const { page } = officer;
  await officer.open('policies/new');
  await preview(officer, '別の規程', FIRST);
  expect(await page.getByLabel('施行日').inputValue()).toBe('2024-04-01');
  expect(await page.getByLabel('改訂の概要').count()).toBe(0);
  await officer.go(page.getByRole('button', PUBLISH), '対策基準と調査票');

  await officer.open('policies/new');
  await preview(officer, /^学校の対策基準/u, SECOND);
  const changes = page.getByRole('region', { name: '前の版からの変更' });
  expect(await changes.innerText()).toMatch(
    /加わった条項\s+1件[\s\S]*文が変わった条項\s+1件\s+番号だけが変わった条項\s+1件/u,
  );
  await changes.locator('summary').filter({ hasText: '文が変わった条項' }).click();
  await changes.getByText('三年間保管').first().waitFor();
  await officer.look();
  await officer.lookNarrow();
  await officer.lookOnPaper();

  expect(await page.getByLabel('施行日').inputValue()).toBe('');
  await page.getByLabel('施行日').fill('2024-04-01');
  await page.getByRole('button', PUBLISH).click();
  await page.getByRole('alert').getByText('改訂の概要を入力してください。').waitFor();
  await page.getByLabel('改訂の概要').fill(SUMMARY);
  await page.getByRole('button', PUBLISH).click();
  await page.getByRole('alert').getByText('同じ日から施行される版が、すでにあります。').waitFor();
  expect(await page.getByLabel('改訂の概要').inputValue()).toBe(SUMMARY);
  await page.getByLabel('施行日').fill('2030-04-01');
  await officer.go(page.getByRole('button', PUBLISH), '対策基準と調査票');
  await officer.look();

  await officer.go(page.getByRole('link', { name: '版の履歴' }).first(), '学校の対策基準 第2版');
  const main = page.locator('main');
  expect(await main.innerText()).toContain(SUMMARY);
  const versions = page.getByRole('table', { name: 'この規程の版' });
  expect(await versions.innerText()).toMatch(/第2版（表示中）[\s\S]*施行前[\s\S]*第1版[\s\S]*施行中/u);
  expect(await versions.innerText()).toContain('条項：追加1・文の変更1・番号だけの変更1、設問：追加1・文の変更1');
  await officer.look();
  await officer.lookNarrow();
  await officer.lookOnPaper();

  await page.locator('summary').filter({ hasText: '取り下げる' }).click();
  await page.getByRole('button', { name: '取り下げる' }).click();
  await page.getByRole('alert').getByText('理由を入力してください。').waitFor();
  await page.getByLabel('取り下げる理由').fill('読取りを誤った。');
  await officer.press('取り下げる', 'この版を取り下げました。');
  await officer.look();

  await officer.open('policies');
  await officer.go(page.getByRole('link', { name: '対象の所属を変える' }).first(), '対象の所属');
  await page.getByLabel('下で選んだ所属だけ').check();
  await page.locator('summary').filter({ hasText: '福祉部' }).click();
  await page.getByLabel(/^福祉部/u).check();
  await page.getByRole('button', { name: '対象の所属を保存する' }).click();
  await page.getByRole('alert').getByText('外せない所属があります。').waitFor();
  await page.getByLabel(/^健康課/u).check();
  await officer.look();
  await officer.lookNarrow();
  await officer.lookOnPaper();
  await officer.go(page.getByRole('button', { name: '対象の所属を保存する' }), '対策基準と調査票');
  await page.getByText('2所属').first().waitFor();
  await officer.leave();
});

it('takes no text for a version of a policy that nobody chose, and forgets what was read of another text', async () => {
  const officer = await enter();
  const { page } = officer;
  await officer.open('policies/new');
  const [name, citation] = [page.getByLabel('名称'), page.getByLabel('制定・改正')];
  const choose = async (title: string) => {
    const lines = [title, '（令和8年4月1日制定）', '', ...FIRST.slice(1)];
    const file = { name: `${title}.txt`, mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) };
    await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
    await page.locator('#file-told').getByText(`「${title}.txt」の本文`).waitFor();
  };
  expect(await name.inputValue()).toBe('');
  await choose('架空町議会情報セキュリティ対策基準');
  expect(await citation.inputValue()).toBe('令和8年4月1日制定');
  await name.fill('仮の名称');
  await page.getByRole('button', { name: '読み取って確かめる' }).click();
  await page.getByRole('alert').getByText('どの規程かを選んでください。').waitFor();
  const select = page.getByLabel('どの規程か');
  const known = select.locator('option').filter({ hasText: /^架空町情報セキュリティ対策基準/u });
  await select.selectOption({ label: await known.first().innerText() });
  expect(await name.inputValue()).toBe('架空町情報セキュリティ対策基準');
  await select.selectOption({ label: '別の規程' });
  expect(await name.inputValue()).toBe('架空町議会情報セキュリティ対策基準');

  const confirmation = page.locator('section[aria-labelledby="preview"]');
  await page.getByRole('button', { name: '読み取って確かめる' }).click();
  await confirmation.waitFor();
  await page.locator('summary').filter({ hasText: '取り込む対策基準' }).click();
  await choose('架空町教育委員会情報セキュリティ対策基準');
  await page.getByText('前の確認は消しました。').waitFor();
  expect(await confirmation.count()).toBe(0);
  expect(await name.inputValue()).toBe('架空町教育委員会情報セキュリティ対策基準');
  await officer.look();
  await officer.leave();
});

it('shows the history to who may see policies, and lets only the secretariat change it', async () => {
  const { server, context } = served();
  const id = String(context.db.$client.prepare(`SELECT id FROM policy_version WHERE policy_id = 'town'`).pluck().get());
  const auditor = await signedIn(server, 'auditor');
  const seen = await ask(auditor, `/policies/${id}`);
  expect(seen.status).toBe(200);
  expect(await seen.text()).not.toContain('取り下げる');
  const begin = { intent: 'begin', seenRev: '0', from: '2020-04-01', because: '附則' };
  expect((await sendForm(auditor, `/policies/${id}`, begin)).status).toBe(404);
  expect((await ask(auditor, `/policies/${id}/units`)).status).toBe(404);
  for (const target of [`/policies/${id}`, `/policies/${id}/units`, '/policies/none'])
    expect((await ask(await signedIn(server, 'manager'), target)).status).toBe(404);
});
