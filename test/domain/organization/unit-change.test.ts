import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import { planAdding, planChange, planOrder } from '#app/domain/organization/unit-change.ts';
import { planEnding, planTakingBack } from '#app/domain/organization/unit-end.ts';
import type { LineageStep, Successor, UnitEnding } from '#app/domain/organization/unit-end.ts';
import { childrenOn, endOf, isThereOn, rewritten, versionOn } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, VersionWrites } from '#app/domain/organization/unit-history.ts';
import type { Unit } from '#app/domain/organization/unit.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { testRuns } from '#test/factories/runs.ts';
import { BEGINNING, unitVersion } from '#test/factories/unit-version.ts';

const TODAY = calendarDate('2026-11-27');
const APRIL = calendarDate('2027-04-01');
const MARCH = calendarDate('2027-03-31');

/** The body with two bureaus, 1 with 11 and 12, 2 with 21; 9 hangs on the body. */
const TOWN: UnitHistory = [
  unitVersion('0', 'organization', null, 1),
  unitVersion('1', 'bureau', '0', 2),
  unitVersion('11', 'department', '1', 3),
  unitVersion('12', 'department', '1', 4),
  unitVersion('2', 'bureau', '0', 5),
  unitVersion('21', 'department', '2', 6),
  unitVersion('9', 'department', '0', 7),
];

const at = (unitId: string, on: CalendarDate = TODAY, today: CalendarDate = TODAY) => ({ unitId, on, today });
const ALONE: UnitEnding = { successors: [], placement: new Map(), hanging: [] };
const into = (...ids: string[]): UnitEnding => ({
  ...ALONE,
  successors: ids.map((id): Successor => ({ id, isNew: false })),
});
const made = (...ids: string[]): UnitEnding => ({
  ...ALONE,
  successors: ids.map((id): Successor => ({ id, isNew: true, code: id, name: `${id}の名` })),
});
/** Of the bureau 1: each of its departments passes into another one. */
const APART: UnitEnding = {
  ...made('3', '4'),
  placement: new Map([
    ['11', '3'],
    ['12', '4'],
  ]),
};
const changed = (
  history: UnitHistory,
  ...change: Parameters<typeof planChange> extends [unknown, ...infer Rest] ? Rest : never
) => rewritten(history, must(planChange(history, ...change)).writes);
const nameOn = (history: UnitHistory, id: string, day: CalendarDate) => versionOn(history, id, day)?.name ?? null;
const parentOn = (history: UnitHistory, id: string, day: CalendarDate) => versionOn(history, id, day)?.parentId ?? null;

