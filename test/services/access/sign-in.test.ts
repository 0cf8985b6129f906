import { expect, test } from 'vitest';
import { must } from '#app/domain/shared/result.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { addPerson } from '#app/services/organization/organization.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { activityEntries } from '#db/queries/activity.server.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { testDatabase } from '#test/factories/database.ts';

const PASSWORD = 'correct horse battery staple';
const WRONG = { ok: false, reason: 'wrong_credentials' };
const empty = () => testDatabase(calendarDate('2026-10-01'));
const tried = (login: string, password: string) => ({ login, password, token: 'token', ...FROM_ANYWHERE });

test('a person with an account and its password signs in, and the session is the person', async () => {
  const context = empty();
  const account = { login: 'hanako', passwordHash: await hashPassword(PASSWORD) };
  const personId = must(addPerson(context, SET_UP, { name: '架空 花子', account }));
  expect(await signIn(context, tried('hanako', PASSWORD))).toMatchObject({ ok: true, value: { personId } });
  expect(sessionActor(context, 'token')).toMatchObject({ personId, name: '架空 花子' });
});

test('an account without a password signs nobody in, whatever is typed', async () => {
  const context = empty();
  must(addPerson(context, SET_UP, { name: '架空 花子', account: { login: 'hanako', passwordHash: null } }));
  for (const password of ['', PASSWORD]) expect(await signIn(context, tried('hanako', password))).toEqual(WRONG);
});

test('a person without an account is known, and cannot sign in by the name', async () => {
  const context = empty();
  must(addPerson(context, SET_UP, { name: '架空 花子', account: null }));
  expect(await signIn(context, tried('架空 花子', PASSWORD))).toEqual(WRONG);
  expect([...activityEntries(context.db)].map(({ type }) => type)).toEqual(['person.add']);
});

test('a replaced password no longer signs in, and the one that took its place does', async () => {
  const context = empty();
  const account = { login: 'hanako', passwordHash: await hashPassword(PASSWORD) };
  must(addPerson(context, SET_UP, { name: '架空 花子', account }));
  const now = context.clock();
  context.db.$client.prepare('UPDATE credential SET replaced_at = ?').run(now);
  context.db.$client
    .prepare(`INSERT INTO credential SELECT 'new', account_id, kind, ?, ?, NULL, NULL FROM credential`)
    .run(await hashPassword('another horse'), now);
  expect(await signIn(context, tried('hanako', PASSWORD))).toEqual(WRONG);
  expect((await signIn(context, tried('hanako', 'another horse'))).ok).toBe(true);
});

test.each(['account', 'person'])('nobody signs in or stays signed in where the %s is not active', async (table) => {
  const context = empty();
  const account = { login: 'hanako', passwordHash: await hashPassword(PASSWORD) };
  must(addPerson(context, SET_UP, { name: '架空 花子', account }));
  expect((await signIn(context, tried('hanako', PASSWORD))).ok).toBe(true);
  context.db.$client.exec(`UPDATE ${table} SET active = 0`);
  expect(sessionActor(context, 'token')).toBeNull();
  expect(await signIn(context, { ...tried('hanako', PASSWORD), token: 'another' })).toEqual(WRONG);
});
