import { readMarker } from '#app/domain/policy/marker/marker.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import { opensZone } from '#app/domain/policy/source/zone.ts';

/** 別の文書. A document behind another, below a title of its own. */
export interface OwnDocument {
  readonly head: SourceLine;
  readonly lines: readonly SourceLine[];
}

const TITLE =
  /^[○◯]?[^はがを、。]{2,40}(?:規程|規則|要綱|要領|要項|細則|方針|基準|ポリシー|指針|ガイドライン|手順書?|特記事項|特記仕様書|マニュアル)(?:[（(][^（）()]{1,12}[）)])?$/u;
/** ○ stands before the title of a collected regulation. */
const DECORATION = /^bullet-[○◯●■□◆◇◎★]$/u;
/** Lines behind the title in which its own numbers begin. */
const OPENING = 6;
/** What numbers a whole document. */
const NUMBERS = /^(?:article|ordinal|digit|part-[編章])$/u;
/** A document before it has at least so many. */
const MIN_BEFORE = 2;

/**
 * Cuts off the documents that stand behind the first in one text: each begins with a title, alone in its line, below
 * which the numbers begin with the first again.
 */
export function ownDocuments(lines: readonly SourceLine[]): {
  readonly first: readonly SourceLine[];
  readonly others: readonly OwnDocument[];
} {
  const starts: number[] = [];
  let reached = new Map<string, number>();
  lines.forEach(({ text }, at) => {
    const marker = readMarker(text);
    if (marker !== null && !DECORATION.test(marker.style)) {
      if (NUMBERS.test(marker.style))
        reached.set(marker.style, Math.max(marker.ordinal, reached.get(marker.style) ?? 0));
      return;
    }
    if (!isTitle(lines, at)) return;
    const style = opensWith(lines, at);
    if (style === null || (reached.get(style) ?? 0) < MIN_BEFORE) return;
    // 別記 above the title belongs to it.
    starts.push(opensZone(lines[at - 1]?.text ?? '') === null ? at : at - 1);
    reached = new Map();
  });
  return {
    first: lines.slice(0, starts[0] ?? lines.length),
    others: starts.flatMap((start, index) => {
      const head = lines[start];
      return head === undefined ? [] : [{ head, lines: lines.slice(start + 1, starts[index + 1] ?? lines.length) }];
    }),
  };
}

function isTitle(lines: readonly SourceLine[], at: number): boolean {
  const [line, before] = [lines[at], lines[at - 1]];
  if (line === undefined || line.table !== null || line.text.length > 50 || !TITLE.test(line.text)) return false;
  return before === undefined || endsSentence(before.text) || opensZone(before.text) !== null || line.startsPage;
}

/** The style whose first number stands below a title, before any other number does. */
function opensWith(lines: readonly SourceLine[], title: number): string | null {
  for (let at = title + 1; at <= title + OPENING; at += 1) {
    const marker = readMarker(lines[at]?.text ?? '');
    if (marker !== null) return NUMBERS.test(marker.style) && marker.ordinal === 1 ? marker.style : null;
  }
  return null;
}
