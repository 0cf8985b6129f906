import { readTyped, NOTHING_TYPED, readFields, wouldLose } from '#app/components/response/answer-fields.ts';
import { expect, test } from 'vitest';

test('the fields of one question spell its answer, those of others do not', () => {
  const fields = new Map([
    ['q1.id', '1-1@security_manager'],
    ['q1.rev', '3'],
    ['q1.value', 'partially_implemented'],
    ['q1.comment', '一行目\r\n二行目'],
    ['q1.plan.measure', '記録する。'],
    ['q1.plan.owner', ''],
    ['q1.plan.due', '2027-03-31'],
    ['q1.evidence.1.documentName', '管理簿'],
    ['q1.evidence.0.documentName', ''],
    ['q12.value', 'unknown'],
    ['q12.comment', '別の設問'],
  ]);
  expect(readFields('q1', fields)).toEqual({
    ...NOTHING_TYPED,
    value: 'partially_implemented',
    comment: '一行目\n二行目',
    plan: { measure: '記録する。', owner: '', due: '2027-03-31' },
    evidence: [{ documentName: '管理簿', documentNumber: '', location: '', confirmedBy: '', confirmedOn: null }],
  });
});

test('rows are read by their id and an empty choice is no answer', () => {
  const fields = new Map([
    ['q2.row.r1', 'yes'],
    ['q2.row.r10', 'no'],
    ['q2.rowComment.r10', '様式がない。\r\n作成中。'],
    ['q2.rowComment.r11', '回答の前に書いた。'],
    ['q2.rowComment.r12', ''],
    ['q2.notApplicableReason', ''],
  ]);
  expect(readFields('q2', fields)).toEqual({
    ...NOTHING_TYPED,
    rows: [
      { rowId: 'r1', value: 'yes', comment: '' },
      { rowId: 'r10', value: 'no', comment: '様式がない。\n作成中。' },
      { rowId: 'r11', value: null, comment: '回答の前に書いた。' },
    ],
  });
});

test('a value that no form of ours has is passed on for the server to refuse', () => {
  expect(readFields('q3', new Map([['q3.value', 'perfect']]))).toMatchObject({ value: 'perfect' });
});

test('a chapter holds its whole questions, but for one whose person yields to what is stored', () => {
  const form = readTyped(
    new Map([
      ['q1.id', '1-1@staff'],
      ['q1.rev', '3'],
      ['q1.value', 'unknown'],
      ['q2.value', 'implemented'],
      ['x.id', 'no question of ours'],
      ['q10.id', '1-2@staff'],
      ['q10.yield', 'yes'],
      ['same', 'q1'],
    ]),
  );
  expect(form.answers).toMatchObject([{ itemKey: '1-1@staff', rev: '3', answer: { value: 'unknown' } }]);
  expect(form.same).toBe('1-1@staff');
});

test('something is lost where a part of what was typed is not in what takes its place', () => {
  const row = { rowId: 'r1', value: 'no', comment: '様式がない。' };
  const paper = { documentName: '管理簿', documentNumber: '1', location: '書庫' };
  const typed = {
    ...NOTHING_TYPED,
    rows: [row],
    evidence: [{ ...paper, confirmedBy: '総務係長', confirmedOn: '2026-10-01' }],
  };
  const after = { ...typed, comment: '前年度の記載', evidence: [{ ...paper, confirmedBy: '', confirmedOn: null }] };
  expect(wouldLose(typed, after)).toBe(false);
  expect(wouldLose(NOTHING_TYPED, after)).toBe(false);
  expect(wouldLose({ ...typed, comment: '今年度の記載' }, after)).toBe(true);
  expect(wouldLose(typed, { ...after, rows: [{ ...row, comment: '' }] })).toBe(true);
  expect(wouldLose(typed, { ...after, evidence: [] })).toBe(true);
  expect(wouldLose({ ...typed, plan: { measure: '', owner: '', due: '2027-03-31' } }, after)).toBe(true);
});
