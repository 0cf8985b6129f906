import { expect, test } from 'vitest';
import { asksTheSame, carryOver } from '#app/domain/response/carry-over.ts';
import { EMPTY_ANSWER } from '#app/domain/response/answer.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const QUESTION = {
  id: '1-1@security_manager',
  text: '記録していますか。',
  rows: [{ id: 'r1', text: '端末', clauses: [] }],
};

test('a question is the same only word for word, rows included', () => {
  expect(asksTheSame(QUESTION, { ...QUESTION })).toBe(true);
  expect(asksTheSame(QUESTION, { ...QUESTION, text: '記録を作成していますか。' })).toBe(false);
  expect(asksTheSame(QUESTION, { ...QUESTION, id: '1-2@security_manager' })).toBe(false);
  expect(asksTheSame(QUESTION, { ...QUESTION, rows: [] })).toBe(false);
  expect(asksTheSame(QUESTION, { ...QUESTION, rows: [{ id: 'r1', text: '媒体', clauses: [] }] })).toBe(false);
});

test('what was true of last year only is not taken over', () => {
  const before = {
    ...EMPTY_ANSWER,
    value: 'partially_implemented' as const,
    comment: '媒体だけ。',
    plan: { measure: '端末も記録する。', owner: '総務係', due: calendarDate('2026-03-31') },
    evidence: [
      {
        documentName: '管理簿',
        documentNumber: '総12',
        location: '書庫',
        confirmedBy: '架空',
        confirmedOn: calendarDate('2025-10-01'),
      },
    ],
  };
  expect(carryOver(before)).toEqual({
    ...before,
    plan: { measure: '端末も記録する。', owner: '総務係', due: null },
    evidence: [
      { documentName: '管理簿', documentNumber: '総12', location: '書庫', confirmedBy: '', confirmedOn: null },
    ],
  });
});
