import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import type { Counted } from '#app/domain/report/figure.ts';
import type { FrozenClause } from '#app/domain/report/frozen-year.ts';
import type { ScoredPopulation, ScoredYear } from '#app/domain/report/scored-year.ts';
import { FAILING, isNonCompliant } from '#app/domain/score/attainment.ts';
import type { ClauseResult } from '#app/domain/score/attainment.ts';
import { KNOWN } from '#app/domain/score/measure.ts';
import { countEach } from '#app/domain/score/outcome.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { compareSeverity, severityOf } from '#app/domain/score/severity.ts';
import type { Severity } from '#app/domain/score/severity.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';

/** 条項別の結果. One clause of one population; its counts are items (question × target), as everywhere. */
export interface ClauseRow {
  readonly clause: ClauseKey;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Of what is lacking: 重点項目 where one of those that come to the worst is one. */
  readonly severity: Severity;
  readonly rate: Rate;
  /** Items by what the clause comes to there. */
  readonly counts: Readonly<Record<Outcome, Counted>>;
  /** Items where it is 一部実施 or 未実施. */
  readonly failing: Counted;
  /** うち細目. How many of their rows were answered いいえ about it. */
  readonly failingRows: number;
  /** Items that were asked, had what they ask about and were handed in. */
  readonly asked: Counted;
  /**
   * The first of the unbroken years in which it was not complied with; null when last year it was, or was not asked.
   */
  readonly repeatedSince: FiscalYear | null;
}

/** Every clause asked of a population, in document order. */
export function clauseRows(
  population: Population,
  scored: ScoredYear,
  earlier: readonly ScoredYear[],
): readonly ClauseRow[] {
  const { clauses, set } = scored.populations[population];
  const results = new Map(clauses.map((result) => [result.clause, result]));
  const critical = new Set(set.items.flatMap((item) => (item.critical ? [item.itemId] : [])));
  const failedBefore = earlier.map(({ year, populations }) => ({
    fiscalYear: year.fiscalYear,
    failed: failedClauses(populations[population]),
  }));
  const rows: ClauseRow[] = [];
  for (const clause of scored.year.clauses) {
    const result = results.get(clause.key);
    if (result !== undefined) rows.push(clauseRow(population, clause, result, critical, failedBefore));
  }
  if (rows.length !== results.size) throw new Error('an item cites a clause that the year does not have');
  return rows;
}

/**
 * 不適合の条項. The clauses with 一部実施 or 未実施 somewhere: gravest first, then by
 * the number of items where it is 未実施, then 一部実施, then in document order.
 */
export function nonCompliant(rows: readonly ClauseRow[]): readonly ClauseRow[] {
  return rows
    .filter((row) => row.failing.count > 0)
    .sort(
      (a, b) =>
        compareSeverity(a.severity, b.severity) ||
        b.counts.not_implemented.count - a.counts.not_implemented.count ||
        b.counts.partially_implemented.count - a.counts.partially_implemented.count,
    );
}

function clauseRow(
  population: Population,
  clause: FrozenClause,
  result: ClauseResult,
  critical: ReadonlySet<string>,
  failedBefore: readonly { readonly fiscalYear: FiscalYear; readonly failed: ReadonlySet<ClauseKey> }[],
): ClauseRow {
  const where: ItemFilter = { population, clause: clause.key };
  const counts = countEach((outcome): Counted => ({
    count: result.items[outcome].length,
    of: 'items',
    filter: { ...where, outcomes: [outcome] },
  }));
  const { not_implemented: none, partially_implemented: partial } = result.items;
  const gravest = none.length > 0 ? none : partial;
  const failing = counts.partially_implemented.count + counts.not_implemented.count;
  return {
    clause: clause.key,
    id: clause.id,
    title: clause.title,
    text: clause.text,
    severity: severityOf(
      clause,
      gravest.some((itemId) => critical.has(itemId)),
    ),
    rate: result.rate,
    counts,
    failing: { count: failing, of: 'items', filter: { ...where, outcomes: FAILING } },
    failingRows: result.failingRows,
    asked: { count: result.asked, of: 'items', filter: { ...where, outcomes: KNOWN } },
    repeatedSince: failing === 0 ? null : repeatedSince(clause.key, failedBefore),
  };
}

function repeatedSince(
  clause: ClauseKey,
  failedBefore: readonly { readonly fiscalYear: FiscalYear; readonly failed: ReadonlySet<ClauseKey> }[],
): FiscalYear | null {
  let since: FiscalYear | null = null;
  for (const { fiscalYear, failed } of failedBefore) {
    if (!failed.has(clause)) break;
    since = fiscalYear;
  }
  return since;
}

function failedClauses(scored: ScoredPopulation): ReadonlySet<ClauseKey> {
  return new Set(scored.clauses.filter(isNonCompliant).map(({ clause }) => clause));
}
