import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { campaignTitle } from '#app/components/campaign/campaign-title.ts';
import { listedWords } from '#app/components/report/listed-words.ts';
import { ListedPages } from '#app/components/report/listed-pages.tsx';
import { LiveNote } from '#app/components/report/live-note.tsx';
import { PolicyCitation } from '#app/components/report/policy-citation.tsx';
import { CommonBases } from '#app/components/report/common-bases.tsx';
import { ClauseQuote } from '#app/components/report/clause-quote.tsx';
import { ClauseTargets } from '#app/components/report/clause-targets.tsx';
import { OutcomeDistribution } from '#app/components/report/outcome-distribution.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { resultsAtHand } from '#app/services/report/at-hand.loader.server.ts';
import { clauseParams, clauseSearch } from '#app/services/report/behind-number.address.server.ts';
import { clauseDetail } from '#app/services/report/clause.page.server.ts';

export const handle = { wide: true, static: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '条項' : `条項 ${formatClause(data.clause.id)}`}｜Tenken` },
];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { campaignId, clause } = readParams(params, clauseParams);
  await resultsAtHand(context, campaignId);
  const search = readSearch(request, clauseSearch);
  return granted(clauseDetail(context, actor, campaignId, clause, search), 'resource');
});

export default function ResultClause() {
  const { campaign, policy, clause, questions, bases, parts, shown } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/results', label: '結果の内訳' },
          { to: `/results/${campaign.id}/clauses`, label: '条項別' },
        ]}
        lead={campaignTitle(campaign)}
      >
        条項 {formatClause(clause.id)}
        {clause.title === '' ? '' : `　${clause.title}`}
      </PageTitle>
      <LiveNote live={campaign.live} />
      <div className="flex flex-col gap-6">
        <Card title="条文">
          <PolicyCitation {...policy} />
          <ClauseQuote clause={clause} linked={false} />
        </Card>
        <Card title="この条項を尋ねる設問">
          {questions.length === 0 ? <p>この条項を尋ねる設問はありません。</p> : null}
          <ul className="list-disc pl-6">
            {questions.map((question) => (
              <li key={question.questionId}>
                {question.text}
                {question.critical ? '【重点項目】' : ''}
              </li>
            ))}
          </ul>
          <CommonBases bases={bases} />
        </Card>
        {parts.map((part) => (
          <Card key={part.population} title={`${POPULATION_LABELS[part.population]}の状況`}>
            <p className="mb-2">
              提出分の実施率 {formatRate(part.rate)}（{part.rate.numerator}／{part.rate.denominator}件）
              {part.failingRows === 0 ? '' : `　一部実施・未実施のうち「いいえ」の細目 ${part.failingRows}`}
            </p>
            <OutcomeDistribution
              label={`${POPULATION_LABELS[part.population]}の結果の分布`}
              counts={part.outcomeCounts}
            />
          </Card>
        ))}
        {shown === null ? null : (
          <section>
            <p className="mb-2">
              条件：
              <strong>
                {POPULATION_LABELS[shown.population]}
                {shown.outcomes.length === 0
                  ? ''
                  : `／${shown.outcomes.map((outcome) => OUTCOME_LABELS[outcome]).join('・')}`}
              </strong>
              {shown.outcomes.length === 0 ? null : (
                <>
                  {'　'}
                  <TextLink to={shown.all}>すべての対象を表示</TextLink>
                </>
              )}
            </p>
            <p className="mb-2 text-std-20B-150">
              {shown.count}件（{listedWords(shown.listed, '対象')}）
            </p>
            <ClauseTargets lines={shown.lines} />
            <ListedPages listed={shown.listed} label="対象" />
          </section>
        )}
      </div>
    </>
  );
}
