import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { changeBody } from '#app/services/organization/body.acts.server.ts';
import type { BodyChange } from '#app/services/organization/body.acts.server.ts';
import { bodyForm } from '#app/services/organization/body.form.server.ts';
import { bodyKindOf, bodyOf, formerNamesOf } from '#app/services/organization/body.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { reportCampaign } from '#app/services/report/reporting.acts.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, openTownCampaign, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

const town = () => makeTown(testDatabase(calendarDate('2026-10-01')));

const nameOf = ({ context }: Town) => bodyOf(context)?.name ?? '';
const to = (of: Town, name: string, change: Partial<BodyChange> = {}): BodyChange => ({
  name,
  bodyKind: 'city',
  seenName: nameOf(of),
  seenKind: bodyKindOf(of.context.db),
  ...change,
});
const entries = ({ context }: Town) => [...activityEntries(context.db)];
const reportedName = (of: Town, campaignId: string) =>
  must(openReport(of.context, of.actor('secretariat'), campaignId)).year.bodyName;

test('the body gets a kind and another name, and the log keeps both as they were', async () => {
  const of = await town();
  const before = nameOf(of);
  expect(bodyKindOf(of.context.db)).toBeNull();
  expect(changeBody(of.context, of.actor('secretariat'), to(of, '架空市'))).toEqual({ ok: true, value: null });
  expect([nameOf(of), bodyKindOf(of.context.db)]).toEqual(['架空市', 'city']);
  const { type, subject, detail = '' } = entries(of).at(-1) ?? {};
  expect({ type, subject, detail: JSON.parse(detail) }).toEqual({
    type: 'body.change',
    subject: 'body:1',
    detail: { was: { name: before, bodyKind: null }, name: '架空市', bodyKind: 'city' },
  });
});

test('the kind alone changes without a former name', async () => {
  const of = await town();
  must(changeBody(of.context, of.actor('secretariat'), to(of, nameOf(of))));
  expect(formerNamesOf(of.context.db)).toEqual([]);
});

test('nobody but the secretariat says what the body is', async () => {
  const of = await town();
  const [before, name] = [entries(of).length, nameOf(of)];
  for (const who of TOWN_PEOPLE.filter((one) => !one.includes('secretariat'))) {
    const refused = changeBody(of.context, of.actor(who), to(of, '架空市'));
    expect([who, refused]).toEqual([who, { ok: false, reason: 'not_permitted' }]);
  }
  expect([entries(of).length, nameOf(of)]).toEqual([before, name]);
});

test('what is as it was is refused, and so is what another changed since the page was opened', async () => {
  const of = await town();
  const secretariat = of.actor('secretariat');
  const stale = to(of, '架空村', { bodyKind: 'village' });
  must(changeBody(of.context, secretariat, to(of, '架空市')));
  const before = entries(of).length;
  expect(changeBody(of.context, secretariat, to(of, '架空市'))).toEqual({ ok: false, reason: 'nothing_changed' });
  expect(changeBody(of.context, secretariat, stale)).toEqual({ ok: false, reason: 'changed_meanwhile' });
  expect([entries(of).length, nameOf(of)]).toEqual([before, '架空市']);
});

test('a closed year keeps the name that it was closed under, and one that runs has the name of today', async () => {
  const of = await town();
  const secretariat = of.actor('secretariat');
  const first = nameOf(of);
  const closed = openTownCampaign(of);
  must(closeCampaign(of.context, of.actor('supervisor'), closed));
  of.context.wait(1);
  must(changeBody(of.context, secretariat, to(of, '架空市')));
  of.context.wait(1);
  must(reportCampaign(of.context, secretariat, closed));
  const running = openTownCampaign(of, '再点検');
  expect([reportedName(of, closed), reportedName(of, running)]).toEqual([first, '架空市']);
  of.context.wait(1);
  must(changeBody(of.context, secretariat, to(of, '新架空市')));
  expect([reportedName(of, closed), reportedName(of, running)]).toEqual([first, '新架空市']);
});

test('a name that is empty, blank or too long is refused at its field, and so is no kind', () => {
  const sent = { intent: 'body', name: '架空町', bodyKind: 'town', seenName: '架空町', seenKind: '' };
  const fields = (change: Record<string, string>) =>
    bodyForm.safeParse({ ...sent, ...change }).error?.issues.map(({ path }) => path.join()) ?? [];
  expect(fields({})).toEqual([]);
  expect(fields({ name: '　 ' })).toEqual(['name']);
  expect(fields({ name: '町'.repeat(101) })).toEqual(['name']);
  expect(fields({ bodyKind: '' })).toEqual(['bodyKind']);
  expect(fields({ bodyKind: 'state' })).toEqual(['bodyKind']);
});
