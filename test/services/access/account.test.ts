import { beforeEach, describe, expect, test } from 'vitest';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { newSessionToken } from '#app/lib/session.server.ts';
import {
  disableAccount,
  drawPasswords,
  enableAccount,
  giveAccount,
  resetPassword,
} from '#app/services/access/account.acts.server.ts';
import { changePassword } from '#app/services/access/password.acts.server.ts';
import { findSession } from '#app/services/access/session.loader.server.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { addPerson } from '#app/services/organization/organization.acts.server.ts';
import { letPersonLeave } from '#app/services/organization/person.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { findAccountOf } from '#db/queries/account.server.ts';
import { personIdByCode } from '#db/queries/people.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { loggedActs, rowsOf } from '#test/factories/rows.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { makeTown, TOWN_PASSWORD, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town, TownPerson } from '#test/factories/town.ts';
import { transferred } from '#test/factories/transfer.ts';

const TODAY = calendarDate('2026-10-01');
const DENIED = { ok: false, reason: 'not_permitted' };
const CHOSEN = 'ume matsu take';
const DRAWN = 'k3gu-9xe7-epm4';

let context: TestContext;
let town: Town;

beforeEach(async () => {
  context = testDatabase(TODAY);
  town = await makeTown(context);
});

const administrator = () => town.actor('administrator');
const id = (who: TownPerson) => town.actor(who).personId;
const seen = (personId: string) => findAccountOf(context.db, personId)?.credentialId ?? '';
const refused = (reason: string) => ({ ok: false, reason });

async function refusedBy<Outcome>(act: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  const before = { rows: rowsOf(context.db), logged: loggedActs(context.db) };
  const outcome = await act();
  expect({ rows: rowsOf(context.db), logged: loggedActs(context.db) }).toEqual(before);
  return outcome;
}

async function enter(login: string, password = TOWN_PASSWORD) {
  const token = newSessionToken();
  const outcome = await signIn(context, { login, password, token, ...FROM_ANYWHERE });
  return { token, ...outcome };
}

const change = (who: TownPerson, token: string, oldPassword: string, newPassword = CHOSEN) =>
  changePassword(context, town.actor(who), {
    oldPassword,
    newPassword,
    token,
    newToken: newSessionToken(),
    ...FROM_ANYWHERE,
  });

describe('a login', () => {
  test('is given by the administrator alone, once, and to nobody who has left', async () => {
    const person = must(addPerson(context, SET_UP, { name: '架空 新子', account: null }));
    const give = (who: TownPerson, to = person, login = 'shinko') =>
      giveAccount(context, town.actor(who), to, { login, passwordHash: 'x' });
    for (const who of TOWN_PEOPLE.filter((one) => one !== 'administrator')) {
      expect(await refusedBy(() => give(who))).toEqual(DENIED);
    }
    expect(await refusedBy(() => give('administrator', 'nobody'))).toEqual(DENIED);
    expect(give('administrator').ok).toBe(true);
    expect(await refusedBy(() => give('administrator', person, 'another'))).toEqual(refused('has_account'));
    const gone = must(addPerson(context, SET_UP, { name: '架空 去子', account: null }));
    must(letPersonLeave(context, town.actor('secretariat'), gone, TODAY));
    expect(await refusedBy(() => give('administrator', gone, 'sariko'))).toEqual(refused('left_person'));
  });

  test.each(['staff', 'STAFF', ' ｓｔａｆｆ '])('that somebody has is not given as %j', async (login) => {
    const person = must(addPerson(context, SET_UP, { name: '架空 新子', account: null }));
    const give = () => giveAccount(context, administrator(), person, { login, passwordHash: 'x' });
    expect(await refusedBy(give)).toEqual(refused('login_taken'));
  });

  test('with a drawn password lets nobody go on before another is chosen', async () => {
    const person = must(addPerson(context, SET_UP, { name: '架空 新子', account: null }));
    const passwordHash = await hashPassword(DRAWN);
    must(giveAccount(context, administrator(), person, { login: 'shinko', passwordHash }));
    const { token } = await enter('Shinko', DRAWN);
    const session = findSession(context, token);
    expect(session?.mustChange).toBe(true);
    if (session === null) return;
    const newToken = newSessionToken();
    const wish = { oldPassword: DRAWN, newPassword: CHOSEN, token, newToken, ...FROM_ANYWHERE };
    must(await changePassword(context, session.actor, wish));
    expect(findSession(context, newToken)?.mustChange).toBe(false);
    expect(findSession(context, token)).toBeNull();
  });
});

