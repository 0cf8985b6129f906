import { createRequestHandler } from '@remix-run/node';
import type { ServerBuild } from '@remix-run/node';
import { createServer } from 'vite';
import { readEnv } from '#app/lib/env.server.ts';
import { fileDirectory, openFileStore } from '#app/lib/file-store.server.ts';
import { jsonLog } from '#app/lib/log.server.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { createApp } from '#app/server/create-app.ts';
import { openData, tellOfRestored } from '#app/server/open-data.ts';
import { serve } from '#app/server/serve.ts';
import { everyMinute, startTicker } from '#app/server/ticker.ts';
import { timedActs } from '#app/server/timed-acts.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';

/** The server for development: pages come from Vite as they are written, everything else as in production. */
const env = readEnv(process.env, process.cwd());
const paths = projectPaths();
const opened = await openData(env.dataDirectory, paths.migrations);
const { db } = opened;
const warning = tellOfRestored(opened, systemClock);
if (warning !== null) console.error(warning);
const vite = await createServer({ root: paths.root, server: { middlewareMode: true } });

function isServerBuild(value: unknown): value is ServerBuild {
  return typeof value === 'object' && value !== null && 'routes' in value && 'entry' in value;
}

async function currentBuild(): Promise<ServerBuild> {
  const build: unknown = await vite.ssrLoadModule('virtual:remix/server-build');
  if (!isServerBuild(build)) throw new Error('Vite gave no server build');
  return build;
}

const services = { db, clock: systemClock, newId: () => newUuid(Date.now()), mailFrom: env.mailFrom };
const log = jsonLog((line) => process.stderr.write(line), systemClock);
const app = createApp({
  services,
  log,
  handle: createRequestHandler(currentBuild, 'development'),
  files: [{ at: '/', serve: vite.middlewares }],
  stylesheets: [],
  tls: env.tls,
  publicOrigin: env.publicOrigin,
  trustedProxies: env.trustedProxies,
  developing: true,
  fileStore: openFileStore(fileDirectory(env.dataDirectory)),
});
const server = await serve(app, env.host, env.port);
const ticker = startTicker({ acts: timedActs(services), clock: systemClock, log, timer: everyMinute });
console.log(`Tenken ${server.address}`);

async function shutDown(): Promise<void> {
  await vite.close();
  await Promise.all([server.close(), ticker.stop()]);
  db.$client.close();
  process.exit(0);
}
process.once('SIGTERM', () => void shutDown());
process.once('SIGINT', () => void shutDown());
