import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import { must } from '#app/domain/shared/result.ts';
import { CSRF_FIELD } from '#app/lib/csrf-names.ts';
import { csrfToken } from '#app/lib/csrf.server.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { loader as home } from '#app/routes/_app._index.tsx';
import { action as give } from '#app/routes/_app.organization_.people.$personId.office.tsx';
import { action as slip, loader as slipAgain } from '#app/routes/_app.organization_.people.$personId.slip.tsx';
import { action as slips, loader as slipsLoader } from '#app/routes/_app.organization_.people.slips.tsx';
import { action as act, loader as personLoader } from '#app/routes/_app.organization_.people.$personId._index.tsx';
import { action as add } from '#app/routes/_app.organization_.people.new.tsx';
import { loader as list } from '#app/routes/_app.organization_.people._index.tsx';
import { action as changeOwn, loader as own } from '#app/routes/account.password.tsx';
import { action as save } from '#app/routes/api.sheets.$sheetId.answers.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import { addPerson } from '#app/services/organization/organization.acts.server.ts';
import { SET_UP } from '#app/services/shared/authorize.server.ts';
import { personIdByCode } from '#db/queries/people.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import type { TestContext } from '#test/factories/database.ts';
import { loggedActs, rowsOf } from '#test/factories/rows.ts';
import { FROM_ANYWHERE } from '#test/factories/sign-in.ts';
import { makeTown, TOWN_PASSWORD, TOWN_PEOPLE } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';
import { transferred } from '#test/factories/transfer.ts';
import { callRoute, form, loadPage, sessionOf } from '#test/routes/call.ts';
import type { Session } from '#test/routes/call.ts';

let context: TestContext;
let town: Town;
let personId: string;

beforeEach(async () => {
  context = testDatabase(calendarDate('2026-10-01'));
  town = await makeTown(context);
  personId = must(addPerson(context, SET_UP, { name: '架空 新子', code: '0012', account: null }));
});

const here = () => `/organization/people/${personId}`;
const slipSchema = z.object({ slip: z.object({ login: z.string(), password: z.string() }) });

async function drawSlip(fields: Record<string, string>) {
  const administrator = await sessionOf(context, 'administrator');
  return callRoute(context, slip, `${here()}/slip`, { personId }, form(fields, administrator));
}

async function enter(login: string, password: string): Promise<Session> {
  const token = newSessionToken();
  must(await signIn(context, { login, password, token, ...FROM_ANYWHERE }));
  return { cookie: sessionCookie(token, false), csrf: csrfToken(token) };
}

const get = (by: Session): RequestInit => ({ method: 'GET', headers: { cookie: by.cookie } });

describe('a first password', () => {
  it('is on the one answer that draws it and nowhere else, the files of the database included', async () => {
    const drawn = await drawSlip({ intent: 'give', login: '００１２' });
    expect(drawn.status).toBe(200);
    const { login, password } = slipSchema.parse(drawn.body).slip;
    expect(login).toBe('0012');
    expect(password).toMatch(/^[a-hj-km-np-z2-9]{4}(?:-[a-hj-km-np-z2-9]{4}){2}$/);
    const again = await loadPage(
      context,
      slipAgain,
      `${here()}/slip`,
      { personId },
      await sessionOf(context, 'administrator'),
    );
    expect(JSON.stringify(again)).not.toContain(password);
    context.db.$client.pragma('wal_checkpoint(TRUNCATE)');
    expect(readFileSync(context.file).includes(password)).toBe(false);
  });

  it('opens the page where it is changed, and no other page nor the door of a script', async () => {
    const { password } = slipSchema.parse((await drawSlip({ intent: 'give', login: 'shinko' })).body).slip;
    const by = await enter('shinko', password);
    const led = await callRoute(context, list, '/organization/people?q=a', {}, get(by));
    expect(led).toMatchObject({ status: 302, location: '/account/password?next=%2Forganization%2Fpeople%3Fq%3Da' });
    expect(await callRoute(context, home, '/', {}, get(by))).toMatchObject({ location: '/account/password' });
    const sent = await callRoute(context, save, '/api/sheets/x/answers', { sheetId: 'x' }, form({}, by));
    expect(sent).toMatchObject({ status: 403, body: { code: 'must_change_password' } });
    expect(await loadPage(context, own, '/account/password', {}, by)).toMatchObject({
      mustChange: true,
      login: 'shinko',
    });
  });

  it('is drawn once where its form is sent again, and the second answer shows none', async () => {
    const first = await drawSlip({ intent: 'reset', seen: 'unknown' });
    expect(first.status).toBe(409);
    await drawSlip({ intent: 'give', login: 'shinko' });
    const logged = loggedActs(context.db).length;
    const twice = await drawSlip({ intent: 'give', login: 'shinko' });
    expect(twice).toMatchObject({ status: 409, body: { slip: null } });
    // The administrator signed in once more for it.
    expect(loggedActs(context.db).length - logged).toBe(1);
  });

  it('is not drawn for a login that is taken or none, which comes back with the error at its field', async () => {
    for (const login of ['STAFF', '', 'a b', '山田', 'x'.repeat(101)]) {
      const refused = await drawSlip({ intent: 'give', login });
      expect({ login, ...refused }).toMatchObject({
        status: 400,
        body: { slip: null, errors: [{ field: 'login' }], login },
      });
    }
  });
});