describe('a password that is drawn anew', () => {
  test('ends the sessions and the password before it, which stays as replaced', async () => {
    const { token } = await enter('staff');
    const passwordHash = await hashPassword(DRAWN);
    must(resetPassword(context, administrator(), id('staff'), { seenCredentialId: seen(id('staff')), passwordHash }));
    expect(findSession(context, token)).toBeNull();
    expect(await enter('staff')).toMatchObject(refused('wrong_credentials'));
    expect(findSession(context, (await enter('staff', DRAWN)).token)?.mustChange).toBe(true);
    const rows = context.db.$client.prepare(
      'SELECT replaced_at IS NOT NULL FROM credential JOIN account ON account.id = account_id WHERE login = ? ORDER BY 1',
    );
    expect(rows.pluck().all('staff')).toEqual([0, 1]);
  });

  test('is drawn once where the same form is sent twice', async () => {
    const reset = { seenCredentialId: seen(id('staff')), passwordHash: 'x' };
    const outcomes = await Promise.all(
      [reset, reset].map((one) => Promise.resolve(resetPassword(context, administrator(), id('staff'), one))),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
    expect(outcomes[1]).toEqual(refused('changed_meanwhile'));
  });

  test('is none for who has no account, is disabled or has left, and by nobody else', async () => {
    const person = must(addPerson(context, SET_UP, { name: '架空 新子', account: null }));
    const reset = (who: TownPerson, to: string) =>
      resetPassword(context, town.actor(who), to, { seenCredentialId: seen(to), passwordHash: 'x' });
    for (const who of ['secretariat', 'staff', 'auditor', 'ciso'] as const) {
      expect(await refusedBy(() => reset(who, id('staff')))).toEqual(DENIED);
    }
    expect(await refusedBy(() => reset('administrator', person))).toEqual(refused('no_account'));
    must(disableAccount(context, administrator(), id('staff')));
    expect(await refusedBy(() => reset('administrator', id('staff')))).toEqual(refused('disabled'));
    must(letPersonLeave(context, town.actor('secretariat'), id('manager'), TODAY));
    expect(await refusedBy(() => reset('administrator', id('manager')))).toEqual(refused('left_person'));
  });
});

describe('first passwords for many', () => {
  const ROWS = ['7001,新田 花子,正規,hanako,税務課,担当者,,,採用,', '7002,新田 次郎,正規,jiro,税務課,担当者,,,採用,'];
  const draw = (who: TownPerson, ...personIds: string[]) =>
    drawPasswords(
      context,
      town.actor(who),
      personIds.map((personId) => ({ personId, passwordHash: 'x' })),
    );
  const arrived = () => {
    transferred(town, ROWS, { on: TODAY });
    return ['7001', '7002'].map((code) => personIdByCode(context.db, code) ?? '');
  };

  test('are drawn in one act by the administrator alone, and must be changed', async () => {
    const waiting = arrived();
    for (const who of TOWN_PEOPLE.filter((one) => one !== 'administrator')) {
      expect(await refusedBy(() => draw(who, ...waiting))).toEqual(DENIED);
    }
    const logged = loggedActs(context.db).length;
    must(draw('administrator', ...waiting));
    expect(loggedActs(context.db)).toHaveLength(logged + 1);
    for (const one of waiting) expect(findAccountOf(context.db, one)).toMatchObject({ mustChange: true });
  });

  test('are drawn for nobody where one of the chosen has a password, no account, is disabled, left or unknown', async () => {
    const [hanako = '', jiro = ''] = arrived();
    expect(await refusedBy(() => draw('administrator'))).toEqual(refused('nobody_chosen'));
    expect(await refusedBy(() => draw('administrator', hanako, id('staff')))).toEqual(refused('changed_meanwhile'));
    expect(await refusedBy(() => draw('administrator', hanako, hanako))).toEqual(refused('changed_meanwhile'));
    expect(await refusedBy(() => draw('administrator', hanako, 'nobody'))).toEqual(DENIED);
    const bare = must(addPerson(context, SET_UP, { name: '架空 新子', account: null }));
    expect(await refusedBy(() => draw('administrator', hanako, bare))).toEqual(refused('no_account'));
    must(disableAccount(context, administrator(), jiro));
    expect(await refusedBy(() => draw('administrator', hanako, jiro))).toEqual(refused('disabled'));
    must(letPersonLeave(context, town.actor('secretariat'), jiro, TODAY));
    expect(await refusedBy(() => draw('administrator', hanako, jiro))).toEqual(refused('left_person'));
  });

  test('are drawn once where two send the same form at the same moment', async () => {
    const waiting = arrived();
    const outcomes = await Promise.all([1, 2].map(() => Promise.resolve(draw('administrator', ...waiting))));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
  });
});

describe('an account', () => {
  test('that is disabled ends its sessions at once, and comes back with the password that it had', async () => {
    const { token } = await enter('staff');
    must(disableAccount(context, administrator(), id('staff')));
    expect(findSession(context, token)).toBeNull();
    expect(await enter('staff')).toMatchObject(refused('wrong_credentials'));
    expect(await refusedBy(() => disableAccount(context, administrator(), id('staff')))).toEqual(
      refused('disabled_already'),
    );
    must(enableAccount(context, administrator(), id('staff')));
    expect(findSession(context, token)).toBeNull();
    expect((await enter('staff')).ok).toBe(true);
    expect(await refusedBy(() => enableAccount(context, administrator(), id('staff')))).toEqual(
      refused('enabled_already'),
    );
  });

  test('of the last administrator or of the last of the secretariat is not disabled', async () => {
    const disable = (who: TownPerson) => disableAccount(context, administrator(), id(who));
    expect(await refusedBy(() => disable('administrator'))).toEqual(refused('last_administrator'));
    must(disable('secretariat'));
    expect(await refusedBy(() => disable('second_secretariat'))).toEqual(refused('last_secretariat'));
  });

  test('is disabled and enabled by the administrator alone, and not for who has left', async () => {
    for (const who of ['secretariat', 'staff', 'auditor'] as const) {
      expect(await refusedBy(() => disableAccount(context, town.actor(who), id('manager')))).toEqual(DENIED);
      expect(await refusedBy(() => enableAccount(context, town.actor(who), id('manager')))).toEqual(DENIED);
    }
    must(disableAccount(context, administrator(), id('manager')));
    must(letPersonLeave(context, town.actor('secretariat'), id('manager'), TODAY));
    expect(await refusedBy(() => enableAccount(context, administrator(), id('manager')))).toEqual(
      refused('left_person'),
    );
  });
});

describe('the own password', () => {
  test('is changed with the old one, and ends every session but the own, which lasts no longer than before', async () => {
    const [own, other] = [await enter('staff'), await enter('staff')];
    const newToken = newSessionToken();
    const end = () => context.db.$client.prepare('SELECT expires_at FROM session').pluck().all();
    const [before] = end();
    const wish = { oldPassword: TOWN_PASSWORD, newPassword: CHOSEN, token: own.token, newToken, ...FROM_ANYWHERE };
    must(await changePassword(context, town.actor('staff'), wish));
    expect([own, other].map(({ token }) => findSession(context, token))).toEqual([null, null]);
    expect(findSession(context, newToken)?.actor.personId).toBe(id('staff'));
    expect(end()).toEqual([before]);
    expect(await enter('staff')).toMatchObject(refused('wrong_credentials'));
    expect((await enter('staff', CHOSEN)).ok).toBe(true);
  });

  test.each([
    ['short', 'too_short'],
    ['aaaaaaaaaaaaaaa', 'few_different'],
    ['staff-staff-12', 'holds_login'],
    [TOWN_PASSWORD, 'same_as_before'],
  ])('is not changed to %j', async (wanted, reason) => {
    const { token } = await enter('staff');
    expect(await refusedBy(() => change('staff', token, TOWN_PASSWORD, wanted))).toEqual(refused(reason));
  });

  test('is guessed no faster in an open session than at the door: one budget counts for both', async () => {
    const { token } = await enter('staff');
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await refusedBy(() => change('staff', token, `wrong ${tries}`))).toEqual(refused('wrong_current'));
    }
    expect(await refusedBy(() => change('staff', token, TOWN_PASSWORD))).toMatchObject(refused('too_soon'));
    expect(await enter('staff')).toMatchObject(refused('too_soon'));
    context.wait(1);
    expect((await enter('staff')).ok).toBe(true);
  });

  test('is changed once where two change it at the same moment', async () => {
    const { token } = await enter('staff');
    const outcomes = await Promise.all([
      change('staff', token, TOWN_PASSWORD),
      change('staff', token, TOWN_PASSWORD, 'another horse altogether'),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual(refused('changed_meanwhile'));
    const living = context.db.$client.prepare(
      'SELECT count(*) FROM credential JOIN account ON account.id = account_id WHERE login = ? AND replaced_at IS NULL',
    );
    expect(living.pluck().get('staff')).toBe(1);
  });

  test('is not changed in a session that was ended while the password was looked at', async () => {
    const { token } = await enter('staff');
    const pending = change('staff', token, TOWN_PASSWORD);
    must(disableAccount(context, administrator(), id('staff')));
    expect(await refusedBy(() => pending)).toEqual(refused('changed_meanwhile'));
  });
});
