import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { OUT_OF_TIME } from '#app/lib/apart.server.ts';
import type { ApartLimits, ApartOrder, ApartWord } from '#app/lib/apart.server.ts';

/**
 * Looks from beside, since work that does not end lets nothing else of its own thread come to its turn; says so when it
 * has looked for the first time.
 */
const WATCH = `
  const { parentPort, workerData: { bytes, seconds, parent, outOfTime } } = require('node:worker_threads');
  const spent = () => (({ user, system }) => (user + system) / 1e6)(process.cpuUsage());
  const look = () => {
    if (process.memoryUsage.rss() > bytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
    if (spent() > seconds) process.kill(process.pid, outOfTime);
  };
  look();
  setInterval(look, 20);
  parentPort.postMessage('watching');
`;
const MEGABYTE = 1024 * 1024;

/** In the process that {@link runApart} started: does the one piece of work it is told, and is then ended. */
export function workApart(work: (task: unknown) => Promise<unknown>): void {
  process.once('disconnect', () => process.exit());
  process.once('message', (message) => {
    const { task, limits } = message as ApartOrder;
    void watch(limits)
      .then(() => answerTo(() => work(task)))
      .then((word) => process.send?.(word));
  });
}

async function answerTo(work: () => Promise<unknown>): Promise<ApartWord> {
  try {
    return { kind: 'answer', value: await work() };
  } catch (error) {
    // The engine refuses a string, an array or a depth of calls that is larger than it can hold.
    if (error instanceof RangeError) return { kind: 'full' };
    return { kind: 'error', words: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Resolves when the watch stands: no work is begun, and so none is ended, that nobody has looked at. */
async function watch({ seconds, megabytes }: ApartLimits): Promise<void> {
  const workerData = { bytes: megabytes * MEGABYTE, seconds, parent: process.ppid, outOfTime: OUT_OF_TIME };
  const watcher = new Worker(WATCH, { eval: true, execArgv: [], workerData });
  await once(watcher, 'message');
  watcher.unref();
}
