import { describe, expect, test } from 'vitest';
import { planAdding, planChange } from '#app/domain/organization/unit-change.ts';
import { planEnding, planTakingBack } from '#app/domain/organization/unit-end.ts';
import type { Successor, UnitEnding } from '#app/domain/organization/unit-end.ts';
import { rewritten, versionOn } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory } from '#app/domain/organization/unit-history.ts';
import { bureauOf, bureausOf, countingBureaus, pathAbove } from '#app/domain/organization/unit.ts';
import type { BureauLevel } from '#app/domain/organization/unit.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { unitVersion } from '#test/factories/unit-version.ts';

const TODAY = calendarDate('2026-11-27');
const APRIL = calendarDate('2027-04-01');
const MARCH = calendarDate('2027-03-31');

/** The body with the 局 A (部 B with 課 b, 部 C with 課 c, and 課 a of its own), the 局 D (部 E) and the 部 F (課 f). */
const CITY: UnitHistory = [
  unitVersion('0', 'organization', null, 1),
  unitVersion('A', 'bureau', '0', 1),
  unitVersion('a', 'department', 'A', 1),
  unitVersion('B', 'bureau', 'A', 2),
  unitVersion('b', 'department', 'B', 1),
  unitVersion('C', 'bureau', 'A', 3),
  unitVersion('c', 'department', 'C', 1),
  unitVersion('D', 'bureau', '0', 2),
  unitVersion('E', 'bureau', 'D', 1),
  unitVersion('e', 'department', 'E', 1),
  unitVersion('F', 'bureau', '0', 3),
  unitVersion('f', 'department', 'F', 1),
  unitVersion('g', 'department', '0', 4),
];
const byId = new Map(CITY.map((unit) => [unit.id, unit]));
const unit = (id: string) => {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no unit ${id}`);
  return found;
};

const at = (unitId: string, on: CalendarDate = APRIL) => ({ unitId, on, today: TODAY });
const moved = (history: UnitHistory, unitId: string, parentId: string, on: CalendarDate = APRIL) =>
  planChange(history, at(unitId, on), { parentId });
const TOO_DEEP = { ok: false, reason: 'too_deep' };
const into = (id: string, rest: Partial<UnitEnding> = {}): UnitEnding => ({
  successors: [{ id, isNew: false }],
  placement: new Map(),
  hanging: [],
  ...rest,
});

describe('the bureaus of a unit', () => {
  test('are itself and what stands above it, the nearest first', () => {
    const of = (id: string) => bureausOf(unit(id), byId).map((one) => one.id);
    expect(['0', 'A', 'a', 'B', 'b', 'f', 'g'].map(of)).toEqual([[], ['A'], ['A'], ['B', 'A'], ['B', 'A'], ['F'], []]);
  });

  test('are told apart by the level alone where there are two', () => {
    const of = (id: string, level: BureauLevel) => bureauOf(unit(id), byId, level)?.id ?? null;
    for (const id of ['0', 'a', 'f', 'g']) expect(of(id, 'upper')).toBe(of(id, 'nearest'));
    expect([of('b', 'nearest'), of('b', 'upper')]).toEqual(['B', 'A']);
  });

  test('count once each: the 部 and what has sections of its own, or those that hang on the body', () => {
    expect([...countingBureaus(CITY, 'nearest')]).toEqual(['A', 'B', 'C', 'E', 'F']);
    expect([...countingBureaus(CITY, 'upper')]).toEqual(['A', 'D', 'F']);
    for (const level of ['nearest', 'upper'] as const) {
      const counting = countingBureaus(CITY, level);
      for (const { id, type } of CITY) {
        if (type === 'department' && id !== 'g') expect(counting).toContain(bureauOf(unit(id), byId, level)?.id);
      }
    }
  });

  test('are called by their path, and nothing stands above who hangs on the body', () => {
    expect(['b', 'B', 'a', 'A', 'g'].map((id) => pathAbove(unit(id), byId))).toEqual([
      'Aの名　Bの名',
      'Aの名',
      'Aの名',
      null,
      null,
    ]);
  });
});

describe('a 部', () => {
  const added = (parentId: string) =>
    planAdding(
      CITY,
      { id: 'n', code: 'n', name: '新設部', type: 'bureau', parentId, order: 9, policyId: null },
      { on: APRIL, today: TODAY },
    );

  test('begins below a 局, and moves there and away again', () => {
    expect(added('D').ok).toBe(true);
    const after = rewritten(CITY, must(moved(CITY, 'F', 'D')).writes);
    expect([versionOn(after, 'F', MARCH)?.parentId, versionOn(after, 'F', APRIL)?.parentId]).toEqual(['0', 'D']);
    expect(moved(after, 'F', 'A', calendarDate('2027-05-01')).ok).toBe(true);
    expect(moved(CITY, 'B', '0').ok).toBe(true);
  });

  test('never hangs on one that hangs on another, nor takes with it what hangs on it', () => {
    expect(added('B')).toEqual(TOO_DEEP);
    expect(moved(CITY, 'F', 'B')).toEqual(TOO_DEEP);
    expect(moved(CITY, 'A', 'D')).toEqual(TOO_DEEP);
    expect(moved(CITY, 'A', 'B')).toEqual(TOO_DEEP);
    expect(moved(CITY, 'A', 'F')).toEqual(TOO_DEEP);
  });

  test('does not hang on one that will hang on another one later', () => {
    const drafted = rewritten(CITY, must(moved(CITY, 'F', 'D')).writes);
    expect(moved(drafted, 'B', 'F', TODAY)).toEqual(TOO_DEEP);
    expect(moved(drafted, 'B', 'F')).toEqual(TOO_DEEP);
    const waiting = rewritten(CITY, must(moved(CITY, 'B', 'F')).writes);
    expect(moved(waiting, 'F', 'D', TODAY)).toEqual(TOO_DEEP);
  });
});

describe('the end of a 局', () => {
  test('hangs its 部 on the 局 that follows it', () => {
    const after = rewritten(CITY, must(planEnding(CITY, at('A'), into('D'))).writes);
    expect(['a', 'B', 'C', 'b'].map((id) => versionOn(after, id, APRIL)?.parentId)).toEqual(['D', 'D', 'D', 'B']);
  });

  test('is refused where they would hang on a 部 below another one', () => {
    expect(planEnding(CITY, at('A'), into('E'))).toEqual(TOO_DEEP);
  });

  test('into a 部 of its own waits until that hangs on the body from the same day on', () => {
    const placement = new Map([
      ['a', 'B'],
      ['C', 'D'],
    ]);
    for (const [id, below, ending] of [
      ['D', 'E', into('E')],
      ['A', 'B', into('B')],
      ['A', 'B', into('B', { successors: ['B', 'D'].map((one) => ({ id: one, isNew: false })), placement })],
    ] as const) {
      expect(planEnding(CITY, at(id), ending)).toEqual({ ok: false, reason: 'successor_below' });
      const freed = rewritten(CITY, must(moved(CITY, below, '0')).writes);
      const { writes, lineage } = must(planEnding(freed, at(id), ending));
      const after = rewritten(freed, writes);
      expect([versionOn(after, id, APRIL), versionOn(after, below, APRIL)?.parentId]).toEqual([undefined, '0']);
      const back = must(planTakingBack(after, lineage, at(id)));
      expect(new Set(rewritten(after, back.writes))).toEqual(new Set(freed));
    }
  });

  test('parts them by what is chosen, and a 部 passes into two below the same 局', () => {
    const made = (...ids: string[]) => ids.map((id): Successor => ({ id, isNew: true, code: id, name: id }));
    const placement = new Map([
      ['a', 'X'],
      ['B', 'X'],
      ['C', 'Y'],
    ]);
    const split = must(planEnding(CITY, at('A'), into('', { successors: made('X', 'Y'), placement })));
    const after = rewritten(CITY, split.writes);
    expect(['B', 'C', 'X', 'Y'].map((id) => versionOn(after, id, APRIL)?.parentId)).toEqual(['X', 'Y', '0', '0']);
    const below = must(
      planEnding(CITY, at('B'), into('', { successors: made('X', 'Y'), placement: new Map([['b', 'Y']]) })),
    );
    expect(versionOn(rewritten(CITY, below.writes), 'Y', APRIL)?.parentId).toBe('A');
  });
});
