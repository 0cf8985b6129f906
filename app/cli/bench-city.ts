import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchAccount, signedInCookie } from '#app/cli/bench-account.ts';
import { answerYear, draftYear, foundCity } from '#app/cli/bench-city-town.ts';
import type { BenchCity } from '#app/cli/bench-city-town.ts';
import { timed } from '#app/cli/bench-town.ts';
import {
  comparison,
  LIMIT,
  LIMIT_BYTES,
  measurePages,
  quantile,
  round,
  servingEnv,
  started,
} from '#app/cli/bench-turns.ts';
import type { MeasuredPage, PageMeasure } from '#app/cli/bench-turns.ts';
import type { CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { openCampaign } from '#app/services/campaign/opening.acts.server.ts';
import { previewDistribution } from '#app/services/campaign/distribution.loader.server.ts';
import { closeCampaign } from '#app/services/report/closing.acts.server.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';

/** How many times longer than the bare work a measure may take. */
const LIMITS = { opening: 3, closing: 3 } as const;
/** A page of a large city may take seconds. */
const TURNS = { warmUp: 10, pairs: 15 };

/** 測定. One measure of one city; `ok` is null where the quartiles of the ratio lie on both sides of the target. */
interface Measure {
  readonly measure: string;
  readonly units: number;
  readonly medianMs: number;
  readonly spreadMs: readonly [number, number];
  readonly baselineMs: number;
  readonly ratio: number;
  readonly target: number;
  readonly ok: boolean | null;
  readonly htmlBytes: number | null;
  readonly rssMb: number | null;
}

interface Pair {
  readonly ms: number;
  readonly bareMs: number;
}

const OK = { yes: true, no: false, 'not known': null } as const;

function measureOf(
  name: string,
  units: number,
  pairs: readonly Pair[],
  target: number,
  of: { readonly htmlBytes: number | null; readonly rssMb: number | null },
): Measure {
  const times = pairs.map(({ ms }) => ms);
  const bareTimes = pairs.map(({ bareMs }) => bareMs);
  const ratios = pairs.map(({ ms, bareMs }) => ms / bareMs);
  const { ratio, within } = comparison(ratios, target);
  const small = of.htmlBytes === null || of.htmlBytes <= LIMIT_BYTES;
  return {
    ...{ measure: name, units },
    medianMs: round(quantile(times, 0.5)),
    spreadMs: [round(quantile(times, 0.25)), round(quantile(times, 0.75))],
    baselineMs: round(quantile(bareTimes, 0.5)),
    ...{ ratio, target },
    ok: small ? OK[within] : false,
    ...of,
  };
}

/** Megabytes that a process holds now. */
function residentMb({ pid }: ChildProcess): number {
  const found = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid ?? ''}/status`, 'utf8'))?.[1];
  return Math.round(Number(found) / 1_000);
}

interface Years {
  readonly closed: string;
  readonly closingId: string;
  readonly running: string;
  readonly openings: readonly Pair[];
  readonly closings: readonly Pair[];
}

/** Where the database of a city lies, and the program. */
interface Place {
  readonly file: string;
  readonly root: string;
}

interface Span {
  readonly firstYear: number;
  readonly years: number;
}

/** Milliseconds of the bare work for an opening or, with its id, a closing. */
function bareMs({ file, root }: Place, ...of: readonly [campaignId: string, closingId?: string]): number {
  const args = ['--import', 'tsx', 'test/bench/baseline/city.ts', file, ...of.map(String)];
  return Number(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
}

/** The years of the city through the services: all closed but the last, which runs and is answered. */
function passYears(city: BenchCity, place: Place, { firstYear, years }: Span): Years {
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
    answerYear(city, year, running);
    if (year === firstYear + years - 1) break;
    closed = running;
    const done = durable(() => must(closeCampaign(context, city.supervisor, closed)));
    ({ closingId } = done.value);
    closings.push({ ms: done.ms, bareMs: bareMs(place, closed, closingId) });
  }
  client.pragma('synchronous = FULL');
  client.pragma('wal_checkpoint(TRUNCATE)');
  return { closed, closingId, running, openings, closings };
}

/** Pages of a closed and of the running year, each with the SELECT of its rows that the bare page makes. */
function pagesOf({ closed, closingId, running }: Years): readonly MeasuredPage[] {
  const frozen = `FROM frozen_item WHERE closing_id = '${closingId}' AND decides = 1`;
  const chapters = `SELECT population, chapter, outcome, count(*), sum(weight) ${frozen} GROUP BY 1, 2, 3`;
  const targets = `SELECT target_id, outcome, count(*), sum(weight) ${frozen} AND population = 'units' AND target_id IN
    (SELECT target_id FROM campaign_target WHERE campaign_id = '${closed}' ORDER BY "order" LIMIT 50) GROUP BY 1, 2`;
  const items = `SELECT item_id, outcome, weight, sheet_id ${frozen} AND population = 'units' ORDER BY "order" LIMIT 50`;
  const live = `SELECT gate, value, count(*) FROM item_state WHERE campaign_id = '${running}' GROUP BY 1, 2`;
  return [
    { name: 'report', path: `/report/${closed}`, query: chapters },
    { name: 'matrix', path: `/report/${closed}/matrix`, query: targets },
    { name: 'results by unit', path: `/results/${closed}/units`, query: targets },
    { name: 'results by clause', path: `/results/${closed}/clauses`, query: chapters },
    { name: 'results by item', path: `/results/${closed}`, query: items },
    { name: 'list of measures', path: `/improvement/${closed}`, query: items },
    { name: 'running results', path: `/results/${running}/units`, query: live },
    { name: 'board', path: '/board', query: live },
  ];
}

async function servePages(
  city: BenchCity,
  years: Years,
  folder: string,
  { root }: CommandSurroundings,
): Promise<{ readonly pages: readonly PageMeasure[]; readonly rssMb: number }> {
  const children: ChildProcess[] = [];
  try {
    const pages = pagesOf(years);
    const cookie = await signedInCookie({ ...city.context, clock: systemClock });
    city.context.db.$client.close();
    const served = await started(children, ['app/server/main.ts'], servingEnv(folder), root);
    const measured = await measurePages(pages, { folder, cookie, served, children }, root, TURNS);
    const [server] = children;
    return { pages: measured, rssMb: server === undefined ? 0 : residentMb(server) };
  } finally {
    for (const child of children) child.kill('SIGTERM');
  }
}

/** One city of so many sections: a JSON object a measure. */
async function measureCity(
  sections: number,
  years: number,
  surroundings: CommandSurroundings,
): Promise<readonly Measure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-bench-'));
  try {
    const firstYear = Number(tokyoDate(systemClock()).slice(0, 4)) - years + 1;
    const plan = { sections, firstYear, secretariat: await benchAccount() };
    const file = path.join(folder, 'tenken.db');
    const city = foundCity(file, surroundings.root, plan);
    const passed = passYears(city, { file, root: surroundings.root }, { firstYear, years });
    const none = { htmlBytes: null, rssMb: null };
    const { pages, rssMb } = await servePages(city, passed, folder, surroundings);
    return [
      measureOf('opening', sections, passed.openings, LIMITS.opening, none),
      measureOf('closing', sections, passed.closings, LIMITS.closing, none),
      ...pages.map(({ name, turns, bytes }) => measureOf(name, sections, turns, LIMIT, { htmlBytes: bytes, rssMb })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const USAGE = 'bench city --units N[,N…] [--years N]';

/** The sizes and the years that the arguments ask for; null where they cannot be read. */
function asked(args: readonly string[]): { readonly sizes: readonly number[]; readonly years: number } | null {
  const value = (name: string) => args[args.indexOf(name) + 1];
  const sizes = args.includes('--units') ? (value('--units') ?? '').split(',').map(Number) : [];
  const years = args.includes('--years') ? Number(value('--years')) : 2;
  const whole = [...sizes, years].every((number) => Number.isInteger(number) && number > 0);
  return sizes.length === 0 || !whole || years < 2 ? null : { sizes, years };
}

/**
 * Makes cities of so many sections through the services and measures them: what an opening, a closing and each page
 * take against bare work in the same run, and how that grows. 1 where a measure is above its target.
 */
export async function reportCity(args: readonly string[], surroundings: CommandSurroundings): Promise<ExitStatus> {
  const plan = asked(args);
  if (plan === null) {
    surroundings.err(`${USAGE}\n`);
    return 2;
  }
  const smallest = new Map<string, Measure>();
  let isOver = false;
  for (const sections of plan.sizes) {
    for (const measure of await measureCity(sections, plan.years, surroundings)) {
      const first = smallest.get(measure.measure) ?? measure;
      smallest.set(measure.measure, first);
      // Of a body `size` times as large, and so the growth of the time per section.
      const size = sections / first.units;
      surroundings.out(
        `${JSON.stringify({ ...measure, growthPerSection: round(measure.medianMs / first.medianMs / size) })}\n`,
      );
      isOver ||= measure.ok === false;
    }
  }
  return isOver ? 1 : 0;
}
