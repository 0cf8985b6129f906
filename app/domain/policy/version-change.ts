import type { Clause, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { likestPairs } from '#app/domain/policy/word-likeness.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';

/** 版の条項. A clause as the comparison of two versions takes it. */
export type ComparedClause = Pick<Clause, 'document' | 'id' | 'title' | 'text' | 'kind' | 'subjects'>;

/** 対応する条項. The same clause in the version before and in the new one. */
export interface ClausePair {
  readonly before: ComparedClause;
  readonly after: ComparedClause;
}

/**
 * 条項の変更. Each clause of both versions stands in one list at most: `reworded` has other words (and may have another
 * number), `renumbered` the same words under another number, `rejudged` the same words and number, but another kind
 * or somebody else bound. What stands in none is as it was.
 */
export interface ClauseChange {
  readonly added: readonly ComparedClause[];
  readonly dropped: readonly ComparedClause[];
  readonly reworded: readonly ClausePair[];
  readonly renumbered: readonly ClausePair[];
  readonly rejudged: readonly ClausePair[];
  /** Numbers of the version before, by document and number, of every clause that the new one still has. */
  readonly numberNow: ReadonlyMap<string, string>;
}

/** Where both stand under one number, that little of their words has to be alike for one to be the other reworded. */
const ALIKE_AT_PLACE = 0.4;
const ALIKE_ANYWHERE = 0.6;

export const clauseNumberKey = ({ document, id }: { readonly document: PolicyDocumentKind; readonly id: string }) =>
  `${document} ${id}`;

/** Title and text without the white space and forms of digits that a page is set with. */
function wordsOf({ title, text }: ComparedClause): string {
  return `${title}\n${text}`.normalize('NFKC').replaceAll(/\s+/gu, '');
}

function isSameClause(one: ComparedClause, other: ComparedClause): boolean {
  return one.document === other.document && one.id === other.id;
}

/** 版の比較. What became of the clauses of a version in the one behind it. */
export function changeOfClauses(before: readonly ComparedClause[], after: readonly ComparedClause[]): ClauseChange {
  const pairs: ClausePair[] = [];
  const left = { before: [...before], after: [...after] };
  const take = (found: readonly ClausePair[]) => {
    pairs.push(...found);
    const gone = new Set(found.flatMap((pair) => [pair.before, pair.after]));
    left.before = left.before.filter((one) => !gone.has(one));
    left.after = left.after.filter((one) => !gone.has(one));
  };
  const samePlace = placePairs(before, after);
  take(samePlace.filter((pair) => wordsOf(pair.before) === wordsOf(pair.after)));
  take(sameWords(left.before, left.after));
  for (const document of ['basic_policy', 'standards'] as const) {
    const own = (clauses: readonly ComparedClause[]) => clauses.filter((one) => one.document === document);
    const [was, is] = [own(left.before), own(left.after)];
    take(
      likestPairs(was.map(wordsOf), is.map(wordsOf), (likeness, at, to) => {
        const [one, other] = [was[at], is[to]];
        const inPlace = one !== undefined && other !== undefined && isSameClause(one, other);
        return {
          enough: likeness >= (inPlace ? ALIKE_AT_PLACE : ALIKE_ANYWHERE),
          rank: likeness + (inPlace ? 0.3 : 0),
        };
      }).flatMap(([at, to]) => {
        const [one, other] = [was[at], is[to]];
        return one === undefined || other === undefined ? [] : [{ before: one, after: other }];
      }),
    );
  }
  return sorted({ before, after }, pairs, left);
}

function placePairs(before: readonly ComparedClause[], after: readonly ComparedClause[]): readonly ClausePair[] {
  const byNumber = new Map(after.map((clause) => [clauseNumberKey(clause), clause]));
  return before.flatMap((one) => {
    const other = byNumber.get(clauseNumberKey(one));
    return other === undefined ? [] : [{ before: one, after: other }];
  });
}

/** Clauses of the same words, in the order in which they stand: what is said twice is paired from above. */
function sameWords(before: readonly ComparedClause[], after: readonly ComparedClause[]): readonly ClausePair[] {
  const keyOf = (clause: ComparedClause) => `${clause.document} ${wordsOf(clause)}`;
  const found = groupBy(after, keyOf);
  return before.flatMap((one) => {
    const other = wordsOf(one) === '' ? undefined : found.get(keyOf(one))?.shift();
    return other === undefined ? [] : [{ before: one, after: other }];
  });
}

function sorted(
  { before, after }: { readonly before: readonly ComparedClause[]; readonly after: readonly ComparedClause[] },
  pairs: readonly ClausePair[],
  left: { readonly before: readonly ComparedClause[]; readonly after: readonly ComparedClause[] },
): ClauseChange {
  const order = new Map(after.map((clause, index) => [clause, index]));
  const inOrder = [...pairs].sort((a, b) => (order.get(a.after) ?? 0) - (order.get(b.after) ?? 0));
  const isReworded = (pair: ClausePair) => wordsOf(pair.before) !== wordsOf(pair.after);
  const isMoved = (pair: ClausePair) => !isSameClause(pair.before, pair.after);
  const isRejudged = ({ before: one, after: other }: ClausePair) =>
    one.kind !== other.kind || one.subjects.join('\n') !== other.subjects.join('\n');
  const dropped = new Set(left.before);
  const same = inOrder.filter((pair) => !isReworded(pair));
  return {
    added: left.after,
    dropped: before.filter((clause) => dropped.has(clause)),
    reworded: inOrder.filter(isReworded),
    renumbered: same.filter(isMoved),
    rejudged: same.filter((pair) => !isMoved(pair) && isRejudged(pair)),
    numberNow: new Map(pairs.map((pair) => [clauseNumberKey(pair.before), pair.after.id])),
  };
}
