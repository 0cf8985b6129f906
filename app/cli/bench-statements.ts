import path from 'node:path';
import { countMeasure } from '#app/cli/bench-measure.ts';
import type { Measure } from '#app/cli/bench-measure.ts';
import { clientOf } from '#app/cli/bench-requests.ts';
import { savesOf } from '#app/cli/bench-saves.ts';
import type { SavePlace } from '#app/cli/bench-saves.ts';
import { fileDirectory, openFileStore } from '#app/lib/file-store.server.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import { pathsFrom } from '#app/lib/root.server.ts';
import { createApp } from '#app/server/create-app.ts';
import { remixHandler } from '#app/server/remix-handler.ts';
import { serve } from '#app/server/serve.ts';
import { NO_BUILD } from '#app/server/no-build.js';
import { loadBuild } from '#app/server/start.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { openDatabase } from '#db/client.server.ts';
import type { Database } from '#db/client.server.ts';

const LIMIT = 20;
/** Whoever saves has opened the page before; the first ones read what the process keeps besides. */
const SAVES = { warmUp: 5, counted: 15 };
const RUNS = ['run', 'get', 'all', 'iterate'] as const;

/** 文の計数. Counts what is asked of a database of this process, the begin and the end of transactions as well. */
function countStatements({ $client }: Database): { readonly count: () => number; readonly stop: () => void } {
  const shared: object = Object.getPrototypeOf($client.prepare('SELECT 1'));
  let count = 0;
  const before = RUNS.map((name) => [name, Reflect.get(shared, name)] as const);
  for (const [name, own] of before) {
    Reflect.set(shared, name, function (this: unknown, ...given: readonly unknown[]): unknown {
      count += 1;
      return Reflect.apply(own, this, given);
    });
  }
  return {
    count: () => count,
    stop: () => {
      for (const [name, own] of before) Reflect.set(shared, name, own);
    },
  };
}

/** The most statements of one save, by the same server in this process, as its own cannot be looked into. */
export async function countSave(
  units: number,
  places: readonly SavePlace[],
  { folder, root }: { readonly folder: string; readonly root: string },
): Promise<Measure> {
  const paths = pathsFrom(root);
  const build = await loadBuild(paths);
  if (build === null) throw new Error(NO_BUILD);
  const db = openDatabase(path.join(folder, 'tenken.db'), paths.migrations);
  const silent = () => undefined;
  const app = createApp({
    services: { db, clock: systemClock, newId: () => newUuid(Date.now()), mailFrom: null },
    log: { info: silent, warn: silent, error: (event, fields) => process.stderr.write(`${event} ${String(fields)}\n`) },
    handle: remixHandler(build),
    ...{ files: [], stylesheets: [], tls: false, publicOrigin: null, trustedProxies: 0 },
    fileStore: openFileStore(fileDirectory(folder)),
  });
  const server = await serve(app, '127.0.0.1', 0);
  const client = clientOf(new URL(server.address).origin);
  for (const { longest, by } of new Set(places.map(({ sheet }) => sheet))) {
    await client.send({ path: longest, method: 'GET', headers: { cookie: by.cookie } });
  }
  const statements = countStatements(db);
  try {
    const saves = savesOf(places, client);
    let most = 0;
    for (let save = 0; save < SAVES.warmUp + SAVES.counted; save += 1) {
      const before = statements.count();
      await saves.one();
      if (save >= SAVES.warmUp) most = Math.max(most, statements.count() - before);
    }
    return countMeasure('autosave, statements', units, most, LIMIT);
  } finally {
    statements.stop();
    client.close();
    await server.close();
    db.$client.close();
  }
}
