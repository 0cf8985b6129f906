import type { Clause, Discard, PolicyReading } from '#app/domain/policy/clause.ts';

/** So many clauses at least stand on one page, where the text is cut at all. */
const ENOUGH = 40;
/** From so many on it is cut below its chapters too. */
const MANY = 90;

/** 読取りの一部. Clauses that follow each other, and the part of the source in which they stand. */
export interface ReadingPart {
  readonly clauses: readonly Clause[];
  readonly from: number;
  readonly to: number;
}

function startOf(clause: Clause): number {
  return Math.min(...clause.spans.map(([from]) => from));
}

/** How deep each clause stands, from 0. */
export function depthsOf(clauses: readonly Clause[]): readonly number[] {
  const depths = new Map<string, number>();
  return clauses.map(({ document, id, parent }) => {
    const depth = parent === null ? 0 : (depths.get(`${document} ${parent}`) ?? 0) + 1;
    depths.set(`${document} ${id}`, depth);
    return depth;
  });
}

/** Cuts a reading into parts that one screen can show, each of one document; together they hold the whole source. */
export function readingParts({ clauses }: Pick<PolicyReading, 'clauses'>, source: string): readonly ReadingPart[] {
  const depths = depthsOf(clauses);
  const cuts: number[] = [0];
  clauses.forEach(({ document }, index) => {
    const depth = depths[index] ?? 0;
    const size = index - (cuts.at(-1) ?? 0);
    const begins = size > 0 && document !== clauses[index - 1]?.document;
    if (begins || (depth === 0 && size >= ENOUGH) || (depth === 1 && size >= MANY)) cuts.push(index);
  });
  return cuts.map((cut, at) => {
    const next = cuts[at + 1];
    const [first, following] = [clauses[cut], next === undefined ? undefined : clauses[next]];
    return {
      clauses: clauses.slice(cut, next),
      from: at === 0 || first === undefined ? 0 : startOf(first),
      to: following === undefined ? source.length : startOf(following),
    };
  });
}

/** 原文の区切り. A piece of the source with what holds it; null for white space between. */
export interface SourcePiece {
  readonly from: number;
  readonly to: number;
  readonly holder: Clause | Discard | null;
}

/** The pieces of a part of the source in their order, without a gap. */
export function sourcePieces(
  { clauses, discarded }: Pick<PolicyReading, 'clauses' | 'discarded'>,
  from: number,
  to: number,
): readonly SourcePiece[] {
  const held: SourcePiece[] = [
    ...clauses.flatMap((holder) => holder.spans.map(([start, end]) => ({ from: start, to: end, holder }))),
    ...discarded.map((holder) => ({ from: holder.from, to: holder.to, holder })),
  ]
    .filter((piece) => piece.to > from && piece.from < to)
    .toSorted((one, other) => one.from - other.from);
  const pieces: SourcePiece[] = [];
  let at = from;
  for (const piece of held) {
    const start = Math.max(piece.from, at);
    if (start > at) pieces.push({ from: at, to: start, holder: null });
    const end = Math.min(piece.to, to);
    if (end > start) pieces.push({ from: start, to: end, holder: piece.holder });
    at = Math.max(at, end);
  }
  if (at < to) pieces.push({ from: at, to, holder: null });
  return pieces;
}
