import { fc } from '#test/property.ts';
import { describe, expect, test } from 'vitest';
import { movingChanges } from '#app/domain/access/transfer-post.ts';
import type { WantedPost } from '#app/domain/access/transfer-post.ts';
import type { HeldAppointment } from '#app/domain/access/actor.ts';
import { personFinder, rowsByPerson } from '#app/domain/access/transfer-person.ts';
import type { GroundPerson } from '#app/domain/access/transfer-person.ts';
import { asksWhetherNew, planTransfer } from '#app/domain/access/transfer-plan.ts';
import type { TransferGround } from '#app/domain/access/transfer-plan.ts';
import { DEFAULT_MODULES } from '#app/domain/organization/module.ts';
import type { TransferRow } from '#app/domain/organization/transfer.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';

const APRIL = calendarDate('2027-04-01');

const held = (id: string, from: string, until: string | null = null): HeldAppointment => ({
  id,
  role: 'staff_in_charge',
  unitId: id,
  systemId: null,
  from: calendarDate(from),
  until: until === null ? null : calendarDate(until),
});

const wanted = (unitId: string, until: string | null = null): WantedPost => ({
  number: 2,
  role: 'staff_in_charge',
  unitId,
  systemId: null,
  until: until === null ? null : calendarDate(until),
});

const TERMS = { on: APRIL, overrideReason: null, lastDays: new Map<string, CalendarDate>() };

describe('the appointments of who moves', () => {
  test('end on the day before, are taken back where they begin on it, and stay where they are named or begin later', () => {
    const before = [
      held('over', '2020-04-01', '2027-03-31'),
      held('old', '2020-04-01'),
      held('kept', '2020-04-01'),
      held('same day', '2027-04-01'),
      held('later', '2027-07-01'),
    ];
    const { changes, faults } = movingChanges(before, [wanted('kept'), wanted('new')], TERMS);
    expect(faults).toEqual([]);
    expect(changes.ended.map(({ id }) => id)).toEqual(['old']);
    expect(changes.withdrawn.map(({ id }) => id)).toEqual(['same day']);
    expect(changes.kept.map(({ id }) => id)).toEqual(['kept']);
    expect(changes.given).toMatchObject([{ unitId: 'new', from: APRIL, until: null }]);
  });

  test('get another last day where the line says one, and keep theirs where it says none', () => {
    const before = [held('a', '2020-04-01', '2028-03-31')];
    expect(movingChanges(before, [wanted('a')], TERMS).changes).toMatchObject({ kept: before, lasting: [] });
    expect(movingChanges(before, [wanted('a', '2028-03-31')], TERMS).changes).toMatchObject({ kept: before });
    expect(movingChanges(before, [wanted('a', '2029-03-31')], TERMS).changes.lasting).toMatchObject([
      { until: '2029-03-31' },
    ]);
  });

  test('end with their unit at the latest, but are kept as they are by whoever holds them', () => {
    const lastDay = calendarDate('2027-05-31');
    const terms = { ...TERMS, lastDays: new Map([['a', lastDay]]) };
    const fault = { number: 2, fault: 'unit_ends', lastDay };
    expect(movingChanges([], [wanted('a')], terms).faults).toEqual([fault]);
    expect(movingChanges([], [wanted('a', '2027-06-01')], terms).faults).toEqual([fault]);
    expect(movingChanges([], [wanted('a', '2027-05-31'), wanted('b')], terms).faults).toEqual([]);
    const before = [held('a', '2020-04-01', '2027-05-31')];
    expect(movingChanges(before, [wanted('a')], terms).faults).toEqual([]);
    expect(movingChanges(before, [wanted('a', '2027-06-30')], terms).faults).toEqual([fault]);
  });

  test('do not meet the same office that begins on a later day', () => {
    const before = [held('a', '2027-07-01')];
    expect(movingChanges(before, [wanted('a')], TERMS).faults).toMatchObject([
      { number: 2, fault: 'begins_later', laterId: before[0]?.id },
    ]);
    expect(movingChanges(before, [wanted('a', '2027-06-30')], TERMS).faults).toEqual([]);
  });
});

