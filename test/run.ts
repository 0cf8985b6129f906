import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** The whole gate, as `npm test` and the continuous integration run it. */
const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'tenken-run-'));
const counts = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

interface Outcome {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
}

function run(program: string, args: readonly string[]): boolean {
  const file = path.join(root, 'node_modules', '.bin', program);
  const windows = process.platform === 'win32';
  return spawnSync(file, args, { cwd: root, stdio: 'inherit', shell: windows }).status === 0;
}

/** A stage without tests of its own counts only when it fails. */
function check(name: string, program: string, args: readonly string[]): Outcome {
  console.log(`\n── ${name}`);
  const began = performance.now();
  const good = run(program, args);
  return { name, seconds: (performance.now() - began) / 1000, passed: 0, failed: good ? 0 : 1 };
}

function tests(name: string, args: readonly string[]): Outcome {
  console.log(`\n── ${name}`);
  const report = path.join(scratch, `${name}.json`);
  const began = performance.now();
  const good = run('vitest', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const seconds = (performance.now() - began) / 1000;
  const read = existsSync(report) ? counts.parse(JSON.parse(readFileSync(report, 'utf8'))) : null;
  const failed = read?.numFailedTests ?? 0;
  // A file that could not be loaded, or a stray rejection, fails the run though no test failed.
  return { name, seconds, passed: read?.numPassedTests ?? 0, failed: good ? failed : Math.max(failed, 1) };
}

function allStages(): readonly Outcome[] {
  const before = [
    check('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
    check('lint', 'eslint', ['.']),
    check('types', 'tsc', ['--noEmit']),
    tests('unit', ['--config', 'vitest.config.ts']),
  ];
  const build = check('build', 'remix', ['vite:build', '--logLevel', 'warn']);
  if (build.failed > 0) return [...before, build];
  return [...before, build, tests('browser', ['--config', 'vitest.browser.config.ts'])];
}

const outcomes = allStages();
rmSync(scratch, { recursive: true, force: true });

console.log('');
for (const { name, seconds, passed, failed } of outcomes) {
  const result = failed > 0 ? `${failed} NOT OK` : passed > 0 ? `${passed} ok` : 'ok';
  console.log(`${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${result}`);
}
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
