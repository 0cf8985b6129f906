import { readMarker } from '#app/domain/policy/marker/marker.ts';
import type { Marker } from '#app/domain/policy/marker/marker.ts';
import type { Draft } from '#app/domain/policy/outline/draft.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** With a third number the sequence shows by itself. */
const MOST = 2;

/**
 * 短い項番. An appendix of one or two numbered clauses and nothing else, too short to show a sequence: each begins with
 * its number. Null where anything else begins a line.
 */
export function brieflyNumbered(lines: readonly SourceLine[]): readonly Draft[] | null {
  const drafts: Draft[] = [];
  let first: Marker | null = null;
  for (const line of lines) {
    const marker = readMarker(line.text);
    const last = drafts.at(-1);
    if (marker === null) {
      if (last === undefined || line.table !== null || line.dash !== '') return null;
      drafts[drafts.length - 1] = { ...last, texts: [...last.texts, line.text], lines: [...last.lines, line] };
      continue;
    }
    first ??= marker;
    const isNext = marker.style === first.style && marker.ordinal === drafts.length + 1 && marker.numbers.length === 1;
    if (!isNext || marker.style.startsWith('bullet-') || marker.rest === '' || drafts.length === MOST) return null;
    const id = String(marker.ordinal);
    drafts.push({ id, parent: null, form: 'marked', texts: [marker.rest], lines: [line], children: 0 });
  }
  return drafts.length === 0 ? null : drafts;
}
