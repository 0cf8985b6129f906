import { WithPinnedBureaus } from '#app/components/organization/bureau-words.tsx';
import { WithOfficeNames } from '#app/components/organization/office-names.tsx';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { ItemFilterBar } from '#app/components/report/item-filter.tsx';
import { ItemTable } from '#app/components/report/item-table.tsx';
import { ListSummary } from '#app/components/report/list-summary.tsx';
import { listedWords } from '#app/components/report/listed-words.ts';
import { ListedPages } from '#app/components/report/listed-pages.tsx';
import { LiveNote } from '#app/components/report/live-note.tsx';
import { PopulationTabs } from '#app/components/report/population-tabs.tsx';
import { ResultTabs } from '#app/components/report/result-tabs.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { resultsAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';
import { itemSearch } from '#app/services/report/behind-number.address.server.ts';
import { listItems } from '#app/services/report/items-behind-number.page.server.ts';

export const handle = { wide: true, static: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data === undefined ? '結果の内訳' : `結果の内訳 ${campaignTitle(data.campaign)}`}｜Tenken`,
  },
];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  await resultsAtHand(context, campaignId);
  return granted(listItems(context, actor, campaignId, readSearch(request, itemSearch)), 'resource');
});

export default function ResultItems() {
  const list = useLoaderData<typeof loader>();
  const { campaign, lines, listed, clear } = list;
  return (
    <WithOfficeNames names={campaign.officeNames}>
      <PageTitle crumbs={[{ to: '/results', label: '結果の内訳' }]} lead={campaignTitle(campaign)}>
        結果の内訳（項目別）
      </PageTitle>
      <LiveNote live={campaign.live} />
      <ResultTabs campaignId={campaign.id} current="items" />
      <PopulationTabs current={list.conditions.population} tabs={list.tabs} />
      <ListSummary list={list} />
      <Disclosure summary="条件を変える">
        <WithPinnedBureaus naming={campaign.bureauNaming}>
          <ItemFilterBar clear={clear} keep={list.keep} filterChoices={list.filterChoices} chosen={list.chosen} />
        </WithPinnedBureaus>
      </Disclosure>
      {lines.length === 0 ? (
        <EmptyState title="条件に合う項目はありません。">条件を消すと、すべての項目を表示します。</EmptyState>
      ) : (
        <ItemTable caption={`項目の一覧（${listedWords(listed, '件')}）`} rows={lines} sort={list.columnOrders} />
      )}
      <ListedPages listed={listed} label="項目" />
    </WithOfficeNames>
  );
}
