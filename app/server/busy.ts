import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from '#db/busy.server.ts';

/** Each attempt blocks the process for as long as the database waits for the lock, so they grow rarer. */
const WAITS_MS = [50, 100, 200, 400, 800, 1_000];
/** More requests than that are not worth waiting for: they are told to come back. */
const MAX_WAITING = 50;

/** Does a request, and asks `isBusy` of every failure on the way. */
type Attempt = (isBusy: (error: unknown) => boolean) => Promise<Response>;

export interface BusyRetry {
  /** The last answer of an attempt. `writes`: a request that may have changed something before it failed. */
  answer(attempt: Attempt, writes: boolean): Promise<Response>;
}

/**
 * Tries a request again while another program holds the database, a few seconds long and one request at a time, so that
 * everybody else is served meanwhile. What may have changed something is done anew only where nothing was changed at
 * all since it began (`changes` counts): a second half is never done upon a first one.
 */
export function busyRetry(changes: () => number): BusyRetry {
  let waiting = 0;
  let turn: Promise<void> = Promise.resolve();

  async function once(attempt: Attempt): Promise<{ readonly response: Response; readonly busy: boolean }> {
    let busy = false;
    const response = await attempt((error) => {
      const held = isBusy(error);
      busy ||= held;
      return held;
    });
    return { response, busy };
  }

  /** Waits, then for those that came before to have had their attempt. */
  async function nextTurn<Value>(milliseconds: number, act: () => Promise<Value>): Promise<Value> {
    await wait(milliseconds);
    const mine = turn.then(act);
    turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  async function retry(attempt: Attempt, first: Response, mayRepeat: () => boolean): Promise<Response> {
    let response = first;
    waiting += 1;
    try {
      for (const milliseconds of WAITS_MS) {
        if (!mayRepeat()) break;
        const last = response;
        const next = await nextTurn(milliseconds, () => (mayRepeat() ? once(attempt) : Promise.resolve(null)));
        if (next === null) break;
        await last.body?.cancel();
        response = next.response;
        if (!next.busy) break;
      }
      return response;
    } finally {
      waiting -= 1;
    }
  }

  return {
    async answer(attempt, writes) {
      const before = changes();
      const { response, busy } = await once(attempt);
      if (!busy || waiting >= MAX_WAITING) return response;
      return retry(attempt, response, () => !writes || changes() === before);
    },
  };
}
