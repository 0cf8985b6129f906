import path from 'node:path';
import { parseArgs } from 'node:util';
import { BODY_NAME } from '#app/cli/demo/town.ts';
import { demoPlace, prepareDemo } from '#app/cli/demo/place.ts';
import type { DemoPlace, PlaceRefusal } from '#app/cli/demo/place.ts';
import { daysBetween, instant, isCalendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';
import { readEnv } from '#app/lib/env.server.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { dataProblemText } from '#app/server/data-problem.ts';
import { openData, tellOfRestored } from '#app/server/open-data.ts';
import { NO_BUILD } from '#app/server/no-build.js';
import { loadBuild, portProblem, startServer } from '#app/server/start.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';

const DAY_MS = 86_400_000;
const USAGE = '使い方: npm run demo -- [--fresh] [--today YYYY-MM-DD]';

function end(message: string, status: 1 | 2): never {
  console.error(message);
  process.exit(status);
}

function readOptions(): { readonly fresh: boolean; readonly today: CalendarDate } {
  let values: { readonly fresh?: boolean; readonly today?: string };
  try {
    ({ values } = parseArgs({ options: { fresh: { type: 'boolean' }, today: { type: 'string' } } }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return end(USAGE, 2);
  }
  const today = values.today ?? tokyoDate(systemClock());
  if (!isCalendarDate(today) || today < '1991-01-01' || today > '2200-12-31') {
    return end(`--today には 1991-01-01 から 2200-12-31 までの日付を YYYY-MM-DD で指定してください。\n${USAGE}`, 2);
  }
  return { fresh: values.fresh ?? false, today };
}

/** The real time, moved by whole days so that the day is `today`. */
function clockOf(today: CalendarDate): () => Instant {
  const ahead = daysBetween(tokyoDate(systemClock()), today) * DAY_MS;
  return () => instant(new Date(Date.now() + ahead).toISOString());
}

function refusalOf(reason: PlaceRefusal, { database, accounts }: DemoPlace): string {
  switch (reason) {
    case 'not_demo':
      return `${database} はデモ用のデータではありません。デモでは使わず、何も消していません。`;
    case 'unreadable':
      return `${database} は Tenken のデータとして読めません。何も消していません。別の場所に移してから、もう一度実行してください。`;
    case 'in_use':
      return `${database} は使用中です。動いているデモを終えてから、もう一度実行してください。`;
    case 'accounts_missing':
      return `${accounts} がありません。パスワードは取り出せないので、--fresh を付けて作り直してください。`;
  }
}

const options = readOptions();
const env = readEnv(process.env, process.cwd());
const paths = projectPaths();
process.umask(0o077);
const build = (await loadBuild(paths)) ?? end(NO_BUILD, 1);
const place = demoPlace(env.dataDirectory);

/** Does what the data may not let be done, and then says why. */
async function orEnd<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    const problem = dataProblemText(error, place.database);
    if (problem === null) throw error;
    return end(problem, 1);
  }
}

const progress = (message: string) => console.log(message);
const prepared = await orEnd(() => prepareDemo(place, paths, { ...options, progress }));
if (!prepared.ok) end(refusalOf(prepared.reason, place), 1);

progress('サーバーを起動しています');
const opened = await orEnd(() => openData(place.folder, paths.migrations));
const { db, close, littleRoom } = opened;
if (littleRoom !== null) console.error(littleRoom);
try {
  const warning = tellOfRestored(opened, clockOf(options.today));
  if (warning !== null) console.error(`${place.database}: ${warning}`);
  const address = await startServer({
    build,
    db,
    clock: clockOf(options.today),
    env: {
      ...env,
      dataDirectory: place.folder,
      host: '127.0.0.1',
      publicOrigin: null,
      tls: false,
      plainHttp: false,
      trustedProxies: 0,
      mailFrom: null,
    },
    paths,
    setUpCode: null,
  });
  console.log(
    `\nTenken ${address}\n${BODY_NAME}のデモです。終えるときは Ctrl+C を押してください。\n\n${prepared.accounts}`,
  );
  console.log(`この一覧は ${path.relative(process.cwd(), place.accounts)} にもあります。`);
} catch (error) {
  const problem = portProblem(error, env.port);
  if (problem === null) throw error;
  close();
  end(problem, 1);
}
