import { fc } from '#test/property.ts';
import { expect, test } from 'vitest';
import { planAdding, planChange, planOrder } from '#app/domain/organization/unit-change.ts';
import { planEnding, planTakingBack } from '#app/domain/organization/unit-end.ts';
import type { LineageStep, Successor } from '#app/domain/organization/unit-end.ts';
import { isThereOn, rewritten } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, VersionWrites } from '#app/domain/organization/unit-history.ts';
import { addDays, calendarDate } from '#app/domain/shared/calendar-date.ts';
import { testRuns } from '#test/factories/runs.ts';
import { unitVersion } from '#test/factories/unit-version.ts';

const TODAY = calendarDate('2026-11-27');
/** Few days, so that acts meet on one: today, the next two, and two to come. */
const DAYS = [TODAY, addDays(TODAY, 1), addDays(TODAY, 2), calendarDate('2027-04-01'), calendarDate('2027-04-02')];

const TYPES = ['bureau', 'department', 'department'] as const;

/** A city of two 局 with two 部 each, and of two 部 on the body; each has as many 課 as is drawn. */
const city = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }).map((counts): UnitHistory => {
  const bureaus = [
    ...['A', 'B', 'F', 'G'].map((id, at) => unitVersion(id, 'bureau', '0', at + 1)),
    ...['A', 'B'].flatMap((id) => [1, 2].map((at) => unitVersion(`${id}${at}`, 'bureau', id, at))),
  ];
  const sections = bureaus.flatMap(({ id }, at) =>
    [1, 2].slice(0, counts[at]).map((number) => unitVersion(`${id}.${number}`, 'department', id, number + 2)),
  );
  return [unitVersion('0', 'organization', null, 1), ...bureaus, ...sections];
});

const onEveryDay = (history: UnitHistory) =>
  DAYS.map((day) =>
    history
      .filter((one) => isThereOn(one, day))
      .map(({ id, code, name, parentId, order }) => [id, code, name, parentId, order].join(' '))
      .sort(),
  );

test('an ending that is taken back leaves the units of every day as they were, their order too', () => {
  const act = fc.record({
    act: fc.constantFrom('add', 'add', 'move', 'move', 'rename', 'up', 'merge', 'merge', 'split', 'part'),
    unit: fc.nat(),
    other: fc.nat(),
    on: fc.constantFrom(...DAYS),
  });
  let takenBack = 0;
  fc.assert(
    fc.property(city, fc.array(act, { minLength: 3, maxLength: 14 }), (units, acts) => {
      let history = units;
      let lineage: readonly LineageStep[] = [];
      for (const [step, { act: kind, unit, other, on }] of acts.entries()) {
        const ids = [...new Set(history.map(({ id }) => id))];
        const [unitId = '', otherId = ''] = [ids[unit % ids.length], ids[other % ids.length]];
        const place = { unitId, on, today: TODAY };
        const made = (id: string): Successor => ({ id: `${id}${step}`, isNew: true, code: `${id}${step}`, name: id });
        const there: Successor = { id: otherId, isNew: false };
        const change = (): VersionWrites | null => {
          if (kind === 'add') {
            const own = { id: `n${step}`, code: `n${step}`, name: '新設', parentId: unitId, order: 50 + step };
            const type = TYPES[other % TYPES.length] ?? 'department';
            const plan = planAdding(history, { ...own, type, policyId: null }, { on, today: TODAY });
            return plan.ok ? plan.value : null;
          }
          if (kind === 'up') {
            const plan = planOrder(history, place, 'up');
            return plan.ok ? plan.value : null;
          }
          const plan = planChange(history, place, kind === 'move' ? { parentId: otherId } : { name: `改称${step}` });
          return plan.ok ? plan.value.writes : null;
        };
        if (kind !== 'merge' && kind !== 'split' && kind !== 'part') {
          history = rewritten(history, change() ?? { drop: [], put: [] });
          continue;
        }
        const successors = kind === 'merge' ? [there] : [kind === 'part' ? there : made('x'), made('y')];
        const placement = new Map(
          kind === 'merge' ? [] : ids.map((id, at) => [id, successors[(at + other) % 2]?.id ?? '']),
        );
        const ended = planEnding(history, place, { successors, placement, hanging: [] });
        if (!ended.ok) continue;
        const after = rewritten(history, ended.value.writes);
        const steps = [...lineage, ...ended.value.lineage];
        const back = planTakingBack(after, steps, place);
        if (back.ok) {
          takenBack += 1;
          expect(onEveryDay(rewritten(after, back.value.writes))).toEqual(onEveryDay(history));
        } else expect(back.reason).toBe('later_change');
        history = after;
        lineage = steps;
      }
    }),
    { numRuns: testRuns.fuzz * 2 },
  );
  expect(takenBack).toBeGreaterThan(testRuns.fuzz / 2);
});
