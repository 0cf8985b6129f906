import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFileStore } from '#app/lib/file-store.server.ts';
import { createApp } from '#app/server/create-app.ts';
import type { AppOptions } from '#app/server/create-app.ts';
import { CONNECTION_LIMITS, serve } from '#app/server/serve.ts';
import type { ConnectionLimits } from '#app/server/serve.ts';
import { systemClock } from '#app/services/shared/clock.server.ts';
import { openDatabase } from '#db/client.server.ts';

export interface StartedApp {
  readonly address: string;
  /** Where uploaded files lie. */
  readonly files: string;
  readonly events: readonly string[];
  close(): Promise<void>;
}

/** The HTTP side on a free port, with a stand-in for Remix and an empty database. */
export async function startApp(
  overrides: Partial<AppOptions> & Pick<AppOptions, 'handle'>,
  limits: Partial<ConnectionLimits> = {},
): Promise<StartedApp> {
  const db = openDatabase(':memory:', path.resolve(import.meta.dirname, '../../db/migrations'));
  const files = mkdtempSync(path.join(tmpdir(), 'tenken-files-'));
  const events: string[] = [];
  const note = (event: string) => events.push(event);
  const app = createApp({
    services: { db, clock: systemClock, newId: () => 'id', mailFrom: null },
    log: { info: note, warn: note, error: note },
    files: [],
    stylesheets: ['/assets/look.css'],
    tls: false,
    publicOrigin: null,
    trustedProxies: 0,
    fileStore: openFileStore(files),
    ...overrides,
  });
  const server = await serve(app, '127.0.0.1', 0, { ...CONNECTION_LIMITS, ...limits });
  return {
    address: server.address,
    files,
    events,
    async close() {
      await server.close();
      db.$client.close();
      rmSync(files, { recursive: true, force: true });
    },
  };
}

/** A form sent as a browser sends it from a page of `address`. */
export function post(
  address: string,
  pathname: string,
  body: BodyInit,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(new URL(pathname, address), {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: new URL(address).origin, ...headers },
  });
}
