import { partRank } from '#app/domain/policy/marker/marker-shape.ts';
import { isDotted } from '#app/domain/policy/outline/level.ts';
import type { Level } from '#app/domain/policy/outline/level.ts';
import type { Marker } from '#app/domain/policy/marker/marker.ts';
import type { MarkerStyle } from '#app/domain/policy/marker/marker-shape.ts';
import { StylePairs } from '#app/domain/policy/outline/style-pairs.ts';
import { placements } from '#app/domain/policy/outline/placement.ts';
import type { Surroundings, Through } from '#app/domain/policy/outline/placement.ts';

/** 項番の候補箇所. A place in the text where a marker may stand. */
export interface Candidate extends Surroundings {
  /** What it may be, the likeliest first. */
  readonly readings: readonly Marker[];
  /** How much it takes to believe that it is text. */
  readonly weight: 'plain' | 'faint';
}

/** 項番の判定. A candidate that was taken for a marker; null in its place means text. */
export interface Placed {
  readonly marker: Marker;
  readonly level: Level;
  /** Another reading of the document, as good as this one, puts it elsewhere. */
  readonly ambiguous: boolean;
}

/** Readings of the document so far that are kept side by side. */
const BEAM = 20;
/** Readings that differ by less than this are equally good, and so are those that only habit tells apart. */
const DOUBT = 0.55;
const DOUBT_BY_HABIT = 3;
/** How far back two readings are compared. */
const LOOK_BACK = 120;

const TEXT_AFTER_END = 3.5;
const FAINT_TEXT_AFTER_END = 1.4;
const TEXT_INSIDE_SENTENCE = 0.9;
const FAINT_TEXT_INSIDE_SENTENCE = 0.3;
const DOUBTFUL_MARKER = 0.3;
const LATER_READING = 0.7;
/** A style below one under which it has not stood before. */
const NEW_PAIR = 0.4;

interface State {
  readonly top: Level | null;
  readonly through: Through;
  readonly pairs: StylePairs;
  readonly cost: number;
  /** What of it is mere habit. */
  readonly habit: number;
  readonly before: State | null;
  /** What the last candidate was taken for, at `top`; null for text. */
  readonly marker: Marker | null;
  readonly doubts: Doubt | null;
}

interface Doubt {
  readonly at: readonly number[];
  readonly next: Doubt | null;
}

/**
 * 項番の入れ子. Infers which candidates are markers and how they nest from the document's own
 * sequences, no rank given: of all readings, the one that needs the fewest oddities.
 */
export function nest(candidates: readonly Candidate[]): (Placed | null)[] {
  let states: State[] = [
    {
      top: null,
      through: new Map(),
      pairs: new StylePairs(),
      cost: 0,
      habit: 0,
      before: null,
      marker: null,
      doubts: null,
    },
  ];
  candidates.forEach((candidate, index) => {
    const next = new Map<string, State>();
    const text = costOfText(candidate);
    for (const state of states) {
      keepBetter(next, asText(state, text), index);
      takeAsMarker(state, candidate, next, index);
    }
    states = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM);
  });
  const [best, ...others] = states;
  return best === undefined ? [] : resultOf(best, others, candidates.length);
}

function costOfText({ closed, weight, readings }: Candidate): number {
  const inside = weight === 'plain' ? TEXT_INSIDE_SENTENCE : FAINT_TEXT_INSIDE_SENTENCE;
  const afterEnd = weight === 'plain' ? TEXT_AFTER_END : FAINT_TEXT_AFTER_END;
  const text = closed ? afterEnd : inside;
  return readings.every(({ doubtful }) => doubtful > 0) ? Math.min(text, 1) : text;
}

function asText(state: State, text: number): State {
  return {
    top: state.top,
    through: state.through,
    pairs: state.pairs,
    cost: state.cost + text,
    habit: state.habit,
    before: state,
    marker: null,
    doubts: state.doubts,
  };
}

