import { BUREAU_NAMING_LABELS } from '#app/domain/organization/unit-labels.ts';
import { useBureaus } from '#app/components/organization/body-modules.tsx';
import { useOutcomes } from '#app/components/report/shown-outcomes.ts';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { WithPinnedBureaus } from '#app/components/organization/bureau-words.tsx';
import { TargetFilterBar } from '#app/components/report/target-filter.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { listedWords } from '#app/components/report/listed-words.ts';
import { ListedPages } from '#app/components/report/listed-pages.tsx';
import { LiveNote } from '#app/components/report/live-note.tsx';
import { GoalNote } from '#app/components/report/goal-note.tsx';
import { outcomeColumns } from '#app/components/report/outcome-columns.tsx';
import { PopulationTabs } from '#app/components/report/population-tabs.tsx';
import { ResultTabs } from '#app/components/report/result-tabs.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { formatRate } from '#app/domain/shared/rate.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { resultsAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';
import { overviewSearch } from '#app/services/report/behind-number.address.server.ts';
import type { OpenKind } from '#app/services/report/behind-number.address.server.ts';
import { targetOverview } from '#app/services/report/overview.page.server.ts';

export const handle = { wide: true, static: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '結果の内訳（所属・システム別）｜Tenken' }];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  await resultsAtHand(context, campaignId);
  return granted(targetOverview(context, actor, campaignId, readSearch(request, overviewSearch)), 'resource');
});

const OPEN_WORDS = {
  unconfirmed: 'わからない・未回答・未提出のあるもの',
  excepted: '例外措置（一部を含む）のあるもの',
} as const satisfies Record<OpenKind, string>;

export default function ResultUnits() {
  const { campaign, population, tabs, lines, listed, filter, goal, open } = useLoaderData<typeof loader>();
  const outcomes = useOutcomes(lines);
  const bureaus = useBureaus(lines);
  return (
    <>
      <PageTitle crumbs={[{ to: '/results', label: '結果の内訳' }]} lead={campaignTitle(campaign)}>
        結果の内訳（所属・システム別）
      </PageTitle>
      <LiveNote live={campaign.live} />
      <ResultTabs campaignId={campaign.id} current="units" />
      <PopulationTabs current={population} tabs={tabs} />
      <GoalNote
        goal={goal}
        count={`${listed.count}対象`}
        all={`/results/${campaign.id}/units?population=${population}`}
      />
      {open === null ? null : (
        <p className="mb-4">
          条件：
          <strong>
            {OPEN_WORDS[open]}（{listed.count}対象）
          </strong>
          {'　'}
          <TextLink to={`/results/${campaign.id}/units?population=${population}`}>すべて表示</TextLink>
        </p>
      )}
      <WithPinnedBureaus naming={campaign.bureauNaming}>
        <TargetFilterBar {...filter} />
      </WithPinnedBureaus>
      {lines.length === 0 ? (
        <EmptyState title="条件に合う対象はありません。" />
      ) : (
        <DataTable
          caption={`対象の一覧（${listedWords(listed, '対象')}）`}
          rows={lines}
          rowKey={(line) => line.targetId}
          columns={[
            {
              key: 'name',
              header: '対象',
              rowHeader: true,
              cell: (line) => <TextLink to={line.allItems.to}>{line.name}</TextLink>,
            },
            ...(bureaus
              ? [
                  {
                    key: 'bureau',
                    header: BUREAU_NAMING_LABELS[campaign.bureauNaming],
                    cell: (line: (typeof lines)[number]) => line.bureauName,
                  },
                ]
              : []),
            {
              key: 'submitted',
              header: '提出',
              align: 'end',
              cell: (line) => `${line.submittedCount}／${line.sheetCount}`,
            },
            {
              key: 'implementation',
              header: '実施率',
              align: 'end',
              cell: (line) => (
                <>
                  <TextLink to={line.implementation.numeratorTo}>{formatRate(line.implementation.rate)}</TextLink>
                  <span className="block text-dns-14N-130">
                    {line.implementation.rate.numerator}／{line.implementation.rate.denominator}
                  </span>
                </>
              ),
            },
            { key: 'score', header: '得点率', align: 'end', cell: (line) => formatRate(line.score.rate) },
            ...outcomeColumns<(typeof lines)[number]>(outcomes),
            {
              key: 'total',
              header: '全項目',
              align: 'end',
              cell: (line) => <TextLink to={line.allItems.to}>{line.allItems.count}</TextLink>,
            },
          ]}
        />
      )}
      <ListedPages listed={listed} label="対象" />
    </>
  );
}