const person = (id: string, name: string, code: string | null, more: Partial<GroundPerson> = {}): GroundPerson => ({
  ...{ id, name, code, kana: '', kind: 'employee', active: true, login: null, signsIn: false, appointments: [] },
  ...more,
});

const row = (number: number, name: string, more: Partial<TransferRow> = {}): TransferRow => ({
  ...{ number, name, code: null, kana: '', kind: null, login: null, unitCode: '', unitName: '', offices: [] },
  ...{ systemCodes: [], until: null, movement: null, overrideReason: null, leftOut: false, faults: [] },
  ...more,
});

const ground = (people: readonly GroundPerson[], more: Partial<TransferGround> = {}): TransferGround => ({
  ...{ kind: 'partial', on: APRIL, today: APRIL, people, units: [], systems: [] },
  lastDays: new Map(),
  officeOf: new Map([
    [sameKey('事務局'), 'secretariat'],
    [sameKey('監査人'), 'auditor'],
    [sameKey('委員会委員'), 'committee_member'],
  ]),
  modules: DEFAULT_MODULES,
  ...more,
});

const outcome = (rows: readonly TransferRow[], people: readonly GroundPerson[], more: Partial<TransferGround> = {}) =>
  planTransfer(rows, ground(people, more)).entries.map((entry) => [
    entry.verdict,
    entry.person?.id ?? null,
    ...entry.faults.map(({ fault }) => fault),
  ]);

