import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { clauseStandings } from '#app/domain/score/clause-standing.ts';
import { measure, MEASURES } from '#app/domain/score/measure.ts';
import type { MeasureId } from '#app/domain/score/measure.ts';
import { countEach } from '#app/domain/score/outcome.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { AttainmentTarget } from '#app/domain/score/rule.ts';
import type { ItemSet } from '#app/domain/score/scored-item.ts';
import type { Tally } from '#app/domain/score/tally.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { rate, reaches } from '#app/domain/shared/rate.ts';

/** 条項の結果. What a clause comes to at each question × target of one population. */
export interface ClauseResult {
  readonly clause: ClauseKey;
  /** The items that cite the clause, by what it comes to there. */
  readonly items: Readonly<Record<Outcome, readonly string[]>>;
  /** うち細目. How many rows of the items with 一部実施 or 未実施 were answered いいえ about it. */
  readonly failingRows: number;
  /** Items that were asked, had what they ask about and were handed in: the denominator of `rate`. */
  readonly asked: number;
  /** 実施率 over the items that were handed in. */
  readonly rate: Rate;
  /** 実施率 with what was not handed in as not done, and as done. */
  readonly lowest: Rate;
  readonly highest: Rate;
}

/** 到達率. Which clauses (or targets) reach a 実施率, of those that can be measured. */
export interface Attainment<Id extends string = string> {
  readonly target: AttainmentTarget;
  readonly rate: Rate;
  readonly reached: readonly Id[];
  readonly missed: readonly Id[];
  /** Of the missed those that only what was not handed in keeps from it: they may still have reached it. */
  readonly open: readonly Id[];
  /** Asked, but 該当なし or excepted everywhere: in neither number of the rate. */
  readonly notMeasurable: readonly Id[];
}

/** The result of every clause that a set asks about, in the order in which its items cite them. */
export function clauseResults(set: ItemSet): readonly ClauseResult[] {
  const found = new Map<ClauseKey, Building>();
  const note = (clause: ClauseKey, itemId: string, outcome: Outcome, failingRows: number) => {
    let building = found.get(clause);
    if (building === undefined) {
      building = { items: countEach((): string[] => []), failingRows: 0 };
      found.set(clause, building);
    }
    building.items[outcome].push(itemId);
    if (FAILING.includes(outcome)) building.failingRows += failingRows;
  };
  for (const item of set.items) {
    if (item.rows.length === 0 && item.others.length === 0)
      for (const clause of item.clauses) note(clause, item.itemId, item.outcome, 0);
    else
      for (const [clause, { outcome, failingRows }] of clauseStandings(item))
        note(clause, item.itemId, outcome, failingRows);
  }
  return [...found].map(([clause, building]) => clauseResult(clause, building));
}

/** 不適合. 一部実施 or 未実施. */
export const FAILING: readonly Outcome[] = ['partially_implemented', 'not_implemented'];

/** True of a clause that is 一部実施 or 未実施 somewhere. */
export function isNonCompliant({ items }: Pick<ClauseResult, 'items'>): boolean {
  return FAILING.some((outcome) => items[outcome].length > 0);
}

interface Building {
  readonly items: Readonly<Record<Outcome, string[]>>;
  failingRows: number;
}

function clauseResult(clause: ClauseKey, { items, failingRows }: Building): ClauseResult {
  const rateOf = (id: MeasureId): Rate => {
    const definition = MEASURES[id];
    if (definition.kind !== 'count') throw new Error(`${id} is no measure of counts`);
    const count = (wanted: readonly Outcome[]) => wanted.reduce((sum, outcome) => sum + items[outcome].length, 0);
    return rate(count(definition.numerator), count(definition.denominator));
  };
  const known = rateOf('implementation_known');
  return {
    clause,
    items,
    failingRows,
    asked: known.denominator,
    rate: known,
    lowest: rateOf('implementation'),
    highest: rateOf('implementation_bound'),
  };
}

/** 到達率 of clauses. */
export function clauseAttainment(results: readonly ClauseResult[], target: AttainmentTarget): Attainment<ClauseKey> {
  return attainment(
    results.map((result) => [result.clause, result.lowest, result.highest]),
    target,
  );
}

/** 目標達成課 (or systems): the targets whose 実施率 reaches the goal, from their tallies. */
export function attainmentOfTargets(tallies: ReadonlyMap<string, Tally>, target: AttainmentTarget): Attainment {
  return attainment(
    [...tallies].map(([id, tally]): [string, Rate, Rate] => [
      id,
      measure(tally, 'implementation').rate,
      measure(tally, 'implementation_bound').rate,
    ]),
    target,
  );
}

function attainment<Id extends string>(
  rates: readonly (readonly [id: Id, lowest: Rate, highest: Rate])[],
  target: AttainmentTarget,
): Attainment<Id> {
  const reached: Id[] = [];
  const missed: Id[] = [];
  const open: Id[] = [];
  const notMeasurable: Id[] = [];
  for (const [id, lowest, highest] of rates) {
    const reachesTarget = reaches(lowest, target);
    if (reachesTarget === null) notMeasurable.push(id);
    else if (reachesTarget) reached.push(id);
    else missed.push(id);
    if (reachesTarget === false && reaches(highest, target) === true) open.push(id);
  }
  return { target, rate: rate(reached.length, reached.length + missed.length), reached, missed, open, notMeasurable };
}
