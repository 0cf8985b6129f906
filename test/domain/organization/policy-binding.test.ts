import { expect, test } from 'vitest';
import { planBinding, unboundUnits } from '#app/domain/organization/policy-binding.ts';
import type { BindingChoice } from '#app/domain/organization/policy-binding.ts';
import { rewritten } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, UnitVersion } from '#app/domain/organization/unit-history.ts';
import { policyOfUnit } from '#app/domain/organization/unit.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';

const TODAY = calendarDate('2026-10-01');
const unit = (
  id: string,
  type: UnitVersion['type'],
  parentId: string | null,
  policyId: string | null = null,
): UnitVersion => ({
  ...{ id, code: id, name: id, type, parentId, order: 1, policyId },
  ...{ from: calendarDate('2020-04-01'), until: null },
});

/** 二部三課. */
const town = (named: Readonly<Record<string, string>> = {}): UnitHistory => [
  unit('町', 'organization', null, named['町'] ?? null),
  unit('総務部', 'bureau', '町', named['総務部'] ?? null),
  unit('総務課', 'department', '総務部', named['総務課'] ?? null),
  unit('教育部', 'bureau', '町', named['教育部'] ?? null),
  unit('学校', 'department', '教育部', named['学校'] ?? null),
  unit('公民館', 'department', '教育部', named['公民館'] ?? null),
];

const chosen = (...unitIds: readonly string[]): BindingChoice => ({ kind: 'chosen', unitIds });
const bind = (history: UnitHistory, policyId: string, choice: BindingChoice, on = TODAY) =>
  planBinding(history, { policyId, choice, on, today: TODAY });

/** Whom each policy binds, on the day of the change. */
function boundBy(history: UnitHistory, policyId: string, choice: BindingChoice) {
  const planned = bind(history, policyId, choice);
  if (!planned.ok) return planned.reason;
  const after = rewritten(history, planned.value).filter(({ until }) => until === null);
  const byId = new Map(after.map((one) => [one.id, one]));
  return Object.fromEntries(
    after.flatMap((one) => {
      const policy = policyOfUnit(one, byId);
      return policy === null ? [] : [[one.id, policy]];
    }),
  );
}

const ALL = ['町', '総務部', '総務課', '教育部', '学校', '公民館'];
const each = (policyId: string, ids = ALL) => Object.fromEntries(ids.map((id) => [id, policyId]));

test('a policy binds all, by the name of the body alone', () => {
  expect(boundBy(town(), 'own', { kind: 'all' })).toEqual(each('own'));
  const planned = bind(town(), 'own', { kind: 'all' });
  expect(planned.ok && planned.value.put.map(({ id }) => id)).toEqual(expect.arrayContaining(['町']));
});

test('all leaves out those whom another policy binds', () => {
  expect(boundBy(town({ 学校: 'school' }), 'own', { kind: 'all' })).toEqual({ ...each('own'), 学校: 'school' });
});

test('a policy binds the chosen units and no other', () => {
  expect(boundBy(town(), 'school', chosen('学校'))).toEqual({ 学校: 'school' });
  expect(boundBy(town({ 町: 'own' }), 'school', chosen('学校'))).toEqual({ ...each('own'), 学校: 'school' });
});

test('a unit goes from one policy to another when it is chosen there', () => {
  expect(boundBy(town({ 学校: 'school' }), 'own', chosen('学校', '総務課'))).toEqual({ 学校: 'own', 総務課: 'own' });
});

test('who is chosen no more is bound by nothing, unless another policy binds the bureau', () => {
  expect(boundBy(town({ 学校: 'school', 公民館: 'school' }), 'school', chosen('学校'))).toEqual({ 学校: 'school' });
  expect(boundBy(town({ 町: 'own' }), 'own', chosen('総務部', '総務課'))).toEqual(each('own', ['総務部', '総務課']));
});

test.each([
  ['nobody', town(), chosen(), 'no_units'],
  ['a unit that there is not', town(), chosen('水道課'), 'unknown_unit'],
  ['the body as if it were a unit', town(), chosen('町'), 'unknown_unit'],
  ['a bureau without a section of it', town(), chosen('教育部', '学校'), 'bound_from_above'],
  ['whom it binds already', town({ 学校: 'school' }), chosen('学校'), 'nothing_changed'],
])('a policy cannot bind %s', (_what, history, choice, reason) => {
  expect(boundBy(history, 'school', choice)).toBe(reason);
});

test.each([
  ['2026-03-31', 'earlier_year'],
  ['2028-04-01', 'too_far'],
])('nobody is bound from %s on', (on, reason) => {
  expect(bind(town(), 'own', { kind: 'all' }, calendarDate(on))).toEqual({ ok: false, reason });
});

test('where there are several policies, whom none binds is told', () => {
  const ids = (history: UnitHistory, count: number) => unboundUnits(history, count).map(({ id }) => id);
  expect(ids(town(), 1)).toEqual([]);
  expect(ids(town({ 教育部: 'school' }), 2)).toEqual(['総務部', '総務課']);
  expect(ids(town({ 町: 'own' }), 2)).toEqual([]);
});
