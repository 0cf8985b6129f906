import { expect, test } from 'vitest';
import { SYSTEM_ACTS, systemMay } from '#app/domain/access/system-act.ts';
import { ACTIVITY_TYPES } from '#app/domain/shared/activity.ts';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { timedActs } from '#app/server/timed-acts.ts';
import { keepMemory } from '#app/services/access/refusal.acts.server.ts';
import { purgeSessions, signIn } from '#app/services/access/session.acts.server.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { addUnit } from '#app/services/organization/organization.acts.server.ts';
import { authorizeSystem, SET_UP, SYSTEM } from '#app/services/shared/authorize.server.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { requireActor } from '#app/services/access/admission.loader.server.ts';
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
  expect(await purge?.run(new AbortController().signal)).toBe('done');
  expect(sessions()).toBe(1);
});

test('the system may do what its list says and nothing else, and nobody else does that', async () => {
  const { town } = await townWithSessions(0);
  expect(ACTIVITY_TYPES.filter(systemMay)).toEqual([
    'session.purge',
    'refusal.summarize',
    'trigger.restore',
    'common_answer.return',
  ]);
  expect(SYSTEM_ACTS).toEqual(['session.purge', 'refusal.summarize', 'trigger.restore', 'common_answer.return']);
  const unit = { code: '900', name: '新設課', type: 'department' as const, parentId: null, order: 99, policyId: null };
  const refused = { ok: false, reason: 'not_permitted' };
  expect(addUnit(town.context, SYSTEM, unit)).toEqual(refused);
  for (const operator of [SET_UP, town.actor('administrator'), town.actor('secretariat')] as const) {
    expect(authorizeSystem(operator, 'session.purge')).toEqual(refused);
  }
});

/** Somebody signed in at nine, with a clock that goes on by minutes. */
async function signedIn() {
  const { town, lasting, sessions } = await townWithSessions(0);
  let now = Date.parse(town.context.clock());
  const services = { ...town.context, clock: () => instant(new Date(now).toISOString()) };
  const after = (minutes: number) => {
    now += minutes * 60_000;
    return sessionActor(services, lasting);
  };
  return { town, services, after, sessions, client: town.context.db.$client };
}

test('a session goes on for as long as it is used, and ends an hour after it was used last', async () => {
  const { services, after, sessions } = await signedIn();
  for (let used = 0; used < 5; used += 1) expect(after(59)).not.toBeNull();
  keepMemory(services);
  expect(after(59)).not.toBeNull();
  expect(purgeSessions(services, SYSTEM, 10)).toEqual(NOTHING);
  expect(after(61)).toBeNull();
  expect(purgeSessions(services, SYSTEM, 10)).toEqual({ ok: true, value: { removed: 1 } });
  expect(sessions()).toBe(0);
});

test('a session in use is not purged, though its use was not noted yet', async () => {
  const { services, after } = await signedIn();
  expect(after(59)).not.toBeNull();
  expect(after(59)).not.toBeNull();
  expect(purgeSessions(services, SYSTEM, 10)).toEqual(NOTHING);
});

test('a session ends after a working day, however busy', async () => {
  const { after } = await signedIn();
  for (let used = 0; used < 13; used += 1) expect(after(55)).not.toBeNull();
  expect(after(6)).toBeNull();
});

test('how long a session lasts is what the body decides', async () => {
  const { client, after } = await signedIn();
  const terms = JSON.stringify({ version: 1, value: { absoluteMinutes: 30, idleMinutes: 5 } });
  client.prepare(`INSERT INTO body_setting (key, content) VALUES ('session_terms', ?)`).run(terms);
  expect(after(4)).not.toBeNull();
  expect(after(6)).toBeNull();
});

test('a new password ends every session that was opened before it', async () => {
  const { services, after, client } = await signedIn();
  expect(after(1)).not.toBeNull();
  client.prepare('UPDATE credential SET replaced_at = ?').run(services.clock());
  client
    .prepare(`INSERT INTO credential SELECT 'new ' || id, account_id, kind, secret, ?, NULL, NULL FROM credential`)
    .run(services.clock());
  expect(after(1)).toBeNull();
});

test('the parts of one page that is read ask the door once, and a session that ends opens no other', async () => {
  const { town, lasting } = await townWithSessions(0);
  const { context } = town;
  const request = new Request('http://localhost/', {
    headers: { cookie: sessionCookie(lasting, false).split(';', 1).join('') },
  });
  const page = { ...context, letIn: new Map() };
  expect(requireActor(request, page).name).toBe(requireActor(request, page).name);
  context.db.$client.exec('DELETE FROM session');
  expect(requireActor(request, page).personId).toBe(town.actor('staff').personId);
  expect(() => requireActor(request, { ...context, letIn: new Map() })).toThrow('not_signed_in');
  expect(() => requireActor(request, context)).toThrow('not_signed_in');
});
