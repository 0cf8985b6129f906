import type { ClauseRow } from '#app/domain/report/clause-list.ts';
import { nonCompliant } from '#app/domain/report/clause-list.ts';
import type { Counted } from '#app/domain/report/figure.ts';
import type { PopulationSummary } from '#app/domain/report/population-summary.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { reaches } from '#app/domain/shared/rate.ts';

/** How many problems the first page proposes. */
const PROBLEM_COUNT = 5;
/** Share of わからない and 未回答 from which they are a problem of their own, in percent. */
const UNCONFIRMED_FROM = 10;

/** 主な課題（案）. Proposed by the system, edited by the 事務局. The count is of targets, for `unconfirmed` of items. */
export interface Problem {
  readonly kind: 'critical_clause' | 'unconfirmed' | 'clause';
  readonly population: Population;
  /** The clause; null for `unconfirmed`. */
  readonly clause: ClauseRow | null;
  readonly counted: Counted;
  /** Of the population. */
  readonly targetCount: number;
  /** What the count is made of, the graver first; none that is zero. */
  readonly parts: readonly { readonly outcome: Outcome; readonly count: number }[];
}

/**
 * Proposes the biggest problems. In this order: 重点項目 that are 未実施 somewhere,
 * most targets first; populations of which わからない and 未回答 make up
 * `UNCONFIRMED_FROM` percent or more; other failing clauses in the order of
 * the non-compliant list, by the number of targets. Clauses that fail at the
 * same targets for the same question are one problem: the first stands for them.
 */
export function proposeProblems(
  parts: readonly { readonly summary: PopulationSummary; readonly rows: readonly ClauseRow[] }[],
  sameQuestion: (population: Population, one: ClauseRow, other: ClauseRow) => boolean,
): readonly Problem[] {
  const failing = parts.flatMap(({ summary, rows }) => {
    const standing: ClauseRow[] = [];
    for (const row of nonCompliant(rows)) {
      const stood = standing.some(
        (one) => one.failing.count === row.failing.count && sameQuestion(summary.population, one, row),
      );
      if (!stood) standing.push(row);
    }
    return standing.map((row) => ({ summary, row }));
  });
  const byTargets = (a: { row: ClauseRow }, b: { row: ClauseRow }) =>
    b.row.targets.not_implemented.count - a.row.targets.not_implemented.count ||
    b.row.failing.count - a.row.failing.count;
  const isCritical = ({ row }: { row: ClauseRow }) =>
    row.severity === 'critical' && row.targets.not_implemented.count > 0;
  const critical = failing.filter(isCritical).sort(byTargets);
  const required = failing.filter((one) => !isCritical(one) && one.row.severity !== 'recommended').sort(byTargets);
  const recommended = failing.filter(({ row }) => row.severity === 'recommended').sort(byTargets);
  return [
    ...critical.map(({ summary, row }) => clauseProblem('critical_clause', summary, row)),
    ...parts.flatMap(({ summary }) => unconfirmedProblem(summary)),
    ...[...required, ...recommended].map(({ summary, row }) => clauseProblem('clause', summary, row)),
  ].slice(0, PROBLEM_COUNT);
}

function clauseProblem(kind: 'critical_clause' | 'clause', summary: PopulationSummary, row: ClauseRow): Problem {
  const { population } = summary;
  const parts = (['not_implemented', 'partially_implemented'] as const)
    .map((outcome) => ({ outcome, count: row.targets[outcome].count }))
    .filter(({ count }) => count > 0);
  return { kind, population, clause: row, counted: row.failing, targetCount: summary.targets, parts };
}

function unconfirmedProblem(summary: PopulationSummary): readonly Problem[] {
  const { population, counts, figures } = summary;
  const unconfirmed = counts.unknown.count + counts.unanswered.count;
  const { denominator } = figures.answered.rate;
  if (unconfirmed === 0 || reaches({ numerator: unconfirmed, denominator }, UNCONFIRMED_FROM) !== true) return [];
  const parts = (['unknown', 'unanswered'] as const)
    .map((outcome) => ({ outcome, count: counts[outcome].count }))
    .filter(({ count }) => count > 0);
  return [
    {
      kind: 'unconfirmed',
      population,
      clause: null,
      counted: { count: unconfirmed, of: 'items', filter: { population, outcomes: ['unknown', 'unanswered'] } },
      targetCount: summary.targets,
      parts,
    },
  ];
}
