import { CountLink } from '#app/components/report/count-link.tsx';
import { FigureCell } from '#app/components/report/figure-cell.tsx';
import type { FigureShown } from '#app/components/report/figure-cell.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { WhyNumber } from '#app/components/report/why-number.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { Population } from '#app/domain/shared/population.ts';

interface Counted {
  readonly count: number;
  readonly to: string;
}

export interface PopulationShown {
  readonly population: Population;
  readonly targets: number;
  readonly submission: FigureShown;
  readonly implementation: FigureShown;
  readonly score: FigureShown;
  readonly upperBound: FigureShown;
  readonly notApplicable: FigureShown;
  readonly unknown: Counted;
  readonly unanswered: Counted;
  readonly critical: { readonly items: Counted; readonly targets: number; readonly unconfirmed: Counted };
}

const MEASURES = ['submission', 'implementation', 'score', 'notApplicable'] as const;

function headOf(population: PopulationShown): string {
  return `${POPULATION_LABELS[population.population]}（${population.targets}）`;
}

/** The four rates of the three populations, never added up, with what is unconfirmed. */
export function RatesTable({ populations }: { readonly populations: readonly PopulationShown[] }) {
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
          header: populations[0]?.[measure].label ?? '',
          cell: (row: PopulationShown) => <FigureCell figure={row[measure]} lastYear={compared} />,
        })),
        {
          key: 'unconfirmed',
          header: 'わからない・未回答',
          cell: (row) => (
            <>
              <span className="whitespace-nowrap">
                わからない <CountLink counted={row.unknown} unit="件" />
              </span>
              <br />
              <span className="whitespace-nowrap">
                未回答 <CountLink counted={row.unanswered} unit="件" />
              </span>
            </>
          ),
        },
        {
          key: 'critical',
          header: '重点項目の未実施',
          cell: (row) => (
            <>
              <CountLink counted={row.critical.items} unit="件" />
              {row.critical.items.count === 0 ? null : `（${row.critical.targets}対象）`}
            </>
          ),
        },
      ]}
    />
  );
}

export interface WhyProps {
  readonly populations: readonly PopulationShown[];
  readonly formulas: readonly { readonly label: string; readonly formula: string }[];
  readonly ruleVersion: string;
}

/** なぜこの数字か: formula and numbers of each rate on the first page. */
export function WhyTheseNumbers({ populations, formulas, ruleVersion }: WhyProps) {
  return (
    <div className="no-print">
      <Disclosure summary="なぜこの数字か">
        <div className="flex flex-col gap-4">
          {populations.map((population) =>
            MEASURES.map((measure) => {
              const figure = population[measure];
              const open = population.unknown.count + population.unanswered.count;
              const bound = measure === 'score' && open > 0 ? { bound: boundWords(population) } : {};
              return (
                <WhyNumber
                  key={`${population.population} ${measure}`}
                  label={`${POPULATION_LABELS[population.population]}の${figure.label} ${figure.value}`}
                  formula={formulas.find(({ label }) => label === figure.label)?.formula ?? ''}
                  numerator={figure.numerator}
                  denominator={figure.denominator}
                  ruleVersion={ruleVersion}
                  {...bound}
                />
              );
            }),
          )}
        </div>
      </Disclosure>
    </div>
  );
}

function boundWords({ upperBound, unknown, unanswered }: PopulationShown): string {
  return `上限：${upperBound.value}（わからない${unknown.count}件・未回答${unanswered.count}件がすべて実施だったとした場合）`;
}

export interface Problem {
  readonly text: string;
  readonly to: string;
}

export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
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

export interface Decision {
  readonly text: string;
  readonly to: string | null;
}

export function DecisionList({ decisions }: { readonly decisions: readonly Decision[] }) {
  return (
    <ol className="list-decimal pl-6">
      {decisions.map((decision) => (
        <li key={decision.text}>
          {decision.to === null ? decision.text : <TextLink to={decision.to}>{decision.text}</TextLink>}
        </li>
      ))}
    </ol>
  );
}
