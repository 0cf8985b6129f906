import { partRank } from '#app/domain/policy/marker/marker-shape.ts';
import { isDotted } from '#app/domain/policy/outline/level.ts';
import type { Level } from '#app/domain/policy/outline/level.ts';
import type { Marker } from '#app/domain/policy/marker/marker.ts';
import type { MarkerStyle } from '#app/domain/policy/marker/marker-shape.ts';
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
  /** Which style stood below which, one bit a pair. */
  readonly pairs: bigint;
  readonly cost: number;
  /** What of it is mere habit. */
  readonly habit: number;
  readonly before: State | null;
  readonly placed: { readonly marker: Marker; readonly level: Level } | null;
  readonly doubts: Doubt | null;
}

interface Doubt {
  readonly at: ReadonlySet<number>;
  readonly next: Doubt | null;
}

/**
 * 項番の入れ子. Infers which candidates are markers and how they nest from the document's own
 * sequences, no rank given: of all readings, the one that needs the fewest oddities.
 */
export function nest(candidates: readonly Candidate[]): (Placed | null)[] {
  const pairIds = new Map<string, bigint>();
  let states: State[] = [
    { top: null, through: new Map(), pairs: 0n, cost: 0, habit: 0, before: null, placed: null, doubts: null },
  ];
  candidates.forEach((candidate, index) => {
    const next = new Map<string, State>();
    for (const state of states) {
      for (const follower of followers(state, candidate, pairIds)) keepBetter(next, follower, index);
    }
    states = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM);
  });
  const [best, ...others] = states;
  return best === undefined ? [] : resultOf(best, others, candidates.length);
}

function* followers(state: State, candidate: Candidate, pairIds: Map<string, bigint>): Generator<State> {
  const text = candidate.closed
    ? candidate.weight === 'plain'
      ? TEXT_AFTER_END
      : FAINT_TEXT_AFTER_END
    : candidate.weight === 'plain'
      ? TEXT_INSIDE_SENTENCE
      : FAINT_TEXT_INSIDE_SENTENCE;
  const isDoubtful = candidate.readings.every(({ doubtful }) => doubtful > 0);
  yield { ...state, cost: state.cost + (isDoubtful ? Math.min(text, 1) : text), before: state, placed: null };
  const stoodBelow = (above: MarkerStyle | undefined, style: MarkerStyle): boolean =>
    above !== undefined && (state.pairs & (pairIds.get(`${above}>${style}`) ?? 0n)) !== 0n;
  for (const [rank, marker] of candidate.readings.entries()) {
    for (const { level, cost, habit } of placements(
      marker,
      { top: state.top, through: state.through, stoodBelow },
      candidate,
    )) {
      const print = (marker.doubtful > 0 ? DOUBTFUL_MARKER : 0) + (rank > 0 && level.count === 1 ? LATER_READING : 0);
      const pair = pairOf(level, pairIds);
      const isNewPair = pair !== 0n && (state.pairs & pair) === 0n;
      yield {
        top: level,
        through: throughAfter(state.through, level),
        pairs: state.pairs | pair,
        cost: state.cost + cost + print + (isNewPair ? NEW_PAIR : 0),
        habit: state.habit + habit + (isNewPair ? NEW_PAIR : 0),
        before: state,
        placed: { marker, level },
        doubts: state.doubts,
      };
    }
  }
}

function pairOf(level: Level, pairIds: Map<string, bigint>): bigint {
  if (level.parent === null || isDotted(level.style)) return 0n;
  const name = `${level.parent.style}>${level.style}`;
  const known = pairIds.get(name);
  if (known !== undefined) return known;
  const id = 1n << BigInt(pairIds.size);
  pairIds.set(name, id);
  return id;
}

function throughAfter(through: Through, level: Level): Through {
  const underPart = level.parent !== null && partRank(level.parent.style) >= 0 && !isDotted(level.style);
  if (level.style !== 'article' && partRank(level.style) < 0 && !underPart) return through;
  return new Map<MarkerStyle, number>(through).set(level.style, level.last);
}

/** Two readings that come to the same open levels are one from here on; where they parted is in doubt. */
function keepBetter(states: Map<string, State>, state: State, index: number): void {
  const key = `${state.top?.key ?? ''}|${state.through.get('article') ?? ''}|${state.through.get('part-節') ?? ''}`;
  const rival = states.get(key);
  if (rival === undefined) {
    states.set(key, state);
    return;
  }
  const [better, worse] = state.cost < rival.cost ? [state, rival] : [rival, state];
  const parted = isAsGood(worse, better) ? differences(better, worse, index) : [];
  states.set(key, parted.length === 0 ? better : { ...better, doubts: { at: new Set(parted), next: better.doubts } });
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
    if (a.placed?.level.key !== b.placed?.level.key) found.push(at);
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
    if (state.placed !== null) placed[index] = { ...state.placed, ambiguous: doubted.has(index) };
    state = state.before;
  }
  return placed;
}
