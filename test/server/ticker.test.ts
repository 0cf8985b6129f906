import { expect, it } from 'vitest';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { instant } from '#app/domain/shared/calendar-date.ts';
import { startTicker } from '#app/server/ticker.ts';
import type { TimedAct } from '#app/server/ticker.ts';

/** A ticker whose clock and ticks the test makes. */
function ticking(start: string, acts: readonly TimedAct[]) {
  let now: Instant = instant(start);
  let tick: (() => void) | null = null;
  const errors: unknown[] = [];
  const nothing = () => undefined;
  const ticker = startTicker({
    acts,
    clock: () => now,
    log: { info: nothing, warn: nothing, error: (event, fields) => void errors.push([event, fields?.['act']]) },
    timer: (given) => {
      tick = given;
      return () => (tick = null);
    },
  });
  return {
    errors,
    stop: () => ticker.stop(),
    isTicking: () => tick !== null,
    /** Sets the clock, ticks, and lets everything that is ready be done. */
    async at(time: string) {
      now = instant(time);
      tick?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** An act that notes each run and says `answer` to it. */
function noting(when: TimedAct['when'], runs: string[], name = 'act', answer: () => 'done' | 'more' = () => 'done') {
  return {
    name,
    when,
    run: () => {
      runs.push(name);
      return answer();
    },
  } satisfies TimedAct;
}

it('does an act at the first tick and then once in each of its periods', async () => {
  const runs: string[] = [];
  const ticker = ticking('2026-10-01T00:00:00.000Z', [noting({ everyMinutes: 60 }, runs)]);
  const seen: number[] = [];
  for (const time of ['00:01', '00:02', '00:59', '01:00', '01:01', '02:30']) {
    await ticker.at(`2026-10-01T${time}:00.000Z`);
    seen.push(runs.length);
  }
  expect(seen).toEqual([1, 1, 1, 2, 2, 3]);
});

it('does a daily act at its time in Tokyo', async () => {
  const runs: string[] = [];
  const ticker = ticking('2026-09-30T17:00:00.000Z', [noting({ dailyAt: '03:30' }, runs)]);
  const seen: number[] = [];
  // 02:00, 03:29, 03:30 and 23:59 of 1 October, then 03:29 and 03:31 of the next day
  for (const time of ['30T17:00', '30T18:29', '30T18:30']) {
    await ticker.at(`2026-09-${time}:00.000Z`);
    seen.push(runs.length);
  }
  for (const time of ['01T14:59', '01T18:29', '01T18:31']) {
    await ticker.at(`2026-10-${time}:00.000Z`);
    seen.push(runs.length);
  }
  expect(seen).toEqual([1, 1, 2, 2, 2, 3]);
});

it('makes up what a clock that leapt forward passed, once, and goes on when it is set back', async () => {
  const runs: string[] = [];
  const ticker = ticking('2026-10-01T00:00:00.000Z', [noting({ everyMinutes: 10 }, runs)]);
  await ticker.at('2026-10-01T00:00:00.000Z');
  await ticker.at('2027-03-01T00:00:00.000Z');
  await ticker.at('2027-03-01T00:01:00.000Z');
  expect(runs).toHaveLength(2);
  await ticker.at('2026-10-01T00:02:00.000Z');
  await ticker.at('2026-10-01T00:03:00.000Z');
  expect(runs).toHaveLength(3);
  await ticker.at('2026-10-01T00:10:00.000Z');
  expect(runs).toHaveLength(4);
});

it('goes on with a long work at the next tick, slice by slice, and lets the others have their turn', async () => {
  const runs: string[] = [];
  let left = 3;
  const long = noting({ dailyAt: '03:00' }, runs, 'long', () => ((left -= 1) > 0 ? 'more' : 'done'));
  const ticker = ticking('2026-10-01T00:00:00.000Z', [long, noting({ everyMinutes: 1 }, runs, 'short')]);
  for (const minute of ['00', '01', '02', '03']) await ticker.at(`2026-10-01T00:${minute}:00.000Z`);
  expect(runs).toEqual(['long', 'short', 'long', 'short', 'long', 'short', 'short']);
});

it('logs what fails, does the others, and tries again at the next time', async () => {
  const runs: string[] = [];
  const failing = noting({ everyMinutes: 10 }, runs, 'failing', () => {
    throw new Error('disk full');
  });
  const ticker = ticking('2026-10-01T00:00:00.000Z', [failing, noting({ everyMinutes: 10 }, runs, 'sound')]);
  for (const minute of ['00', '01', '10']) await ticker.at(`2026-10-01T00:${minute}:00.000Z`);
  expect(runs).toEqual(['failing', 'sound', 'failing', 'sound']);
  expect(ticker.errors).toEqual([
    ['timed_act_failed', 'failing'],
    ['timed_act_failed', 'failing'],
  ]);
});

it('never does two things at a time: a tick that comes meanwhile is left out', async () => {
  const runs: string[] = [];
  let finish = () => {};
  const slow: TimedAct = {
    name: 'slow',
    when: { everyMinutes: 1 },
    run: () => {
      runs.push('slow');
      return new Promise((resolve) => (finish = () => resolve('done')));
    },
  };
  const ticker = ticking('2026-10-01T00:00:00.000Z', [slow, noting({ everyMinutes: 1 }, runs, 'next')]);
  await ticker.at('2026-10-01T00:00:00.000Z');
  await ticker.at('2026-10-01T00:01:00.000Z');
  expect(runs).toEqual(['slow']);
  finish();
  await ticker.at('2026-10-01T00:01:30.000Z');
  expect(runs).toEqual(['slow', 'next']);
  await ticker.at('2026-10-01T00:02:00.000Z');
  expect(runs).toEqual(['slow', 'next', 'slow']);
});

it('stops with the server: waits for what is under way and begins nothing after it', async () => {
  const runs: string[] = [];
  let finish = () => {};
  const slow: TimedAct = {
    name: 'slow',
    when: { everyMinutes: 1 },
    run: () => new Promise((resolve) => (finish = () => resolve('done'))),
  };
  const ticker = ticking('2026-10-01T00:00:00.000Z', [slow, noting({ everyMinutes: 1 }, runs, 'next')]);
  await ticker.at('2026-10-01T00:00:00.000Z');
  let stopped = false;
  const stopping = ticker.stop().then(() => (stopped = true));
  expect(ticker.isTicking()).toBe(false);
  await ticker.at('2026-10-01T00:01:00.000Z');
  expect(stopped).toBe(false);
  finish();
  await stopping;
  expect(runs).toEqual([]);
});

it('tells what goes on that the server stops', async () => {
  const told: boolean[] = [];
  const act: TimedAct = {
    name: 'act',
    when: { everyMinutes: 1 },
    run: (stopping) => {
      told.push(stopping.aborted);
      return new Promise((resolve) => {
        stopping.addEventListener('abort', () => {
          told.push(stopping.aborted);
          resolve('done');
        });
      });
    },
  };
  const ticker = ticking('2026-10-01T00:00:00.000Z', [act]);
  await ticker.at('2026-10-01T00:01:00.000Z');
  await ticker.stop();
  expect(told).toEqual([false, true]);
});
