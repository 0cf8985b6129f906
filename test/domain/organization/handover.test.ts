import { describe, expect, it } from 'vitest';
import { hasPredecessor, isHandedOver } from '#app/domain/organization/handover.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const day = calendarDate;
const TODAY = day('2027-04-15');
const term = (personId: string, from: string, until: string | null) => ({
  personId,
  from: day(from),
  until: until === null ? null : day(until),
});

describe('an office', () => {
  it.each([
    ['2027-04-01', null, true],
    ['2027-06-14', null, true],
    ['2027-06-15', null, false],
    ['2020-04-01', '2027-03-31', true],
    ['2020-04-01', '2027-02-14', true],
    ['2020-04-01', '2027-02-13', false],
    ['2020-04-01', null, false],
  ])('held from %s until %s is being handed over: %s', (from, until, expected) => {
    expect(isHandedOver(term('a', from, until), TODAY)).toBe(expected);
  });

  it.each([
    ['somebody else who has just left', term('b', '2020-04-01', '2027-03-31'), true],
    ['the same person, appointed again', term('a', '2020-04-01', '2027-03-31'), false],
    ['somebody who holds it still', term('b', '2020-04-01', null), false],
    ['somebody who leaves tonight', term('b', '2020-04-01', '2027-04-15'), false],
    ['somebody who left long ago', term('b', '2020-04-01', '2026-12-31'), false],
  ])('is taken over from %s', (_who, other, expected) => {
    expect(hasPredecessor(term('a', '2027-04-01', null), [other], TODAY)).toBe(expected);
  });

  it('that begins later or began long ago is taken over from nobody', () => {
    const others = [term('b', '2020-04-01', '2027-03-31')];
    expect(hasPredecessor(term('a', '2027-05-01', null), others, TODAY)).toBe(false);
    expect(hasPredecessor(term('a', '2026-04-01', null), others, TODAY)).toBe(false);
  });
});
