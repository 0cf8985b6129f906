import { expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { must } from '#app/domain/shared/result.ts';
import Campaign, { loader } from '#app/routes/_app.campaigns.$campaignId._index.tsx';
import { createCampaign } from '#app/services/campaign/campaign.acts.server.ts';
import { render } from '#test/components/ui/render.tsx';
import { testDatabase } from '#test/factories/database.ts';
import { askOf, makeTown } from '#test/factories/town.ts';
import { loadPage, sessionOf } from '#test/routes/call.ts';

it('warns of a sheet that one person alone answers and confirms, in the preview and where the opening is confirmed', async () => {
  const context = testDatabase(calendarDate('2026-10-01'));
  const town = await makeTown(context);
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
  const html = await render(<Campaign />, '/', page);
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