describe('a new unit', () => {
  const unit = {
    id: 'n',
    code: 'n',
    name: '新設課',
    type: 'department' as const,
    parentId: '1',
    order: 9,
    policyId: null,
  };
  const add = (change: Partial<Unit>, on = TODAY) => planAdding(TOWN, { ...unit, ...change }, { on, today: TODAY });

  test('is there from its day on', () => {
    const after = rewritten(TOWN, must(add({}, APRIL)));
    expect(nameOn(after, 'n', MARCH)).toBeNull();
    expect(nameOn(after, 'n', APRIL)).toBe('新設課');
  });

  test.each([
    ['a code that another unit has', { code: '11' }, 'code_taken'],
    ['no code', { code: ' ' }, 'code_empty'],
    ['no name', { name: '　' }, 'name_empty'],
    ['a 課 as the unit above', { parentId: '11' }, 'bad_parent'],
    ['nothing above it', { parentId: null }, 'bad_parent'],
    ['a unit above that there never was', { parentId: 'x' }, 'bad_parent'],
    ['a 課 above a 部', { type: 'bureau' as const, parentId: '11' }, 'bad_parent'],
    ['the body a second time', { type: 'organization' as const, parentId: null }, 'bad_parent'],
  ])('is refused with %s', (_, change, reason) => {
    expect(add(change)).toEqual({ ok: false, reason });
  });

  test('is refused before this fiscal year and behind the next one', () => {
    expect(add({}, calendarDate('2026-03-31'))).toEqual({ ok: false, reason: 'earlier_year' });
    expect(add({}, calendarDate('2026-04-01')).ok).toBe(true);
    expect(add({}, calendarDate('2028-03-31')).ok).toBe(true);
    expect(add({}, calendarDate('2028-04-01'))).toEqual({ ok: false, reason: 'too_far' });
  });

  test('takes the code of a unit from the day on which that is no more', () => {
    const closed = rewritten(TOWN, must(planEnding(TOWN, at('12', APRIL), ALONE)).writes);
    const taken = { ...unit, code: '12' };
    expect(planAdding(closed, taken, { on: MARCH, today: TODAY })).toEqual({ ok: false, reason: 'code_taken' });
    expect(planAdding(closed, taken, { on: APRIL, today: TODAY }).ok).toBe(true);
  });

  test('does not hang on a 部 that ends before it', () => {
    const closed = rewritten(TOWN, must(planEnding(TOWN, at('2', APRIL), into('1'))).writes);
    const below = { ...unit, parentId: '2' };
    expect(planAdding(closed, below, { on: TODAY, today: TODAY })).toEqual({ ok: false, reason: 'parent_ends' });
    expect(planAdding(closed, below, { on: APRIL, today: TODAY })).toEqual({ ok: false, reason: 'parent_absent' });
  });
});

describe('a change', () => {
  test('leaves every earlier day as it was', () => {
    const after = changed(TOWN, at('11', APRIL), { name: '改称課', parentId: '2' });
    expect([nameOn(after, '11', MARCH), parentOn(after, '11', MARCH)]).toEqual(['11の名', '1']);
    expect([nameOn(after, '11', APRIL), parentOn(after, '11', APRIL)]).toEqual(['改称課', '2']);
  });

  test('of the day on which the unit changed already corrects what began then', () => {
    const once = changed(TOWN, at('11'), { name: '改称課' });
    const again = must(planChange(once, at('11'), { name: '訂正課' }));
    expect(again.corrects).toBe(true);
    const after = rewritten(once, again.writes);
    expect(after.filter(({ id }) => id === '11').map(({ from, name }) => [from, name])).toEqual([
      [BEGINNING, '11の名'],
      [TODAY, '訂正課'],
    ]);
  });

  test('is put before a change that is to come, which keeps what it changes and takes over the rest', () => {
    const drafted = changed(TOWN, at('11', APRIL), { parentId: '2' });
    const after = changed(drafted, at('11'), { name: '改称課' });
    expect([nameOn(after, '11', MARCH), parentOn(after, '11', MARCH)]).toEqual(['改称課', '1']);
    expect([nameOn(after, '11', APRIL), parentOn(after, '11', APRIL)]).toEqual(['改称課', '2']);
  });

  test('of a day behind which another one has begun is refused', () => {
    const after = changed(TOWN, at('11', calendarDate('2026-11-01')), { name: '改称課' });
    expect(planChange(after, at('11', calendarDate('2026-10-01')), { code: '99' })).toEqual({
      ok: false,
      reason: 'later_change',
    });
  });

  test.each([
    ['that changes nothing', '11', { name: '11の名' }, 'nothing_changed'],
    ['of a unit that there is not', 'x', { name: '改称課' }, 'unknown_unit'],
    ['of the body', '0', { name: '別の町' }, 'the_body'],
    ['to a code that is taken', '11', { code: '12' }, 'code_taken'],
    ['that hangs a 課 on a 課', '11', { parentId: '12' }, 'bad_parent'],
    ['that hangs a 部 on a 課', '1', { parentId: '21' }, 'bad_parent'],
    ['that hangs a 部 on itself', '1', { parentId: '1' }, 'too_deep'],
  ])('%s is refused', (_, id, change, reason) => {
    expect(planChange(TOWN, at(id), change)).toEqual({ ok: false, reason });
  });

  test('puts a moved unit behind all that hang there', () => {
    const after = changed(TOWN, at('11'), { parentId: '2' });
    expect(childrenOn(after, '2', TODAY).map(({ id }) => id)).toEqual(['21', '11']);
  });
});

