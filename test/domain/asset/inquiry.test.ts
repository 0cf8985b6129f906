import { describe, expect, test } from 'vitest';
import {
  byInquiryUrgency,
  inquiryDueFault,
  inquiryPost,
  inquirySubject,
  inquiryWordFault,
  isInquiryDone,
  partsOfInquirySubject,
} from '#app/domain/asset/inquiry.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

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
    });
    const sorted = [of(2, 2, 0), of(2, 1, 0), of(2, 1, 1), of(0, 0, 0)].sort(byInquiryUrgency);
    expect(sorted.map((one) => [one.answeredCount, one.unsettledCount])).toEqual([
      [1, 1],
      [1, 0],
      [2, 0],
      [0, 0],
    ]);
    expect(isInquiryDone(of(0, 0, 0))).toBe(true);
  });
});
