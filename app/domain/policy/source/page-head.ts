import { groupBy } from '#app/domain/shared/group-by.ts';
import { readMarker } from '#app/domain/policy/marker/marker.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { opensZone } from '#app/domain/policy/source/zone.ts';

/** A head at the edges of so many pages, or so often at all, is no appendix's. */
const MIN_AT_EDGES = 2;
const MIN_ANYWHERE = 3;

/**
 * 別紙の柱. Lines such as 別紙3 or 様式第2号 at the head of every page, as what is itself 別紙3 prints them. An appendix of
 * several pages repeats its word, too, but does not begin before the clauses do; where `any` is set, each that comes
 * back is taken for a page's.
 */
export function pageHeads(lines: readonly SourceLine[], found: ReadonlyMap<number, string>, any: boolean): number[] {
  const heads = lines.flatMap(({ text, table }, at) =>
    table === null && !found.has(at) && opensZone(text) !== null ? [at] : [],
  );
  if (heads.length < MIN_AT_EDGES) return [];
  const firstClause = lines.findIndex(({ text }, at) => !found.has(at) && isNumbered(text));
  const isAtEdge = (at: number): boolean =>
    at === 0 ||
    lines[at]?.startsPage === true ||
    found.get(at - 1) === 'page_number' ||
    found.get(at + 1) === 'page_number';
  const alike = groupBy(heads, (at) => (lines[at]?.text ?? '').normalize('NFKC').replace(/\s+/gu, ''));
  return [...alike.values()]
    .filter((list) => {
      if (any) return list.length >= MIN_AT_EDGES;
      const begins = firstClause < 0 || (list[0] ?? 0) < firstClause;
      return begins && (list.length >= MIN_ANYWHERE || list.filter(isAtEdge).length >= MIN_AT_EDGES);
    })
    .flat();
}

function isNumbered(text: string): boolean {
  const marker = readMarker(text);
  return marker !== null && !marker.style.startsWith('bullet-');
}
