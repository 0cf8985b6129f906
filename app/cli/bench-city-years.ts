import { execFileSync } from 'node:child_process';
import { answerYear, draftYear, LEFT_OUT } from '#app/cli/bench-city-town.ts';
import type { BenchCity } from '#app/cli/bench-city-town.ts';
import type { Pair } from '#app/cli/bench-measure.ts';
import { timed } from '#app/cli/bench-town.ts';
import { must } from '#app/domain/shared/result.ts';
import { previewDistribution } from '#app/services/campaign/distribution.loader.server.ts';
import { openCampaign } from '#app/services/campaign/opening.acts.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';

/** 市の年度. What the years of a city left, and what their openings and closings took. */
export interface Years {
  readonly closed: string;
  readonly closingId: string;
  readonly running: string;
  readonly openings: readonly Pair[];
  readonly closings: readonly Pair[];
}

/** Where the database of a city lies, and the program. */
export interface Place {
  readonly file: string;
  readonly root: string;
}

/** Milliseconds of the bare work for an opening or, with its id, a closing. */
function bareMs({ file, root }: Place, ...of: readonly [campaignId: string, closingId?: string]): number {
  const args = ['--import', 'tsx', 'test/bench/baseline/city.ts', file, ...of.map(String)];
  return Number(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
}

/** The years of the city through the services: all closed but the last, which runs and is answered. */
export function passYears(
  city: BenchCity,
  place: Place,
  { firstYear, years }: { readonly firstYear: number; readonly years: number },
): Years {
  const { context } = city;
  const client = context.db.$client;
  const durable = <Value>(work: () => Value) => {
    client.pragma('synchronous = FULL');
    const done = timed(work);
    client.pragma('synchronous = OFF');
    return done;
  };
  const openings: Pair[] = [];
  const closings: Pair[] = [];
  let [closed, closingId, running] = ['', '', ''];
  for (let year = firstYear; year < firstYear + years; year += 1) {
    running = draftYear(city, year);
    const opened = durable(() => {
      const { seal } = must(previewDistribution(context, city.secretariat, running));
      must(openCampaign(context, city.secretariat, running, seal));
    });
    openings.push({ ms: opened.ms, bareMs: bareMs(place, running) });
    const isLast = year === firstYear + years - 1;
    answerYear(city, { year, campaignId: running, leftOut: isLast ? LEFT_OUT.running : LEFT_OUT.closed });
    if (isLast) break;
    closed = running;
    const done = durable(() => must(closeCampaign(context, city.supervisor.actor, closed)));
    ({ closingId } = done.value);
    closings.push({ ms: done.ms, bareMs: bareMs(place, closed, closingId) });
  }
  client.pragma('synchronous = FULL');
  client.pragma('wal_checkpoint(TRUNCATE)');
  return { closed, closingId, running, openings, closings };
}
