import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import type { LineageStep } from '#app/domain/organization/unit-end.ts';
import { goesOnAs } from '#app/domain/organization/unit-succession.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const step = (fromUnitId: string, toUnitId: string | null): LineageStep => ({
  ...{ fromUnitId, toUnitId, kind: toUnitId === null ? 'abolished' : 'split' },
  on: calendarDate('2027-04-01'),
});
const goesOn = (unitId: string, there: readonly string[], ...lineage: readonly LineageStep[]) =>
  [...goesOnAs(unitId, { lineage, there: new Set(there) })].sort();

describe('a unit goes on', () => {
  test('as itself while it is there, whatever else came of it', () => {
    expect(goesOn('a', ['a', 'b'], step('a', 'b'))).toEqual(['a']);
  });

  test('as those into which it passed, over several changes and once each', () => {
    const lineage = [step('a', 'b'), step('a', 'c'), step('b', 'd'), step('c', 'd'), step('c', 'e')];
    expect(goesOn('a', ['d', 'e'], ...lineage)).toEqual(['d', 'e']);
  });

  test('as none where nobody followed it', () => {
    expect(goesOn('a', ['b'], step('a', null))).toEqual([]);
    expect(goesOn('a', ['b'])).toEqual([]);
  });

  test('as units that are there alone, and to an end whatever the lineage says', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id)), fc.array(id), (pairs, there) => {
        const found = goesOn('a', there, ...pairs.map(([from, to]) => step(from, to)));
        const places: readonly string[] = there;
        expect(found.every((one) => places.includes(one))).toBe(true);
      }),
    );
  });
});
