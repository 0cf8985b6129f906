import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { Discard, DiscardReason } from '#app/domain/policy/clause.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** The word alone in its line above each question of a collection. */
export const QUESTION = /^【?(?:質問|問)】?$/u;
/** A cover is a handful of short lines: title, date, body. */
const MAX_COVER_LINES = 8;
const MAX_COVER_LENGTH = 40;

/** 本文以外. Names what stands before, between and behind the documents of a source. */
export function discardAround(lines: readonly SourceLine[], isBehind: boolean): Discard[] {
  const isAnswered = lines.some((line) => QUESTION.test(line.text));
  const matter: DiscardReason = isAnswered ? 'questions_and_answers' : isBehind ? 'back_matter' : 'front_matter';
  const cover = isBehind ? lines.length : coverStart(lines);
  return lines.map(({ from, to }, index) => ({ from, to, why: index >= cover ? 'cover' : matter }));
}

/** Index of the first line of the cover that ends `lines`. */
function coverStart(lines: readonly SourceLine[]): number {
  let start = lines.length;
  while (start > 0 && lines.length - start <= MAX_COVER_LINES && isCoverLine(lines[start - 1])) start -= 1;
  return lines.length - start > MAX_COVER_LINES ? lines.length : start;
}

function isCoverLine(line: SourceLine | undefined): boolean {
  return (
    line !== undefined &&
    line.text.length <= MAX_COVER_LENGTH &&
    !endsSentence(line.text) &&
    !/[？?]$/u.test(line.text) &&
    line.text !== '以上'
  );
}