describe('the order', () => {
  const order = (history: UnitHistory, id: string, step: 'up' | 'down') =>
    rewritten(history, must(planOrder(history, at(id), step)));

  test('moves one step among those that hang on the same unit, from that day on', () => {
    const after = order(TOWN, '12', 'up');
    expect(childrenOn(after, '1', TODAY).map(({ id }) => id)).toEqual(['12', '11']);
    expect(childrenOn(after, '1', addDays(TODAY, -1)).map(({ id }) => id)).toEqual(['11', '12']);
    expect(childrenOn(order(after, '12', 'down'), '1', TODAY).map(({ id }) => id)).toEqual(['11', '12']);
  });

  test('tells units of one number apart', () => {
    const same = TOWN.map((one) => (one.parentId === '1' ? { ...one, order: 3 } : one));
    expect(childrenOn(order(same, '12', 'up'), '1', TODAY).map(({ id }) => id)).toEqual(['12', '11']);
  });

  test('has an end above and below', () => {
    expect(planOrder(TOWN, at('11'), 'up')).toEqual({ ok: false, reason: 'at_the_end' });
    expect(planOrder(TOWN, at('9'), 'down')).toEqual({ ok: false, reason: 'at_the_end' });
  });
});

describe('an ending', () => {
  test('is refused while units hang on it, and names them', () => {
    expect(planEnding(TOWN, at('1', APRIL), ALONE)).toEqual({
      ok: false,
      reason: 'still_used',
      by: [
        { kind: 'unit', name: '11の名' },
        { kind: 'unit', name: '12の名' },
      ],
    });
    const moving = changed(TOWN, at('21', APRIL), { parentId: '1' });
    expect(planEnding(moving, at('2', APRIL), ALONE).ok).toBe(true);
    expect(planEnding(moving, at('2', MARCH), ALONE)).toMatchObject({ reason: 'still_used' });
  });

  test('is refused while anything else hangs on it', () => {
    const hanging = [{ kind: 'system' as const, name: '住民記録' }];
    expect(planEnding(TOWN, at('11', APRIL), { ...into('12'), hanging })).toEqual({
      ok: false,
      reason: 'still_used',
      by: hanging,
    });
  });

  test.each([
    ['into itself', into('1'), 'unknown_successor'],
    ['into a 課', into('11'), 'unknown_successor'],
    ['into what there is not', into('x'), 'unknown_successor'],
    ['twice into the same', into('2', '2'), 'successor_twice'],
    ['into two, with nothing said of what hangs on it', made('3', '4'), 'not_placed'],
    [
      'into one whose code is taken',
      {
        successors: [
          { id: '3', isNew: true as const, code: '3', name: '三部' },
          { id: '4', isNew: true as const, code: '21', name: '四部' },
        ],
        hanging: [],
        placement: new Map([
          ['11', '3'],
          ['12', '3'],
        ]),
      },
      'code_taken',
    ],
  ])('of a 部 %s is refused', (_, ending, reason) => {
    expect(planEnding(TOWN, at('1', APRIL), ending)).toEqual({ ok: false, reason });
  });

  test('of the body, of a day already taken and of a unit that ends already is refused', () => {
    expect(planEnding(TOWN, at('0', APRIL), ALONE)).toEqual({ ok: false, reason: 'the_body' });
    const renamed = changed(TOWN, at('12', APRIL), { name: '改称課' });
    expect(planEnding(renamed, at('12', APRIL), ALONE)).toEqual({ ok: false, reason: 'begins_that_day' });
    expect(planEnding(renamed, at('12'), ALONE)).toEqual({ ok: false, reason: 'later_change' });
    const closed = rewritten(TOWN, must(planEnding(TOWN, at('12', APRIL), ALONE)).writes);
    expect(planEnding(closed, at('12', MARCH), ALONE)).toEqual({ ok: false, reason: 'already_ends' });
    expect(planEnding(closed, at('11', MARCH), into('12'))).toEqual({ ok: false, reason: 'successor_ends' });
  });

  test('is refused where a unit below it begins, comes or is put anew on that day, and not where it is renamed', () => {
    const add = { id: 'n', code: 'n', name: '新設課', type: 'department' as const, order: 9, policyId: null };
    const begun = rewritten(TOWN, must(planAdding(TOWN, { ...add, parentId: '1' }, { on: APRIL, today: TODAY })));
    const come = changed(TOWN, at('9', APRIL), { parentId: '1' });
    const put = rewritten(TOWN, must(planOrder(TOWN, at('12', APRIL), 'up')));
    for (const history of [begun, come, put]) {
      for (const ending of [
        into('2'),
        { ...APART, placement: new Map([...APART.placement, ['n', '3'], ['9', '3']]) },
      ]) {
        expect(planEnding(history, at('1', APRIL), ending)).toEqual({ ok: false, reason: 'child_begins' });
        expect(planEnding(history, at('1', addDays(APRIL, 1)), ending).ok).toBe(true);
      }
    }
    expect(planEnding(changed(come, at('9', APRIL), { parentId: '2' }), at('1', APRIL), into('2')).ok).toBe(true);
    const passing = changed(TOWN, at('11', APRIL), { parentId: '2' });
    expect(planEnding(passing, at('1', APRIL), into('2'))).toEqual({ ok: false, reason: 'child_passes' });
    const renamed = changed(TOWN, at('11', APRIL), { name: '改称課' });
    expect(planEnding(renamed, at('1', APRIL), into('2')).ok).toBe(true);
  });

  test('of a 部 that is split hangs each 課 where it was said, and tells what followed', () => {
    const plan = must(planEnding(TOWN, at('1', APRIL), APART));
    const after = rewritten(TOWN, plan.writes);
    expect([parentOn(after, '11', MARCH), parentOn(after, '11', APRIL), parentOn(after, '12', APRIL)]).toEqual([
      '1',
      '3',
      '4',
    ]);
    expect(nameOn(after, '1', APRIL)).toBeNull();
    expect(plan.lineage.map(({ kind, toUnitId }) => [kind, toUnitId])).toEqual([
      ['split', '3'],
      ['split', '4'],
    ]);
  });

  test('of a 部 that is merged takes what hangs on it along', () => {
    const plan = must(planEnding(TOWN, at('1', APRIL), into('2')));
    const after = rewritten(TOWN, plan.writes);
    expect(childrenOn(after, '2', APRIL).map(({ id }) => id)).toEqual(['21', '11', '12']);
    expect(plan.lineage).toEqual([{ fromUnitId: '1', toUnitId: '2', kind: 'merged', on: APRIL }]);
  });
});

