import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestServer } from '#test/browser/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that holds the demo town as `npm run demo` has just made it. */
    readonly demoTemplate: string;
  }
}

/** Makes the demo town once a run; every test file takes a copy of it. */
export default async function makeDemoTemplate(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'tenken-demo-'));
  const server = await startTestServer({ entry: 'app/cli/demo.ts', dataDirectory });
  await server.stop();
  project.provide('demoTemplate', dataDirectory);
  return () => rm(dataDirectory, { recursive: true, force: true });
}
