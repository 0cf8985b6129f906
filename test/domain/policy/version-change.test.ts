import { expect, test } from 'vitest';
import { readPolicy } from '#app/domain/policy/read.ts';
import { changeOfClauses } from '#app/domain/policy/version-change.ts';
import type { ClausePair, ComparedClause } from '#app/domain/policy/version-change.ts';

const clause = (id: string, text: string, over: Partial<ComparedClause> = {}): ComparedClause => ({
  ...{ document: 'standards', id, title: '', text, kind: 'requirement', subjects: ['職員等'] },
  ...over,
});

const pairs = (all: readonly ClausePair[]) => all.map(({ before, after }) => `${before.id}→${after.id}`);
const ids = (all: readonly ComparedClause[]) => all.map(({ id }) => id);

function told(before: readonly ComparedClause[], after: readonly ComparedClause[]) {
  const { added, dropped, reworded, renumbered, rejudged } = changeOfClauses(before, after);
  return {
    ...(added.length === 0 ? {} : { added: ids(added) }),
    ...(dropped.length === 0 ? {} : { dropped: ids(dropped) }),
    ...(reworded.length === 0 ? {} : { reworded: pairs(reworded) }),
    ...(renumbered.length === 0 ? {} : { renumbered: pairs(renumbered) }),
    ...(rejudged.length === 0 ? {} : { rejudged: pairs(rejudged) }),
  };
}

const LOCK = '職員等は、離席するときは端末を施錠しなければならない。';
const RECORD = '職員等は、媒体の持出しを記録し、一年間保管しなければならない。';
const TRAIN = '情報セキュリティ管理者は、毎年度、研修を実施しなければならない。';

test('the same text has not changed, however its page is set', () => {
  const before = [clause('1', LOCK), clause('2', RECORD)];
  expect(told(before, before)).toEqual({});
  expect(told([clause('1', '第１号　端末を使う。')], [clause('1', '第1号 端末を 使う。')])).toEqual({});
});

test('a clause put in between is added, and those behind it are only renumbered', () => {
  const before = [clause('1', LOCK), clause('2', RECORD)];
  const after = [clause('1', LOCK), clause('2', TRAIN), clause('3', RECORD)];
  expect(told(before, after)).toEqual({ added: ['2'], renumbered: ['2→3'] });
});

test('a clause taken out is dropped, and those behind it are only renumbered', () => {
  const before = [clause('1', LOCK), clause('2', TRAIN), clause('3', RECORD)];
  expect(told(before, [clause('1', LOCK), clause('2', RECORD)])).toEqual({ dropped: ['2'], renumbered: ['3→2'] });
});

test('other words under the same number are reworded', () => {
  const stricter = RECORD.replace('一年間', '三年間');
  expect(told([clause('1', RECORD)], [clause('1', stricter)])).toEqual({ reworded: ['1→1'] });
});

test('a reworded clause is found under another number', () => {
  const stricter = RECORD.replace('一年間', '三年間');
  const before = [clause('1', LOCK), clause('2', RECORD)];
  expect(told(before, [clause('1', LOCK), clause('2', TRAIN), clause('3', stricter)])).toEqual({
    added: ['2'],
    reworded: ['2→3'],
  });
});

test('wholly other words under the same number are another clause', () => {
  expect(told([clause('1', LOCK)], [clause('1', TRAIN)])).toEqual({ added: ['1'], dropped: ['1'] });
});

test('words that stand twice are paired from above', () => {
  const before = [clause('1', LOCK), clause('2', LOCK)];
  expect(told(before, [clause('1', LOCK)])).toEqual({ dropped: ['2'] });
  expect(told(before, [clause('3', LOCK), clause('4', LOCK)])).toEqual({ renumbered: ['1→3', '2→4'] });
});

test('the same words in the other document are not the same clause', () => {
  const basic = clause('1', LOCK, { document: 'basic_policy' });
  expect(told([basic], [clause('1', LOCK)])).toEqual({ added: ['1'], dropped: ['1'] });
});

test('another kind or somebody else bound is told where the words are the same', () => {
  const other = clause('1', LOCK, { subjects: ['情報セキュリティ管理者'] });
  expect(told([clause('1', LOCK)], [other])).toEqual({ rejudged: ['1→1'] });
  expect(told([clause('1', LOCK)], [clause('1', LOCK, { kind: 'recommendation' })])).toEqual({ rejudged: ['1→1'] });
});

test('everything is new beside nothing', () => {
  expect(told([], [clause('1', LOCK)])).toEqual({ added: ['1'] });
  expect(told([clause('1', LOCK)], [])).toEqual({ dropped: ['1'] });
});

test('every clause of both versions is accounted for once', () => {
  const text = (lines: readonly string[]) => ['対策基準', '１ 運用', ...lines].join('\n');
  const before = readPolicy(text([`（１）${LOCK}`, `（２）${RECORD}`, `（３）${TRAIN}`])).clauses;
  const after = readPolicy(text([`（１）${RECORD.replace('一年間', '三年間')}`, `（２）${TRAIN}`])).clauses;
  const { added, dropped, reworded, renumbered } = changeOfClauses(before, after);
  expect([ids(added), ids(dropped), pairs(reworded), pairs(renumbered)]).toEqual([
    [],
    ['1-1'],
    ['1-2→1-1'],
    ['1-3→1-2'],
  ]);
});
