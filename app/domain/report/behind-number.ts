import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { FrozenSheet } from '#app/domain/report/frozen-year.ts';
import { clauseStandings } from '#app/domain/score/clause-standing.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { hasException } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { Population } from '#app/domain/shared/population.ts';

/**
 * 内訳の条件. The items behind a number. The population is always named; an
 * absent condition does not restrict. Report, board and drill-down select by it
 * alone, so that a number and its list cannot differ.
 */
export interface ItemFilter {
  readonly population: Population;
  readonly targetId?: string;
  /** Null: targets without a bureau. */
  readonly bureauId?: string | null;
  readonly chapter?: string;
  readonly role?: RoleId;
  /** Items that decide the clause; `outcomes` then speaks of what the clause comes to there. */
  readonly clause?: ClauseKey;
  readonly outcomes?: readonly Outcome[];
  readonly critical?: true;
  readonly byGate?: true;
  /** Items that 例外措置 cover wholly or in part. */
  readonly exception?: true;
}

/** 内訳（点検票）の条件. The sheets behind a number. */
export interface SheetFilter {
  readonly population: Population;
  readonly bureauId?: string | null;
  readonly submitted?: boolean;
  readonly late?: true;
  readonly selfConfirmed?: true;
  readonly byProxy?: true;
}

/** The items for which the filter holds, in their order. */
export function selectItems(items: readonly ScoredItem[], filter: ItemFilter): readonly ScoredItem[] {
  const { clause, outcomes } = filter;
  return items.filter((item) => {
    if (!stands(item, filter)) return false;
    if (clause === undefined) return outcomes === undefined || outcomes.includes(item.outcome);
    const outcome = item.clauses.includes(clause) ? clauseStandings(item).get(clause)?.outcome : undefined;
    return outcome !== undefined && (outcomes === undefined || outcomes.includes(outcome));
  });
}

/** The targets with at least one item for which the filter holds. */
export function selectTargets(items: readonly ScoredItem[], filter: ItemFilter): readonly string[] {
  return [...new Set(selectItems(items, filter).map((item) => item.targetId))];
}

/** The sheets for which the filter holds, in their order. */
export function selectSheets<Sheet extends Omit<FrozenSheet, 'office'>>(
  sheets: readonly Sheet[],
  filter: SheetFilter,
): readonly Sheet[] {
  return sheets.filter(
    (sheet) =>
      sheet.population === filter.population &&
      (filter.bureauId === undefined || sheet.bureauId === filter.bureauId) &&
      (filter.submitted === undefined || sheet.submitted === filter.submitted) &&
      (filter.late === undefined || sheet.late) &&
      (filter.selfConfirmed === undefined || sheet.selfConfirmed) &&
      (filter.byProxy === undefined || sheet.byProxy),
  );
}

/** All conditions but clause and outcome. */
function stands(item: ScoredItem, filter: Omit<ItemFilter, 'clause' | 'outcomes'>): boolean {
  return (
    item.population === filter.population &&
    (filter.targetId === undefined || item.targetId === filter.targetId) &&
    (filter.bureauId === undefined || item.bureauId === filter.bureauId) &&
    (filter.chapter === undefined || item.chapter === filter.chapter) &&
    (filter.role === undefined || item.roles.includes(filter.role)) &&
    (filter.critical === undefined || item.critical) &&
    (filter.byGate === undefined || item.byGate) &&
    (filter.exception === undefined || hasException(item))
  );
}
