import type { Clause, Span } from '#app/domain/policy/clause.ts';
import { readMarkers } from '#app/domain/policy/marker/marker.ts';
import { bindsPlainly } from '#app/domain/policy/wording/duty-sentence.ts';

/** What stands at the end of a line and tells who is bound is near. */
const LONGEST = 200;

/**
 * 見出し・定義に紛れた義務の文. Lines that lay down a duty beyond doubt in a clause that counts as a heading or a
 * definition in every sentence: nobody looks for a duty there.
 */
export function swallowedDuties(clauses: readonly Clause[], source: string): Span[] {
  return clauses.flatMap(({ kind, sentences, spans }) => {
    if (kind !== 'heading' && kind !== 'definition') return [];
    if (sentences.some((sentence) => sentence.kind === 'requirement')) return [];
    return spans.filter(([from, to], line) => {
      if (!bindsPlainly(source.slice(Math.max(from, to - LONGEST), to))) return false;
      const next = spans[line + 1];
      // The words of a definition go on: 「…しなければならない／情報をいう。」
      return kind === 'heading' || next === undefined || startsAnew(source.slice(next[0], next[1]));
    });
  });
}

function startsAnew(line: string): boolean {
  return readMarkers(line.trimStart()).some(({ doubtful }) => doubtful === 0);
}
