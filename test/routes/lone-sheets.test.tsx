import { expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import Campaign, { loader } from '#app/routes/_app.campaigns.$campaignId._index.tsx';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import { askOf, makeTown } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { loadPage, sessionOf } from '#test/routes/call.ts';

/** The page of a campaign that is prepared, as the 事務局 sees it. */
async function preparedPage(change: (town: Town) => void = () => undefined) {
  const context = testDatabase(calendarDate('2026-10-01'));
  const town = await makeTown(context);
  change(town);
  const campaignId = must(
    createCampaign(context, town.actor('secretariat'), {
      fiscalYear: fiscalYear(2026),
      kind: 'regular',
      name: '定期自己点検',
      dueOn: calendarDate('2026-10-31'),
      questionnaires: [askOf(town, Object.values(town.units))],
    }),
  );
  const page = await loadPage(context, loader, '/', { campaignId }, await sessionOf(context, 'secretariat'));
  return { town, html: await render(<Campaign />, '/', page) };
}

it('warns of a sheet that one person alone answers and confirms, in the preview and where the opening is confirmed', async () => {
  const { town, html } = await preparedPage();
  const [, first = '', second = '', ...more] = html.split(
    '回答する人と確認する人が同じ一人だけの点検票が1件あります。',
  );
  expect(more).toEqual([]);
  for (const notice of [first, second]) {
    expect(notice).toContain(`${town.actor('other_officer').name}が、`);
    expect(notice).toContain('「兼務のため自己確認」');
    expect(notice).toContain('href="/settings#answering_rules"');
  }
});

it('says which 事務局 alone accepts a sheet without a confirmer, where a section has the same name', async () => {
  expect((await preparedPage()).html).toContain('確認者なし（事務局の確認のみ）');
  const { html } = await preparedPage(({ context, units }) =>
    context.db.$client.exec(`UPDATE unit_version SET name = '事務局' WHERE unit_id = '${units.health}'`),
  );
  expect(html).toContain('確認者なし（事務局（全庁）の確認のみ）');
});
