import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const written = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** What became of one stage of a run. */
export interface Outcome {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  /** What failed, each with its file: thousands of lines above the counts are not read for it. */
  readonly failures: readonly string[];
}

/** A checkout whose tools are run, and the environment in which they are. */
export interface Checkout {
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Runs a program and shows what it prints; true when it ended well. */
export function runs({ root, environment }: Checkout, program: string, args: readonly string[]): boolean {
  const shell = process.platform === 'win32';
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', env: environment, shell }).status === 0;
}

const toolOf = ({ root }: Checkout, tool: string) => path.join(root, 'node_modules', '.bin', tool);

/** A stage without tests of its own counts only when it fails. */
export function check(checkout: Checkout, name: string, tool: string, args: readonly string[]): Outcome {
  console.log(`\n── ${name}`);
  const began = performance.now();
  const failed = runs(checkout, toolOf(checkout, tool), args) ? 0 : 1;
  return { name, seconds: (performance.now() - began) / 1000, passed: 0, failed, failures: [] };
}

/** The tests that failed, and the files that failed without one: those could not be loaded. */
function failuresIn({ root }: Checkout, { testResults }: z.infer<typeof written>): readonly string[] {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length > 0) return failed.map(({ fullName }) => `${file}: ${fullName}`);
    return status === 'failed' ? [`${file}: could not be run`] : [];
  });
}

export function tests(checkout: Checkout, name: string, args: readonly string[]): Outcome {
  console.log(`\n── ${name}`);
  const scratch = mkdtempSync(path.join(tmpdir(), 'tenken-run-'));
  const report = path.join(scratch, 'report.json');
  const began = performance.now();
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const good = runs(checkout, toolOf(checkout, 'vitest'), ['run', ...args, ...reporters]);
  const seconds = (performance.now() - began) / 1000;
  const read = existsSync(report) ? written.parse(JSON.parse(readFileSync(report, 'utf8'))) : null;
  rmSync(scratch, { recursive: true, force: true });
  const failed = read?.numFailedTests ?? 0;
  // A file that could not be loaded, or a stray rejection, fails the run though no test failed.
  const failures = read === null ? [] : failuresIn(checkout, read);
  return { name, seconds, passed: read?.numPassedTests ?? 0, failed: good ? failed : Math.max(failed, 1), failures };
}

/** The unit tests, the build and the browser tests of a checkout. */
export function testStages(checkout: Checkout): readonly Outcome[] {
  const unit = tests(checkout, 'unit', ['--config', 'vitest.config.ts']);
  const build = check(checkout, 'build', 'remix', ['vite:build', '--logLevel', 'warn']);
  if (build.failed > 0) return [unit, build];
  return [unit, build, tests(checkout, 'browser', ['--config', 'vitest.browser.config.ts'])];
}

/** A line for each stage and for each test that failed; the counts of all of them. */
export function report(outcomes: readonly Outcome[]): { readonly passed: number; readonly failed: number } {
  console.log('');
  for (const { name, seconds, passed, failed, failures } of outcomes) {
    const result = failed > 0 ? `${failed} NOT OK` : passed > 0 ? `${passed} ok` : 'ok';
    console.log(`${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${result}`);
    for (const failure of failures) console.log(`  failed: ${failure}`);
  }
  const total = (count: 'passed' | 'failed') => outcomes.reduce((sum, outcome) => sum + outcome[count], 0);
  return { passed: total('passed'), failed: total('failed') };
}

/** The last line of every run, and its exit status. */
export function end({ passed, failed }: { readonly passed: number; readonly failed: number }): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
