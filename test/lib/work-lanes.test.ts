import { expect, test } from 'vitest';
import { WorkLanes } from '#app/lib/work-lanes.ts';

/** Work that ends when it is told to. */
function bench(limits: { atOnce: number; waitingInLane: number; waiting: number }) {
  const lanes = new WorkLanes(limits);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const run = (lane: string) =>
    lanes.run(lane, () => {
      begun.push(lane);
      return new Promise<void>((end) => ends.push(end));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    begun,
    run,
    settle,
    async endOne() {
      ends.shift()?.();
      await settle();
    },
  };
}

test('no more than so many run at once', async () => {
  const { begun, run, settle, endOne } = bench({ atOnce: 2, waitingInLane: 10, waiting: 10 });
  for (let n = 0; n < 5; n += 1) void run('a');
  await settle();
  expect(begun).toHaveLength(2);
  await endOne();
  expect(begun).toHaveLength(3);
});

test('the lanes take turns, so that a full one keeps nobody else waiting', async () => {
  const { begun, run, settle, endOne } = bench({ atOnce: 1, waitingInLane: 50, waiting: 100 });
  for (let n = 0; n < 40; n += 1) void run('flood');
  void run('office');
  await settle();
  await endOne();
  await endOne();
  expect(begun).toContain('office');
});

test('what is too much for a lane or for all is not taken', async () => {
  const { run, settle } = bench({ atOnce: 1, waitingInLane: 2, waiting: 3 });
  const taken = ['a', 'a', 'a', 'a', 'b', 'c'].map((lane) => run(lane) !== null);
  await settle();
  expect(taken).toEqual([true, true, true, false, true, false]);
});

test('work that fails makes room for the next', async () => {
  const lanes = new WorkLanes({ atOnce: 1, waitingInLane: 1, waiting: 1 });
  await expect(lanes.run('a', () => Promise.reject(new Error('damaged')))).rejects.toThrow('damaged');
  await expect(lanes.run('a', () => Promise.resolve(1))).resolves.toBe(1);
});
