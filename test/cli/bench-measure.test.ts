import { expect, test } from 'vitest';
import { growthOf, measureOf, memoryMeasure } from '#app/cli/bench-measure.ts';
import { arrivals, closedLoop, openLoop } from '#app/cli/bench-requests.ts';

const pairs = (...ratios: readonly number[]) => ratios.map((ratio) => ({ ms: ratio * 10, bareMs: 10 }));

test('a measure is met, or not, only where both quartiles of the ratio say so', () => {
  expect(measureOf('page', 10, pairs(1, 2, 2, 3), 3)).toMatchObject({ ok: true, ratio: 2, medianMs: 20 });
  expect(measureOf('page', 10, pairs(4, 5, 5, 6), 3).ok).toBe(false);
  expect(measureOf('page', 10, pairs(1, 2, 4, 5), 3).ok).toBeNull();
});

test('a page that is too large is not met however fast it is; without a target nothing is', () => {
  expect(measureOf('page', 10, pairs(1, 1, 1, 1), 3, { htmlBytes: 300_001, rssMb: null }).ok).toBe(false);
  expect(measureOf('p50', 10, pairs(1, 1, 1, 1), null)).toMatchObject({ ok: null, target: null });
  expect(memoryMeasure('memory', 10, 701, 700).ok).toBe(false);
});

test('growth is told per section against the smallest city, and of nothing that is not timed', () => {
  const smallest = new Map();
  expect(growthOf(measureOf('opening', 10, pairs(1, 1), 3), smallest)).toBe(1);
  expect(growthOf(measureOf('opening', 30, pairs(6, 6), 3), smallest)).toBe(2);
  expect(growthOf(memoryMeasure('memory', 10, 300, null), smallest)).toBeNull();
});

function first(count: number, seed: number): readonly number[] {
  const times: number[] = [];
  for (const at of arrivals(60, seed)) if (times.push(at) === count) return times;
  return times;
}

test('people come at the same times in every run, so many a second', () => {
  expect(first(600, 1)).toEqual(first(600, 1));
  expect(first(600, 1)).not.toEqual(first(600, 2));
  expect((first(6_000, 1).at(-1) ?? 0) / 1_000).toBeGreaterThan(90);
  expect((first(6_000, 1).at(-1) ?? 0) / 1_000).toBeLessThan(110);
});

test('in an open loop who comes while another waits is waited for from the time of coming', async () => {
  let last = Promise.resolve();
  const oneAtATime = () => (last = last.then(() => new Promise((resolve) => setTimeout(resolve, 40))));
  const latencies = await openLoop([0, 1, 2], oneAtATime);
  expect(latencies).toHaveLength(3);
  expect(latencies[2]).toBeGreaterThan(100);
});

test('a closed loop sends as many as it is asked for, and no more at a time', async () => {
  let [sent, now, most] = [0, 0, 0];
  const send = async () => {
    sent += 1;
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
  };
  await closedLoop(send, { count: 20, atOnce: 3 });
  expect([sent, most]).toEqual([20, 3]);
});
