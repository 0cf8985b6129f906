import type { DocumentPart } from '#app/domain/policy/source/document-part.ts';
import { findTitles, guessKind } from '#app/domain/policy/source/document-part.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { holdsRowsOfActs } from '#app/domain/policy/table/row-clauses.ts';
import { isSurelyCurt } from '#app/domain/policy/wording/curt-duty.ts';
import { dutySentencesIn } from '#app/domain/policy/wording/duty-sentence.ts';

const QUESTION = /^【?(?:質問|問)】?$/u;
/** Of the sentences around a document that are explanation only few bind somebody. */
const MIN_SHARE = 0.3;

/**
 * 項番のない文書. The documents of a text with those beside them that number nothing and yet bind: a title with
 * unnumbered paragraphs below it, or, where nothing is a document, the whole text.
 */
export function withUnnumberedParts(
  parts: readonly DocumentPart[],
  lines: readonly SourceLine[],
  flow: LineFlow,
): readonly DocumentPart[] {
  const whole = parts.length === 0;
  const found: DocumentPart[] = [];
  let read = 0;
  for (const part of parts) {
    found.push(...unnumberedBetween(read, part.title ?? part.first, lines, flow, false), part);
    read = part.end;
  }
  found.push(...unnumberedBetween(read, lines.length, lines, flow, whole));
  return found;
}

function unnumberedBetween(
  from: number,
  to: number,
  lines: readonly SourceLine[],
  flow: LineFlow,
  whole: boolean,
): DocumentPart[] {
  const between = lines.slice(from, to);
  if (between.length === 0 || between.some(({ text }) => QUESTION.test(text))) return [];
  const titles = findTitles(between, flow);
  const starts: {
    readonly title: number | null;
    readonly first: number;
    readonly kind: DocumentPart['kind'] | null;
  }[] = titles.map(({ index, kind }) => ({ title: index, first: index + 1, kind }));
  if (titles[0]?.index !== 0) starts.unshift({ title: null, first: 0, kind: titles[0]?.kind ?? guessKind(between) });
  return starts.flatMap(({ title, first, kind }, at) => {
    const end = starts[at + 1]?.title ?? between.length;
    if (kind === null || !binds(between.slice(first, end), whole)) return [];
    return [{ kind, title: title === null ? null : from + title, first: from + first, end: from + end }];
  });
}

function binds(lines: readonly SourceLine[], whole: boolean): boolean {
  const text = lines.map((line) => line.text).join('\n');
  const curt = whole ? lines.filter((line) => isSurelyCurt(line.text)).length : 0;
  const duties = dutySentencesIn(text, whole ? 'act' : 'must').length + curt;
  const sentences = lines.filter((line) => endsSentence(line.text)).length;
  if (whole && holdsRowsOfActs(lines)) return true;
  return duties > 0 && (whole || duties >= sentences * MIN_SHARE);
}
