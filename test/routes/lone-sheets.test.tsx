import { expect, it } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CampaignKind } from '#app/domain/campaign/campaign.ts';
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
async function preparedPage(
  change: (town: Town) => void = () => undefined,
  { kind = 'regular', left = null }: { readonly kind?: CampaignKind; readonly left?: keyof Town['units'] | null } = {},
) {
  const context = testDatabase(calendarDate('2026-10-01'));
  const town = await makeTown(context);
  change(town);
  const campaignId = must(
    createCampaign(context, town.actor('secretariat'), {
      fiscalYear: fiscalYear(2026),
      kind,
      name: '定期自己点検',
      dueOn: calendarDate('2026-10-31'),
      questionnaires: [
        askOf(
          town,
          Object.values(town.units).filter((id) => left === null || id !== town.units[left]),
        ),
      ],
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
  expect((await preparedPage()).html).toContain('確認する役職はなく、提出後は事務局だけが確認します');
  const { html } = await preparedPage(({ context, units }) =>
    context.db.$client.exec(`UPDATE unit_version SET name = '事務局' WHERE unit_id = '${units.health}'`),
  );
  expect(html).toContain('確認する役職はなく、提出後は事務局（全庁）だけが確認します');
});

it('says how a section without a confirmer gets one', async () => {
  const { html } = await preparedPage(({ context, units }) =>
    context.db.$client.exec(`UPDATE unit_version SET parent_id = '${units.body}' WHERE unit_id = '${units.tax}'`),
  );
  const [, notice = ''] = html.split('事務局だけが確認する課・情報システムなどが');
  expect(notice).toContain('税務課');
  expect(notice).toContain('href="/settings#answering_rules"');
  expect((await preparedPage()).html).not.toContain('事務局だけが確認する課');
});

it('is quiet about a choice of units and promises no report where the campaign is a rehearsal', async () => {
  const different = '対象に選んだ所属と、今の組織に違いがあります。';
  const listed = '結果報告に一覧で載ります';
  const regular = await preparedPage(undefined, { left: 'tax' });
  expect(regular.html).toContain(different);
  expect(regular.html).toContain(listed);
  const rehearsal = await preparedPage(undefined, { left: 'tax', kind: 'rehearsal' });
  expect(rehearsal.html).toContain('回答する人と確認する人が同じ一人だけ');
  expect(rehearsal.html).not.toContain(different);
  expect(rehearsal.html).not.toContain(listed);
});
