import type { Span } from '#app/domain/policy/clause.ts';

/**
 * 文言の位置. Where the last characters of some spans of the source stand that print `tail`, white space aside: the
 * text of a clause is the end of what its spans hold, and only rules and dashes of the print stand between.
 * Returns the place of the first character of `tail`; null where the spans do not print it.
 */
export function placeOfTail(source: string, spans: readonly Span[], tail: string): number | null {
  const wanted = tail.replace(/\s/gu, '');
  let left = wanted.length;
  for (const [from, to] of spans.toReversed()) {
    for (let at = to - 1; at >= from && left > 0; at -= 1) {
      if (source[at] !== wanted[left - 1]) continue;
      left -= 1;
      if (left === 0) return at;
    }
  }
  return null;
}

/** Cuts spans in two at a place of the source: what stands before it and what stands from it on. */
export function cutSpans(spans: readonly Span[], place: number): readonly [before: Span[], after: Span[]] {
  const before: Span[] = [];
  const after: Span[] = [];
  for (const [from, to] of spans) {
    if (from < place) before.push([from, Math.min(to, place)]);
    if (to > place) after.push([Math.max(from, place), to]);
  }
  return [before, after];
}