it('a slip before the day of a transfer says which office begins then', async () => {
  transferred(town, ['7001,新田 花子,正規,hanako,税務課,担当者,,,採用,'], { on: calendarDate('2027-04-01') });
  const hanako = personIdByCode(context.db, '7001') ?? '';
  const by = await sessionOf(context, 'administrator');
  const page = await loadPage(context, slipAgain, `/organization/people/${hanako}/slip`, { personId: hanako }, by);
  expect(page).toMatchObject({ posts: [{ office: 'staff_in_charge', placeName: '税務課', beginsOn: '2027-04-01' }] });
});

describe('slips for many', () => {
  const many = (by: Session, ...personIds: string[]): RequestInit => {
    const body = new URLSearchParams([...personIds.map((id) => ['personIds', id]), [CSRF_FIELD, by.csrf]]);
    return { headers: { cookie: by.cookie }, body };
  };
  const address = '/organization/people/slips';
  const slipsSchema = z.object({ slips: z.array(z.object({ login: z.string(), password: z.string() })) });

  it('are of the chosen, each shown on one answer; the same form draws nothing again', async () => {
    const rows = ['7001,新田 花子,正規,hanako,税務課,担当者,,,採用,', '7002,新田 次郎,正規,jiro,税務課,担当者,,,採用,'];
    transferred(town, rows, { on: calendarDate('2026-10-01') });
    const [hanako = '', jiro = ''] = ['7001', '7002'].map((code) => personIdByCode(context.db, code));
    const by = await sessionOf(context, 'administrator');
    const shown = await loadPage(context, slipsLoader, address, {}, by);
    expect(shown).toMatchObject({ waiting: { count: 2, lines: [{ id: jiro }, { id: hanako }] } });
    expect(await callRoute(context, slips, address, {}, many(by))).toMatchObject({ status: 409, body: { slips: [] } });
    const drawn = await callRoute(context, slips, address, {}, many(by, hanako, jiro));
    const posts = [{ office: 'staff_in_charge', placeName: '税務課', beginsOn: null }];
    expect(drawn.body).toMatchObject({
      slips: [
        { login: 'jiro', posts },
        { login: 'hanako', posts },
      ],
    });
    expect(drawn.body).toMatchObject({ slips: [{ siteAddress: 'http://tenken.test/' }, {}] });
    const [first, second] = slipsSchema.parse(drawn.body).slips;
    expect(first?.password).not.toBe(second?.password);
    const logged = loggedActs(context.db).length;
    expect(await callRoute(context, slips, address, {}, many(by, hanako, jiro))).toMatchObject({
      status: 409,
      body: { slips: [] },
    });
    expect(loggedActs(context.db)).toHaveLength(logged);
    expect(await loadPage(context, slipsLoader, address, {}, by)).toMatchObject({ waiting: { count: 0, lines: [] } });
    const { cookie } = await enter('hanako', second?.password ?? '');
    expect(await callRoute(context, home, '/', {}, { method: 'GET', headers: { cookie } })).toMatchObject({
      location: '/account/password',
    });
  });

  it("are the administrator's alone", async () => {
    const by = await sessionOf(context, 'secretariat');
    expect(await callRoute(context, slips, address, {}, many(by, personId))).toMatchObject({ status: 403 });
  });
});

