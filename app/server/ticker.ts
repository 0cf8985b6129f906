import type { Log } from '#app/lib/log.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Asia/Tokyo is UTC+9 all the year. */
const TOKYO_AHEAD_MS = 9 * 60 * MINUTE_MS;

/** How often an act is done: every so many minutes, or once a day at a time (`HH:MM`) of Asia/Tokyo. */
export type Timing = { readonly everyMinutes: number } | { readonly dailyAt: `${number}:${number}` };

/** 定時の処理. One thing that the server does by itself. */
export interface TimedAct {
  readonly name: string;
  readonly when: Timing;
  /**
   * Does one bounded slice of the work; `more` asks for another one at the next tick. It may be done again for the
   * same time, after a restart or a clock set back, and then finds nothing to do. What goes on between requests ends
   * when the server stops.
   */
  readonly run: (stopping: AbortSignal) => 'done' | 'more' | Promise<'done' | 'more'>;
}

/** Calls `tick` again and again until the returned function is called. */
export type Timer = (tick: () => void) => () => void;

export const everyMinute: Timer = (tick) => {
  const timer = setInterval(tick, MINUTE_MS);
  timer.unref();
  return () => clearInterval(timer);
};

export interface TickerOptions {
  readonly acts: readonly TimedAct[];
  readonly clock: ServiceContext['clock'];
  readonly log: Log;
  readonly timer: Timer;
}

export interface Ticker {
  /** Begins nothing any more, and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Runs what is due at each tick, one act after the other. What failed is logged and done again at its next time; a time
 * that passed while the server was down or its clock leapt is made up once.
 */
export function startTicker({ acts, clock, log, timer }: TickerOptions): Ticker {
  const done = new Map<string, number>();
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function runDue(): Promise<void> {
    for (const { name, when, run } of acts) {
      if (stopping.signal.aborted) return;
      const time = timeNumber(when, Date.parse(clock()));
      if (done.get(name) === time) continue;
      done.set(name, time);
      try {
        if ((await run(stopping.signal)) === 'more') done.delete(name);
      } catch (error) {
        log.error('timed_act_failed', { act: name, error });
      }
    }
  }

  const stopTimer = timer(() => {
    running ??= runDue().finally(() => {
      running = null;
    });
  });
  return {
    async stop() {
      stopping.abort();
      stopTimer();
      await running;
    },
  };
}

/** Numbers the times at which an act is to be done; an act is due when the number is not the one it was done for. */
function timeNumber(when: Timing, nowMs: number): number {
  if ('everyMinutes' in when) return Math.floor(nowMs / (when.everyMinutes * MINUTE_MS));
  const [hours = 0, minutes = 0] = when.dailyAt.split(':').map(Number);
  return Math.floor((nowMs + TOKYO_AHEAD_MS - (hours * 60 + minutes) * MINUTE_MS) / DAY_MS);
}
