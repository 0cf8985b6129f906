import { fc } from '#test/property.ts';
import { describe, expect, it } from 'vitest';
import { endsSooner, heldUntil } from '#app/domain/access/office-cover.ts';
import type { Term } from '#app/domain/access/office-cover.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { testRuns } from '#test/factories/runs.ts';

const term = (from: string, until: string | null): Term => ({
  from: calendarDate(from),
  until: until === null ? null : calendarDate(until),
});
const DAY = calendarDate('2026-10-01');

describe('how long an office is held without a gap', () => {
  it('is for ever where one of the holders has no last day', () => {
    expect(heldUntil([term('2020-04-01', '2027-03-31'), term('2026-12-01', null)], DAY)).toBeNull();
  });

  it('is until the day before where nobody holds it, whoever did or will', () => {
    expect(heldUntil([], DAY)).toBe('2026-09-30');
    expect(heldUntil([term('2020-04-01', '2026-09-30'), term('2026-10-02', null)], DAY)).toBe('2026-09-30');
  });

  it('goes on where the successor begins on the next day, and ends where a day is missing', () => {
    const held = term('2020-04-01', '2027-03-31');
    expect(heldUntil([term('2027-04-01', null), held], DAY)).toBeNull();
    expect(heldUntil([term('2027-04-02', null), held], DAY)).toBe('2027-03-31');
  });

  it('is what a walk from day to day finds', () => {
    const [start, end] = [calendarDate('2026-01-01'), calendarDate('2026-06-01')];
    const terms = fc.array(
      fc.record({ from: fc.nat(40), length: fc.option(fc.nat(15), { freq: 8 }) }).map(({ from, length }): Term => {
        const first = addDays(start, from);
        return { from: first, until: length === null ? null : addDays(first, length) };
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(terms, fc.nat(30), (drawn, offset) => {
        const day = addDays(start, offset);
        const held = (on: string) => drawn.some(({ from, until }) => from <= on && (until === null || until >= on));
        let reached = addDays(day, -1);
        while (reached < end && held(addDays(reached, 1))) reached = addDays(reached, 1);
        expect(heldUntil(drawn, day)).toBe(reached < end ? reached : null);
      }),
      { numRuns: testRuns.fuzz },
    );
  });
});

describe('a change that leaves an office vacant', () => {
  const [one, other] = [term('2020-04-01', null), term('2024-04-01', null)];

  it('is found where the last holder ends, and not where another stays', () => {
    expect(endsSooner([one], [], DAY)).toBe(true);
    expect(endsSooner([one], [term('2020-04-01', '2026-12-31')], DAY)).toBe(true);
    expect(endsSooner([one, other], [other], DAY)).toBe(false);
  });

  it('is none where the office was vacant before, or is vacant no sooner', () => {
    const [long, short] = [term('2020-04-01', '2026-12-31'), term('2020-04-01', '2026-11-30')];
    expect(endsSooner([], [], DAY)).toBe(false);
    expect(endsSooner([term('2020-04-01', '2026-09-30')], [], DAY)).toBe(false);
    expect(endsSooner([long, short], [long], DAY)).toBe(false);
  });
});
