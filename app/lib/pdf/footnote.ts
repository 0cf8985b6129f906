import { linesOf, plain } from '#app/lib/pdf/line.ts';
import type { Line, Placed } from '#app/lib/pdf/line.ts';
import type { Rule } from '#app/lib/pdf/rule.ts';

/** The line above footnotes is short, in points. */
const RULE = [40, 260] as const;
/** It begins where the text does, within this many points. */
const SAME_LEFT = 6;
/** A mark is this much smaller than the words beside it. */
const SMALL = 0.75;
/** What stands further below, in ems, is the page's footer. */
const FOOTER_STEP = 2;
const MARKS = /^[0-9０-９*＊※†]+/u;

/**
 * 脚注. Takes out what stands below a short line when it begins with a mark that is also printed small and raised, and
 * that mark.
 */
export function takeFootnotes(
  placed: readonly Placed[],
  rules: readonly Rule[],
): { readonly text: readonly Placed[]; readonly notes: readonly string[] } {
  const inked = placed.filter(({ glyph }) => glyph.text.trim() !== '');
  const left = inked.reduce((least, { u }) => Math.min(least, u), Infinity);
  for (const { x1, x2, y1, y2 } of rules) {
    const [from, length] = [Math.min(x1, x2), Math.abs(x1 - x2)];
    if (Math.abs(y1 - y2) > 1 || length < RULE[0] || length > RULE[1] || Math.abs(from - left) > SAME_LEFT) continue;
    const lines = notesBelow(inked.filter(({ v }) => v > Math.max(y1, y2)));
    const [last] = lines.slice(-1);
    if (last === undefined) continue;
    const notes = new Set(inked.filter(({ v }) => v > Math.max(y1, y2) && v <= last.v + 1));
    const marks = new Set(lines.flatMap(({ segments }) => [...(MARKS.exec(plain(segments))?.[0] ?? '')]));
    const small = new Set(placed.filter((one) => marks.has(one.glyph.text) && isMark(one, placed)));
    if (!MARKS.test(plain(lines[0]?.segments ?? [])) || small.size === 0) continue;
    return {
      text: placed.filter((one) => !notes.has(one) && !small.has(one)),
      notes: lines.map(({ segments }) => plain(segments)),
    };
  }
  return { text: placed, notes: [] };
}

function notesBelow(placed: readonly Placed[]): Line[] {
  const lines = linesOf(placed);
  const end = lines.findIndex(
    (line, index) => index > 0 && line.v - (lines[index - 1]?.v ?? 0) > FOOTER_STEP * line.size,
  );
  return end === -1 ? lines : lines.slice(0, end);
}

/** A small raised character beside a larger one. */
function isMark({ glyph, u, v }: Placed, placed: readonly Placed[]): boolean {
  return placed.some((other) => {
    const size = other.glyph.size;
    return (
      glyph.size <= SMALL * size && v < other.v - 0.1 * size && v > other.v - size && Math.abs(other.u - u) < 2 * size
    );
  });
}
