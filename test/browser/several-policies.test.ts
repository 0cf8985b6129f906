import { expect, it } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { bindPolicyUnits } from '#app/services/policy/policy-units.acts.server.ts';
import { bindingSeal } from '#app/services/policy/policy-units.loader.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import { peopledServedTown } from '#test/browser/person.ts';
import { ask, signedIn } from '#test/browser/visitor.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { publishPolicy, sheetId } from '#test/factories/town.ts';

const SCHOOL = '架空町学校の対策基準';
const TOWN = '架空町情報セキュリティ対策基準';
const ASKED_AT_SCHOOL = '学校の端末を台帳に記録していますか。';

const { served, enter } = peopledServedTown();

/** A second policy, which binds nobody until that is said. */
function publishSchool(): void {
  const [first, ...others] = TOWN_QUESTIONNAIRE.questions;
  if (first === undefined) throw new Error('the questionnaire asks nothing');
  const questions = [{ ...first, text: ASKED_AT_SCHOOL }, ...others];
  publishPolicy(
    served().context,
    { policyId: 'school', name: SCHOOL },
    { ...TOWN_QUESTIONNAIRE, policyId: 'school', questions },
  );
}

/** It binds 福祉部 and its section. */
function bindSchool(): void {
  const { context, town } = served();
  const choice = { kind: 'chosen', unitIds: [town.units.welfare, town.units.health] } as const;
  const binding = { policyId: 'school', choice, on: context.today(), seal: bindingSeal(context.db) };
  must(bindPolicyUnits(context, town.actor('secretariat'), binding));
}

it('one self-assessment asks two policies, each of the units that it binds', async () => {
  publishSchool();
  const { context, town, server } = served();
  const officer = await enter('secretariat', { expectedConsole: [/status of 400/u] });
  const { page, go, words } = officer;
  await officer.menu('自己点検の管理', '自己点検の管理');
  await go(page.getByRole('link', { name: '自己点検を準備する' }), '自己点検の準備');
  const school = page.getByRole('checkbox', { name: new RegExp(`^${SCHOOL}`, 'u') });
  const own = page.getByRole('checkbox', { name: new RegExp(`^${TOWN}`, 'u') });
  expect([await own.isChecked(), await school.isChecked()]).toEqual([true, false]);
  await page.getByLabel('名称').fill('二つの規程の点検');
  await page.getByLabel('臨時').check();
  await school.check();
  const prepare = page.getByRole('button', { name: '準備して、届き先を確かめる' });
  await prepare.click();
  await page.getByRole('alert').getByText(`対象の所属が一つも選ばれていない規程があります。`).waitFor();
  expect(await school.isChecked()).toBe(true);
  expect(await page.getByLabel('名称').inputValue()).toBe('二つの規程の点検');
  await officer.look();
  await officer.lookNarrow();
  await officer.lookOnPaper();

  bindSchool();
  await officer.open('campaigns/new');
  expect([await own.isChecked(), await school.isChecked()]).toEqual([true, true]);
  expect(await words()).toMatch(/対象の所属：3所属[\s\S]*対象の所属：2所属|対象の所属：2所属[\s\S]*対象の所属：3所属/u);
  await page.getByLabel('名称').fill('二つの規程の点検');
  await page.getByLabel('臨時').check();
  await go(prepare, /二つの規程の点検/u);
  const offices = page.getByRole('table', { name: '役職ごとの点検票' });
  expect(await offices.innerText()).toContain(SCHOOL);
  expect(await offices.innerText()).toContain(TOWN);
  const rows = page.getByRole('table', { name: '点検票の届き先' }).getByRole('row');
  expect(await rows.filter({ hasText: '健康課' }).first().innerText()).toContain(SCHOOL);
  expect(await rows.filter({ hasText: '税務課' }).first().innerText()).toContain(TOWN);
  await officer.look();
  await officer.lookNarrow();
  await officer.lookOnPaper();
  await page.getByText('自己点検を開始する', { exact: true }).click();
  await page.getByRole('button', { name: /件の点検票を届けて開始する$/u }).click();
  await page.getByRole('status').filter({ hasText: '自己点検を開始しました。' }).waitFor();
  await officer.leave();

  const campaignId = allCampaigns(context.db).find(({ name }) => name === '二つの規程の点検')?.id ?? '';
  const chapterOf = async (code: string) => {
    const sheet = sheetId(town, campaignId, code, 'security_manager');
    return (await ask(await signedIn(server, 'secretariat'), `/sheets/${sheet}/answers`)).text();
  };
  expect(await chapterOf('210')).toContain(ASKED_AT_SCHOOL);
  expect(await chapterOf('120')).not.toContain(ASKED_AT_SCHOOL);
}, 120_000);

it('is prepared with a plain form where nothing runs in the browser', async () => {
  const officer = await enter('secretariat', { javaScriptEnabled: false });
  const { page, go } = officer;
  await officer.open('campaigns/new');
  await page.getByLabel('名称').fill('町の規程だけの点検');
  await page.getByRole('checkbox', { name: new RegExp(`^${SCHOOL}`, 'u') }).uncheck();
  await go(page.getByRole('button', { name: '準備して、届き先を確かめる' }), /町の規程だけの点検/u);
  expect(await officer.words()).toContain('健康課');
  await officer.leave();
}, 60_000);
