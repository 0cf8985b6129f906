import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { CampaignStateBadge } from '#app/components/campaign/campaign-state-badge.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { CAMPAIGN_KIND_LABELS } from '#app/domain/campaign/labels.ts';
import { handled, readSearch } from '#app/lib/http.server.ts';
import { japaneseDate, japaneseDateOf, japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { campaignIndex } from '#app/services/campaign/campaign.page.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';

export const meta: MetaFunction = () => [{ title: '自己点検の管理｜Tenken' }];

const search = z.object({ done: z.enum(['', 'discarded']).catch('').default('') });

export const loader = handled(({ request, context }: LoaderFunctionArgs) => ({
  ...granted(campaignIndex(context, requireActor(request, context)), 'page'),
  done: readSearch(request, search).done,
}));

export default function CampaignsPage() {
  const names = useOfficeNames();
  const { campaigns, putAwayCampaigns, mayCreate, done } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle
        lead="自己点検の準備、開始、集計確定までをここで行います。"
        actions={
          <>
            <ButtonLink to="/policies">対策基準と調査票を見る</ButtonLink>
            {mayCreate ? (
              <ButtonLink to="/campaigns/new" kind="primary">
                自己点検を準備する
              </ButtonLink>
            ) : null}
          </>
        }
      >
        自己点検の管理
      </PageTitle>
      {done === '' ? null : (
        <div className="mb-6">
          <Notice tone="success" title="準備した自己点検を取りやめ、消しました。" live />
        </div>
      )}
      {campaigns.length === 0 ? (
        <EmptyState title="自己点検はまだありません。">
          <p>
            {mayCreate
              ? '「自己点検を準備する」から始めてください。'
              : `${names.secretariat}が準備すると、ここに並びます。`}
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="自己点検の一覧"
          captionHidden
          rows={campaigns}
          rowKey={(campaign) => campaign.id}
          columns={[
            { key: 'year', header: '年度', cell: (campaign) => japaneseFiscalYear(campaign.fiscalYear) },
            {
              key: 'name',
              header: '名称',
              rowHeader: true,
              cell: (campaign) => <TextLink to={`/campaigns/${campaign.id}`}>{campaign.name}</TextLink>,
            },
            { key: 'kind', header: '区分', cell: (campaign) => CAMPAIGN_KIND_LABELS[campaign.kind] },
            { key: 'state', header: '状態', cell: (campaign) => <CampaignStateBadge state={campaign.state} /> },
            { key: 'due', header: '期限', cell: (campaign) => japaneseDate(campaign.dueOn) },
            {
              key: 'opened',
              header: '開始日',
              cell: (campaign) => (campaign.openedAt === null ? '－' : japaneseDateOf(campaign.openedAt)),
            },
            {
              key: 'closed',
              header: '集計確定日',
              cell: (campaign) => (campaign.closedAt === null ? '－' : japaneseDateOf(campaign.closedAt)),
            },
          ]}
        />
      )}
      {putAwayCampaigns.length === 0 ? null : (
        <div className="mt-6">
          <Disclosure summary={`片付けた試行（${putAwayCampaigns.length}件）`}>
            <ul className="list-disc pl-6">
              {putAwayCampaigns.map((campaign) => (
                <li key={campaign.id}>
                  <TextLink to={`/campaigns/${campaign.id}`}>{campaignTitle(campaign)}</TextLink>
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </>
  );
}
