import type { ClauseRow } from '#app/domain/report/clause-list.ts';
import { nonCompliant } from '#app/domain/report/clause-list.ts';
import type { Counted } from '#app/domain/report/figure.ts';
import type { PopulationSummary } from '#app/domain/report/population-summary.ts';
import { OPEN_PARTS } from '#app/domain/score/outcome.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { reaches } from '#app/domain/shared/rate.ts';

/** How many problems the first page proposes. */
const PROBLEM_COUNT = 5;
/** Share of わからない and 未回答 from which they are a problem of their own, in percent. */
const UNCONFIRMED_FROM = 10;

/** What a count is made of, the graver first; none that is zero. */
type Parts = readonly { readonly outcome: Outcome; readonly count: number }[];

/** A clause that is 一部実施 or 未実施 somewhere. Its counts are items, as in every list. */
export interface ClauseProblem {
  readonly kind: 'critical_clause' | 'clause';
  readonly population: Population;
  readonly clause: ClauseRow;
  readonly counted: Counted;
  readonly parts: Parts;
}

/** What is わからない or 未回答 on sheets that were handed in, or stands on sheets that were not. */
export interface OpenProblem {
  readonly kind: 'unconfirmed' | 'not_submitted';
  readonly population: Population;
  readonly counted: Counted;
  /** How many sheets were not handed in. */
  readonly missingSheets: number;
  readonly parts: Parts;
}

/** 主な課題（案）. Proposed by the system, edited by the 事務局. */
export type Problem = ClauseProblem | OpenProblem;

/**
 * Proposes the biggest problems. In this order: 重点項目 that are 未実施 somewhere,
 * most items first; every population of which something was not handed in; those of which わからない and 未回答 make up
 * `UNCONFIRMED_FROM` percent or more; other failing clauses in the order of
 * the non-compliant list, by the number of items. Clauses that fail at as many
 * items for the same question are one problem: the first stands for them.
 */
export function proposeProblems(
  parts: readonly { readonly summary: PopulationSummary; readonly rows: readonly ClauseRow[] }[],
  sameQuestion: (population: Population, one: ClauseRow, other: ClauseRow) => boolean,
): readonly Problem[] {
  const failing = parts.flatMap(({ summary: { population }, rows }) => {
    const standing: ClauseRow[] = [];
    for (const row of nonCompliant(rows)) {
      const stood = standing.some(
        (one) => one.failing.count === row.failing.count && sameQuestion(population, one, row),
      );
      if (!stood) standing.push(row);
    }
    return standing.map((row) => ({ population, row }));
  });
  const byItems = (a: { row: ClauseRow }, b: { row: ClauseRow }) =>
    b.row.counts.not_implemented.count - a.row.counts.not_implemented.count ||
    b.row.failing.count - a.row.failing.count;
  const isCritical = ({ row }: { row: ClauseRow }) =>
    row.severity === 'critical' && row.counts.not_implemented.count > 0;
  const critical = failing.filter(isCritical).sort(byItems);
  const required = failing.filter((one) => !isCritical(one) && one.row.severity !== 'recommended').sort(byItems);
  const recommended = failing.filter(({ row }) => row.severity === 'recommended').sort(byItems);
  // What is missing is told whole: one population of it would read as if nothing were missing of the others.
  const missing = parts.flatMap(({ summary }) => missingProblem(summary));
  const gravest = critical
    .slice(0, PROBLEM_COUNT - missing.length)
    .map(({ population, row }) => clauseProblem('critical_clause', population, row));
  return [
    ...gravest,
    ...missing,
    ...parts.flatMap(({ summary }) => unconfirmedProblem(summary)),
    ...[...required, ...recommended].map(({ population, row }) => clauseProblem('clause', population, row)),
  ].slice(0, PROBLEM_COUNT);
}

function clauseProblem(kind: ClauseProblem['kind'], population: Population, clause: ClauseRow): Problem {
  const outcomes = ['not_implemented', 'partially_implemented'] as const;
  return { kind, population, clause, counted: clause.failing, parts: partsOf(outcomes, clause.counts) };
}

function missingProblem({ population, notSubmitted, counts }: PopulationSummary): readonly Problem[] {
  if (notSubmitted.items.count === 0) return [];
  return [
    {
      kind: 'not_submitted',
      population,
      counted: notSubmitted.items,
      missingSheets: notSubmitted.sheets.count,
      parts: partsOf(OPEN_PARTS.notSubmitted, counts),
    },
  ];
}

function unconfirmedProblem({ population, counts, figures, notSubmitted }: PopulationSummary): readonly Problem[] {
  const unconfirmed = counts.unknown.count + counts.unanswered.count;
  const { denominator } = figures.implementation_known.rate;
  if (unconfirmed === 0 || reaches({ numerator: unconfirmed, denominator }, UNCONFIRMED_FROM) !== true) return [];
  const outcomes = OPEN_PARTS.unconfirmed;
  return [
    {
      kind: 'unconfirmed',
      population,
      counted: { count: unconfirmed, of: 'items', filter: { population, outcomes } },
      missingSheets: notSubmitted.sheets.count,
      parts: partsOf(outcomes, counts),
    },
  ];
}

function partsOf(outcomes: readonly Outcome[], counts: Readonly<Record<Outcome, Counted>>): Parts {
  return outcomes.map((outcome) => ({ outcome, count: counts[outcome].count })).filter(({ count }) => count > 0);
}
