import { comparison, LIMIT_BYTES, quantile, round } from '#app/cli/bench-turns.ts';

/**
 * 測定. One measure of one city, null where something does not apply. `ratio` is held against `target`, else the figure
 * that the measure is named after; `ok` is null where the quartiles of the ratio lie on both sides of the target, and
 * where there is none.
 */
export interface Measure {
  readonly measure: string;
  readonly units: number;
  readonly medianMs: number | null;
  readonly spreadMs: readonly [number, number] | null;
  readonly baselineMs: number | null;
  readonly ratio: number | null;
  readonly target: number | null;
  readonly ok: boolean | null;
  readonly htmlBytes: number | null;
  readonly rssMb: number | null;
  /** How often something happened; only in a measure that counts. */
  readonly count?: number;
}

/** The same work twice in turn: by the program, and bare. */
export interface Pair {
  readonly ms: number;
  readonly bareMs: number;
}

const NOTHING = {
  ...{ medianMs: null, spreadMs: null, baselineMs: null, ratio: null, target: null, ok: null },
  ...{ htmlBytes: null, rssMb: null },
};
const OK = { yes: true, no: false, 'not known': null } as const;

/** What pairs took, held against a target for the median of their ratios; for nothing where the target is null. */
export function measureOf(
  name: string,
  units: number,
  pairs: readonly Pair[],
  target: number | null,
  of: { readonly htmlBytes: number | null; readonly rssMb: number | null } = NOTHING,
): Measure {
  const times = pairs.map(({ ms }) => ms);
  const bareTimes = pairs.map(({ bareMs }) => bareMs);
  const ratios = pairs.map(({ ms, bareMs }) => ms / bareMs);
  const { ratio, within } = comparison(ratios, target ?? Infinity);
  const small = of.htmlBytes === null || of.htmlBytes <= LIMIT_BYTES;
  return {
    ...{ measure: name, units },
    medianMs: round(quantile(times, 0.5)),
    spreadMs: [round(quantile(times, 0.25)), round(quantile(times, 0.75))],
    baselineMs: round(quantile(bareTimes, 0.5)),
    ...{ ratio, target },
    ok: target === null ? null : small ? OK[within] : false,
    ...{ htmlBytes: of.htmlBytes, rssMb: of.rssMb },
  };
}

/** Something that is counted and has no bare counterpart. */
export function countMeasure(name: string, units: number, count: number, target: number): Measure {
  return { measure: name, units, ...NOTHING, target, ok: count <= target, count };
}

/** Megabytes, against a target where there is one. */
export function memoryMeasure(name: string, units: number, rssMb: number, target: number | null): Measure {
  return { measure: name, units, ...NOTHING, target, ok: target === null ? null : rssMb <= target, rssMb };
}

/** 増え方. The time per section against that of the smallest city of the run; null where nothing is timed. */
export function growthOf(measure: Measure, smallest: Map<string, Measure>): number | null {
  const first = smallest.get(measure.measure) ?? measure;
  smallest.set(measure.measure, first);
  if (first.medianMs === null || measure.medianMs === null) return null;
  return round(measure.medianMs / first.medianMs / (measure.units / first.units));
}
