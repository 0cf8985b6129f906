import { CountLink, NotSubmittedBeside } from '#app/components/report/count-link.tsx';
import { FigureCell } from '#app/components/report/figure-cell.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { WhyNumber } from '#app/components/report/why-number.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { FIGURE_LABELS } from '#app/domain/score/labels.ts';
import type { ScoringRule } from '#app/domain/score/rule.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import type { CountLink as Counted } from '#app/services/report/figures.loader.server.ts';
import type { ReportPage } from '#app/services/report/report.page.server.ts';
import type { ReportPopulation } from '#app/services/report/report-population.loader.server.ts';

const MEASURES = ['submission', 'implementation', 'score', 'notApplicable'] as const;

function headOf({ population, targetCount }: ReportPopulation): string {
  return `${POPULATION_LABELS[population]}（${targetCount}）`;
}

/** The four rates of the three populations, never added up, with what is unconfirmed. */
export function RatesTable({ populations }: { readonly populations: readonly ReportPopulation[] }) {
  const compared = populations.some((population) => MEASURES.some((measure) => population[measure].lastYear !== null));
  return (
    <PaperTable
      caption="主な指標（括弧は対象の数）"
      empty="点検した項目がありません。"
      rows={populations}
      rowKey={(row) => row.population}
      columns={[
        { key: 'population', header: '区分', rowHeader: true, cell: headOf },
        ...MEASURES.map((measure) => ({
          key: measure,
          header: populations[0] === undefined ? '' : FIGURE_LABELS[populations[0][measure].id],
          cell: (row: ReportPopulation) => <FigureCell figure={row[measure]} lastYear={compared} />,
        })),
        {
          key: 'unconfirmed',
          header: '状況が不明',
          cell: (row) => (
            <>
              <span className="whitespace-nowrap">
                わからない <CountLink counted={row.unknown} unit="件" />
              </span>
              <br />
              <span className="whitespace-nowrap">
                未回答 <CountLink counted={row.unanswered} unit="件" />
              </span>
              {row.notSubmitted.count === 0 ? null : (
                <>
                  <br />
                  <span className="whitespace-nowrap">
                    未提出 <CountLink counted={row.notSubmitted} unit="件" />
                  </span>
                </>
              )}
            </>
          ),
        },
        {
          key: 'critical',
          header: '重点項目の未実施',
          cell: (row) => (
            <>
              <CountLink counted={row.criticalFailed} unit="件" />
              {row.criticalFailed.count === 0 ? null : `（${row.criticalFailedTargets}対象）`}
              <NotSubmittedBeside counted={row.criticalNotSubmitted} unit="件" />
            </>
          ),
        },
      ]}
    />
  );
}

export interface WhyProps {
  readonly populations: readonly ReportPopulation[];
  readonly rule: ScoringRule;
}

/** なぜこの数字か: formula and numbers of each rate on the first page. */
export function WhyTheseNumbers({ populations, rule }: WhyProps) {
  return (
    <div className="no-print">
      <Disclosure summary="なぜこの数字か">
        <div className="flex flex-col gap-4">
          {populations.map((population) =>
            MEASURES.map((measure) => {
              const bound = boundOf(population, measure);
              return (
                <WhyNumber
                  key={`${population.population} ${measure}`}
                  population={population.population}
                  figure={population[measure]}
                  rule={rule}
                  {...(bound === null ? {} : { bound })}
                />
              );
            }),
          )}
        </div>
      </Disclosure>
    </div>
  );
}

/** What a rate could still become by what was not handed in. */
function boundOf(
  { implementationBound, upperBound, notSubmitted }: ReportPopulation,
  measure: (typeof MEASURES)[number],
): string | null {
  const bound = measure === 'score' ? upperBound : measure === 'implementation' ? implementationBound : null;
  if (bound === null || notSubmitted.count === 0) return null;
  return `上限：${formatRate(bound.rate)}（未提出${notSubmitted.count}件がすべて実施だったとした場合）`;
}

export function ProblemList({ problems }: Pick<ReportPage, 'problems'>) {
  if (problems.length === 0) return <p>一部実施・未実施の条項、わからない・未回答の多い区分はありません。</p>;
  return (
    <ol className="list-decimal pl-6">
      {problems.map((problem) => (
        <li key={problem.text}>
          <TextLink to={problem.to}>{problem.text}</TextLink>
        </li>
      ))}
    </ol>
  );
}

/** What the committee is asked to decide (案). */
export function DecisionList({ proposals }: { readonly proposals: Counted }) {
  return (
    <ol className="list-decimal pl-6">
      <li>この自己点検結果報告書（案）を了承すること。</li>
      {proposals.count === 0 ? null : (
        <li>
          <TextLink to={proposals.to}>
            {`改善計画（案）に掲げる対策（付議案${proposals.count}件）の要否、優先順位、担当及び期限を決定すること。`}
          </TextLink>
        </li>
      )}
    </ol>
  );
}
