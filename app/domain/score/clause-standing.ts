import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { isWorse, rowOutcome, worse } from '#app/domain/score/outcome.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';

/**
 * 条項の状況. What one clause comes to at one question × target, the unit in which everything is counted: where a row of
 * the clause is not complied with, the clause counts as the whole item does, so that no list says 未実施 of what the
 * figures count as 一部実施.
 */
export interface ClauseStanding {
  readonly outcome: Outcome;
  /** うち細目. How many of the rows that speak of the clause were answered いいえ. */
  readonly failingRows: number;
}

const COMPLIED: readonly Outcome[] = ['implemented', 'excepted', 'not_applicable'];

/**
 * The standing of each clause that one item decides; where it was asked about several objects, the worst of them. A row
 * that names no clause speaks of all of its question's.
 */
export function clauseStandings(item: ScoredItem): ReadonlyMap<ClauseKey, ClauseStanding> {
  if (item.others.length === 0) return standingsOfOne(item);
  const standings = new Map(standingsOfOne(item));
  for (const [clause, standing] of item.others.flatMap((other) => [...standingsOfOne(other)])) {
    const before = standings.get(clause);
    if (before === undefined || isWorse(standing.outcome, before.outcome)) standings.set(clause, standing);
  }
  return standings;
}

function standingsOfOne(item: ScoredItem): ReadonlyMap<ClauseKey, ClauseStanding> {
  const cited = new Set([...item.rows.flatMap((row) => row.clauses), ...item.clauses]);
  return new Map([...cited].map((clause) => [clause, standingOf(item, clause)]));
}

function standingOf(item: ScoredItem, clause: ClauseKey): ClauseStanding {
  const counts = !item.byGate && item.outcome !== 'not_submitted';
  const speaking = counts ? item.rows.filter(({ clauses }) => clauses.length === 0 || clauses.includes(clause)) : [];
  const failingRows = speaking.filter((row) => !row.excepted && row.value === 'no').length;
  const [first, ...more] = speaking.map(rowOutcome);
  if (first === undefined) return { outcome: item.outcome, failingRows };
  const ofRows = more.reduce(worse, first);
  return { outcome: COMPLIED.includes(ofRows) ? ofRows : item.outcome, failingRows };
}
