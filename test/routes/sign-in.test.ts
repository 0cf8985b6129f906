import type { AppLoadContext } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { readSessionToken } from '#app/lib/session.server.ts';
import { action } from '#app/routes/sign-in.tsx';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown, TOWN_PASSWORD } from '#test/factories/town.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The town at its door: a clock that goes on by seconds, and browsers that sign in from somewhere. */
async function door() {
  const town = await makeTown(testDatabase(calendarDate('2026-10-01')));
  let now = Date.parse(town.context.clock());
  const clock = () => instant(new Date(now).toISOString());
  async function signIn(
    login: string,
    password: string,
    from: { address?: string; cookie?: string; url?: string; method?: string } = {},
  ) {
    const rest = { log: SILENT, nonce: '', tls: false, setUpCode: null };
    const context: AppLoadContext = { ...town.context, ...rest, clock, address: from.address ?? '198.51.100.1' };
    const request = new Request(`http://tenken.test${from.url ?? '/sign-in'}`, {
      method: from.method ?? 'POST',
      headers: { cookie: from.cookie ?? '' },
      body: new URLSearchParams({ login, password }),
    });
    const reply: unknown = await action({ request, params: {}, context });
    if (reply instanceof Response) {
      const cookie = reply.headers
        .getSetCookie()
        .map((one) => one.split(';', 1).join(''))
        .join('; ');
      return { status: reply.status, cookie, headers: {}, retryAfter: null, words: '' };
    }
    const { data, init } = Object(reply);
    const headers = new Headers(init.headers);
    const retryAfter = headers.get('Retry-After');
    const status = Number(init.status);
    return { status, cookie: '', headers: Object.fromEntries(headers), retryAfter, words: JSON.stringify(data) };
  }
  const pass = (seconds: number) => {
    now += seconds * 1_000;
  };
  const at = () => ({ ...town.context, clock });
  return { town, signIn, pass, at };
}

describe('ten wrong passwords from one address', () => {
  it('leave the right one to work at once from another, and after a told and bounded time from the same', async () => {
    const { signIn, pass } = await door();
    for (let wrong = 0; wrong < 10; wrong += 1) {
      const { retryAfter } = await signIn('staff', 'wrong', { address: 'A' });
      pass(Number(retryAfter ?? 0));
      if (retryAfter !== null) await signIn('staff', 'wrong', { address: 'A' });
    }
    expect((await signIn('staff', TOWN_PASSWORD, { address: 'B' })).status).toBe(302);
    const refused = await signIn('staff', TOWN_PASSWORD, { address: 'A' });
    expect(refused.status).toBe(429);
    expect(Number(refused.retryAfter)).toBeLessThanOrEqual(30);
    expect(refused.words).toContain(`あと${refused.retryAfter}秒待ってから`);
    pass(Number(refused.retryAfter));
    expect((await signIn('staff', TOWN_PASSWORD, { address: 'A' })).status).toBe(302);
  });

  it('are counted whatever the method and the spelling of the address, for unknown logins as for known ones', async () => {
    for (const login of ['staff', 'nobody']) {
      const { signIn } = await door();
      const ways = ['PUT', 'PATCH', 'DELETE', 'POST'].flatMap((method) =>
        ['/sign-in', '//x/sign-in', '/./sign-in', '/sign%2Din', '/sign-in.data', '/Sign-In/'].map((url) => ({
          method,
          url,
        })),
      );
      const replies = [];
      for (const way of ways) replies.push((await signIn(login, 'wrong', way)).status);
      expect(replies.filter((status) => status === 401)).toHaveLength(5);
      expect(replies.slice(5).every((status) => status === 429)).toBe(true);
    }
  });
});

