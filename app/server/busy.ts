import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from '#db/busy.server.ts';

/** Between two attempts, each of which holds the process up for as long as the database itself waits for the lock. */
const PAUSE_MS = 100;
/** How long a request waits before it is told to come back. */
const PATIENCE_MS = 3_000;
/** Whoever comes after so many is told at once. */
const MAX_WAITING = 50;

/** What an attempt at a request is told, and tells. */
export interface AttemptContext {
  /** Asked of every failure on the way. */
  readonly isBusy: (error: unknown) => boolean;
  /** True when the database need not be asked again: it is known to be held. */
  readonly isHeldUp: boolean;
}

/** A request that may be done again. */
export type Attempt = (context: AttemptContext) => Promise<Response>;

interface Waiting {
  readonly attempt: Attempt;
  readonly mayRepeat: () => boolean;
  readonly until: number;
  readonly answer: (response: Response | Promise<Response>) => void;
  /** The answer of its last attempt, if it had one. */
  last: Response | null;
}

async function tried(attempt: Attempt): Promise<{ readonly response: Response; readonly busy: boolean }> {
  let busy = false;
  const response = await attempt({
    isHeldUp: false,
    isBusy: (error) => {
      const held = isBusy(error);
      busy ||= held;
      return held;
    },
  });
  return { response, busy };
}

const turnedAway = (attempt: Attempt) => attempt({ isBusy, isHeldUp: true });

/**
 * Does requests, and lets them wait while another program holds the database. The first in the line tries for all:
 * everybody else is served meanwhile. What may have changed something is done anew only where nothing at all was
 * changed since it began (`changes` counts): a second half is never done upon a first one.
 */
export function busyRetry(changes: () => number): (attempt: Attempt, writes: boolean) => Promise<Response> {
  const line: Waiting[] = [];
  let trying = false;

  function end(one: Waiting): void {
    line.splice(line.indexOf(one), 1);
    one.answer(one.last ?? turnedAway(one.attempt));
  }

  async function tryFirst(first: Waiting): Promise<boolean> {
    const before = first.last;
    try {
      const { response, busy } = await tried(first.attempt);
      await before?.body?.cancel();
      first.last = response;
      if (!busy) end(first);
      return !busy;
    } catch (error) {
      line.splice(line.indexOf(first), 1);
      first.answer(Promise.reject(error));
      return true;
    }
  }

  async function work(): Promise<void> {
    if (trying) return;
    trying = true;
    let free = false;
    while (line.length > 0) {
      await wait(free ? 0 : PAUSE_MS);
      for (const one of [...line]) if (performance.now() > one.until || !one.mayRepeat()) end(one);
      const [first] = line;
      free = first === undefined || (await tryFirst(first));
    }
    trying = false;
  }

  function inLine(attempt: Attempt, last: Response | null, mayRepeat: () => boolean): Promise<Response> {
    return new Promise((answer) => {
      line.push({ attempt, mayRepeat, until: performance.now() + PATIENCE_MS, answer, last });
      void work();
    });
  }

  return async (attempt, writes) => {
    const full = () => line.length >= MAX_WAITING;
    if (writes && full()) return turnedAway(attempt);
    // Reading seldom needs the lock: it is tried at once.
    if (writes && line.length > 0) return inLine(attempt, null, () => true);
    const before = changes();
    const { response, busy } = await tried(attempt);
    return busy && !full() ? inLine(attempt, response, () => !writes || changes() === before) : response;
  };
}
