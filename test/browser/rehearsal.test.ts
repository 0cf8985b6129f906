import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '#app/domain/shared/calendar-date.ts';
import { fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { must } from '#app/domain/shared/result.ts';
import { serveTown } from '#test/browser/town-server.ts';
import type { ServedTown } from '#test/browser/town-server.ts';
import { ask, sendForm, signedIn } from '#test/browser/visitor.ts';
import type { Visitor } from '#test/browser/visitor.ts';
import { openingSeen } from '#test/factories/seen-draft.ts';

let served: ServedTown;

beforeAll(async () => {
  served = await serveTown();
});

afterAll(async () => {
  await served.stop();
});

/** What a page says, without what React puts between two texts. */
async function read(visitor: Visitor, target: string): Promise<string> {
  const response = await ask(visitor, target);
  expect(response.status, target).toBe(200);
  return (await response.text()).replaceAll('<!-- -->', '');
}

it('walks a rehearsal from its form to the place where it is put away, marked on every page', async () => {
  const { town, server, campaignId: regular } = served;
  const { context } = town;
  const secretariat = await signedIn(server, 'secretariat');
  const form = await read(secretariat, '/campaigns/new');
  expect(form).toContain('本番の前に、二つくらいの課で試します。結果はどこにも数えません。');

  const made = await sendForm(secretariat, '/campaigns/new', {
    name: '二課で',
    kind: 'rehearsal',
    fiscalYear: String(fiscalYearOf(context.today())),
    questionnaireId: town.questionnaireId,
    dueOn: addDays(context.today(), 20),
    units: town.units.generalAffairs,
  });
  expect(made.status).toBe(302);
  const page = (made.headers.get('location') ?? '').replace(/\?.*/, '');
  const id = page.replace('/campaigns/', '');
  expect(await read(secretariat, page)).toContain('これは試行です。');
  expect((await sendForm(secretariat, page, { intent: 'open', seal: openingSeen(context, id) })).status).toBe(302);

  const home = await read(await signedIn(server, 'manager'), '/');
  expect(home).toContain('【試行】総務課');
  const sheet = /href="(\/sheets\/[^"/]+)[^"]*"[^>]*>【試行】/.exec(home)?.[1] ?? '';
  expect(await read(secretariat, sheet)).toContain('【試行】二課で');
  expect(await read(secretariat, '/board')).not.toContain('【試行】二課での進捗');
  expect(await read(secretariat, `/board?campaign=${id}`)).toContain('【試行】二課での進捗');

  must(closeCampaign(context, town.actor('supervisor'), id));
  expect((await sendForm(secretariat, page, { intent: 'report' })).status).toBe(409);
  for (const paper of [`/report/${id}`, `/report/${id}/matrix`, `/results/${id}`]) {
    expect(await read(secretariat, paper), paper).toContain('【試行】');
    expect((await ask(await signedIn(server, 'committee'), paper)).status, paper).toBe(404);
  }
  expect((await ask(secretariat, `/improvement/${id}`)).status).toBe(404);
  expect((await ask(secretariat, '/report')).headers.get('location')).toBe(`/report/${regular}`);

  expect((await sendForm(await signedIn(server, 'supervisor'), page, { intent: 'put_away' })).status).toBe(403);
  expect((await sendForm(secretariat, page, { intent: 'put_away' })).status).toBe(302);
  expect(await read(secretariat, '/campaigns')).toContain('片付けた試行（1件）');
  expect((await sendForm(secretariat, page, { intent: 'put_away' })).status).toBe(409);
  expect((await sendForm(secretariat, page, { intent: 'take_out' })).status).toBe(302);
  expect(await read(secretariat, '/campaigns')).not.toContain('片付けた試行');
});
