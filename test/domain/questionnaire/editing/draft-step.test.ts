import { expect, test } from 'vitest';
import type { Correction } from '#app/domain/policy/correction.ts';
import {
  correctionsInForce,
  editsInForce,
  nextRedone,
  nextUndone,
  roleNamesInForce,
  withoutReplaced,
} from '#app/domain/questionnaire/editing/draft-step.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import { nextAddedName } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';

const CORRECTION: Correction = { act: 'merge', at: { document: 'standards', id: '1' }, basis: '' };

/** `'c'` corrects, a number takes back the step of that number. */
function steps(...acts: readonly ('c' | number)[]): DraftStep[] {
  return acts.map((act, at) =>
    act === 'c' ? { number: at + 1, act: 'correct', correction: CORRECTION } : { number: at + 1, act: 'undo', of: act },
  );
}

const inForce = (all: readonly DraftStep[]): number[] => correctionsInForce(all).map(({ number }) => number);

test('what was said of its publication at the intake is no work on the draft, and is not taken back as such', () => {
  const said = { act: 'publish_words', validFrom: '2027-04-01', revisionSummary: '' } as const;
  expect(nextUndone([{ number: 1, ...said }])).toBeNull();
  const [correction] = steps('c');
  if (correction === undefined) return expect.fail('one step');
  expect(nextUndone([correction, { number: 2, ...said }])).toBe(1);
});

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

const keyOf = (clause: string, part = ''): EditKey => ({ document: 'standards', clause, part, role: 'staff' });
const hint = (clause: string, words: string, part = ''): QuestionEdit => {
  return { act: 'hint', key: keyOf(clause, part), basis: null, hint: words };
};

test('the edits of all steps that hold are in force, in their order', () => {
  const all: DraftStep[] = [
    { number: 1, act: 'edit', edits: [hint('1', 'a'), hint('2', 'b')] },
    { number: 2, act: 'edit', edits: [hint('1', 'c')] },
    { number: 3, act: 'undo', of: 2 },
    { number: 4, act: 'edit', edits: [hint('3', 'd')] },
  ];
  expect(editsInForce(all)).toEqual([hint('1', 'a'), hint('2', 'b'), hint('3', 'd')]);
});

test('a question that is asked as derived again loses its edits before that, and no other question does', () => {
  const all: DraftStep[] = [
    { number: 1, act: 'edit', edits: [hint('1', 'a'), hint('1', 'b', '_s2'), hint('2', 'c')] },
    { number: 2, act: 'as_derived', key: keyOf('1') },
    { number: 3, act: 'edit', edits: [hint('1', 'd')] },
  ];
  expect(editsInForce(all)).toEqual([hint('1', 'b', '_s2'), hint('2', 'c'), hint('1', 'd')]);
  const brought: DraftStep = { number: 4, act: 'undo', of: 2 };
  expect(editsInForce([...all, brought])).toEqual([hint('1', 'b', '_s2'), hint('2', 'c'), hint('1', 'd')]);
});

test('a name of a role means what was said of it last', () => {
  const all: DraftStep[] = [
    { number: 1, act: 'name_role', name: '総括管理者', roles: ['ciso'] },
    { number: 2, act: 'name_role', name: '総括管理者', roles: ['committee'] },
    { number: 3, act: 'name_role', name: '協力者', roles: [] },
  ];
  expect([...roleNamesInForce(all)]).toEqual([
    ['総括管理者', ['committee']],
    ['協力者', []],
  ]);
  expect([...roleNamesInForce([...all, { number: 4, act: 'undo', of: 2 }])]).toContainEqual(['総括管理者', ['ciso']]);
});

test('no added question has the name of another, taken back or not', () => {
  const add = (clause: string): QuestionEdit => {
    return { act: 'add', key: keyOf(clause), basis: null, text: '', rows: [], chapter: '1', kind: 'requirement' };
  };
  expect(nextAddedName([])).toBe(1);
  expect(nextAddedName([add('x1'), hint('1', 'a'), add('x7'), add('x2')])).toBe(8);
});

test('what a later edit says anew is not said twice, and what is said of a row stays until the row is dropped', () => {
  const row = (id: string, text: string): QuestionEdit => {
    return { act: 'reword_row', key: keyOf('1'), basis: null, row: id, text };
  };
  const drop: QuestionEdit = { act: 'drop_row', key: keyOf('1'), basis: null, row: 'a', reason: '' };
  const settle: QuestionEdit = { act: 'settle', key: keyOf('1'), basis: null, flags: [] };
  const before = [hint('1', 'x'), row('a', 'x'), row('b', 'x'), settle, row('a', 'y'), hint('2', 'x')];
  const after = [row('b', 'y'), settle, hint('1', 'y')];
  expect(withoutReplaced([...before, ...after])).toEqual([settle, row('a', 'y'), hint('2', 'x'), ...after]);
  expect(withoutReplaced([row('a', 'x'), row('a', 'y'), drop, row('a', 'z')])).toEqual([
    row('a', 'y'),
    drop,
    row('a', 'z'),
  ]);
});
