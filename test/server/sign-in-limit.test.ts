import { afterEach, describe, expect, it } from 'vitest';
import { SIGN_IN_LIMITS } from '#app/server/sign-in-limit.ts';
import { post, startApp } from '#test/server/start.ts';
import type { StartedApp } from '#test/server/start.ts';

let app: StartedApp;
afterEach(() => app.close());

/** A stand-in that lets in who sends the password "good". */
async function start(failuresPerAddress: number, failuresPerLogin: number): Promise<void> {
  app = await startApp({
    signInLimits: { windowMs: 60_000, failuresPerAddress, failuresPerLogin },
    handle: async (request) => {
      const form = new URLSearchParams(await request.text());
      return form.get('password') === 'good'
        ? new Response(null, { status: 302, headers: { location: '/' } })
        : new Response('wrong', { status: 401 });
    },
  });
}

function signIn(login: string, password: string, pathname = '/sign-in'): Promise<number> {
  return post(app.address, pathname, new URLSearchParams({ login, password })).then((response) => response.status);
}

describe('failed sign-ins', () => {
  it('of one login are limited, however it is written and by whatever path they come', async () => {
    await start(100, 3);
    expect(await signIn('hanako', 'bad')).toBe(401);
    expect(await signIn('HANAKO', 'bad', '/sign-in.data')).toBe(401);
    expect(await signIn(' ｈａｎａｋｏ', 'bad', '/sign-in?next=%2F')).toBe(401);
    expect(await signIn('hanako', 'good')).toBe(429);
    expect(await signIn('hanako', 'good', '/sign-in.data?next=%2Fboard')).toBe(429);
    expect(app.events).toContain('sign_in_limited');
  });

  it('of one login do not keep the others out', async () => {
    await start(100, 1);
    expect(await signIn('hanako', 'bad')).toBe(401);
    expect(await signIn('hanako', 'good')).toBe(429);
    expect(await signIn('taro', 'good')).toBe(302);
  });

  it('of one address are limited over all logins', async () => {
    await start(3, 100);
    for (const login of ['a', 'b', 'c']) expect(await signIn(login, 'bad')).toBe(401);
    expect(await signIn('d', 'good')).toBe(429);
  });

  it('are answered in Japanese with how long to wait', async () => {
    await start(100, 0);
    const response = await post(app.address, '/sign-in', new URLSearchParams({ login: 'a', password: 'b' }));
    expect(response.status).toBe(429);
    const body = await response.text();
    expect(body).toContain('サインインの試行が多すぎます');
    const minutes = Number(/(\d+)分ほど待って/.exec(body)?.[1]);
    expect(minutes * 60_000).toBe(SIGN_IN_LIMITS.windowMs);
  });
});

describe('successful sign-ins', () => {
  it('never use the limit up: a whole town hall may sign in from one address', async () => {
    await start(2, 2);
    for (let person = 0; person < 40; person += 1) expect(await signIn(`person-${person}`, 'good')).toBe(302);
    for (let again = 0; again < 10; again += 1) expect(await signIn('person-1', 'good')).toBe(302);
  });
});

describe('other forms', () => {
  it('are not limited', async () => {
    await start(0, 0);
    expect(await signIn('a', 'bad', '/other')).toBe(401);
  });
});
