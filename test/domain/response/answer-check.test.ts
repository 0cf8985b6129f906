import { expect, test } from 'vitest';
import { fitAnswer } from '#app/domain/response/answer-check.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const TYPED = {
  ...EMPTY_ANSWER,
  comment: '媒体だけ。',
  notApplicableReason: 'other' as const,
  notApplicableNote: '対象がない。',
  plan: { measure: '記録する。', owner: '総務係', due: calendarDate('2027-03-31') },
};

test('a measure stays beside 一部実施 and 未実施 only', () => {
  expect(fitAnswer([], { ...TYPED, value: 'partially_implemented' })).toMatchObject({
    ok: true,
    value: { plan: TYPED.plan, notApplicableReason: null },
  });
  expect(fitAnswer([], { ...TYPED, value: 'implemented' })).toMatchObject({
    ok: true,
    value: { plan: EMPTY_ANSWER.plan, comment: '媒体だけ。' },
  });
});

test('a reason for 該当なし stays beside 該当なし only', () => {
  expect(fitAnswer([], { ...TYPED, value: 'not_applicable' })).toMatchObject({
    ok: true,
    value: { notApplicableReason: 'other', notApplicableNote: '対象がない。', plan: EMPTY_ANSWER.plan },
  });
  expect(fitAnswer([], { ...TYPED, value: 'unknown' })).toMatchObject({
    ok: true,
    value: { notApplicableReason: null, notApplicableNote: '' },
  });
});

test('nothing is dropped before a value is chosen', () => {
  expect(fitAnswer([], TYPED)).toEqual({ ok: true, value: TYPED });
});

test('a row answered いいえ keeps its measure while another is わからない', () => {
  const rows = [
    { rowId: 'r1', value: 'no' as const, comment: '' },
    { rowId: 'r2', value: 'unknown' as const, comment: '' },
  ];
  expect(fitAnswer(['r1', 'r2'], { ...TYPED, rows })).toMatchObject({ ok: true, value: { plan: TYPED.plan } });
});

test('a row that the question does not have, a row twice and a value beside rows are refused', () => {
  const row = { rowId: 'r1', value: 'yes' as const, comment: '' };
  expect(fitAnswer(['r1'], { ...EMPTY_ANSWER, rows: [{ ...row, rowId: 'r2' }] })).toEqual({
    ok: false,
    reason: 'unknown_row',
  });
  expect(fitAnswer(['r1'], { ...EMPTY_ANSWER, rows: [row, row] })).toEqual({ ok: false, reason: 'row_twice' });
  expect(fitAnswer(['r1'], { ...EMPTY_ANSWER, value: 'implemented', rows: [row] })).toEqual({
    ok: false,
    reason: 'value_with_rows',
  });
  expect(fitAnswer([], { ...EMPTY_ANSWER, rows: [row] })).toEqual({ ok: false, reason: 'unknown_row' });
});
