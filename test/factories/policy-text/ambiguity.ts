import type { Level } from '#test/factories/policy-text/level.ts';
import type { RenderedPolicy } from '#test/factories/policy-text/render.ts';

/** What a reader sees of one marker: its style and its number. */
interface Sign {
  readonly family: string;
  readonly ordinal: number;
}

/** The sequences that may go on, outermost first, and in how many ways they came about. */
interface Way {
  readonly open: readonly Sign[];
  /** The style of each depth so far: one style numbers one depth alike in the whole text. */
  readonly styles: readonly string[];
  readonly count: number;
}

/**
 * How far the markers alone fix the nesting, tried in all ways and without any
 * of the reader's rules: each marker goes on with an open sequence of its style
 * whose next number it is, or begins one below the clause before it.
 * `clear`: in one way; `settled_by_style`: in one way if every depth keeps its
 * style; `doubtful`: in more ways even then.
 */
export type Clarity = 'clear' | 'settled_by_style' | 'doubtful';

export function clarityOf(policy: RenderedPolicy, levels: readonly Level[]): Clarity {
  const signs = signsOf(policy, levels);
  if (countWays(signs, false) === 1) return 'clear';
  return countWays(signs, true) === 1 ? 'settled_by_style' : 'doubtful';
}

/** 2 stands for more than one. */
function countWays(signs: readonly (Sign | null)[], keepsStyles: boolean): 1 | 2 {
  let ways: Way[] = [{ open: [], styles: [], count: 1 }];
  for (const sign of signs) {
    const next =
      sign === null
        ? ways.map((way) => ({ ...way, open: [] }))
        : ways.flatMap((way) => continuations(way, sign, keepsStyles));
    ways = merged(next);
  }
  return ways.reduce((sum, { count }) => sum + count, 0) > 1 ? 2 : 1;
}

function merged(ways: readonly Way[]): Way[] {
  const byState = new Map<string, Way>();
  for (const way of ways) {
    const key = JSON.stringify([way.open, way.styles]);
    byState.set(key, { ...way, count: Math.min(2, way.count + (byState.get(key)?.count ?? 0)) });
  }
  return [...byState.values()];
}

function continuations({ open, styles, count }: Way, sign: Sign, keepsStyles: boolean): Way[] {
  const isBullet = sign.family === 'bullet';
  const goesOn = open.flatMap((last, depth) =>
    last.family === sign.family && (isBullet || last.ordinal === sign.ordinal - 1)
      ? [{ open: [...open.slice(0, depth), sign], styles, count }]
      : [],
  );
  const begins = isBullet ? goesOn.length === 0 : sign.ordinal === 1;
  const style = styles[open.length];
  if (!begins || (keepsStyles && style !== undefined && style !== sign.family)) return goesOn;
  const known = keepsStyles && style === undefined ? [...styles, sign.family] : styles;
  return [...goesOn, { open: [...open, sign], styles: known, count }];
}

/** Null for 章, 条, 項 and `1.1`, which are known by themselves and close what is open. */
function signsOf({ lines, expected }: RenderedPolicy, levels: readonly Level[]): (Sign | null)[] {
  return lines.flatMap(({ marker, level, clause }) => {
    const printed = levels[level];
    if (marker === '') return [];
    if (printed?.kind !== 'plain') return [null];
    const last = (expected[clause]?.id ?? '').split('-').at(-1) ?? '';
    const ordinal =
      Array.from({ length: printed.most }, (_, index) => index + 1).find((n) => printed.label(n) === last) ?? 0;
    return [{ family: printed.family, ordinal }];
  });
}
