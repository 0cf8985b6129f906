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
  readonly count: number;
}

/**
 * Whether the markers alone allow more than one nesting: each goes on with an
 * open sequence of its style whose next number it is, or begins one below the
 * clause before it. Tried in all ways, without any of the reader's rules.
 */
export function isAmbiguous(policy: RenderedPolicy, levels: readonly Level[]): boolean {
  let ways: Way[] = [{ open: [], count: 1 }];
  let doubtful = false;
  for (const sign of signsOf(policy, levels)) {
    if (sign === null) {
      doubtful ||= total(ways) > 1;
      ways = [{ open: [], count: 1 }];
    } else {
      ways = merged(ways.flatMap(({ open, count }) => continuations(open, sign).map((open) => ({ open, count }))));
    }
  }
  return doubtful || total(ways) > 1;
}

const total = (ways: readonly Way[]): number => ways.reduce((sum, { count }) => sum + count, 0);

function merged(ways: readonly Way[]): Way[] {
  const byState = new Map<string, Way>();
  for (const { open, count } of ways) {
    const key = open.map(({ family, ordinal }) => `${family}:${ordinal}`).join(' ');
    byState.set(key, { open, count: Math.min(2, count + (byState.get(key)?.count ?? 0)) });
  }
  return [...byState.values()];
}

function continuations(open: readonly Sign[], sign: Sign): (readonly Sign[])[] {
  const isBullet = sign.family === 'bullet';
  const goesOn = open.flatMap((last, depth) =>
    last.family === sign.family && (isBullet || last.ordinal === sign.ordinal - 1) ? [[...open.slice(0, depth), sign]] : [],
  );
  const begins = isBullet ? goesOn.length === 0 : sign.ordinal === 1;
  return begins ? [...goesOn, [...open, sign]] : goesOn;
}

/** Null for 章, 条, 項 and `1.1`, which are known by themselves and close what is open. */
function signsOf({ lines, expected }: RenderedPolicy, levels: readonly Level[]): (Sign | null)[] {
  return lines.flatMap(({ marker, level, clause }) => {
    const printed = levels[level];
    if (marker === '') return [];
    if (printed?.kind !== 'plain') return [null];
    const last = (expected[clause]?.id ?? '').split('-').at(-1) ?? '';
    const ordinal = Array.from({ length: printed.most }, (_, index) => index + 1).find((n) => printed.label(n) === last) ?? 0;
    return [{ family: printed.family, ordinal }];
  });
}
