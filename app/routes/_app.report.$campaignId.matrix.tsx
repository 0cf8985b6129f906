import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MatrixTable, RatingLegend } from '#app/components/report/matrix-table.tsx';
import { WithPinnedBureaus } from '#app/components/organization/bureau-words.tsx';
import { listedWords } from '#app/components/report/listed-words.ts';
import { ListedPages } from '#app/components/report/listed-pages.tsx';
import { PopulationTabs } from '#app/components/report/population-tabs.tsx';
import { TargetFilterBar } from '#app/components/report/target-filter.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { LiveNote } from '#app/components/report/live-note.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { REHEARSAL_MARK } from '#app/domain/campaign/labels.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { reportAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { matrixSearch } from '#app/services/report/behind-number.address.server.ts';
import { reportMatrixPage } from '#app/services/report/report-matrix.page.server.ts';
import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';

export const handle = { wide: true, static: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '所属・情報システムごとの章別の評価｜Tenken' }];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  await reportAtHand(context, campaignId);
  return granted(reportMatrixPage(context, actor, campaignId, readSearch(request, matrixSearch)), 'resource');
});

export default function ReportMatrix() {
  const { campaign, matrix, listed, tabs, filter } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/report', label: '結果報告' },
          { to: `/report/${campaign.id}`, label: japaneseFiscalYear(campaign.fiscalYear) },
        ]}
        lead="対象ごとに、章別の得点率と評価を示します。"
      >
        {campaign.rehearsal ? REHEARSAL_MARK : ''}所属・情報システムごとの章別の評価
      </PageTitle>
      <LiveNote live={campaign.live} />
      <div className="flex flex-col gap-8">
        <RatingLegend rule={campaign.rule} capped />
        {matrix === null ? null : (
          <div>
            <PopulationTabs current={matrix.population} tabs={tabs} />
            <WithPinnedBureaus naming={campaign.bureauNaming}>
              <TargetFilterBar {...filter} />
            </WithPinnedBureaus>
            {matrix.rows.length === 0 ? (
              <EmptyState title="条件に合う対象はありません。" />
            ) : (
              <MatrixTable
                caption={`${POPULATION_LABELS[matrix.population]}：対象×章（${listedWords(listed, '対象')}）`}
                rowHeader="対象"
                matrix={matrix}
              />
            )}
            <ListedPages listed={listed} label="対象" />
          </div>
        )}
      </div>
    </>
  );
}
