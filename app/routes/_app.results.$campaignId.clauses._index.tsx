import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { useOutcomes } from '#app/components/report/shown-outcomes.ts';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
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
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { campaignParams } from '#app/services/campaign/campaign.form.server.ts';
import { overviewSearch } from '#app/services/report/behind-number.address.server.ts';
import { clauseOverview } from '#app/services/report/overview.page.server.ts';

export const handle = { wide: true };

export const meta: MetaFunction = () => [{ title: '結果の内訳（条項別）｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId } = readParams(params, campaignParams);
  return granted(clauseOverview(context, actor, campaignId, readSearch(request, overviewSearch)), 'resource');
});

export default function ResultClauses() {
  const { campaign, population, chapter, tabs, chapters, lines, goal } = useLoaderData<typeof loader>();
  const outcomes = useOutcomes(lines);
  return (
    <>
      <PageTitle
        crumbs={[{ to: '/results', label: '結果の内訳' }]}
        lead={`${campaignTitle(campaign)}。数は件数（設問×対象）です。実施率は、提出された点検票のうち該当なし等を除いたものの割合です。`}
      >
        結果の内訳（条項別）
      </PageTitle>
      <LiveNote live={campaign.live} />
      <ResultTabs campaignId={campaign.id} current="clauses" />
      <PopulationTabs current={population} tabs={tabs} />
      <GoalNote
        goal={goal}
        count={`${lines.length}条項`}
        all={`/results/${campaign.id}/clauses?population=${population}`}
      />
      {goal === null ? (
        <LinkTabs
          label="章"
          tabs={chapters.map(({ id, title, to }) => ({ to, label: title, current: id === chapter }))}
        />
      ) : null}
      {lines.length === 0 ? (
        <EmptyState title="該当する条項はありません。" />
      ) : (
        <DataTable
          caption={`条項の一覧（${lines.length}条項）`}
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
            { key: 'text', header: '条文', cell: (line) => line.text },
            {
              key: 'rate',
              header: '実施率',
              align: 'end',
              cell: (line) => `${formatRate(line.rate)}（${line.rate.numerator}／${line.rate.denominator}）`,
            },
            ...outcomeColumns<(typeof lines)[number]>(outcomes),
          ]}
        />
      )}
    </>
  );
}