describe('the page of the own password', () => {
  const post = (by: Session, fields: Record<string, string>) =>
    callRoute(context, changeOwn, '/account/password?next=%2Fboard', {}, form(fields, by));

  it('says at the field what is wrong and never sends a password back', async () => {
    const by = await sessionOf(context, 'staff');
    const good = 'ume matsu take';
    for (const [fields, field] of [
      [{ current: '', next: good, again: good }, 'current'],
      [{ current: TOWN_PASSWORD, next: good, again: 'other than that' }, 'again'],
      [{ current: TOWN_PASSWORD, next: 'too short', again: 'too short' }, 'next'],
      [{ current: 'wrong', next: good, again: good }, 'current'],
    ] as const) {
      const refused = await post(by, fields);
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ field }] } });
      for (const secret of [good, TOWN_PASSWORD]) expect(JSON.stringify(refused.body)).not.toContain(secret);
    }
  });

  it('goes on where the person was led from, with a session of its own, and not without the token of the form', async () => {
    const by = await sessionOf(context, 'staff');
    const fields = { current: TOWN_PASSWORD, next: 'ume matsu take', again: 'ume matsu take' };
    expect(await post({ ...by, csrf: 'forged' }, fields)).toMatchObject({ status: 403 });
    expect(await post(by, fields)).toMatchObject({
      status: 302,
      location: '/account/password?done=changed&next=%2Fboard',
    });
    expect(await callRoute(context, home, '/', {}, get(by))).toMatchObject({ status: 302, location: '/sign-in' });
  });
});

describe('the pages of people', () => {
  it('open for those who read the whole body and the administrator, and for nobody else', async () => {
    const open: string[] = [];
    for (const who of TOWN_PEOPLE) {
      const by = await sessionOf(context, who);
      const asked = await callRoute(context, personLoader, here(), { personId }, get(by)).catch(() => ({
        status: 200,
      }));
      if (asked.status === 200) open.push(who);
      else expect(asked.status).toBe(403);
    }
    const readers = ['supervisor', 'audit_supervisor', 'auditor', 'secretariat', 'second_secretariat', 'administrator'];
    expect(open).toEqual(readers);
  });

  it('give back what was typed with the error at its field, and change nothing', async () => {
    const by = await sessionOf(context, 'secretariat');
    const before = rowsOf(context.db);
    const typed = { name: '', kana: '漢字', code: '9', kind: 'employee' };
    expect(await callRoute(context, add, '/organization/people/new', {}, form(typed, by))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'name' }, { field: 'kana' }], values: typed },
    });
    const taken = { name: '架空 同番', kana: '', code: '００１２', kind: 'employee' };
    expect(await callRoute(context, add, '/organization/people/new', {}, form(taken, by))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'code' }], values: { name: '架空 同番', code: '0012' } },
    });
    const office = { role: 'security_manager', place: '', from: '令和8年10月1日', until: '' };
    expect(await callRoute(context, give, `${here()}/office`, { personId }, form(office, by))).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'from' }], values: office },
    });
    expect(rowsOf(context.db)).toEqual(before);
  });

  it('ask for a reason where the table keeps two offices apart, and take it where it allows one', async () => {
    const by = await sessionOf(context, 'secretariat');
    const auditor = town.actor('auditor').personId;
    const fields = { role: 'secretariat', place: '', from: '2026-10-01', until: '' };
    const post = (more: Record<string, string>) =>
      callRoute(context, give, '/x', { personId: auditor }, form({ ...fields, ...more }, by));
    expect(await post({})).toMatchObject({ status: 400, body: { conflicting: true, errors: [{ field: 'role' }] } });
    expect(await post({ overrideReason: '職員が三人しかいないため' })).toMatchObject({ status: 302 });
  });

  it('say beside the day why an office or a person does not end', async () => {
    const by = await sessionOf(context, 'secretariat');
    const administrator = town.actor('administrator').personId;
    const post = (fields: Record<string, string>) =>
      callRoute(context, act, '/x', { personId: administrator }, form(fields, by));
    const refused = await post({ intent: 'leave', lastDay: '2026-10-01' });
    expect(refused).toMatchObject({ status: 409, body: { dayIsWrong: true, values: { lastDay: '2026-10-01' } } });
    expect(JSON.stringify(refused.body)).toContain('システム運用担当の職員がいなくなるため');
    expect(await post({ intent: 'leave', lastDay: '' })).toMatchObject({ status: 400, body: { dayIsWrong: true } });
    expect(await post({ intent: 'erase' })).toMatchObject({ status: 400 });
  });
});
