import { expect, test } from 'vitest';
import { boundPolicy } from '#app/domain/organization/bound-policy.ts';
import type { CountedPolicies } from '#app/domain/organization/bound-policy.ts';
import { planBinding } from '#app/domain/organization/policy-binding.ts';
import type { BindingChoice } from '#app/domain/organization/policy-binding.ts';
import { rewritten } from '#app/domain/organization/unit-history.ts';
import type { UnitHistory, UnitVersion } from '#app/domain/organization/unit-history.ts';
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

/** The policy of the town was there first, that of the schools later. */
const COUNTED: CountedPolicies = ['own', 'school'];
const chosen = (...unitIds: readonly string[]): BindingChoice => ({ kind: 'chosen', unitIds });
const bind = (
  history: UnitHistory,
  policyId: string,
  choice: BindingChoice,
  over: { on?: string; counted?: CountedPolicies } = {},
) => {
  const { on = '2026-10-01', counted = COUNTED } = over;
  return planBinding(history, { policyId, counted, choice, on: calendarDate(on), today: TODAY });
};

/** Whom each policy binds in a history that stays as it is from the day of the change. */
function boundIn(history: UnitHistory, counted = COUNTED) {
  const after = history.filter(({ until }) => until === null);
  const byId = new Map(after.map((one) => [one.id, one]));
  return Object.fromEntries(after.map((one) => [one.id, boundPolicy(one, byId, counted)]));
}

function boundBy(history: UnitHistory, policyId: string, choice: BindingChoice, counted = COUNTED) {
  const planned = bind(history, policyId, choice, { counted });
  return planned.ok ? boundIn(rewritten(history, planned.value), counted) : planned.reason;
}

const ALL = ['町', '総務部', '総務課', '教育部', '学校', '公民館'];
const each = (policyId: string, ids = ALL) => Object.fromEntries(ids.map((id) => [id, policyId]));
const OWN = each('own');

test('whom no other policy binds, the first one does', () => {
  expect(boundIn(town())).toEqual(OWN);
  expect(boundIn(town({ 教育部: 'school' }))).toEqual({ ...OWN, ...each('school', ['教育部', '学校', '公民館']) });
});

test('a policy that is withdrawn binds nobody, whoever names it', () => {
  expect(boundIn(town({ 教育部: 'school' }), ['own'])).toEqual(OWN);
  expect(boundIn(town(), ['school'])).toEqual(each('school'));
  expect(boundIn(town(), [])).toEqual(Object.fromEntries(ALL.map((id) => [id, null])));
  expect(boundBy(town(), 'school', { kind: 'all' }, ['own'])).toBe('withdrawn_policy');
});

test('a later policy binds all, by the name of the body alone', () => {
  expect(boundBy(town(), 'school', { kind: 'all' })).toEqual(each('school'));
  const planned = bind(town(), 'school', { kind: 'all' });
  expect(planned.ok && new Set(planned.value.put.map(({ id }) => id))).toEqual(new Set(['町']));
});

test('the first policy has to be named by nobody', () => {
  expect(boundBy(town(), 'own', { kind: 'all' })).toBe('nothing_changed');
});

test('all leaves out those whom another policy binds', () => {
  const history = town({ 町: 'school', 学校: 'fire' });
  const counted = ['own', 'school', 'fire'];
  expect(boundBy(history, 'own', { kind: 'all' }, counted)).toBe('nothing_changed');
  expect(boundBy(town({ 学校: 'fire' }), 'school', { kind: 'all' }, counted)).toEqual({
    ...each('school'),
    学校: 'fire',
  });
});

test('a policy binds the chosen units, and the others stay with the first', () => {
  expect(boundBy(town(), 'school', chosen('学校'))).toEqual({ ...OWN, 学校: 'school' });
  expect(boundBy(town({ 町: 'own' }), 'school', chosen('学校'))).toEqual({ ...OWN, 学校: 'school' });
});

test('a unit goes from one policy to another when it is chosen there', () => {
  const rest = chosen('総務部', '総務課', '教育部', '学校', '公民館');
  expect(boundBy(town({ 学校: 'school' }), 'own', rest)).toEqual(OWN);
});

test('who is chosen no more goes back to the policy of the bureau, or to the first', () => {
  const both = town({ 学校: 'school', 公民館: 'school' });
  expect(boundBy(both, 'school', chosen('学校'))).toEqual({ ...OWN, 学校: 'school' });
  const named = town({ 町: 'own', 学校: 'school', 公民館: 'school' });
  expect(boundBy(named, 'school', chosen('学校'))).toEqual({ ...OWN, 学校: 'school' });
  expect(boundBy(town({ 町: 'school' }), 'school', chosen('学校'))).toEqual({ ...OWN, 学校: 'school' });
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

test('the first policy cannot leave out whom no other binds', () => {
  expect(boundBy(town(), 'own', chosen('学校'))).toBe('first_policy');
  expect(boundBy(town({ 町: 'own' }), 'own', chosen('総務部', '総務課'))).toBe('first_policy');
});

test.each([
  ['2026-03-31', 'earlier_year'],
  ['2028-04-01', 'too_far'],
])('nobody is bound from %s on', (on, reason) => {
  expect(bind(town(), 'school', { kind: 'all' }, { on })).toEqual({ ok: false, reason });
});