describe('what is still to come', () => {
  const back = (history: UnitHistory, lineage: readonly LineageStep[], id: string, on = APRIL, today = TODAY) =>
    planTakingBack(history, lineage, at(id, on, today));

  test('is taken back as if it had never been entered', () => {
    const renamed = changed(TOWN, at('11', APRIL), { name: '改称課', parentId: '2' });
    expect(sorted(rewritten(renamed, must(back(renamed, [], '11')).writes))).toEqual(sorted(TOWN));
    for (const ending of [APART, into('2')]) {
      const { writes, lineage } = must(planEnding(TOWN, at('1', APRIL), ending));
      const after = rewritten(TOWN, writes);
      expect(sorted(rewritten(after, must(back(after, lineage, '1')).writes))).toEqual(sorted(TOWN));
    }
  });

  test('is taken back when an ending has begun, in its fiscal year and while none of its units has changed since', () => {
    const second = calendarDate('2027-04-02');
    for (const ending of [APART, into('2')]) {
      const { writes, lineage } = must(planEnding(TOWN, at('1', APRIL), ending));
      const after = rewritten(TOWN, writes);
      const undone = must(back(after, lineage, '1', APRIL, second));
      expect(sorted(rewritten(after, undone.writes))).toEqual(sorted(TOWN));
      expect(undone.stoodIn).toEqual(lineage.map(({ toUnitId }) => toUnitId));
      expect(back(after, lineage, '1', APRIL, calendarDate('2028-04-01'))).toEqual({
        ok: false,
        reason: 'earlier_year',
      });
      const [one = ''] = undone.stoodIn;
      const renamed = changed(after, at(one, second, second), { name: '改称部' });
      expect(back(renamed, lineage, '1', APRIL, second)).toEqual({ ok: false, reason: 'later_change' });
      const moved = changed(after, at('11', second, second), { name: '改称課' });
      expect(back(moved, lineage, '1', APRIL, second)).toEqual({ ok: false, reason: 'later_change' });
    }
  });

  test('keeps what else was drafted for a 課 of a 部 whose ending is taken back', () => {
    const renamed = changed(TOWN, at('11', APRIL), { name: '改称課' });
    const { writes, lineage } = must(planEnding(renamed, at('1', APRIL), into('2')));
    const after = rewritten(renamed, writes);
    expect(sorted(rewritten(after, must(back(after, lineage, '1')).writes))).toEqual(sorted(renamed));
  });

  test('is not taken back once it has begun, or while another change builds on it', () => {
    const renamed = changed(TOWN, at('11', APRIL), { name: '改称課' });
    expect(back(renamed, [], '11', APRIL, APRIL)).toEqual({ ok: false, reason: 'not_coming' });
    expect(back(renamed, [], '12')).toEqual({ ok: false, reason: 'not_coming' });
    const twice = changed(renamed, at('11', calendarDate('2027-05-01')), { code: '99' });
    expect(back(twice, [], '11')).toEqual({ ok: false, reason: 'later_change' });
    const split = must(planEnding(TOWN, at('9', APRIL), made('3', '4')));
    const after = rewritten(TOWN, split.writes);
    expect(back(after, split.lineage, '3')).toEqual({ ok: false, reason: 'followed_another' });
    const later = changed(after, at('3', calendarDate('2027-05-01')), { name: '改称課' });
    expect(back(later, split.lineage, '9')).toEqual({ ok: false, reason: 'later_change' });
  });

  test('is not taken back where its code has passed to another unit', () => {
    const closed = rewritten(TOWN, must(planEnding(TOWN, at('12', APRIL), ALONE)).writes);
    const taken = changed(closed, at('11', APRIL), { code: '12' });
    expect(back(taken, [], '12')).toEqual({ ok: false, reason: 'code_taken' });
  });
});

