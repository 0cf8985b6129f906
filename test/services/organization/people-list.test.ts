import { beforeEach, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { newSessionToken } from '#app/lib/session.server.ts';
import { slipsPage } from '#app/services/access/account.page.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { addPerson, giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { peopleSearch } from '#app/services/organization/people.address.server.ts';
import { peoplePage } from '#app/services/organization/people.page.server.ts';
import { letPersonLeave } from '#app/services/organization/person.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { findAccountOf } from '#db/queries/account.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { makeTown, TOWN_PASSWORD, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';

const TODAY = calendarDate('2026-10-01');
let context: TestContext;
let town: Town;

beforeEach(async () => {
  context = testDatabase(TODAY);
  town = await makeTown(context);
});

const page = (query: Record<string, string> = {}, who: TownPerson = 'secretariat') =>
  must(peoplePage(context, town.actor(who), peopleSearch.parse(query)));
const logins = (query: Record<string, string>) => page(query).lines.map(({ login }) => login);

test('the list is in the order of the units, those of the whole body first and those who hold nothing last', () => {
  must(addPerson(context, SET_UP, { name: '架空 無役', account: null }));
  const found = logins({});
  const at = (who: TownPerson) => found.indexOf(who);
  expect(found).toHaveLength(TOWN_PEOPLE.length + 1);
  expect(found.at(-1)).toBeNull();
  expect(at('ciso')).toBeLessThan(at('officer'));
  expect(at('officer')).toBeLessThan(at('manager'));
  expect(at('manager')).toBeLessThan(at('other_manager'));
  expect(at('other_manager')).toBeLessThan(at('third_manager'));
});

test('the list is in the order of kana where that is asked for, without kana last', () => {
  for (const [name, kana] of [
    ['架空 乙', 'いとう'],
    ['架空 甲', 'あおき'],
  ] as const) {
    must(addPerson(context, SET_UP, { name, kana, account: null }));
  }
  expect(
    page({ sort: 'kana' })
      .lines.slice(0, 3)
      .map(({ kana }) => kana),
  ).toEqual(['あおき', 'いとう', '']);
});

test('a bureau stands for its sections and their systems, an office for its holders of today', () => {
  const general = logins({ unit: town.units.general });
  expect([...general].sort()).toEqual([
    'coordinator',
    'manager',
    'officer',
    'other_manager',
    'staff',
    'system_manager',
  ]);
  expect(logins({ unit: town.units.general, office: 'security_manager' })).toEqual(['manager', 'other_manager']);
  expect(logins({ unit: 'nowhere' })).toEqual([]);
  expect(logins({ office: 'ciso' })).toEqual(['ciso']);
  const { unitChoices } = page();
  expect(unitChoices.flatMap(({ name, withSections }) => (withSections ? [name] : []))).toEqual(['総務部', '福祉部']);
});

test('what is typed finds names, kana, numbers and logins however it is spelt, and a sign of SQL finds nothing', () => {
  must(addPerson(context, SET_UP, { name: '山田　花子', kana: 'やまだ はなこ', code: 'A12', account: null }));
  for (const q of ['山田花', '田 花', 'ヤマダ', 'だは', 'ａ１２', ' A12 ']) {
    expect({ q, found: page({ q }).lines.map(({ name }) => name) }).toEqual({ q, found: ['山田　花子'] });
  }
  expect(logins({ q: 'CISO' })).toEqual(['ciso']);
  for (const q of ['%', '_', "'", '*']) expect(page({ q }).count).toBe(q === '_' ? 6 : 0);
});

test('who left is not among those of today, and is found where it is asked for', () => {
  must(letPersonLeave(context, town.actor('secretariat'), town.actor('staff').personId, TODAY));
  expect(logins({})).not.toContain('staff');
  expect(logins({ state: 'left' })).toEqual(['staff']);
  expect(page({ state: 'all' }).count).toBe(TOWN_PEOPLE.length);
  expect(page({ login: 'no' }).count).toBe(0);
});

test('of those who are needed and cannot sign in, slips are offered to who has an account without a password', () => {
  const { personId } = town.actor('manager');
  const mine = (login: string) => page({ login }, 'administrator').slips;
  expect(mine('unable')).toEqual({ waiting: 0, withoutLogin: 0 });
  expect([mine(''), page({ login: 'unable' }, 'auditor').slips]).toEqual([null, null]);
  const { db } = context;
  const accountId = findAccountOf(db, personId)?.id ?? '';
  db.$client.prepare('DELETE FROM session WHERE account_id = ?').run(accountId);
  db.$client.prepare('UPDATE credential SET replaced_at = ? WHERE account_id = ?').run(context.clock(), accountId);
  // Without a password too, but nobody needs her.
  must(addPerson(context, SET_UP, { name: '架空 無役', account: null }));
  expect(mine('unable')).toEqual({ waiting: 1, withoutLogin: 0 });
  const search = peopleSearch.parse({ login: 'unable' });
  const { lines } = must(slipsPage(context, town.actor('administrator'), search, 10));
  expect(lines.map(({ id }) => id)).toEqual([personId]);
  const newcomer = must(addPerson(context, SET_UP, { name: '架空 新任', account: null }));
  const post = { role: 'ciso' as const, unitId: null, systemId: null, from: TODAY };
  must(giveAppointment(context, SET_UP, { personId: newcomer, ...post }));
  expect(mine('unable')).toEqual({ waiting: 1, withoutLogin: 1 });
});

test('the last sign-in is told after the session is gone, and a page behind the last one is the last one', async () => {
  must(await signIn(context, { login: 'staff', password: TOWN_PASSWORD, token: newSessionToken(), ...FROM_ANYWHERE }));
  const at = context.clock();
  context.db.$client.exec('DELETE FROM session');
  context.wait(3);
  const signedIn = page().lines.filter(({ lastSignInAt }) => lastSignInAt !== null);
  expect(signedIn.map(({ login, lastSignInAt }) => [login, lastSignInAt])).toEqual([['staff', at]]);
  expect(page({ page: '99' })).toMatchObject({ page: 1, pageCount: 1 });
});

test('the lists of a page are looked up by index, however many people and sign-ins there are', () => {
  const plan = (sql: string) =>
    context.db.$client
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => JSON.stringify(row))
      .join('\n');
  const signIns = plan(
    `SELECT actor, max(at) FROM activity_log WHERE actor IN ('a', 'b') AND type = 'session.sign_in' GROUP BY actor`,
  );
  expect(signIns).toContain('activity_log_sign_in');
  expect(plan(`SELECT * FROM appointment WHERE person_id IN ('a', 'b')`)).toContain('appointment_person');
});
