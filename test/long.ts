import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** The long part of the tests: the same properties as in `npm test`, tried far more often. */
const RUNS = { TENKEN_FUZZ_RUNS: '10000', TENKEN_ROUND_TRIP_RUNS: '3000' };
const FILES = ['test/domain/policy/fuzz.test.ts', 'test/domain/policy/round-trip.test.ts'];

const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'tenken-long-'));
const report = path.join(scratch, 'long.json');
const counts = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

/** What the environment gives is kept: a seed that failed, or other numbers of runs. */
const environment = { TENKEN_TEST_SEED: String(Date.now() % 2 ** 31), ...RUNS, ...process.env };
const again = `TENKEN_TEST_SEED=${environment.TENKEN_TEST_SEED} npm run test:long`;
console.log(`seed ${environment.TENKEN_TEST_SEED}; the same again: ${again}`);

const args = [
  'run',
  '--config',
  'vitest.config.ts',
  ...FILES,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];
const vitest = path.join(root, 'node_modules', '.bin', 'vitest');
const good =
  spawnSync(vitest, args, { cwd: root, stdio: 'inherit', env: environment, shell: process.platform === 'win32' })
    .status === 0;
const read = existsSync(report) ? counts.parse(JSON.parse(readFileSync(report, 'utf8'))) : null;
rmSync(scratch, { recursive: true, force: true });

// A file that could not be loaded fails the run though no test failed.
const failed = good ? 0 : Math.max(1, read?.numFailedTests ?? 0);
const passed = read?.numPassedTests ?? 0;
console.log(
  `fuzz ${environment.TENKEN_FUZZ_RUNS} runs, round trip ${environment.TENKEN_ROUND_TRIP_RUNS} runs, seed ${environment.TENKEN_TEST_SEED}`,
);
if (failed > 0) console.log(`not ok; the same again: ${again}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
