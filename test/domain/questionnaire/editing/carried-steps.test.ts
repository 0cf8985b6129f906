import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { carriedSteps, numberedSteps } from '#app/domain/questionnaire/editing/carried-steps.ts';
import type { Unnumbered } from '#app/domain/questionnaire/editing/carried-steps.ts';
import type { DraftStep } from '#app/domain/questionnaire/editing/draft-step.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';

const LOCK = '職員等は、端末を施錠しなければならない。';
const DROP = '情報システム管理者は、媒体を廃棄しなければならない。';

function newText(...sentences: readonly string[]) {
  const source = ['対策基準', '第１章　端末', ...sentences.map((words, at) => `（${at + 1}）${words}`), ''].join('\n');
  return { source, clauses: readPolicy(source).clauses };
}

const keyOf = (clause: string): EditKey => ({ document: 'standards', clause, part: '', role: 'staff' });
const reword = (clause: string, basis: string | null): QuestionEdit => {
  return { key: keyOf(clause), basis, act: 'reword', text: '施錠していますか。' };
};
const edited = (...edits: readonly QuestionEdit[]): DraftStep => ({ number: 1, act: 'edit', edits });

const numbersIn = (steps: readonly Unnumbered[]) =>
  steps.flatMap((step) => (step.act === 'edit' ? step.edits.map(({ key }) => key.clause) : []));

test('an edit stays with its clause where the words are the same', () => {
  expect(numbersIn(carriedSteps([edited(reword('1-1', LOCK))], newText(LOCK, DROP)))).toEqual(['1-1']);
});

test('an edit follows its words to their new number, however the lines are broken', () => {
  const steps = carriedSteps(
    [edited(reword('1-1', '職員等は、端末を\n施錠しなければならない。'))],
    newText(DROP, LOCK),
  );
  expect(numbersIn(steps)).toEqual(['1-2']);
});

test('both questions of a merge follow their words', () => {
  const merge: QuestionEdit = { key: keyOf('1-1'), basis: LOCK, act: 'merge', into: keyOf('1-1'), text: null };
  const [step] = carriedSteps([edited(merge)], newText(DROP, LOCK));
  expect(step).toMatchObject({ edits: [{ key: { clause: '1-2' }, into: { clause: '1-2' } }] });
});

test('an edit of words that are gone, or stand there twice, keeps its number and its old words, to be looked at', () => {
  for (const text of [newText('職員等は、端末を返却しなければならない。'), newText(DROP, LOCK, LOCK)])
    expect(carriedSteps([edited(reword('1-1', LOCK))], text)).toMatchObject([{ edits: [reword('1-1', LOCK)] }]);
});

test('names that the new text has keep their meaning; the others stay with the text that has them', () => {
  const before: readonly DraftStep[] = [
    { number: 1, act: 'confirm', place: 3 },
    { number: 2, act: 'name_role', name: '職員等', roles: ['security_manager'] },
    { number: 3, act: 'name_role', name: '門番', roles: ['security_officer'] },
  ];
  expect(numberedSteps(carriedSteps(before, newText(LOCK)))).toEqual([
    { number: 1, act: 'name_role', name: '職員等', roles: ['security_manager'] },
  ]);
});

test('what was taken back is not carried over', () => {
  expect(carriedSteps([edited(reword('1-1', LOCK)), { number: 2, act: 'undo', of: 1 }], newText(LOCK))).toEqual([]);
});
