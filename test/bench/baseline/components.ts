import { createServer } from 'node:http';
import path from 'node:path';
import { writeReadableStreamToWritable } from '@remix-run/node';
import type { ServerBuild } from '@remix-run/node';
import { z } from 'zod';
import { jsonLog } from '#app/lib/log.server.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import { projectPaths } from '#app/lib/root.server.ts';
import { remixHandler } from '#app/server/remix-handler.ts';
import { loadBuild } from '#app/server/start.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { openDatabase } from '#db/client.server.ts';

/**
 * Our own pages with their props in memory: each loader is asked once for an address and then no more, so that what is
 * left is Remix, our components and React. Started by `bench pages` and `bench desk` with the database.
 */
const paths = projectPaths();
const build = await loadBuild(paths);
if (build === null) throw new Error('the pages are not built');

const kept = new Map<string, unknown>();
const routes: ServerBuild['routes'] = {};
for (const [id, route] of Object.entries(build.routes)) {
  const loader = route?.module.loader;
  if (route === undefined) continue;
  if (loader === undefined) {
    routes[id] = route;
    continue;
  }
  const keeping: typeof loader = async (args) => {
    const key = `${id} ${args.request.url}`;
    if (!kept.has(key)) kept.set(key, await loader(args));
    return kept.get(key) ?? null;
  };
  routes[id] = { ...route, module: { ...route.module, loader: keeping } };
}

const log = jsonLog((line) => process.stderr.write(line), systemClock);
const db = openDatabase(path.resolve(z.string().parse(process.argv[2])), paths.migrations);
const services = { db, clock: systemClock, newId: () => newUuid(Date.now()), mailFrom: null };
const context = { ...services, log, nonce: 'bench', address: '127.0.0.1', tls: false, setUpCode: null };
const handle = remixHandler({ ...build, routes });

createServer((request, response) => {
  const asked = new Request(`http://${request.headers.host ?? ''}${request.url ?? ''}`, {
    headers: { cookie: request.headers.cookie ?? '' },
  });
  void handle(asked, context).then(async ({ status, headers, body }) => {
    response.writeHead(status, Object.fromEntries(headers));
    if (body !== null) await writeReadableStreamToWritable(body, response);
  });
}).listen(0, '127.0.0.1', function (this: { address(): unknown }) {
  console.log(`baseline ${z.object({ port: z.number() }).parse(this.address()).port}`);
});
