import { readMarker } from '#app/domain/policy/marker/marker.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

const ONE = /^1(?=[.)]\s+\S)/u;
/** In other texts 「1. 目的」 may stand directly above 「1. 職員は、…」 below it. */
const LEAST = 3;
const LEAST_IN_MARKDOWN = 2;
/** A heading or words in bold, as Markdown writes them. */
const MARKDOWN = /^(?:#{1,6} |\*\*\S|.*\*\*第)/mu;

/**
 * 1. 1. 1. of Markdown, whose page counts them: the lines of such a list with the numbers that the page shows. The list
 * ends at a marker that is not indented deeper.
 */
export function countEqualNumbers(lines: readonly SourceLine[], source: string): readonly SourceLine[] {
  if (!lines.some(({ text }) => ONE.test(text))) return lines;
  const least = MARKDOWN.test(source) ? LEAST_IN_MARKDOWN : LEAST;
  const counted = new Map<number, number>();
  const open: { readonly indent: number; readonly items: number[] }[] = [];
  const closeFrom = (indent: number): void => {
    for (let last = open.at(-1); last !== undefined && last.indent >= indent; last = open.at(-1)) {
      if (last.items.length >= least) last.items.forEach((at, index) => counted.set(at, index + 1));
      open.pop();
    }
  };
  lines.forEach((line, at) => {
    const { text, indent } = line;
    if (source.startsWith('#', line.from)) closeFrom(0);
    else if (ONE.test(text)) {
      closeFrom(indent + 1);
      const last = open.at(-1);
      const isSame = last?.indent === indent && lines[last.items[0] ?? 0]?.text[1] === text[1];
      if (last !== undefined && isSame) last.items.push(at);
      else {
        closeFrom(indent);
        open.push({ indent, items: [at] });
      }
    } else if (readMarker(text) !== null) closeFrom(indent);
  });
  closeFrom(0);
  return counted.size === 0 ? lines : lines.map((line, at) => withNumber(line, counted.get(at) ?? 1));
}

function withNumber(line: SourceLine, number: number): SourceLine {
  if (number === 1) return line;
  const digits = String(number);
  const places = line.places ?? Array.from({ length: line.text.length }, (_, index) => line.textFrom + index);
  const text = `${digits}${line.text.slice(1)}`;
  return {
    ...line,
    text,
    printed: text,
    places: [...Array.from(digits, () => places[0] ?? line.from), ...places.slice(1)],
  };
}
