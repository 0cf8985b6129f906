import { expect, test } from 'vitest';
import { workload } from '#app/domain/response/workload.ts';

test('nothing left takes no time', () => {
  expect(workload(0, [])).toEqual({ questions: 0, openGates: 0, minutes: 0 });
});

test('eighteen plain questions take about six minutes', () => {
  expect(
    workload(
      0,
      Array.from({ length: 18 }, () => ({ rows: 0 })),
    ),
  ).toEqual({ questions: 18, openGates: 0, minutes: 6 });
});

test('gates are counted apart, rows take time of their own, and minutes are rounded up', () => {
  expect(workload(2, [{ rows: 5 }])).toEqual({ questions: 1, openGates: 2, minutes: 2 });
  expect(workload(1, [])).toEqual({ questions: 0, openGates: 1, minutes: 1 });
});
