import { expect, test } from 'vitest';
import { SYSTEM_ACTS, systemMay } from '#app/domain/access/system-act.ts';
import { ACTIVITY_TYPES } from '#app/domain/shared/activity.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { timedActs } from '#app/server/timed-acts.ts';
import { purgeSessions, signIn } from '#app/services/access/session.acts.server.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { authorizeSystem, SET_UP, SYSTEM } from '#app/services/shared/authorize.server.ts';
import { newSessionToken } from '#app/lib/session.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, TOWN_PASSWORD } from '#test/factories/town.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';

const START = calendarDate('2026-10-01');
const NOTHING = { ok: false, reason: 'nothing_to_do' };

/** A town where `count` sessions have expired and one lasts. */
async function townWithSessions(count: number) {
  const town = await makeTown(testDatabase(START));
  const open = async () => {
    const token = newSessionToken();
    must(await signIn(town.context, { login: 'staff', password: TOWN_PASSWORD, token, ...FROM_ANYWHERE }));
    return token;
  };
  for (let one = 0; one < count; one += 1) await open();
  town.context.wait(1);
  const lasting = await open();
  const log = () => [...activityEntries(town.context.db)];
  const sessions = () => town.context.db.$client.prepare('SELECT count(*) FROM session').pluck().get();
  return { town, lasting, log, sessions };
}

test('expired sessions are removed by the system in one act, a few at a time, and those that last stay', async () => {
  const { town, lasting, log, sessions } = await townWithSessions(3);
  const before = log().length;
  expect(purgeSessions(town.context, SYSTEM, 2)).toEqual({ ok: true, value: { removed: 2 } });
  expect(sessions()).toBe(2);
  expect(purgeSessions(town.context, SYSTEM, 2)).toEqual({ ok: true, value: { removed: 1 } });
  expect(sessions()).toBe(1);
  expect(sessionActor(town.context, lasting)?.personId).toBe(town.actor('staff').personId);
  expect(
    log()
      .slice(before)
      .map(({ actor, type, detail }) => [actor, type, detail]),
  ).toEqual([
    ['system', 'session.purge', '{"removed":2}'],
    ['system', 'session.purge', '{"removed":1}'],
  ]);
});

test('nothing is logged when there is none to remove', async () => {
  const { town, log, sessions } = await townWithSessions(0);
  const before = log().length;
  expect(purgeSessions(town.context, SYSTEM, 2)).toEqual(NOTHING);
  expect(log()).toHaveLength(before);
  expect(sessions()).toBe(1);
});

test('the server does it by itself', async () => {
  const { town, sessions } = await townWithSessions(1);
  const purge = timedActs(town.context).find(({ name }) => name === 'session.purge');
  expect(await purge?.run()).toBe('done');
  expect(sessions()).toBe(1);
});

test('the system may do what its list says and nothing else, and nobody else does that', async () => {
  const { town } = await townWithSessions(0);
  expect(ACTIVITY_TYPES.filter(systemMay)).toEqual(['session.purge', 'refusal.summarize']);
  expect(SYSTEM_ACTS).toEqual(['session.purge', 'refusal.summarize']);
  const unit = { code: '900', name: '新設課', type: 'department' as const, parentId: null, order: 99 };
  const refused = { ok: false, reason: 'not_permitted' };
  expect(addUnit(town.context, SYSTEM, unit)).toEqual(refused);
  for (const operator of [SET_UP, town.actor('administrator'), town.actor('secretariat')] as const) {
    expect(authorizeSystem(operator, 'session.purge')).toEqual(refused);
  }
});
