import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { projectPaths } from '#app/lib/root.server.ts';
import { startTestServer } from '#test/browser/server.ts';

/** What Node writes at its end of each program file that it ran. */
const coverage = z.object({ result: z.array(z.object({ url: z.string() })) });

let scratch = '';
beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'tenken-production-'));
});
afterEach(() => rmSync(scratch, { recursive: true }));

/** The files of React that a served page made the process load, by name. */
async function reactFiles(entry: string, nodeEnv: string, dataDirectory: string): Promise<readonly string[]> {
  const runs = path.join(scratch, 'runs');
  const server = await startTestServer({
    entry,
    dataDirectory,
    env: { NODE_ENV: nodeEnv, NODE_V8_COVERAGE: runs },
  });
  const page = await fetch(new URL('sign-in', server.address()));
  expect(page.status).toBe(200);
  await server.stop();
  const loaded = readdirSync(runs).flatMap((name) =>
    coverage.parse(JSON.parse(readFileSync(path.join(runs, name), 'utf8'))).result.map(({ url }) => url),
  );
  return loaded
    .filter((url) => /\/node_modules\/react(?:-dom)?\/cjs\//.test(url))
    .map((url) => path.posix.basename(url))
    .toSorted();
}

describe('the program for production', () => {
  it.each([
    ['npm start', 'app/server/main.js', ''],
    ['npm start', 'app/server/main.js', 'development'],
    ['npm run demo', 'app/cli/demo.ts', ''],
    ['npm run demo', 'app/cli/demo.ts', 'development'],
  ])('renders by the fast build of React: %s (%s, NODE_ENV=%j)', async (_, entry, nodeEnv) => {
    const demo = entry.startsWith('app/cli');
    const files = await reactFiles(entry, nodeEnv, demo ? inject('demoTemplate') : path.join(scratch, 'data'));
    expect(files).toContain('react-dom-server.node.production.min.js');
    expect(files).toContain('react.production.min.js');
    expect(files.filter((name) => name.includes('development'))).toEqual([]);
  });

  it('warns at its start when people of other machines come over plain http', async () => {
    const dataDirectory = path.join(scratch, 'data');
    const env = { TENKEN_ORIGIN: 'http://tenken.town.example', TENKEN_PLAIN_HTTP: 'allow' };
    const server = await startTestServer({ dataDirectory, env });
    await server.stop();
    expect(server.stderr()).toContain('警告: 暗号化されていない http');
  });

  it('holds fonts and styles once, where the browser gets them', () => {
    const { clientBuild, serverBuild } = projectPaths();
    const kinds = (folder: string) =>
      new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.extname(name)));
    expect(kinds(path.join(clientBuild, 'assets'))).toContain('.woff2');
    expect([...kinds(path.dirname(serverBuild))].filter((kind) => kind !== '' && kind !== '.js')).toEqual([]);
  });
});
