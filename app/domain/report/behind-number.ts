import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { FrozenSheet } from '#app/domain/report/frozen-year.ts';
import { clauseOutcomes } from '#app/domain/score/attainment.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { worse } from '#app/domain/score/outcome.ts';
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
  /** Items that decide the clause; `outcomes` then speaks of the clause, not of the whole item. */
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
    const outcome = item.clauses.includes(clause) ? clauseOutcomes(item).get(clause) : undefined;
    return outcome !== undefined && (outcomes === undefined || outcomes.includes(outcome));
  });
}

/**
 * The targets for which the filter holds: with a clause, those where its result
 * (the worst item or row citing it) is among the outcomes; otherwise those with
 * at least one item selected.
 */
export function selectTargets(items: readonly ScoredItem[], filter: ItemFilter): readonly string[] {
  const { clause, outcomes, ...rest } = filter;
  if (clause === undefined) return [...new Set(selectItems(items, filter).map((item) => item.targetId))];
  const results = new Map<string, Outcome>();
  for (const item of items) {
    if (!stands(item, rest) || !item.clauses.includes(clause)) continue;
    const outcome = clauseOutcomes(item).get(clause);
    if (outcome === undefined) continue;
    const before = results.get(item.targetId);
    results.set(item.targetId, before === undefined ? outcome : worse(before, outcome));
  }
  const targets: string[] = [];
  for (const [targetId, outcome] of results) {
    if (outcomes === undefined || outcomes.includes(outcome)) targets.push(targetId);
  }
  return targets;
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
