import type { SheetState } from '#app/domain/response/sheet.ts';
import { populationOf } from '#app/domain/score/scored-item.ts';
import { POPULATIONS } from '#app/domain/shared/population.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { OUTSIDE_BUREAUS } from '#app/services/campaign/board.address.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** How a bar is read from the left: what is furthest on comes first. */
const CHART_STATES = [
  'accepted',
  'confirmed',
  'submitted',
  'returned',
  'in_progress',
  'not_started',
] as const satisfies readonly SheetState[];

/** 進捗の図. How many sheets of each bar are in which state. */
export interface BoardChart {
  /** Bureaus as the filter of the board knows them, or populations where no sheet has a bureau. */
  readonly bars:
    | { readonly of: 'bureau'; readonly each: readonly { readonly id: string; readonly name: string | null }[] }
    | { readonly of: 'population'; readonly each: readonly { readonly id: Population }[] };
  /** One count for each bar, in the order of the bars. */
  readonly series: readonly { readonly state: SheetState; readonly perBar: readonly number[] }[];
}

interface Bar<Id> {
  readonly id: Id;
  readonly name: string | null;
  readonly byState: Map<SheetState, number>;
}

/** These sheets by bureau in the order in which they come, what belongs to none last; by population without bureaus. */
export function boardChartOf(entries: readonly SheetWithTarget[]): BoardChart {
  if (!entries.some(({ target }) => target.bureauId !== null)) {
    const found = barsOf(entries, ({ target }) => populationOf(target.type));
    const bars = POPULATIONS.flatMap((id) => found.get(id) ?? []);
    return { bars: { of: 'population', each: bars.map(({ id }) => ({ id })) }, series: seriesOf(bars) };
  }
  const found = barsOf(entries, ({ target }) => target.bureauId ?? OUTSIDE_BUREAUS);
  const outside = found.get(OUTSIDE_BUREAUS);
  found.delete(OUTSIDE_BUREAUS);
  const bars = [...found.values(), ...(outside === undefined ? [] : [outside])];
  return { bars: { of: 'bureau', each: bars.map(({ id, name }) => ({ id, name })) }, series: seriesOf(bars) };
}

function barsOf<Id>(entries: readonly SheetWithTarget[], idOf: (entry: SheetWithTarget) => Id): Map<Id, Bar<Id>> {
  const bars = new Map<Id, Bar<Id>>();
  for (const entry of entries) {
    const id = idOf(entry);
    const bar = bars.get(id) ?? { id, name: entry.target.bureauName, byState: new Map<SheetState, number>() };
    bars.set(id, bar);
    bar.byState.set(entry.sheet.state, (bar.byState.get(entry.sheet.state) ?? 0) + 1);
  }
  return bars;
}

function seriesOf(bars: readonly Pick<Bar<unknown>, 'byState'>[]): BoardChart['series'] {
  return CHART_STATES.map((state) => ({ state, perBar: bars.map(({ byState }) => byState.get(state) ?? 0) }));
}
