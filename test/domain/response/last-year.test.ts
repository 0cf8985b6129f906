import { NOT_COVERED } from '#app/domain/exception/exception.ts';
import {
  asksTheSame,
  besideQuestion,
  carryOver,
  changedSince,
  comparableValue,
} from '#app/domain/response/last-year.ts';
import type { CountedItem } from '#app/domain/response/last-year.ts';
import type { AnswerValue } from '#app/domain/response/answer.ts';
import { itemState } from '#app/domain/response/item-state.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { TOWN_QUESTIONNAIRE } from '#test/factories/questions.ts';
import { describe, expect, test } from 'vitest';

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

test('what rested on a record of last year is taken over without that record', () => {
  const evidence = [
    { documentName: '点検票', documentNumber: '', location: 'Tenkenの記録', confirmedBy: '', confirmedOn: null },
  ];
  const record = { kind: 'self_inspection_done', seen: 'self_inspection_done s' } as const;
  const taken = carryOver({ ...EMPTY_ANSWER, value: 'implemented', evidence, record });
  expect(taken).toEqual({ ...EMPTY_ANSWER, value: 'implemented' });
});

const [FOUND] = TOWN_QUESTIONNAIRE.questions.filter(({ rows, gates }) => rows.length === 0 && gates.length === 0);
if (FOUND === undefined) throw new Error('the town asks a plain question');
const PLAIN = FOUND;
const ANSWERED = { ...EMPTY_ANSWER, value: 'implemented' as const, comment: '管理簿がある。' };

function counted(over: Partial<CountedItem> = {}) {
  return besideQuestion(PLAIN, {
    fiscalYear: fiscalYear(2025),
    question: PLAIN,
    outcome: 'implemented',
    byGate: false,
    entered: ANSWERED,
    askedAbout: 'same',
    ...over,
  });
}

function now(value: AnswerValue | null) {
  return itemState({ question: PLAIN, gates: {}, coverage: NOT_COVERED, answer: { ...EMPTY_ANSWER, value } });
}

const REWORDED = { ...PLAIN, text: '媒体の持出しも記録していますか。' };
const EXCEPTION = {
  policyId: 'town',
  document: PLAIN.document,
  clauseId: PLAIN.clauses[0] ?? '',
  targetId: 'T1',
  reason: '機器の更新まで',
  from: calendarDate('2026-04-01'),
  until: calendarDate('2027-03-31'),
};

describe('an answer changed since last year', () => {
  test('when both years say something and not the same', () => {
    expect(changedSince(now('not_implemented'), counted().lastYear)).toBe(true);
    expect(changedSince(now('implemented'), counted().lastYear)).toBe(false);
  });

  test('also from 該当なし by a gate and from a 例外措置: both were counted', () => {
    const closed = counted({ outcome: 'not_applicable', byGate: true, entered: null });
    expect(changedSince(now('implemented'), closed.lastYear)).toBe(true);
    expect(changedSince(now('not_applicable'), closed.lastYear)).toBe(false);
    expect(changedSince(now('implemented'), counted({ outcome: 'excepted', entered: null }).lastYear)).toBe(true);
  });

  test('not where last year has no answer to compare with: not asked, 未回答, or asked in other words', () => {
    expect(changedSince(now('unknown'), null)).toBe(false);
    expect(changedSince(now('unknown'), counted({ outcome: 'unanswered' }).lastYear)).toBe(false);
    expect(changedSince(now('unknown'), counted({ question: REWORDED }).lastYear)).toBe(false);
  });

  test('not where nothing counts now: 未回答, a closed or unanswered gate, a 例外措置', () => {
    const { lastYear } = counted();
    expect(changedSince(now(null), lastYear)).toBe(false);
    const answer = { ...EMPTY_ANSWER, value: 'unknown' as const };
    const gated = { ...PLAIN, gates: ['outsourcing'] as const };
    for (const gates of [{}, { outsourcing: false }]) {
      expect(changedSince(itemState({ question: gated, gates, coverage: NOT_COVERED, answer }), lastYear)).toBe(false);
    }
    expect(
      changedSince(
        itemState({ question: PLAIN, gates: {}, coverage: { ...NOT_COVERED, whole: EXCEPTION }, answer }),
        lastYear,
      ),
    ).toBe(false);
  });
});

test('the value to hold 該当なし against is last year’s answer, where it is comparable', () => {
  expect(comparableValue(counted().lastYear)).toBe('implemented');
  for (const over of [{ outcome: 'unanswered' as const }, { outcome: 'excepted' as const }, { question: REWORDED }]) {
    expect(comparableValue(counted(over).lastYear)).toBeNull();
  }
  expect(comparableValue(null)).toBeNull();
});

test('what was typed and not counted is neither shown nor taken over', () => {
  expect(counted({ outcome: 'unanswered' })).toMatchObject({ lastYear: { comment: '' }, takeOver: null });
  expect(counted({ question: REWORDED })).toMatchObject({
    lastYear: { comment: '管理簿がある。', sameQuestion: false },
    takeOver: null,
  });
});

test('what was asked about something else is shown, and neither compared nor taken over', () => {
  for (const askedAbout of ['whole', 'objects'] as const) {
    const { lastYear, takeOver } = counted({ askedAbout });
    expect(lastYear).toMatchObject({ outcome: 'implemented', comment: '管理簿がある。', askedAbout });
    expect(takeOver).toBeNull();
    expect(comparableValue(lastYear)).toBeNull();
    expect(changedSince(now('not_implemented'), lastYear)).toBe(false);
  }
});
