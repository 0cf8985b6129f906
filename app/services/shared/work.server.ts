import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Slice, Slices } from '#app/services/shared/slices.server.ts';
import type { Database } from '#db/client.server.ts';
import { isBusy } from '#db/busy.server.ts';

/** 進行中の処理. How far a work has come that the server does between requests. */
export type WorkProgress = Pick<Slice, 'doneCount' | 'wholeCount'>;

/** A slice takes no more after so long; its record and its commit come on top. */
const ROOM_MS = 8;
/** Between two attempts at a database that another program holds. */
const PAUSE_MS = 100;
/** What is done within this time is answered as done. */
const AT_ONCE_MS = 300;

interface Works {
  readonly underWay: Map<string, WorkProgress>;
  last: Promise<void>;
}

const known = new WeakMap<Database['$client'], Works>();

function worksOf({ $client }: Database): Works {
  const works = known.get($client) ?? { underWay: new Map<string, WorkProgress>(), last: Promise.resolve() };
  known.set($client, works);
  return works;
}

/** Of the work under this name; null where nobody does it. */
export function progressOf(db: Database, name: string): WorkProgress | null {
  return worksOf(db).underWay.get(name) ?? null;
}

/** What comes of the whole work; null where a slice was refused. */
async function drive<Made>(
  slices: Slices<string, Made>,
  tell: (progress: WorkProgress) => void,
): Promise<{ readonly made: Made } | null> {
  let step = slices.next();
  while (step.done !== true) {
    const slice = step.value;
    tell({ doneCount: slice.doneCount, wholeCount: slice.wholeCount });
    if (!(await done(slice))) return null;
    await setImmediate();
    step = slices.next();
  }
  return { made: step.value };
}

/** Takes the steps of what stores nothing between requests, as many at once as there is room for. */
export async function stepBetweenRequests(steps: Generator<void, void, void>, stopping?: AbortSignal): Promise<void> {
  while (stopping?.aborted !== true) {
    const until = performance.now() + ROOM_MS;
    let isDone = false;
    do isDone = steps.next().done === true;
    while (!isDone && performance.now() < until);
    if (isDone) return;
    await setImmediate();
  }
}

async function done(slice: Slice): Promise<boolean> {
  for (;;) {
    const until = performance.now() + ROOM_MS;
    try {
      return slice.run(() => performance.now() < until).ok;
    } catch (error) {
      if (!isBusy(error)) throw error;
      await wait(PAUSE_MS);
    }
  }
}

/**
 * Does a work between requests, one at a time, and `end` when it is whole. Gives back when it is over, or after a short
 * while: whoever asked is answered then, and the work goes on. Nothing is begun where it is under way already.
 */
export async function workOn<Made>(
  db: Database,
  name: string,
  work: {
    readonly slices: () => Slices<string, Made>;
    readonly end: (made: Made) => void;
    readonly onFailure: (error: unknown) => void;
  },
): Promise<void> {
  const works = worksOf(db);
  if (works.underWay.has(name)) return;
  works.underWay.set(name, { doneCount: 0, wholeCount: 0 });
  const over = works.last.then(async () => {
    try {
      const whole = await drive(work.slices(), (progress) => works.underWay.set(name, progress));
      if (whole !== null) work.end(whole.made);
    } catch (error) {
      work.onFailure(error);
    } finally {
      works.underWay.delete(name);
    }
  });
  works.last = over;
  await Promise.race([over, wait(AT_ONCE_MS, undefined, { ref: false })]);
}
