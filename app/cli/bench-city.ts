import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { benchAccount, signInAs } from '#app/cli/bench-account.ts';
import { answeringPage, openSheets } from '#app/cli/bench-answering.ts';
import { measureSaves } from '#app/cli/bench-autosave.ts';
import type { BenchServer } from '#app/cli/bench-autosave.ts';
import { pagesOf } from '#app/cli/bench-city-pages.ts';
import { foundCity } from '#app/cli/bench-city-town.ts';
import { passYears } from '#app/cli/bench-city-years.ts';
import type { Years } from '#app/cli/bench-city-years.ts';
import { draftOthers, measureElsewhere } from '#app/cli/bench-elsewhere.ts';
import type { Elsewhere } from '#app/cli/bench-elsewhere.ts';
import { growthOf, measureOf, memoryMeasure } from '#app/cli/bench-measure.ts';
import type { Measure } from '#app/cli/bench-measure.ts';
import { residentMb, watchMemory } from '#app/cli/bench-process.ts';
import { clientOf } from '#app/cli/bench-requests.ts';
import { placesOf, savesOf } from '#app/cli/bench-saves.ts';
import type { SavePlace } from '#app/cli/bench-saves.ts';
import { countSave } from '#app/cli/bench-statements.ts';
import { LIMIT, measurePages, servingEnv, started } from '#app/cli/bench-turns.ts';
import { measureYear } from '#app/cli/bench-year.ts';
import type { CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { openReadOnly } from '#db/client.server.ts';

/** How many times longer than the bare work a measure may take. */
const LIMITS = { opening: 3, closing: 3 } as const;
/** A page of a large city may take seconds. */
const TURNS = { warmUp: 10, pairs: 15 };

/** The memory that the listening server may take on, in megabytes, and how long it is left alone before. */
const MEMORY = { grown: 100, peak: 700, restMs: 60_000 };

/** 市の測定. A city of so many sections, in a folder of its own. */
interface CityPlan {
  readonly units: number;
  readonly years: number;
  readonly folder: string;
  readonly root: string;
  /** Ended by the caller. */
  readonly children: ChildProcess[];
}

async function* measureCity(plan: CityPlan): AsyncGenerator<Measure, void, void> {
  const { units, years, folder, root } = plan;
  const firstYear = lastYear() - years + 1;
  const secretariat = await benchAccount();
  const file = path.join(folder, 'tenken.db');
  const city = foundCity(file, root, { sections: units, firstYear, secretariat });
  const passed = passYears(city, { file, root }, { firstYear, years });
  yield measureOf('opening', units, passed.openings, LIMITS.opening);
  yield measureOf('closing', units, passed.closings, LIMITS.closing);
  yield measureYear(city, passed, units);
  const context = { ...city.context, clock: systemClock };
  const sheets = await openSheets(city, passed.running, context);
  const places = placesOf(sheets);
  const drafts = draftOthers(city, context);
  const signedIn = {
    secretariat: await signInAs(context, secretariat.login),
    supervisor: await signInAs(context, city.supervisor.login),
  };
  city.context.db.$client.close();
  yield await countSave(units, places, plan);
  yield* measureServer(plan, { passed, sheets, places, drafts, ...signedIn });
}

/** 測る前の市. What stands when the server begins. */
interface StandingCity extends Pick<Elsewhere, 'drafts' | 'sheets' | 'secretariat' | 'supervisor'> {
  readonly passed: Years;
  readonly places: readonly SavePlace[];
}

/** All that one server process is asked for, and what it holds at the start, at most, and when it has rested. */
async function* measureServer(plan: CityPlan, standing: StandingCity): AsyncGenerator<Measure, void, void> {
  const { units, folder, root, children } = plan;
  const { sheets, places, passed } = standing;
  const server = async (...args: readonly string[]): Promise<BenchServer> => {
    const address = await started(children, args, servingEnv(folder), root);
    return { address, pid: children.at(-1)?.pid ?? 0 };
  };
  const ours = await server('app/server/main.js');
  const startMb = residentMb(ours.pid);
  const memory = watchMemory(ours.pid);
  const bare = await server('test/bench/baseline/action.ts', path.join(folder, 'bare.db'));
  yield* await measureSaves(units, { sheets, places }, { ours, bare });
  const client = clientOf(ours.address);
  const db = openReadOnly(path.join(folder, 'tenken.db'));
  try {
    yield* await measureElsewhere(units, { ...standing, saves: savesOf(places, client), client, db });
  } finally {
    db.$client.close();
    client.close();
  }
  const served = { folder, cookie: standing.secretariat.cookie, served: ours.address, children };
  const pages = await measurePages(pagesOf(passed, answeringPage(sheets)), served, root, TURNS);
  const rssMb = residentMb(ours.pid);
  for (const { name, turns, bytes } of pages) yield measureOf(name, units, turns, LIMIT, { htmlBytes: bytes, rssMb });
  await wait(MEMORY.restMs);
  yield memoryMeasure('memory at the start', units, startMb, null);
  yield memoryMeasure('memory at the peak, with children', units, memory.peakMb(), MEMORY.peak);
  yield memoryMeasure('memory one minute after', units, residentMb(ours.pid), startMb + MEMORY.grown);
}

/** The last year whose day of assessment, with the day of its answers, is over. */
function lastYear(): number {
  const today = tokyoDate(systemClock());
  const year = Number(today.slice(0, 4));
  return today > `${year}-07-02` ? year : year - 1;
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
 * Makes cities of so many sections through the services and measures them: what an opening, a closing, each page and a
 * save take against bare work in the same run, what the server holds, and how that grows. 1 where a measure is above
 * its target.
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
    const children: ChildProcess[] = [];
    const folder = mkdtempSync(path.join(tmpdir(), 'tenken-bench-'));
    const { root } = surroundings;
    try {
      for await (const measure of measureCity({ units: sections, years: plan.years, folder, root, children })) {
        surroundings.out(`${JSON.stringify({ ...measure, growthPerSection: growthOf(measure, smallest) })}\n`);
        isOver ||= measure.ok === false;
      }
    } finally {
      for (const child of children) child.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return isOver ? 1 : 0;
}
