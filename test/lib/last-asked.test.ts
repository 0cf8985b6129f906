import { expect, test } from 'vitest';
import { lastAsked, onceOf } from '#app/lib/last-asked.server.ts';

test('what was asked for last is kept, and what was not for the longest time is made anew', () => {
  const kept = lastAsked<string>(2);
  const made: string[] = [];
  const ask = (name: string) =>
    kept(name, () => {
      made.push(name);
      return name.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  expect(['a', 'b', 'c'].map(kept.isKept)).toEqual([true, true, false]);
});

test('what failed is not kept', () => {
  const kept = lastAsked<string>(2);
  expect(() =>
    kept('a', () => {
      throw new Error('failed');
    }),
  ).toThrow('failed');
  expect(kept('a', () => 'made')).toBe('made');
});

test('what follows from one value is made once for it, and for its equal by itself', () => {
  const sizes = onceOf((names: readonly string[]) => ({ size: names.length }));
  const names = ['a', 'b'];
  expect(sizes(names)).toBe(sizes(names));
  expect(sizes(names)).not.toBe(sizes(['a', 'b']));
});