describe('whom a line means', () => {
  const YAMADA = person('yamada', '山田 太郎', '1001');
  const SATO = person('sato', '佐藤 花子', null);

  test('is told by the number, and by the name alone where it is one person’s', () => {
    expect(outcome([row(2, '山田太郎', { code: '１００１' })], [YAMADA, SATO])).toEqual([['unchanged', 'yamada']]);
    expect(outcome([row(2, '佐藤　花子', { code: '1002' })], [YAMADA, SATO])).toEqual([['moved', 'sato']]);
    expect(outcome([row(2, '佐藤 花子')], [SATO, person('other', '佐藤花子', '9')])).toEqual([
      ['conflicting', null, 'ambiguous_person'],
    ]);
  });

  test('is never who has left, unless the line says that somebody comes back', () => {
    const gone = { ...SATO, active: false };
    expect(outcome([row(2, '佐藤 花子')], [gone])).toEqual([['unknown', null, 'perhaps_same']]);
    expect(outcome([row(2, '佐藤 花子', { movement: 'hired_apart' })], [gone])).toEqual([['added', null]]);
    expect(outcome([row(2, '佐藤 花子', { movement: 'reappointed' })], [gone])).toEqual([['moved', 'sato']]);
    expect(outcome([row(2, '佐藤 花子', { movement: 'left' })], [gone])).toEqual([['unknown', null, 'unknown_person']]);
  });

  test('is asked about where somebody new would have the name of somebody registered, spaces apart', () => {
    const asked: readonly [TransferRow, readonly GroundPerson[]][] = [
      [row(2, '山田　太郎', { movement: 'hired' }), [YAMADA]],
      [row(2, '山田太郎', { code: '77', movement: 'hired' }), [YAMADA]],
      [row(2, '佐藤花子', { code: '77', movement: 'hired' }), [SATO]],
      [row(2, '佐藤花子', { code: '77' }), [{ ...SATO, code: '8', active: false }]],
    ];
    for (const [line, people] of asked) {
      const [entry] = planTransfer([line], ground(people)).entries;
      expect([entry?.verdict, entry?.faults[0]?.fault], line.name).toEqual(['unknown', 'perhaps_same']);
      expect(entry?.namesakes.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
      const apart = planTransfer([{ ...line, movement: 'hired_apart' }], ground(people)).entries[0];
      expect([apart?.verdict, apart?.namesakes]).toEqual(['added', []]);
    }
    const twins = planTransfer(
      [row(2, '佐藤 花子', { movement: 'hired' })],
      ground([SATO, { ...SATO, id: 'b' }]),
    ).entries;
    expect(twins, 'two without a number cannot be told apart').toMatchObject([
      { verdict: 'unknown', faults: [{ fault: 'perhaps_unnumbered' }], namesakes: [] },
    ]);
    expect(twins.map(asksWhetherNew)).toEqual([true]);
  });

  test('is one person for a line with the number and another without', () => {
    const lines = [row(2, '鈴木 一', { code: '7' }), row(3, '鈴木 一', { offices: ['事務局'] })];
    expect(planTransfer(lines, ground([])).entries).toHaveLength(1);
    const two = [...lines, row(4, '鈴木 一', { code: '8', movement: 'hired' })];
    expect(planTransfer(two, ground([])).entries).toHaveLength(3);
  });

  test('is nobody who is known by the name alone, where somebody is hired without a number', () => {
    const hired = row(2, '山田 太郎', { movement: 'hired' });
    const apart = row(2, '山田太郎', { movement: 'hired_apart' });
    const moved = row(3, '山田 太郎', { code: '1001', movement: 'moved' });
    const left = row(3, '山田 太郎', { code: '1001', movement: 'left' });
    expect(outcome([apart, moved], [YAMADA])).toEqual([
      ['added', null],
      ['unchanged', 'yamada'],
    ]);
    expect(outcome([left, apart], [YAMADA])).toEqual([
      ['left', 'yamada'],
      ['added', null],
    ]);
    expect(outcome([moved, hired], [YAMADA])).toEqual([
      ['unchanged', 'yamada'],
      ['unknown', null, 'perhaps_same'],
    ]);
    expect(outcome([{ ...moved, code: null }, hired], [YAMADA])).toEqual([
      ['unchanged', 'yamada'],
      ['unknown', null, 'perhaps_same'],
    ]);
  });

  test('is asked where another line of the table has the name of who is hired without a number', () => {
    const hired = row(2, '鈴木 一', { movement: 'hired' });
    const asked = ['unknown', null, 'namesake_in_table'];
    expect(outcome([hired, { ...hired, number: 3 }], [])).toEqual([asked, asked]);
    expect(outcome([hired, { ...hired, number: 3, movement: 'hired_apart' }], [])).toEqual([asked, ['added', null]]);
    expect(outcome([hired, { ...hired, number: 3, code: '7' }], [])).toEqual([asked, ['added', null]]);
    expect(
      outcome(
        [
          { ...hired, code: '7' },
          { ...hired, number: 3, movement: null },
        ],
        [],
      ),
    ).toEqual([['added', null]]);
    expect(outcome([hired, { ...hired, number: 3, movement: null }], [])).toEqual([['added', null]]);
    expect(outcome([hired, { ...hired, number: 3, leftOut: true }], [])).toEqual([
      ['added', null],
      ['left_out', null],
    ]);
    const says = row(4, '山田 太郎');
    const apart = row(5, '山田 太郎', { movement: 'hired_apart' });
    expect(outcome([says, apart], [YAMADA]), 'it may be the other office of either').toEqual([asked, ['added', null]]);
  });

  test('is the same in every order of the lines, and somebody hired apart is never anybody else', () => {
    const movement = fc.constantFrom(null, 'hired', 'hired_apart', 'moved', 'reappointed', 'left' as const);
    const line = fc.record({ movement, code: fc.constantFrom(null, null, '1001', '1002'), leftOut: fc.boolean() });
    const known = fc.subarray([YAMADA, person('other', '山田太郎', '1002'), person('third', '山田 太郎', null)]);
    const shuffled = fc
      .array(line, { maxLength: 5 })
      .map((lines) => lines.map((more, at) => row(at + 2, '山田 太郎', more)))
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(shuffled, known, ([rows, other], people) => {
        const told = (lines: readonly TransferRow[]) => {
          const groups = rowsByPerson(lines);
          const find = personFinder(people, groups);
          return groups
            .map((own) => {
              const { person: found, fault } = find(own);
              return `${own.map(({ number }) => number).toSorted()} ${found?.id} ${fault}`;
            })
            .toSorted();
        };
        expect(told(other)).toEqual(told(rows));
        const apart = rows.filter((one) => one.code === null && one.movement === 'hired_apart');
        for (const { number } of apart) expect(told(other)).toContain(`${number} undefined null`);
      }),
    );
  });

  test('is nobody twice', () => {
    const lines = [row(2, '山田 太郎', { code: '1001' }), row(3, '佐藤 花子', { code: '1002' }), row(4, '佐藤花子')];
    expect(outcome(lines, [YAMADA, SATO])).toEqual([
      ['unchanged', 'yamada'],
      ['moved', 'sato'],
    ]);
    const both = [row(2, '佐藤 花子', { code: '1' }), row(3, '佐藤 花子', { code: '2' })];
    expect(outcome(both, [SATO])).toEqual([
      ['moved', 'sato'],
      ['conflicting', 'sato', 'same_person_twice'],
    ]);
  });

  test('of the whole body, whoever is in no line has left, but not who may be meant by a line that does nothing', () => {
    const lines = [row(2, '山田 太郎', { code: '1oo1' }), row(3, '誰か', { code: '3', leftOut: true })];
    const people = [YAMADA, SATO, person('third', '別名', '3')];
    expect(outcome(lines, people, { kind: 'full' })).toEqual([
      ['unknown', null, 'namesake'],
      ['left_out', 'third'],
      ['left', 'sato'],
    ]);
  });
});

