import { committeeWordsOf, WithModules } from '#app/components/organization/body-modules.tsx';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ActionTable } from '#app/components/improvement/action-table.tsx';
import { DueTabs } from '#app/components/improvement/due-tabs.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { OWN_LEVEL_LABEL } from '#app/domain/improvement/labels.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { resultsAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { improvementSearch, planParams } from '#app/services/improvement/improvement.address.server.ts';
import { improvementPage } from '#app/services/improvement/improvement.page.server.ts';

export const handle = { wide: true, static: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data === undefined ? '改善計画' : `${japaneseFiscalYear(data.plan.campaign.fiscalYear)} 改善計画`}｜Tenken`,
  },
];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, planParams);
  await resultsAtHand(context, campaignId);
  const search = readSearch(request, improvementSearch);
  const plan = granted(improvementPage(context, actor, campaignId, search), 'resource');
  return { plan, saved: search.done === 'saved' };
});

export default function Improvement() {
  const { plan, saved } = useLoaderData<typeof loader>();
  const { campaign, list, lists, pages } = plan;
  const words = committeeWordsOf(campaign.modules);
  return (
    <div className="print-landscape">
      <PageTitle
        crumbs={[{ to: '/improvement', label: '改善計画' }]}
        lead={`${campaign.name}の結果によるもの。所属対応は各所属が回答した改善策、${words.level}（案）は条項と原因ごとにまとめた案です。`}
      >
        {japaneseFiscalYear(campaign.fiscalYear)} 改善計画（案）
      </PageTitle>
      {saved ? (
        <div className="mb-4">
          <Notice tone="success" title="保存しました。" live />
        </div>
      ) : null}
      {campaign.live ? (
        <div className="mb-4">
          <Notice tone="info" title="改善計画は、集計確定のときに作られます。" />
        </div>
      ) : null}
      {lists.length < 2 ? null : (
        <LinkTabs
          label="改善計画の一覧"
          tabs={lists.map(({ level, count, to }) => ({
            to,
            label: `${level === 'committee' ? `${words.level}（案）` : OWN_LEVEL_LABEL} ${count}件`,
            current: level === list,
          }))}
        />
      )}
      <DueTabs tabs={plan.dueTabs} />
      <WithModules modules={campaign.modules}>
        <ActionTable level={list} rows={plan.lines} editable={plan.editable} />
      </WithModules>
      <Pagination page={plan.page} pageCount={pages.length} pathOf={(page) => pages[page - 1] ?? ''} label="改善策" />
    </div>
  );
}
