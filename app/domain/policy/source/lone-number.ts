import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

const LONE_NUMBER = /^[0-9０-９]{1,2}[.．]?$/u;
const MAX_HEADING = 30;
/** A list of so many numbers is no accident. */
const MIN_NUMBERS = 3;
/** Lines that may stand above the first number: a page holds more. */
const MAX_LINES_ABOVE = 12;

/**
 * 行に一つだけの項番. Lone numbers that count the chapters and not the pages: they begin with 1 near the top, count on
 * by one, each behind the end of a sentence or a heading and above a heading of its own.
 */
export function numbersOverHeadings(lines: readonly SourceLine[]): ReadonlySet<number> {
  const found: number[] = [];
  const headings = new Set<string>();
  for (const [at, { text, table }] of lines.entries()) {
    if (table !== null || !LONE_NUMBER.test(text)) continue;
    if (Number.parseInt(text.normalize('NFKC'), 10) !== found.length + 1) continue;
    const heading = lines[at + 1]?.text ?? '';
    const before = lines[at - 1]?.text ?? '';
    if (!isHeading(heading) || headings.has(heading) || /[、をにはがとのへ]$/u.test(before)) continue;
    if (found.length === 0 && at > MAX_LINES_ABOVE) return new Set();
    found.push(at);
    headings.add(heading);
  }
  return new Set(found.length >= MIN_NUMBERS ? found : []);
}

function isHeading(text: string): boolean {
  return (
    text !== '' &&
    text.length <= MAX_HEADING &&
    !endsSentence(text) &&
    !LONE_NUMBER.test(text) &&
    readMarker(text) === null
  );
}
