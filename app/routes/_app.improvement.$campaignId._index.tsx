import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ActionTable } from '#app/components/improvement/action-table.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { IMPROVEMENT_LEVEL_LABELS } from '#app/domain/improvement/labels.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { japaneseDate, japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { improvementPage, improvementSearch } from '#app/services/improvement/improvement.page.server.ts';
import { campaignParams } from '#app/services/report/behind-number.address.server.ts';

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '改善計画' : `${data.year} 改善計画`}｜Tenken` },
];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  const search = readSearch(request, improvementSearch);
  const page = granted(improvementPage(context, actor, campaignId, search), 'resource');
  const day = (date: string | null) => (date === null ? null : japaneseDate(date));
  return {
    ...page,
    saved: search.done === 'saved',
    year: japaneseFiscalYear(page.campaign.fiscalYear),
    lines: page.lines.map((line) => ({ ...line, due: day(line.due), decidedOn: day(line.decidedOn) })),
  };
});

export default function Improvement() {
  const { campaign, list, lists, lines, page, pageCount, editable, saved, year } = useLoaderData<typeof loader>();
  const base = lists.find(({ level }) => level === list)?.to ?? '';
  return (
    <div className="print-landscape">
      <PageTitle
        crumbs={[{ to: '/improvement', label: '改善計画' }]}
        lead={`${campaign.name}の結果によるもの。所属対応は各所属が回答した改善策、委員会付議（案）は条項と原因ごとにまとめた案です。`}
      >
        {year} 改善計画（案）
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
            label: `${IMPROVEMENT_LEVEL_LABELS[level]}${level === 'committee' ? '（案）' : ''} ${count}件`,
            current: level === list,
          }))}
        />
      )}
      <ActionTable
        level={list}
        rows={lines}
        editAt={editable ? (row) => `/improvement/${campaign.id}/actions/${row.id}` : null}
      />
      <Pagination page={page} pageCount={pageCount} pathOf={(number) => `${base}&page=${number}`} label="改善策" />
    </div>
  );
}
