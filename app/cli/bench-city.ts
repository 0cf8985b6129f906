import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchAccount, signInAs } from '#app/cli/bench-account.ts';
import { answeringPage, openSheets } from '#app/cli/bench-answering.ts';
import { pagesOf } from '#app/cli/bench-city-pages.ts';
import { foundCity } from '#app/cli/bench-city-town.ts';
import { passYears } from '#app/cli/bench-city-years.ts';
import { growthOf, measureOf } from '#app/cli/bench-measure.ts';
import type { Measure } from '#app/cli/bench-measure.ts';
import { residentMb } from '#app/cli/bench-process.ts';
import { LIMIT, measurePages, servingEnv, started } from '#app/cli/bench-turns.ts';
import { measureYear } from '#app/cli/bench-year.ts';
import type { CommandSurroundings, ExitStatus } from '#app/cli/command.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';

/** How many times longer than the bare work a measure may take. */
const LIMITS = { opening: 3, closing: 3 } as const;
/** A page of a large city may take seconds. */
const TURNS = { warmUp: 10, pairs: 15 };

/** One city of so many sections. */
async function* measureCity(
  units: number,
  years: number,
  { root }: CommandSurroundings,
): AsyncGenerator<Measure, void, void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenken-bench-'));
  const children: ChildProcess[] = [];
  try {
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
    const { cookie } = await signInAs(context, secretariat.login);
    city.context.db.$client.close();
    const served = await started(children, ['app/server/main.ts'], servingEnv(folder), root);
    const pid = children[0]?.pid ?? 0;
    const pages = await measurePages(
      pagesOf(passed, answeringPage(sheets)),
      { folder, cookie, served, children },
      root,
      TURNS,
    );
    const rssMb = residentMb(pid);
    for (const { name, turns, bytes } of pages) yield measureOf(name, units, turns, LIMIT, { htmlBytes: bytes, rssMb });
  } finally {
    for (const child of children) child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
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
    for await (const measure of measureCity(sections, plan.years, surroundings)) {
      surroundings.out(`${JSON.stringify({ ...measure, growthPerSection: growthOf(measure, smallest) })}\n`);
      isOver ||= measure.ok === false;
    }
  }
  return isOver ? 1 : 0;
}