/** Called for each reading and each candidate: what it does not make, nobody has to clear away. */
function takeAsMarker(state: State, candidate: Candidate, next: Map<string, State>, index: number): void {
  for (let rank = 0; rank < candidate.readings.length; rank += 1) {
    const marker = candidate.readings[rank];
    if (marker === undefined) return;
    for (const { level, cost, habit } of placements(marker, state, candidate)) {
      const print = (marker.doubtful > 0 ? DOUBTFUL_MARKER : 0) + (rank > 0 && level.count === 1 ? LATER_READING : 0);
      const above = level.parent === null || isDotted(level.style) ? null : level.parent.style;
      const isNewPair = above !== null && !state.pairs.has(above, level.style);
      const follower: State = {
        top: level,
        through: throughAfter(state.through, level),
        pairs: isNewPair ? state.pairs.with(above, level.style) : state.pairs,
        cost: state.cost + cost + print + (isNewPair ? NEW_PAIR : 0),
        habit: state.habit + habit + (isNewPair ? NEW_PAIR : 0),
        before: state,
        marker,
        doubts: state.doubts,
      };
      keepBetter(next, follower, index);
    }
  }
}

function throughAfter(through: Through, level: Level): Through {
  const underPart = level.parent !== null && partRank(level.parent.style) >= 0 && !isDotted(level.style);
  if (level.style !== 'article' && partRank(level.style) < 0 && !underPart) return through;
  return new Map<MarkerStyle, number>(through).set(level.style, level.last);
}

/** Two readings that come to the same open levels are one from here on; where they parted is in doubt. */
function keepBetter(states: Map<string, State>, state: State, index: number): void {
  const key = keyOf(state);
  const rival = states.get(key);
  if (rival === undefined) {
    states.set(key, state);
    return;
  }
  const [better, worse] = state.cost < rival.cost ? [state, rival] : [rival, state];
  const parted = isAsGood(worse, better) ? differences(better, worse, index) : [];
  states.set(key, parted.length === 0 ? better : { ...better, doubts: { at: parted, next: better.doubts } });
}

/** What has come to the open levels and the numbers that go on through the parts. */
function keyOf({ top, through }: State): string {
  const open = top?.key ?? '';
  const [article, section] = [through.get('article'), through.get('part-節')];
  return article === undefined && section === undefined ? open : `${open}|${article ?? ''}|${section ?? ''}`;
}

/** Where a reading puts the last candidate; undefined for text. */
function placeOf({ marker, top }: State): string | undefined {
  return marker === null ? undefined : top?.key;
}

function isAsGood(other: State, best: State): boolean {
  const certain = other.cost - other.habit - (best.cost - best.habit);
  return other.cost - best.cost < DOUBT || (certain < DOUBT && other.cost - best.cost < DOUBT_BY_HABIT);
}

/** Indices of the candidates that two readings place differently. */
function differences(one: State, other: State, index: number): number[] {
  const found: number[] = [];
  let a: State | null = one;
  let b: State | null = other;
  for (let at = index; at >= 0 && a !== null && b !== null && a !== b && index - at < LOOK_BACK; at -= 1) {
    if (placeOf(a) !== placeOf(b)) found.push(at);
    a = a.before;
    b = b.before;
  }
  return found;
}

function resultOf(best: State, others: readonly State[], count: number): (Placed | null)[] {
  const doubted = new Set<number>();
  for (let doubt = best.doubts; doubt !== null; doubt = doubt.next) for (const at of doubt.at) doubted.add(at);
  for (const other of others) {
    if (isAsGood(other, best)) for (const at of differences(best, other, count - 1)) doubted.add(at);
  }
  const placed = new Array<Placed | null>(count).fill(null);
  let state: State | null = best;
  for (let index = count - 1; index >= 0 && state !== null; index -= 1) {
    const { marker, top } = state;
    if (marker !== null && top !== null) placed[index] = { marker, level: top, ambiguous: doubted.has(index) };
    state = state.before;
  }
  return placed;
}