function sorted(history: UnitHistory): UnitHistory {
  return [...history].sort((a, b) => (`${a.id} ${a.from}` < `${b.id} ${b.from}` ? -1 : 1));
}

test('whatever is changed, on no day do codes meet, versions overlap or units hang on what is not there, and days before stay', () => {
  const day = fc.integer({ min: -60, max: 200 }).map((days) => addDays(TODAY, days));
  const id = fc.constantFrom('1', '2', '11', '12', '21', '9', 'n1', 'n2', 'n3', 'm1', 'm2');
  const step = fc.oneof(
    fc.record({ act: fc.constant('add' as const), id: fc.constantFrom('n1', 'n2', 'n3'), other: id, on: day }),
    fc.record({ act: fc.constantFrom('rename', 'recode', 'move', 'up', 'down'), id, other: id, on: day }),
    fc.record({ act: fc.constantFrom('close', 'merge', 'split', 'back', 'back'), id, other: id, on: day }),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      let history = TOWN;
      let lineage: readonly LineageStep[] = [];
      for (const { act, id: unitId, other, on } of steps) {
        const place = at(unitId, on);
        let since = on;
        const children = new Map(history.flatMap((one) => (one.parentId === unitId ? [[one.id, 'm1'] as const] : [])));
        const ended = (ending: UnitEnding): VersionWrites | null => {
          const plan = planEnding(history, place, ending);
          if (!plan.ok) return null;
          lineage = [...lineage, ...plan.value.lineage];
          return plan.value.writes;
        };
        const writesOf = (): VersionWrites | null => {
          if (act === 'close') return ended(ALONE);
          if (act === 'merge') return ended(into(other));
          if (act === 'split') {
            if (history.some((one) => one.id === 'm1' || one.id === 'm2')) return null;
            return ended({ ...made('m1', 'm2'), placement: children });
          }
          if (act === 'back') {
            const coming = history.find((one) => one.id === unitId && one.from > TODAY)?.from;
            const end = history.find((one) => one.id === unitId && one.until !== null)?.until;
            const when = coming ?? (end === null || end === undefined ? on : addDays(end, 1));
            const plan = planTakingBack(history, lineage, at(unitId, when));
            if (!plan.ok) return null;
            since = when;
            // Whoever stores it takes back no unit on which others hang.
            const gone = plan.value.removed;
            if (rewritten(history, plan.value.writes).some((one) => gone.includes(one.parentId ?? ''))) return null;
            if (plan.value.kind === 'ended') lineage = lineage.filter(({ fromUnitId }) => fromUnitId !== unitId);
            return plan.value.writes;
          }
          if (act === 'add') {
            if (history.some((one) => one.id === unitId)) return null;
            const type = unitId === 'n1' ? ('department' as const) : ('bureau' as const);
            const unit = { id: unitId, code: unitId, name: unitId, type, policyId: null };
            const plan = planAdding(history, { ...unit, parentId: other, order: 50 }, place);
            return plan.ok ? plan.value : null;
          }
          if (act === 'up' || act === 'down') {
            const plan = planOrder(history, place, act);
            return plan.ok ? plan.value : null;
          }
          const change =
            act === 'rename' ? { name: `${other}と同じ` } : act === 'recode' ? { code: other } : { parentId: other };
          const plan = planChange(history, place, change);
          return plan.ok ? plan.value.writes : null;
        };
        const writes = writesOf();
        if (writes === null) continue;
        const after = rewritten(history, writes);
        expectWhole(after);
        expect(onDay(after, addDays(since, -1))).toEqual(onDay(history, addDays(since, -1)));
        history = after;
      }
    }),
    { numRuns: testRuns.fuzz },
  );
});

function onDay(history: UnitHistory, day: CalendarDate) {
  return sorted(history.filter((one) => isThereOn(one, day))).map(({ until: _until, ...rest }) => rest);
}

function expectWhole(history: UnitHistory): void {
  for (const one of history) {
    expect(endOf(one) >= one.from).toBe(true);
    for (const other of history) {
      if (one === other || one.from > endOf(other) || other.from > endOf(one)) continue;
      expect([one.id, one.code]).not.toEqual([other.id, one.code]);
      expect(one.code).not.toBe(other.code);
    }
    if (one.parentId === null) continue;
    for (const day of history.flatMap(({ from, until }) => [from, ...(until === null ? [] : [addDays(until, 1)])])) {
      if (!isThereOn(one, day)) continue;
      const above = versionOn(history, one.parentId, day);
      expect(above).toBeDefined();
      if (one.type !== 'bureau' || above?.type !== 'bureau') continue;
      expect(versionOn(history, above.parentId ?? '', day)?.type).toBe('organization');
    }
  }
}
