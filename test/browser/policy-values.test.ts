import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { ask, sendForm, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';
import { bindPolicyUnits } from '#app/services/policy/policy-units.acts.server.ts';
import { bindingSeal } from '#app/services/policy/policy-units.loader.server.ts';
import { publishOpenPolicy, TWELVE } from '#test/factories/open-value.ts';
import { openingSeen } from '#test/factories/seen-draft.ts';
import { sheetId } from '#test/factories/town.ts';

let served: ServedTown;
let policyVersionId: string;
let questionnaireId: string;

beforeAll(async () => {
  served = await serveTown((town) => {
    ({ policyVersionId, questionnaireId } = publishOpenPolicy(town));
  });
});

afterAll(() => served.stop());

/** What a page says, without what React puts between two texts. */
async function read(visitor: Visitor, target: string): Promise<string> {
  const response = await ask(visitor, target);
  expect(response.status, target).toBe(200);
  return (await response.text()).replaceAll('<!-- -->', '');
}

const PLACE = { number: '1', document: 'standards', clauseId: '1-1', kind: 'length' };
const written = (rev: number, over = {}) => ({ intent: 'write', ...PLACE, rev: String(rev), ...TWELVE, ...over });

async function refusedWith(visitor: Visitor, target: string, form: Record<string, string>) {
  const response = await sendForm(visitor, target, form);
  return [response.status, (await response.text()).replaceAll('<!-- -->', '')] as const;
}

it('walks from what a policy leaves open to the question that shows what the body laid down', async () => {
  const { town, server, context } = served;
  const page = `/policies/${policyVersionId}/values`;
  const secretariat = await signedIn(server, 'secretariat');
  expect(await read(secretariat, '/policies')).toContain(`href="${page}"`);
  const empty = await read(secretariat, page);
  expect(empty).toContain('3件のうち3件が未記入');
  expect(empty).toContain('職員等は、パスワードを十分な長さとしなければならない。');
  expect(empty).toContain('name="clauseId" value="1-1"');

  const [status, text] = await refusedWith(secretariat, `${page}?show=missing`, written(0, { source: '' }));
  expect(status).toBe(400);
  expect(text).toContain('どの文書かを入力してください。');
  expect(text).toContain('href="#v1-source"');
  expect(text).toContain('id="v1-source"');
  expect(text).toMatch(/<input id="v1-value"[^>]*value="12文字以上"/u);

  const saved = await sendForm(secretariat, `${page}?show=missing`, written(0));
  expect([saved.status, saved.headers.get('location')]).toEqual([302, `${page}?show=missing&done=written&at=1`]);
  const after = await read(secretariat, `${page}?show=missing&done=written&at=1`);
  expect(after).toContain('条項 １（１） の長さ（文字数・桁数）の定めを保存しました。');
  expect(after).toContain('3件のうち2件が未記入');
  expect(after).not.toContain('name="clauseId" value="1-1"');

  const [stale, kept] = await refusedWith(secretariat, `${page}?show=missing`, written(0, { value: '16文字以上' }));
  expect(stale).toBe(409);
  expect(kept).toContain('ほかの人がこの定めを変えたため');
  expect(kept).toMatch(/<input id="v1-value"[^>]*value="16文字以上"/u);
  expect(kept).toContain('<strong>12文字以上</strong>（情報セキュリティ実施手順 第5条、令和6年4月1日決裁）');

  const auditor = await signedIn(server, 'auditor');
  expect(await read(auditor, page)).not.toContain('定めを保存する');
  expect((await sendForm(auditor, page, written(1))).status).toBe(404);
  expect((await ask(await signedIn(server, 'manager'), page)).status).toBe(404);

  const asked = { questionnaireId, unitIds: [town.units.generalAffairs], leftOutQuestionIds: [] };
  const names = { fiscalYear: fiscalYearOf(context.today()), kind: 'extraordinary' as const, name: '臨時点検' };
  const draft = { ...names, dueOn: calendarDate('2027-03-01'), questionnaires: [asked] };
  const choice = { kind: 'chosen', unitIds: asked.unitIds } as const;
  const binding = { policyId: 'open', choice, on: context.today(), seal: bindingSeal(context.db) };
  must(bindPolicyUnits(context, town.actor('secretariat'), binding));
  const campaignId = must(createCampaign(context, town.actor('secretariat'), draft));
  const prepared = await read(secretariat, `/campaigns/${campaignId}`);
  expect(prepared).toContain('この団体の定めが未記入の設問が2問あります。');
  expect(prepared).toContain(`href="${page}?show=missing"`);
  const opened = { intent: 'open', seal: openingSeen(context, campaignId) };
  expect((await sendForm(secretariat, `/campaigns/${campaignId}?index`, opened)).status).toBe(302);

  const sheet = sheetId(town, campaignId, '110', 'security_manager');
  const manager = await signedIn(server, 'manager');
  const chapter = await read(manager, `/sheets/${sheet}/chapters/1`);
  expect(chapter).toContain(
    'この団体の定め（「十分な長さ」）：<strong>12文字以上</strong>（情報セキュリティ実施手順 第5条、令和6年4月1日決裁）',
  );
  expect(chapter).toContain('「定期的に」の定めは登録されていません。事務局に確かめてください。');

  expect((await sendForm(secretariat, page, { intent: 'remove', ...PLACE, rev: '1' })).status).toBe(302);
  expect(await read(secretariat, `${page}?done=removed&at=1`)).toContain('の定めを取り消しました。');
  expect(await read(manager, `/sheets/${sheet}/chapters/1`)).toContain('<strong>12文字以上</strong>');
  expect(await read(secretariat, `/sheets/${sheet}/answers`)).toContain('「十分な長さ」：12文字以上');
});
