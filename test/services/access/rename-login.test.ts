import { expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { newSessionToken } from '#app/lib/session.server.ts';
import { action as rename } from '#app/routes/_app.organization_.people.$personId.login.tsx';
import { renameLogin } from '#app/services/access/account.acts.server.ts';
import { loginPage } from '#app/services/access/account.page.server.ts';
import { personPage } from '#app/services/organization/person.page.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { findAccountOf } from '#db/queries/account.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { makeTown, TOWN_PASSWORD, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { TownPerson } from '#test/factories/town.ts';
import { verifyLog } from '#test/factories/verify-log.ts';
import { callRoute, form, sessionOf } from '#test/routes/call.ts';

async function served() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  const { personId } = town.actor('staff');
  const { context } = town;
  const sessions = () => Number(context.db.$client.prepare('SELECT count(*) FROM session').pluck().get());
  const login = () => findAccountOf(context.db, personId)?.login;
  const enter = async (name: string) =>
    (await signIn(context, { login: name, password: TOWN_PASSWORD, token: newSessionToken(), ...FROM_ANYWHERE })).ok;
  return { town, context, personId, sessions, login, enter };
}

test('a login is renamed with its password kept, its sessions ended and the log whole', async () => {
  const { town, context, personId, sessions, enter } = await served();
  expect(await enter('staff')).toBe(true);
  must(renameLogin(context, town.actor('secretariat'), personId, { login: 'Kakuu.Shiro', seenLogin: 'staff' }));
  expect(sessions()).toBe(0);
  expect([await enter('staff'), await enter('ｋａｋｕｕ.shiro')]).toEqual([false, true]);
  expect((await verifyLog(town)).status).toBe(0);
});

test('a login that is another’s in any capitals, seen before a change, or the same is refused', async () => {
  const { town, context, personId, login } = await served();
  const to = (name: string, seenLogin = 'staff') =>
    renameLogin(context, town.actor('secretariat'), personId, { login: name, seenLogin });
  expect(to('MANAGER')).toEqual({ ok: false, reason: 'login_taken' });
  expect(to('other', 'somebody')).toEqual({ ok: false, reason: 'changed_meanwhile' });
  expect(to('staff')).toEqual({ ok: false, reason: 'nothing_changed' });
  expect(login()).toBe('staff');
  expect(to('STAFF').ok).toBe(true);
});

test('nobody but the secretariat and the administrator renames a login', async () => {
  const { town, context, personId, login } = await served();
  const allowed = ['secretariat', 'second_secretariat', 'administrator'];
  for (const who of TOWN_PEOPLE.filter((one) => !allowed.includes(one))) {
    const outcome = renameLogin(context, town.actor(who), personId, { login: 'x', seenLogin: 'staff' });
    expect(outcome, who).toEqual({ ok: false, reason: 'not_permitted' });
  }
  expect(login()).toBe('staff');
});

test('an administrator’s login is renamed by an administrator alone, and the secretariat is told so and offered none', async () => {
  const { town, context } = await served();
  const { personId } = town.actor('administrator');
  const change = { login: 'kakuu', seenLogin: 'administrator' };
  const refused = { ok: false, reason: 'administrators_login' };
  expect(renameLogin(context, town.actor('secretariat'), personId, change)).toEqual(refused);
  const offered = (who: TownPerson) => must(personPage(context, town.actor(who), personId)).mayRename;
  expect([offered('secretariat'), offered('administrator')]).toEqual([false, true]);
  expect(must(loginPage(context, town.actor('secretariat'), personId)).administratorsOnly).toBe(true);
  const by = await sessionOf(context, 'secretariat');
  const sent = await callRoute(context, rename, '/login', { personId }, form(change, by));
  expect(sent).toMatchObject({
    status: 409,
    body: { errors: [{ message: expect.stringContaining('だけが変えられます') }] },
  });
  expect(findAccountOf(context.db, personId)?.login).toBe('administrator');
  expect(renameLogin(context, town.actor('administrator'), personId, change).ok).toBe(true);
});

test('the page renames, and says at its field what is wrong', async () => {
  const { context, personId, login } = await served();
  const by = await sessionOf(context, 'secretariat');
  const post = (name: string) =>
    callRoute(context, rename, '/login', { personId }, form({ login: name, seenLogin: 'staff' }, by));
  expect(await post('課長')).toMatchObject({ status: 400, body: { errors: [{ field: 'login' }], login: '課長' } });
  expect(await post('Manager')).toMatchObject({ status: 400, body: { errors: [{ field: 'login' }] } });
  expect((await post('shiro')).location).toBe(`/organization/people/${personId}?done=login_renamed`);
  expect(login()).toBe('shiro');
});
