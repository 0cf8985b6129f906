import { candidatesIn } from '#app/domain/policy/outline/candidate.ts';
import { identify } from '#app/domain/policy/outline/clause-id.ts';
import type { Identified } from '#app/domain/policy/outline/clause-id.ts';
import type { LineFlow } from '#app/domain/policy/source/line-flow.ts';
import { nest } from '#app/domain/policy/outline/nesting.ts';
import type { SourceLine } from '#app/domain/policy/source/source-line.ts';
import type { Zone } from '#app/domain/policy/source/zone.ts';

/** 行ごとの項番. What each line of a document begins with. */
export interface PlacedLines {
  /** The marker with which the line begins; null for text. */
  readonly places: readonly (Identified | null)[];
  /** For a line without marker the first one below it in the same zone. */
  readonly nextPlace: readonly (Identified | null)[];
  /** What looks like a marker and fits no sequence, by line. */
  readonly refused: ReadonlyMap<number, string>;
}

/** Finds the markers of the clauses proper; 附則 and 様式 number on their own. */
export function placeLines(lines: readonly SourceLine[], zones: readonly Zone[], flow: LineFlow): PlacedLines {
  const indices = lines.flatMap((_, index) => (zones[index] === 'body' ? [index] : []));
  const candidates = candidatesIn(
    indices.flatMap((index) => lines[index] ?? []),
    flow,
  );
  const places = new Array<Identified | null>(lines.length).fill(null);
  const refused = new Map<number, string>();
  identify(nest(candidates)).forEach((place, at) => {
    const candidate = candidates[at];
    const index = candidate === undefined ? undefined : indices[candidate.at];
    if (candidate === undefined || index === undefined) return;
    places[index] = place;
    if (place === null && candidate.closed && candidate.weight === 'plain')
      refused.set(index, candidate.readings[0]?.printed ?? '');
  });
  return { places, nextPlace: nextPlaces(places, zones), refused };
}

function nextPlaces(places: readonly (Identified | null)[], zones: readonly Zone[]): (Identified | null)[] {
  const next = new Array<Identified | null>(places.length).fill(null);
  for (let index = places.length - 2; index >= 0; index -= 1) {
    if (zones[index + 1] === 'body') next[index] = places[index + 1] ?? next[index + 1] ?? null;
  }
  return next;
}
