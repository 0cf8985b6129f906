import type { Marker } from '#app/domain/policy/marker/marker.ts';
import { endsSentence } from '#app/domain/policy/source/settled-print.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';

/** Notes explain an item and are none. */
const NOTE = /^bullet-[※注]$/u;
/** What announces the items below it. */
const LEADS_ON = /(?:次の|以下の|下記の|次に掲げる)[^。]*。?$|(?:とおり|通り)(?:とする|である)?。?$|[：:]$/u;
/** What says all it has to say, with or without a full stop. */
const STATEMENT = /(?:[うくすつぬぶむる]|ない|こと|もの|ます|せん|い)$/u;

interface Item {
  readonly at: number;
  readonly marker: Marker;
  readonly indent: number;
}

/**
 * 記号の混ざった箇条書き. ✓, ■ and ➢ in one list, as slides print them, are items beside each other: a sign stands below
 * another only where that one comes back behind it, or where what it marks leads on to what is below.
 */
export function levelMixedBullets(
  lines: readonly SourceLine[],
  readings: readonly (readonly Marker[])[],
): readonly (readonly Marker[])[] {
  const changed = new Map<number, Marker>();
  let run: Item[] = [];
  const close = (): void => {
    for (const { at, marker } of levelled(run, lines)) changed.set(at, marker);
    run = [];
  };
  readings.forEach((own, at) => {
    const [marker] = own;
    if (marker === undefined || NOTE.test(marker.style)) return;
    if (!marker.style.startsWith('bullet-')) close();
    else run.push({ at, marker, indent: lines[at]?.indent ?? 0 });
  });
  close();
  return changed.size === 0
    ? readings
    : readings.map((own, at) => {
        const marker = changed.get(at);
        return marker === undefined ? own : [marker];
      });
}

function levelled(run: readonly Item[], lines: readonly SourceLine[]): { at: number; marker: Marker }[] {
  const [first] = run;
  if (first === undefined || run.some(({ indent }) => indent !== first.indent)) return [];
  const blocks: Item[][] = [];
  const seen = new Set<string>();
  for (const item of run) {
    const last = blocks.at(-1);
    if (last?.[0]?.marker.style === item.marker.style) last.push(item);
    else {
      if (seen.has(item.marker.style)) return [];
      seen.add(item.marker.style);
      blocks.push([item]);
    }
  }
  const above = blocks.slice(0, -1);
  if (above.length === 0 || !above.every((block) => isWhole(block, lines))) return [];
  // A full sentence behind ■ above several ・ may well be what these explain.
  if (above.length === 1 && endsWithStop(blocks[0]?.at(-1), lines)) return [];
  return run.map(({ at, marker }) => ({ at, marker: { ...marker, style: first.marker.style } }));
}

function endsWithStop(item: Item | undefined, lines: readonly SourceLine[]): boolean {
  if (item === undefined) return false;
  return endsSentence(item.marker.rest) || endsSentence(lines[item.at + 1]?.text ?? '');
}

/** Whether the last item of a block says a whole thing; it may go on in the lines below it. */
function isWhole(block: readonly Item[], lines: readonly SourceLine[]): boolean {
  const item = block.at(-1);
  if (item === undefined) return false;
  const { rest } = item.marker;
  const words = endsSentence(rest) || STATEMENT.test(rest) ? rest : (lines[item.at + 1]?.text ?? '');
  return (endsSentence(words) || STATEMENT.test(words)) && !LEADS_ON.test(words);
}
