import type { BenchCity } from '#app/cli/bench-city-town.ts';
import { measureOf } from '#app/cli/bench-measure.ts';
import type { Measure, Pair } from '#app/cli/bench-measure.ts';
import { scorePopulations } from '#app/domain/report/scored-year.ts';
import { must } from '#app/domain/shared/result.ts';
import { openResults } from '#app/services/report/results.loader.server.ts';

const LIMIT = 1.5;
const TURNS = { warmUp: 3, pairs: 15 };

/** What the pages of results go through today to tally a year; how many tallies they have. */
function tallyYear({ context, secretariat }: BenchCity, campaignId: string): number {
  const { items, rule } = must(openResults(context, secretariat, 'report.view', campaignId));
  return Object.values(scorePopulations(items, rule)).reduce((sum, { byChapter }) => sum + byChapter.size, 0);
}

const BARE = `SELECT population, chapter, outcome, count(*) FROM frozen_item WHERE closing_id = ? AND decides = 1
  GROUP BY 1, 2, 3`;

function elapsed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** A closed year by population and chapter, against the bare grouping of its rows. */
export function measureYear(
  city: BenchCity,
  { closed, closingId }: { readonly closed: string; readonly closingId: string },
  units: number,
): Measure {
  const bare = city.context.db.$client.prepare(BARE);
  const pairs = Array.from({ length: TURNS.warmUp + TURNS.pairs }, (): Pair => {
    const ms = elapsed(() => tallyYear(city, closed));
    return { ms, bareMs: elapsed(() => bare.all(closingId)) };
  });
  return measureOf('year by population × chapter', units, pairs.slice(TURNS.warmUp), LIMIT);
}
