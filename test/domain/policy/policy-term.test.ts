import { describe, expect, test } from 'vitest';
import {
  beginsWith,
  endRefusal,
  isWithdrawn,
  lastDay,
  stateOn,
  versionInForce,
} from '#app/domain/policy/policy-term.ts';
import type { VersionTerm } from '#app/domain/policy/policy-term.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const day = (text: string | null) => (text === null ? null : calendarDate(text));
const version = (policyVersionId: string, from: string | null, to: string | null = null): VersionTerm => {
  return { policyVersionId, from: day(from), to: day(to) };
};
const inForce = (versions: readonly VersionTerm[], on: string) =>
  versionInForce(versions, calendarDate(on))?.policyVersionId ?? null;
const state = (versions: readonly VersionTerm[], id: string, on: string) => {
  const own = versions.find(({ policyVersionId }) => policyVersionId === id);
  if (own === undefined) throw new Error(id);
  return stateOn(own, versions, calendarDate(on));
};

describe('the version in force', () => {
  const two = [version('new', '2027-04-01'), version('old', '2024-04-01')];

  test.each([
    ['2024-03-31', null],
    ['2024-04-01', 'old'],
    ['2027-03-31', 'old'],
    ['2027-04-01', 'new'],
    ['2031-01-01', 'new'],
  ])('on %s is %s', (on, expected) => {
    expect(inForce(two, on)).toBe(expected);
  });

  test('is told by its day and not by when it was published', () => {
    const late = [version('of_2020', '2020-04-01'), version('of_2024', '2024-04-01')];
    expect(inForce(late, '2026-10-01')).toBe('of_2024');
    expect(inForce(late, '2021-10-01')).toBe('of_2020');
  });

  test('is none behind the last day of the one that ended', () => {
    const ended = [version('only', '2024-04-01', '2026-09-30')];
    expect([inForce(ended, '2026-09-30'), inForce(ended, '2026-10-01')]).toEqual(['only', null]);
  });

  test('is none between one that ended and the next', () => {
    const gap = [version('new', '2027-04-01'), version('old', '2024-04-01', '2026-09-30')];
    expect(['2026-09-30', '2026-10-01', '2027-03-31', '2027-04-01'].map((on) => inForce(gap, on))).toEqual([
      'old',
      null,
      null,
      'new',
    ]);
  });

  test('is never one that was withdrawn, and the one before goes on', () => {
    const withdrawn = [version('slip', '2027-04-01', '2027-03-31'), version('old', '2024-04-01')];
    expect(inForce(withdrawn, '2027-04-01')).toBe('old');
    expect(state(withdrawn, 'slip', '2027-04-01')).toBe('withdrawn');
    expect(state(withdrawn, 'old', '2027-04-01')).toBe('in_force');
  });

  test('may be the newest of those without a day, until one with a day begins', () => {
    const unknown = [version('new', '2027-04-01'), version('second', null), version('first', null)];
    expect(inForce(unknown, '2027-03-31')).toBe('second');
    expect(state(unknown, 'second', '2027-03-31')).toBe('unrecorded');
    expect(state(unknown, 'first', '2027-03-31')).toBe('over');
    expect(inForce(unknown, '2027-04-01')).toBe('new');
    expect(state(unknown, 'second', '2027-04-01')).toBe('over');
  });

  test('is no longer the one without a day behind its last day', () => {
    const ended = [version('only', null, '2026-09-30')];
    expect([inForce(ended, '2026-09-30'), inForce(ended, '2026-10-01')]).toEqual(['only', null]);
  });
});

test.each([
  ['2027-03-31', 'coming'],
  ['2027-04-01', 'in_force'],
  ['2028-03-31', 'in_force'],
  ['2028-04-01', 'over'],
])('on %s the middle version of three is %s', (on, expected) => {
  const three = [version('c', '2028-04-01'), version('b', '2027-04-01'), version('a', '2024-04-01')];
  expect(state(three, 'b', on)).toBe(expected);
});

test('a version lasts until the day before the next one, or until it is ended where that is sooner', () => {
  const last = (own: VersionTerm, ...others: VersionTerm[]) => lastDay(own, [own, ...others]);
  const next = version('next', '2027-04-01');
  expect(last(version('own', '2024-04-01'))).toBeNull();
  expect(last(version('own', '2024-04-01'), next)).toBe('2027-03-31');
  expect(last(version('own', '2024-04-01', '2026-12-31'), next)).toBe('2026-12-31');
  expect(last(version('own', '2024-04-01', '2030-12-31'), next)).toBe('2027-03-31');
  expect(last(version('own', '2024-04-01'), version('slip', '2027-04-01', '2027-03-31'))).toBeNull();
});

test('one day is the first of one version alone, unless that was withdrawn', () => {
  const first = calendarDate('2027-04-01');
  const of = (versions: readonly VersionTerm[], own: string | null) =>
    beginsWith(versions, first, own)?.policyVersionId ?? null;
  expect(of([version('own', '2027-04-01')], null)).toBe('own');
  expect(of([version('own', '2027-04-01')], 'own')).toBeNull();
  expect(of([version('own', '2027-04-02')], null)).toBeNull();
  expect(of([version('slip', '2027-04-01', '2027-03-31')], null)).toBeNull();
});

test.each([
  ['2024-03-31', 'before_begin'],
  ['2024-04-01', null],
  ['2027-03-31', null],
  ['2027-04-01', 'after_next'],
])('to end on %s is refused as %s', (to, expected) => {
  const own = version('own', '2024-04-01');
  expect(endRefusal(own, [version('next', '2027-04-01'), own], calendarDate(to))).toBe(expected);
});

test('what was withdrawn does not end', () => {
  const own = version('own', '2027-04-01', '2027-03-31');
  expect(isWithdrawn(own)).toBe(true);
  expect(endRefusal(own, [own], calendarDate('2028-03-31'))).toBe('withdrawn');
});
