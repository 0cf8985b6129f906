import type { ServerBuild } from '@remix-run/node';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Env } from '#app/lib/env.server.ts';
import { fileDirectory, openFileStore } from '#app/lib/file-store.server.ts';
import { jsonLog } from '#app/lib/log.server.ts';
import { newUuid } from '#app/lib/new-id.server.ts';
import type { Paths } from '#app/lib/root.server.ts';
import { createApp } from '#app/server/create-app.ts';
import { remixHandler } from '#app/server/remix-handler.ts';
import { CONNECTION_LIMITS, serve } from '#app/server/serve.ts';
import type { ConnectionLimits } from '#app/server/serve.ts';
import { everyMinute, startTicker } from '#app/server/ticker.ts';
import { timedActs } from '#app/server/timed-acts.ts';
import { builtAssets, publicFiles } from '#app/server/static-files.ts';
import { keepMemory } from '#app/services/access/refusal.acts.server.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

import type { Database } from '#db/client.server.ts';

/**
 * The production build of the pages; null where there is none. React looks at NODE_ENV when it is first imported,
 * which is here where the program was not built with them, and would take its slow build with warnings for developers
 * under any other value.
 */
export async function loadBuild(paths: Paths): Promise<ServerBuild | null> {
  if (!existsSync(paths.serverBuild)) return null;
  process.env['NODE_ENV'] = 'production';
  return import(pathToFileURL(paths.serverBuild).href);
}

export interface Installation {
  readonly build: ServerBuild;
  readonly db: Database;
  readonly clock: ServiceContext['clock'];
  readonly env: Env;
  readonly paths: Paths;
  /** Given while the database holds no body yet. */
  readonly setUpCode: string | null;
}

/** Serves the installation until the process is told to stop; gives the address once it listens. */
export async function startServer({ build, db, clock, env, paths, setUpCode }: Installation): Promise<string> {
  const log = jsonLog((line) => process.stderr.write(line), systemClock);
  const services = { db, clock, newId: () => newUuid(Date.now()), mailFrom: env.mailFrom };
  const app = createApp({
    services,
    log,
    handle: remixHandler(build),
    files: [
      { at: '/assets', serve: builtAssets(paths.clientBuild) },
      { at: '/', serve: publicFiles(paths.clientBuild) },
    ],
    stylesheets: build.assets.routes['root']?.css ?? [],
    tls: env.tls,
    publicOrigin: env.publicOrigin,
    trustedProxies: env.trustedProxies,
    setUpCode,
    fileStore: openFileStore(fileDirectory(env.dataDirectory)),
  });
  const server = await serve(app, env.host, env.port, connectionLimits(env));
  if (env.plainHttp) console.error(PLAIN_HTTP_WARNING);
  const ticker = startTicker({ acts: timedActs(services), clock, log, timer: everyMinute });

  let closing = false;
  async function shutDown(): Promise<void> {
    if (closing) return;
    closing = true;
    await Promise.all([server.close(), ticker.stop()]);
    try {
      keepMemory(services);
    } catch (error) {
      // Counts and times of a minute: no reason to end otherwise than in order.
      log.error('memory_not_kept', { error });
    }
    db.$client.close();
    log.info('stopped');
    // Remix keeps a timer for each page that it streamed; everything that matters is closed by now.
    process.exit(0);
  }
  process.on('SIGTERM', () => void shutDown());
  process.on('SIGINT', () => void shutDown());
  return env.publicOrigin ?? server.address;
}

const PLAIN_HTTP_WARNING =
  '警告: 暗号化されていない http で、ほかの端末からの接続を受け付けます（TENKEN_PLAIN_HTTP=allow）。パスワードと回答が通信路で読み取られるおそれがあります。';

/** Behind a proxy everybody comes from its address. */
function connectionLimits({ trustedProxies }: Env): ConnectionLimits {
  return trustedProxies === 0 ? CONNECTION_LIMITS : { ...CONNECTION_LIMITS, connectionsPerAddress: null };
}

/** What to tell the operator when the port cannot be had; null for every other failure. */
export function portProblem(error: unknown, port: number): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === 'EADDRINUSE')
    return `ポート ${port} は使われています。PORT=0 を付けると、空いているポートで始めます。`;
  if (error.code === 'EACCES')
    return `ポート ${port} を開く権限がありません。1024 以上のポートを PORT で指定してください。`;
  return null;
}
