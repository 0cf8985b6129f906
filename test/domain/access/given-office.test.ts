import { describe, expect, it } from 'vitest';
import { dayOfPlace, givenOfficeProblem } from '#app/domain/access/given-office.ts';
import type { Appointment } from '#app/domain/access/actor.ts';
import { OFFICE_ATTACHED_TO, OFFICES } from '#app/domain/organization/office.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const given = (change: Partial<Appointment>): Appointment => ({
  role: 'security_manager',
  unitId: 'tax',
  systemId: null,
  from: calendarDate('2026-10-01'),
  until: null,
  ...change,
});

describe('an office and its place', () => {
  const places = [
    ['organization', { unitId: null, systemId: null }, null],
    ['system', { unitId: null, systemId: 's' }, null],
    ['bureau', { unitId: 'u', systemId: null }, 'bureau'],
    ['department', { unitId: 'u', systemId: null }, 'department'],
  ] as const;

  it.each(OFFICES)('%s is held for what it belongs to and for nothing else', (role) => {
    const fitting = places.filter(
      ([, place, type]) => givenOfficeProblem([], given({ role, ...place }), type) === null,
    );
    expect(fitting.map(([belongs]) => belongs)).toEqual([OFFICE_ATTACHED_TO[role]]);
  });

  it('is none for the whole body as a unit, nor for a unit and a system at once', () => {
    expect(givenOfficeProblem([], given({}), 'organization')).toBe('wrong_place');
    expect(givenOfficeProblem([], given({ systemId: 's' }), 'department')).toBe('wrong_place');
  });
});

describe('the term of an office', () => {
  it('does not end before it begins, but may be of one day', () => {
    expect(givenOfficeProblem([], given({ until: calendarDate('2026-09-30') }), 'department')).toBe(
      'until_before_from',
    );
    expect(givenOfficeProblem([], given({ until: calendarDate('2026-10-01') }), 'department')).toBeNull();
  });

  it('has no day in common with another term of the same office, and may follow it', () => {
    const before = given({ from: calendarDate('2020-04-01'), until: calendarDate('2026-10-01') });
    expect(givenOfficeProblem([before], given({}), 'department')).toBe('held_already');
    expect(givenOfficeProblem([before], given({ from: calendarDate('2026-10-02') }), 'department')).toBeNull();
    expect(givenOfficeProblem([before], given({ unitId: 'health' }), 'department')).toBeNull();
  });

  it('asks for its place on its first day, today where that is past, and its last day where that is past too', () => {
    const today = calendarDate('2026-10-01');
    expect(dayOfPlace(given({ from: calendarDate('2027-04-01') }), today)).toBe('2027-04-01');
    expect(dayOfPlace(given({ from: calendarDate('2020-04-01') }), today)).toBe(today);
    const past = given({ from: calendarDate('2020-04-01'), until: calendarDate('2024-03-31') });
    expect(dayOfPlace(past, today)).toBe('2024-03-31');
  });
});
