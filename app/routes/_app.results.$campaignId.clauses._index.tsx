import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { useOutcomes } from '#app/components/report/shown-outcomes.ts';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { listedWords } from '#app/components/report/listed-words.ts';
import { ListedPages } from '#app/components/report/listed-pages.tsx';
import { LiveNote } from '#app/components/report/live-note.tsx';
import { GoalNote } from '#app/components/report/goal-note.tsx';
import { outcomeColumns } from '#app/components/report/outcome-columns.tsx';
import { PopulationTabs } from '#app/components/report/population-tabs.tsx';
import { ResultTabs } from '#app/components/report/result-tabs.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { formatRate } from '#app/domain/shared/rate.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { resultsAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';
import { overviewSearch } from '#app/services/report/behind-number.address.server.ts';
import { clauseOverview } from '#app/services/report/overview.page.server.ts';

export const handle = { wide: true, static: true } satisfies PageHandle;

export const meta: MetaFunction = () => [{ title: '結果の内訳（条項別）｜Tenken' }];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  await resultsAtHand(context, campaignId);
  return granted(clauseOverview(context, actor, campaignId, readSearch(request, overviewSearch)), 'resource');
});

export default function ResultClauses() {
  const { campaign, population, chapter, tabs, chapters, lines, listed, goal, failingAlone } =
    useLoaderData<typeof loader>();
  const outcomes = useOutcomes(lines);
  return (
    <>
      <PageTitle
        crumbs={[{ to: '/results', label: '結果の内訳' }]}
        lead={`${campaignTitle(campaign)}。数は件数（設問×対象）です。${goal === null ? '実施率は、提出された点検票だけの割合です。' : '実施率は、未提出を実施に数えない下限です。'}`}
      >
        結果の内訳（条項別）
      </PageTitle>
      <LiveNote live={campaign.live} />
      <ResultTabs campaignId={campaign.id} current="clauses" />
      <PopulationTabs current={population} tabs={tabs} />
      <GoalNote
        goal={goal}
        count={`${listed.count}条項`}
        all={`/results/${campaign.id}/clauses?population=${population}`}
      />
      {failingAlone ? (
        <p className="mb-4">
          条件：<strong>一部実施又は未実施のある条項（{listed.count}条項）</strong>
          {'　'}
          <TextLink to={`/results/${campaign.id}/clauses?population=${population}`}>すべて表示</TextLink>
        </p>
      ) : null}
      {goal === null && !failingAlone ? (
        <LinkTabs
          label="章"
          tabs={chapters.map(({ id, title, to }) => ({ to, label: title, current: id === chapter }))}
        />
      ) : null}
      {lines.length === 0 ? (
        <EmptyState title="該当する条項はありません。" />
      ) : (
        <DataTable
          caption={`条項の一覧（${listedWords(listed, '条項')}）`}
          rows={lines}
          rowKey={(line) => line.to}
          columns={[
            {
              key: 'clause',
              header: '条項',
              rowHeader: true,
              cell: (line) => (
                <>
                  <TextLink to={line.to}>{formatClause(line.id)}</TextLink>
                  {line.title === '' ? '' : `　${line.title}`}
                </>
              ),
            },
            { key: 'text', header: '条文', width: 'wide', cell: (line) => line.text },
            {
              key: 'rate',
              header: goal === null ? '提出分の実施率' : '実施率',
              align: 'end',
              cell: (line) => (
                <>
                  <span className="whitespace-nowrap">{formatRate(line.rate)}</span>
                  <span className="block whitespace-nowrap text-dns-14N-130">
                    {line.rate.numerator}／{line.rate.denominator}
                  </span>
                </>
              ),
            },
            ...outcomeColumns<(typeof lines)[number]>(outcomes),
          ]}
        />
      )}
      <ListedPages listed={listed} label="条項" />
    </>
  );
}