const wide = (text: string) =>
  text.replace(/[a-z]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
const capitals = (text: string) => text.toUpperCase();

/** The ways to spell a login, in the order in which they are tried. */
const SPELLINGS: readonly ((login: string) => string)[] = [
  (login) => login,
  capitals,
  wide,
  (login) => `  ${login}\u3000`,
  (login) => wide(capitals(login)),
  capitals,
  (login) => login,
  (login) => `${login.slice(0, 1).toUpperCase()}${login.slice(1)} `,
  wide,
];

describe('the spellings of one login', () => {
  const longLogin = 'a'.repeat(100);

  /** All that comes back to wrong passwords for each spelling in turn, the login in it left out. */
  async function repliesTo(login: string, seconds: number) {
    const { signIn, pass } = await door();
    const replies = [];
    for (const spell of SPELLINGS) {
      const spelled = spell(login);
      const { words, ...reply } = await signIn(spelled, 'wrong');
      replies.push({ ...reply, words: words.replace(JSON.stringify(spelled.trim()), 'the login') });
      pass(seconds);
    }
    return replies;
  }

  it.each([0, 1, 3, 600])('tell nothing of whether somebody has it, tried every %s seconds', async (seconds) => {
    const known = await repliesTo('staff', seconds);
    for (const nobody of ['stuff', 'nobody', longLogin]) expect(await repliesTo(nobody, seconds)).toEqual(known);
    expect(known.map(({ status }) => status).slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    if (seconds === 0) expect(known.slice(5).map(({ retryAfter }) => retryAfter)).toEqual(['2', '2', '2', '2']);
  });

  it('are counted as one, and each opens the account with the right password after the told time', async () => {
    for (const spell of SPELLINGS) {
      const { signIn, pass } = await door();
      for (const wrong of SPELLINGS.slice(0, 5)) expect((await signIn(wrong('staff'), 'wrong')).status).toBe(401);
      const refused = await signIn(spell('staff'), TOWN_PASSWORD);
      expect(refused.status).toBe(429);
      pass(Number(refused.retryAfter));
      expect((await signIn(spell('staff'), TOWN_PASSWORD)).status).toBe(302);
    }
  });
});

describe('two hundred failures within five seconds from the address of an office', () => {
  it('bar nobody there who has the right password', { timeout: 60_000 }, async () => {
    const { signIn, pass } = await door();
    for (let wrong = 0; wrong < 200; wrong += 1) {
      const login = wrong % 4 === 0 ? 'auditor' : `person${wrong}`;
      await signIn(login, 'wrong');
      pass(0.025);
    }
    for (const login of ['staff', 'manager', 'secretariat']) {
      expect((await signIn(login, TOWN_PASSWORD)).status).toBe(302);
    }
  });
});

describe('a browser in which somebody has signed in before', () => {
  it('lets them in at once while others guess at their login from everywhere', async () => {
    const { signIn } = await door();
    const { cookie } = await signIn('staff', TOWN_PASSWORD);
    for (let guess = 0; guess < 30; guess += 1) await signIn('staff', 'wrong', { address: `address ${guess}` });
    expect((await signIn('staff', TOWN_PASSWORD, { address: 'new' })).status).toBe(429);
    expect((await signIn('staff', TOWN_PASSWORD, { cookie })).status).toBe(302);
  });

  it('is no way in for anybody else: a mark of one person, or a made-up one, counts for nothing', async () => {
    const { signIn } = await door();
    const { cookie } = await signIn('auditor', TOWN_PASSWORD);
    const made = `tenken_known=${'a'.repeat(22)}.${'b'.repeat(43)}`;
    for (let guess = 0; guess < 5; guess += 1) await signIn('staff', 'wrong', { cookie });
    expect((await signIn('staff', TOWN_PASSWORD, { cookie })).status).toBe(429);
    expect((await signIn('staff', TOWN_PASSWORD, { cookie: made })).status).toBe(429);
  });

  it('keeps the marks of those who share it', async () => {
    const { signIn } = await door();
    const first = await signIn('staff', TOWN_PASSWORD);
    const both = await signIn('auditor', TOWN_PASSWORD, { cookie: first.cookie });
    for (let guess = 0; guess < 6; guess += 1) await signIn('staff', 'wrong');
    expect((await signIn('staff', TOWN_PASSWORD)).status).toBe(429);
    expect((await signIn('staff', TOWN_PASSWORD, { cookie: both.cookie })).status).toBe(302);
  });
});

it('a new sign-in in the same browser ends the session before it', async () => {
  const { signIn, at } = await door();
  const tokenOf = (cookie: string) =>
    readSessionToken(new Request('http://tenken.test/', { headers: { cookie } })) ?? '';
  const first = await signIn('staff', TOWN_PASSWORD);
  expect(sessionActor(at(), tokenOf(first.cookie))).not.toBeNull();
  const second = await signIn('manager', TOWN_PASSWORD, { cookie: first.cookie });
  expect(sessionActor(at(), tokenOf(first.cookie))).toBeNull();
  expect(sessionActor(at(), tokenOf(second.cookie))).not.toBeNull();
});
