import { describe, expect, test } from 'vitest';
import {
  byInquiryUrgency,
  hearingFault,
  inquiryDueFault,
  inquiryPost,
  inquirySubject,
  inquiryWordFault,
  isInquiryDone,
  partsOfInquirySubject,
  unlistedFault,
  unlistedNames,
  unlistedOutcomeFault,
} from '#app/domain/asset/inquiry.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const NOTHING_UNLISTED = {
  ...{ ownNothingCount: 0, ownNothingAnsweredCount: 0 },
  ...{ unlistedCount: 0, unlistedUnsettledCount: 0 },
};
const TODAY = calendarDate('2026-11-27');

describe('the rules of an inquiry', () => {
  test.each([
    ['2026-11-26', 'in_the_past'],
    ['2026-11-27', null],
    ['2027-11-28', null],
    ['2027-11-29', 'too_far'],
  ])('due on %s is %s', (day, fault) => {
    expect(inquiryDueFault(calendarDate(day), TODAY)).toBe(fault);
  });

  test('what differs has to be said, and what is right may go without words', () => {
    expect(inquiryWordFault({ answer: 'differs', remark: '　\n' })).toBe('remark_missing');
    expect(inquiryWordFault({ answer: 'right', remark: '' })).toBeNull();
    expect(inquiryWordFault({ answer: 'right', remark: 'あ'.repeat(1001) })).toBe('remark_too_long');
    expect(inquiryWordFault({ answer: 'differs', remark: 'あ'.repeat(1000) })).toBeNull();
  });

  test('the head of a section is waited for, of a bureau its own, and of what is no unit any more nobody else', () => {
    expect(inquiryPost({ id: 'tax', type: 'department' })).toMatchObject({ role: 'security_manager', unitId: 'tax' });
    expect(inquiryPost({ id: 'general', type: 'bureau' })).toMatchObject({ role: 'security_officer' });
    expect(inquiryPost({ id: 'gone', type: null })).toMatchObject({ role: 'security_manager', systemId: null });
  });

  test('a subject names its inquiry and its unit, and another subject none', () => {
    expect(partsOfInquirySubject(inquirySubject('one', 'tax'))).toEqual({ inquiryId: 'one', unitId: 'tax' });
    expect(partsOfInquirySubject('sheet:one')).toEqual({ inquiryId: '', unitId: '' });
  });

  test('what is to be looked at comes before what is waited for, and that before what is done', () => {
    const of = (askedCount: number, answeredCount: number, unsettledCount: number) => ({
      ...{ askedCount, answeredCount, unsettledCount },
      differingCount: unsettledCount,
      ...NOTHING_UNLISTED,
    });
    const sorted = [of(2, 2, 0), of(2, 1, 0), of(2, 1, 1), of(0, 0, 0)].sort(byInquiryUrgency);
    expect(sorted.map((one) => [one.answeredCount, one.unsettledCount])).toEqual([
      [1, 1],
      [1, 0],
      [2, 0],
      [0, 0],
    ]);
    expect(isInquiryDone(of(0, 0, 0))).toBe(true);
    const named = { ...of(1, 1, 0), unlistedCount: 1, unlistedUnsettledCount: 1 };
    expect([of(2, 1, 0), named].sort(byInquiryUrgency)[0]).toBe(named);
  });

  test('a unit is done with its entries; one that is asked for nothing else once it has said a word', () => {
    const entries = { askedCount: 1, answeredCount: 1, differingCount: 0, unsettledCount: 0 };
    expect(isInquiryDone({ ...entries, ...NOTHING_UNLISTED })).toBe(true);
    const alone = { ...entries, askedCount: 0, answeredCount: 0, ...NOTHING_UNLISTED, ownNothingCount: 1 };
    expect(isInquiryDone(alone)).toBe(false);
    expect(isInquiryDone({ ...alone, ownNothingAnsweredCount: 1 })).toBe(true);
  });
});

describe('what no register names', () => {
  test.each([
    ['nothing', { noneElse: false, unlistedText: ' \n' }, null, 'nothing_said'],
    ['the tick', { noneElse: true, unlistedText: '' }, null, null],
    ['words', { noneElse: false, unlistedText: '予約サイト' }, null, null],
    ['both', { noneElse: true, unlistedText: '予約サイト' }, 'both_said', 'both_said'],
    ['500 characters', { noneElse: false, unlistedText: 'あ'.repeat(500) }, null, null],
    ['501 characters', { noneElse: false, unlistedText: 'あ'.repeat(501) }, 'unlisted_too_long', 'unlisted_too_long'],
  ])('%s', (_what, word, fault, whereRequired) => {
    expect(unlistedFault(word, false)).toBe(fault);
    expect(unlistedFault(word, true)).toBe(whereRequired);
  });

  test('the lines of it are the single things, without what lists them', () => {
    expect(unlistedNames('・予約サイト\n\n 　- 清掃の委託 \nＢ－２システム')).toEqual([
      '予約サイト',
      '清掃の委託',
      'Ｂ－２システム',
    ]);
  });

  test('is left out with a reason only', () => {
    expect(unlistedOutcomeFault('left_out', ' ')).toBe('reason_missing');
    expect(unlistedOutcomeFault('left_out', '県のものです。')).toBeNull();
    expect(unlistedOutcomeFault('added', '')).toBeNull();
    expect(unlistedOutcomeFault('added', 'あ'.repeat(501))).toBe('reason_too_long');
  });
});

describe('the ground of an answer on behalf', () => {
  const within = { begunOn: calendarDate('2026-11-20'), today: TODAY };
  const heard = { heardFrom: '山田', heardOn: calendarDate('2026-11-20'), means: 'paper' } as const;

  test.each([
    ['', '2026-11-20', 'heard_from_missing'],
    ['　', '2026-11-20', 'heard_from_missing'],
    ['あ'.repeat(101), '2026-11-20', 'heard_from_too_long'],
    ['山田', '2026-11-19', 'heard_before'],
    ['山田', '2026-11-20', null],
    ['山田', '2026-11-27', null],
    ['山田', '2026-11-28', 'heard_later'],
  ])('from %j on %s is %s', (heardFrom, day, fault) => {
    expect(hearingFault({ ...heard, heardFrom, heardOn: calendarDate(day) }, within)).toBe(fault);
  });

  test('may be of any day up to today where the log no longer tells the beginning', () => {
    expect(hearingFault({ ...heard, heardOn: calendarDate('2020-01-01') }, { ...within, begunOn: null })).toBeNull();
  });
});
