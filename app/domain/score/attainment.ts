import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { MEASURES } from '#app/domain/score/measure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { rowOutcome, worse } from '#app/domain/score/outcome.ts';
import type { AttainmentTarget } from '#app/domain/score/rule.ts';
import type { ItemSet, ScoredItem } from '#app/domain/score/scored-item.ts';
import type { Tally } from '#app/domain/score/tally.ts';
import { measure } from '#app/domain/score/measure.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { rate, reaches } from '#app/domain/shared/rate.ts';

/** 条項の結果. What a clause comes to at each target of one population. */
export interface ClauseResult {
  readonly clause: ClauseKey;
  /** The targets of each outcome: the worst item or row there that cites the clause. */
  readonly targets: Readonly<Record<Outcome, readonly string[]>>;
  /** 実施率 over the targets. */
  readonly rate: Rate;
}

/** 到達率. Which clauses (or targets) reach a 実施率, of those that can be measured. */
export interface Attainment<Id extends string = string> {
  readonly target: AttainmentTarget;
  readonly rate: Rate;
  readonly reached: readonly Id[];
  readonly missed: readonly Id[];
  /** Asked, but 該当なし or excepted everywhere: in neither number of the rate. */
  readonly notMeasurable: readonly Id[];
}

/**
 * The outcome of each clause that one item decides: that of its worst row citing it, else the item's own; where it was
 * asked about several objects, the worst of them.
 */
export function clauseOutcomes(item: ScoredItem): ReadonlyMap<ClauseKey, Outcome> {
  if (item.others.length === 0) return outcomesOfOne(item);
  const outcomes = new Map(outcomesOfOne(item));
  for (const [clause, outcome] of item.others.flatMap((other) => [...outcomesOfOne(other)])) {
    outcomes.set(clause, worse(outcomes.get(clause) ?? outcome, outcome));
  }
  return outcomes;
}

function outcomesOfOne(item: ScoredItem): ReadonlyMap<ClauseKey, Outcome> {
  const outcomes = new Map<ClauseKey, Outcome>();
  const answeredByRows = !item.byGate;
  for (const row of item.rows) {
    const outcome = answeredByRows ? rowOutcome(row) : item.outcome;
    for (const clause of row.clauses) {
      const before = outcomes.get(clause);
      outcomes.set(clause, before === undefined ? outcome : worse(before, outcome));
    }
  }
  for (const clause of item.clauses) if (!outcomes.has(clause)) outcomes.set(clause, item.outcome);
  return outcomes;
}

/** The result of every clause that a set asks about, in the order in which its items cite them. */
export function clauseResults(set: ItemSet): readonly ClauseResult[] {
  const found = new Map<ClauseKey, Map<string, Outcome>>();
  const note = (clause: ClauseKey, targetId: string, outcome: Outcome) => {
    let targets = found.get(clause);
    if (targets === undefined) {
      targets = new Map();
      found.set(clause, targets);
    }
    const before = targets.get(targetId);
    targets.set(targetId, before === undefined ? outcome : worse(before, outcome));
  };
  for (const item of set.items) {
    if (item.rows.length === 0 && item.others.length === 0)
      for (const clause of item.clauses) note(clause, item.targetId, item.outcome);
    else for (const [clause, outcome] of clauseOutcomes(item)) note(clause, item.targetId, outcome);
  }
  return [...found].map(([clause, outcomes]) => clauseResult(clause, outcomes));
}

function clauseResult(clause: ClauseKey, outcomes: ReadonlyMap<string, Outcome>): ClauseResult {
  const targets: Record<Outcome, string[]> = {
    implemented: [],
    partially_implemented: [],
    not_implemented: [],
    not_applicable: [],
    unknown: [],
    excepted: [],
    unanswered: [],
  };
  for (const [targetId, outcome] of outcomes) targets[outcome].push(targetId);
  const definition = MEASURES.implementation;
  if (definition.kind !== 'count') throw new Error('実施率 is a measure of counts');
  const count = (wanted: readonly Outcome[]) => wanted.reduce((sum, outcome) => sum + targets[outcome].length, 0);
  return { clause, targets, rate: rate(count(definition.numerator), count(definition.denominator)) };
}

/** 到達率 of clauses. */
export function clauseAttainment(results: readonly ClauseResult[], target: AttainmentTarget): Attainment<ClauseKey> {
  return attainment(
    results.map((result) => [result.clause, result.rate]),
    target,
  );
}

/** 目標達成課 (or systems): the targets whose 実施率 reaches the goal, from their tallies. */
export function attainmentOfTargets(tallies: ReadonlyMap<string, Tally>, target: AttainmentTarget): Attainment {
  const rates = [...tallies].map(([id, tally]): [string, Rate] => [id, measure(tally, 'implementation').rate]);
  return attainment(rates, target);
}

function attainment<Id extends string>(
  rates: readonly (readonly [Id, Rate])[],
  target: AttainmentTarget,
): Attainment<Id> {
  const reached: Id[] = [];
  const missed: Id[] = [];
  const notMeasurable: Id[] = [];
  for (const [id, value] of rates) {
    const reachesTarget = reaches(value, target);
    if (reachesTarget === null) notMeasurable.push(id);
    else if (reachesTarget) reached.push(id);
    else missed.push(id);
  }
  return { target, rate: rate(reached.length, reached.length + missed.length), reached, missed, notMeasurable };
}
