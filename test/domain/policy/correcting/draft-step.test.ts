import { expect, test } from 'vitest';
import type { Correction } from '#app/domain/policy/correction.ts';
import { correctionsInForce, nextRedone, nextUndone } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';

const CORRECTION: Correction = { act: 'merge', at: { document: 'standards', id: '1' }, basis: '' };

/** `'c'` corrects, a number takes back the step of that number. */
function steps(...acts: readonly ('c' | number)[]): DraftStep[] {
  return acts.map((act, at) =>
    act === 'c' ? { number: at + 1, act: 'correct', correction: CORRECTION } : { number: at + 1, act: 'undo', of: act },
  );
}

const inForce = (all: readonly DraftStep[]): number[] => correctionsInForce(all).map(({ number }) => number);

test.each([
  ['nothing was done', steps(), [], null, null],
  ['corrections were made: the last one is taken back first', steps('c', 'c'), [1, 2], 2, null],
  ['one was taken back: it can be brought back', steps('c', 'c', 2), [1], 1, 3],
  ['all were taken back: the one taken back last comes back first', steps('c', 'c', 2, 1), [], null, 4],
  ['one of them was brought back: the other can be, too', steps('c', 'c', 2, 1, 4), [1], 1, 3],
  ['both were brought back: none is left', steps('c', 'c', 2, 1, 4, 3), [1, 2], 2, null],
  ['something new was done after an undo: nothing is brought back any more', steps('c', 'c', 2, 'c'), [1, 4], 4, null],
  ['what was brought back is taken back again', steps('c', 1, 2, 1), [], null, 4],
] as const)('%s', (_, all, holding, undone, redone) => {
  expect(inForce(all)).toEqual(holding);
  expect(nextUndone(all)).toBe(undone);
  expect(nextRedone(all)).toBe(redone);
});
