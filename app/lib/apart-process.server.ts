import { Worker } from 'node:worker_threads';
import type { ApartLimits, ApartOrder, ApartWord } from '#app/lib/apart.server.ts';

/** Looks from beside, since work that does not end lets nothing else of its own thread come to its turn. */
const WATCH = `
  const { workerData: { bytes, until, parent } } = require('node:worker_threads');
  const isOver = () => process.memoryUsage.rss() > bytes || Date.now() > until || process.ppid !== parent;
  setInterval(() => {
    if (isOver()) process.kill(process.pid, 'SIGKILL');
  }, 20);
`;
const MEGABYTE = 1024 * 1024;
/** The parent ends it on time, and it ends itself where there is no parent any more; this is for when neither works. */
const GRACE_SECONDS = 5;

/** In the process that {@link runApart} started: does the one piece of work it is told, and is then ended. */
export function workApart(work: (task: unknown) => Promise<unknown>): void {
  process.once('disconnect', () => process.exit());
  process.once('message', (message) => {
    const { task, limits } = message as ApartOrder;
    watch(limits);
    void answerTo(() => work(task)).then((word) => process.send?.(word));
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

function watch({ seconds, megabytes }: ApartLimits): void {
  const until = Date.now() + (seconds + GRACE_SECONDS) * 1000;
  const workerData = { bytes: megabytes * MEGABYTE, until, parent: process.ppid };
  new Worker(WATCH, { eval: true, execArgv: [], workerData }).unref();
}
