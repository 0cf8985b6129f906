import { expect, test } from 'vitest';
import { holds } from '#app/domain/access/actor.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { bodyOf, listUnits } from '#app/services/organization/body.loader.server.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { mayBeSetUp } from '#app/services/organization/set-up.loader.server.ts';
import { setUpFirst } from '#app/services/organization/set-up.acts.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';

const CODE = 'k3gu-9xe7-epm4';
const SETTINGS = {
  code: CODE,
  bodyName: '架空組合',
  personName: '架空 花子',
  login: 'jimukyoku',
  password: 'correct horse battery staple',
};

const empty = () => ({ ...testDatabase(calendarDate('2026-10-01')), setUpCode: CODE });

test('the first person signs in as secretariat and administrator of the new body', async () => {
  const context = empty();
  expect(mayBeSetUp(context)).toBe(true);
  expect(await setUpFirst(context, SETTINGS)).toEqual({ ok: true, value: null });
  expect(bodyOf(context)).toMatchObject({
    name: '架空組合',
    demo: false,
    disclosure: { systemDetail: false, evidence: false },
  });
  expect(listUnits(context).map(({ name, type }) => [name, type])).toEqual([['架空組合', 'organization']]);
  expect(
    (await signIn(context, { login: 'jimukyoku', password: SETTINGS.password, token: 'token', ...FROM_ANYWHERE })).ok,
  ).toBe(true);
  const actor = sessionActor(context, 'token');
  expect(actor !== null && holds(actor, 'secretariat') && holds(actor, 'administrator')).toBe(true);
});

test('the code is taken as people type it', async () => {
  expect((await setUpFirst(empty(), { ...SETTINGS, code: ' Ｋ3GU 9xe7epm4 ' })).ok).toBe(true);
});

test('a wrong code changes nothing', async () => {
  const context = empty();
  for (const code of ['', '-', 'k3gu-9xe7-epm5', 'k3gu-9xe7-epm', `${CODE}a`]) {
    expect(await setUpFirst(context, { ...SETTINGS, code })).toEqual({ ok: false, reason: 'wrong_code' });
  }
  expect(bodyOf(context)).toBeNull();
  expect([...activityEntries(context.db)]).toEqual([]);
});

test('a body is set up once, whoever still knows the code', async () => {
  const context = empty();
  await setUpFirst(context, SETTINGS);
  expect(mayBeSetUp(context)).toBe(false);
  expect(await setUpFirst(context, { ...SETTINGS, login: 'second' })).toEqual({ ok: false, reason: 'already_set_up' });
  const { context: town } = await makeTown(testDatabase(calendarDate('2026-10-01')));
  expect(await setUpFirst({ ...town, setUpCode: CODE }, SETTINGS)).toEqual({ ok: false, reason: 'already_set_up' });
});

test('two who set up at the same moment make one body', async () => {
  const context = empty();
  const results = await Promise.all([
    setUpFirst(context, SETTINGS),
    setUpFirst(context, { ...SETTINGS, login: 'second' }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect([...activityEntries(context.db)].filter(({ type }) => type === 'person.add')).toHaveLength(1);
});

test('without a code in the console nobody sets anything up', async () => {
  const context = { ...empty(), setUpCode: null };
  expect(mayBeSetUp(context)).toBe(false);
  expect(await setUpFirst(context, SETTINGS)).toEqual({ ok: false, reason: 'already_set_up' });
});
