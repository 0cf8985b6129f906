import { Correcting } from '#app/domain/policy/corrected-reading.ts';
import type { ClauseAt, Correction } from '#app/domain/policy/correction.ts';
import type { PolicyReading, Span } from '#app/domain/policy/clause.ts';
import { withoutSpaces } from '#app/domain/shared/without-spaces.ts';

/** A text and what the reader made of it. */
export interface ReadText {
  readonly source: string;
  readonly reading: PolicyReading;
}

/** The clause of the words in the other text: under the same number, else the only one that has them. */
function clauseNow(text: Correcting, at: ClauseAt, words: string): ClauseAt | null {
  const here = text.wordsOf(at);
  if (here !== null && withoutSpaces(here) === withoutSpaces(words)) return at;
  const [found, ...others] = text.clausesOf(at.document, (one) => withoutSpaces(one) === withoutSpaces(words));
  return found === undefined || others.length > 0 ? null : found;
}

/** A clause below which something is placed: one whose words were amended is taken by its number. */
function parentNow(text: Correcting, at: ClauseAt, words: string | null): string {
  return (words === null ? null : clauseNow(text, at, words))?.id ?? at.id;
}

function placeNow(source: string, words: string): Span | null {
  const from = source.indexOf(words);
  return from === -1 || from !== source.lastIndexOf(words) ? null : [from, from + words.length];
}

/** The correction as it stands in the other text; as it was where its words are not there, or are there twice. */
function moved(correction: Correction, was: Correcting, is: Correcting, source: string): Correction {
  if (correction.act === 'bring_back') {
    const { basis, document, parent } = correction;
    const span = placeNow(source, basis);
    if (span === null) return correction;
    const at = { document, id: parent ?? '' };
    return { ...correction, span, parent: parent === null ? null : parentNow(is, at, was.wordsOf(at)) };
  }
  const at = clauseNow(is, correction.at, correction.basis);
  if (at === null) return correction;
  const basis = is.wordsOf(at) ?? correction.basis;
  // Where a clause is divided is counted in its words as they were.
  if (correction.act === 'split') return basis === correction.basis ? { ...correction, at } : correction;
  if (correction.act !== 'move' || correction.parent === null) return { ...correction, at, basis };
  const above = { document: at.document, id: correction.parent };
  return { ...correction, at, basis, parent: parentNow(is, above, was.wordsOf(above)) };
}

/**
 * 引き継ぐ訂正. What was corrected in a text, as corrections of another one: each follows its clause to the number that
 * the same words have there. Those whose words are gone or amended are kept as they were: they change nothing, and are
 * named as corrections that are not applied, until somebody gives them up.
 */
export function carriedCorrections(
  before: ReadText & { readonly corrections: readonly Correction[] },
  after: ReadText,
): readonly Correction[] {
  const was = new Correcting(before.reading, before.source);
  const is = new Correcting(after.reading, after.source);
  return before.corrections.flatMap((correction) => {
    const now = moved(correction, was, is, after.source);
    // What changed nothing of the text before is no work of anybody's.
    if (was.apply(correction) !== null) return [];
    is.apply(now);
    return [now];
  });
}

function lineFrom(source: string, place: number): string {
  const end = source.indexOf('\n', place);
  return withoutSpaces(source.slice(place, end === -1 ? undefined : end));
}

/**
 * 引き継ぐ確認. Places of another text that somebody has looked at in the text before: what is to be checked there begins
 * with the same line, and nothing else that is to be checked does.
 */
export function carriedConfirms(
  before: { readonly source: string; readonly confirmed: readonly number[] },
  after: { readonly source: string; readonly places: readonly number[] },
): readonly number[] {
  const places = [...new Set(after.places)];
  return before.confirmed.flatMap((place) => {
    const words = lineFrom(before.source, place);
    const [found, ...others] = places.filter((one) => words !== '' && lineFrom(after.source, one) === words);
    return found === undefined || others.length > 0 ? [] : [found];
  });
}