test('an office of a part that the body does without is refused as such, and not as one that cannot be joined', () => {
  const lines = [row(2, '山田 太郎', { code: '1', offices: ['事務局', '監査人', '委員会委員'] })];
  expect(outcome(lines, [])).toEqual([['conflicting', null, 'incompatible', 'incompatible']]);
  const modules = { ...DEFAULT_MODULES, audit: false, committee: false };
  expect(outcome(lines, [], { modules })).toEqual([['conflicting', null, 'audit_not_used', 'committee_not_used']]);
});

test('an office that must be held is vacant where its last holder who can sign in leaves, now or when the day has come', () => {
  const post: HeldAppointment = { ...held('a', '2020-04-01'), role: 'secretariat', unitId: null };
  const only = person('only', '山田 太郎', '1', { signsIn: true, appointments: [post] });
  const leaves = [row(2, '山田 太郎', { code: '1', movement: 'left' })];
  expect(planTransfer(leaves, ground([only])).vacant).toEqual(['secretariat']);
  expect(planTransfer(leaves, ground([only], { today: calendarDate('2027-03-01') })).vacant).toEqual(['secretariat']);
  const successor = row(3, '佐藤 花子', { code: '2', offices: ['事務局'] });
  expect(planTransfer([...leaves, successor], ground([only])).vacant).toEqual(['secretariat']);
  const ready = person('ready', '佐藤 花子', '2', { signsIn: true });
  expect(planTransfer([...leaves, successor], ground([only, ready])).vacant).toEqual([]);
});

test('of an office that would be vacant it is told who leaves it and in which line, or that no line names the person', () => {
  const post: HeldAppointment = { ...held('a', '2020-04-01'), role: 'secretariat', unitId: null };
  const only = person('only', '山田 太郎', '1', { signsIn: true, appointments: [post] });
  const other = person('other', '佐藤 花子', '2', { signsIn: true });
  const vacating = (lines: readonly TransferRow[], over = {}) =>
    planTransfer(lines, ground([only, other], over)).vacating.map(({ office, entry }) => [
      ...[office, entry.person?.name, entry.rows.map(({ number }) => number)],
    ]);
  expect(vacating([row(2, '山田 太郎', { code: '1', movement: 'left' })])).toEqual([['secretariat', '山田 太郎', [2]]]);
  expect(vacating([row(2, '佐藤 花子', { code: '2' })], { kind: 'full' })).toEqual([['secretariat', '山田 太郎', []]]);
  expect(vacating([row(2, '佐藤 花子', { code: '2' })], { kind: 'partial' })).toEqual([]);
});
