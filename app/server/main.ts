import { createRequestHandler } from '@remix-run/node';
import type { ServerBuild } from '@remix-run/node';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readEnv } from '#app/lib/env.server.ts';
import { jsonLog } from '#app/lib/log.server.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { createApp } from '#app/server/create-app.ts';
import { serve } from '#app/server/serve.ts';
import { builtAssets, publicFiles } from '#app/server/static-files.ts';
import { systemClock } from '#app/services/clock.server.ts';
import { openDatabase } from '#db/client.server.ts';

const env = readEnv(process.env, process.cwd());
const paths = projectPaths();
if (!existsSync(paths.serverBuild)) throw new Error('there is no build: run "npm run build" first');

const log = jsonLog((line) => process.stderr.write(line), systemClock);
mkdirSync(env.dataDirectory, { recursive: true, mode: 0o700 });
const db = openDatabase(path.join(env.dataDirectory, 'tenken.db'), paths.migrations);
const build: ServerBuild = await import(pathToFileURL(paths.serverBuild).href);

const app = createApp({
  services: { db, clock: systemClock, newId: () => newUuid(Date.now()) },
  log,
  handle: createRequestHandler(build, 'production'),
  files: [
    { at: '/assets', serve: builtAssets(paths.clientBuild) },
    { at: '/', serve: publicFiles(paths.clientBuild) },
  ],
  stylesheets: build.assets.routes['root']?.css ?? [],
  tls: env.tls,
  publicOrigin: env.publicOrigin,
  trustedProxies: env.trustedProxies,
});
const server = await serve(app, env.host, env.port);
console.log(`Tenken ${env.publicOrigin ?? server.address}`);

let closing = false;
async function shutDown(): Promise<void> {
  if (closing) return;
  closing = true;
  await server.close();
  db.$client.close();
  log.info('stopped');
}
process.on('SIGTERM', () => void shutDown());
process.on('SIGINT', () => void shutDown());
