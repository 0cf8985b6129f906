import { describe, expect, it } from 'vitest';
import { csrfMatches, csrfToken } from '#app/lib/csrf.server.ts';
import { checkPassword, hashPassword } from '#app/lib/password.server.ts';
import {
  clearedSessionCookie,
  newSessionToken,
  readSessionToken,
  sessionCookie,
  sessionTokenHash,
} from '#app/lib/session.server.ts';

function withCookie(cookie: string): Request {
  return new Request('http://tenken.test/', { headers: { cookie } });
}

describe('the session cookie', () => {
  it('holds nothing but 32 random bytes, out of reach of scripts and of other sites', () => {
    const token = newSessionToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(newSessionToken()).not.toBe(token);
    expect(sessionCookie(token, false)).toBe(`tenken_session=${token}; Path=/; HttpOnly; SameSite=Lax`);
  });

  it('is secure where https is configured, and only there', () => {
    expect(sessionCookie(newSessionToken(), true)).toContain('; Secure');
    expect(clearedSessionCookie(true)).toMatch(/^__Host-tenken_session=; Path=\/; .*; Secure/);
    expect(clearedSessionCookie(false)).not.toContain('Secure');
  });

  it('bears over https a name that no other host can set, and no other name is read then', () => {
    const token = newSessionToken();
    expect(sessionCookie(token, true)).toBe(`__Host-tenken_session=${token}; Path=/; HttpOnly; SameSite=Lax; Secure`);
    const over = (address: string, name: string) =>
      readSessionToken(new Request(address, { headers: { cookie: `${name}=${token}` } }));
    expect(over('https://tenken.test/', '__Host-tenken_session')).toBe(token);
    expect(over('https://tenken.test/', 'tenken_session')).toBeNull();
    expect(over('http://tenken.test/', '__Host-tenken_session')).toBeNull();
  });

  it('is read back among others', () => {
    const token = newSessionToken();
    expect(readSessionToken(withCookie(`a=b; tenken_session=${token}; c=d`))).toBe(token);
  });

  it.each([
    '',
    'tenken_session=',
    'tenken_session=short',
    `tenken_session=${'x'.repeat(44)}`,
    `other_tenken_session=${'x'.repeat(43)}`,
  ])('is none when it says %j', (cookie) => {
    expect(readSessionToken(withCookie(cookie))).toBeNull();
  });

  it('is stored as a hash that does not contain it', () => {
    const token = newSessionToken();
    expect(sessionTokenHash(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(sessionTokenHash(token)).toBe(sessionTokenHash(token));
    expect(sessionTokenHash(newSessionToken())).not.toBe(sessionTokenHash(token));
  });
});

describe('the form token', () => {
  it('belongs to one session and does not give it away', () => {
    const token = newSessionToken();
    expect(csrfMatches(token, csrfToken(token))).toBe(true);
    expect(csrfMatches(newSessionToken(), csrfToken(token))).toBe(false);
    expect(csrfMatches(token, '')).toBe(false);
    expect(csrfMatches(token, `${csrfToken(token)}x`)).toBe(false);
    expect(csrfToken(token)).not.toContain(token);
  });
});

describe('a password', () => {
  it('is kept as argon2id with a salt of its own', async () => {
    const [first, second] = [await hashPassword('正しい馬'), await hashPassword('正しい馬')];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    await expect(checkPassword(first, '正しい馬', 'lane')).resolves.toBe(true);
    await expect(checkPassword(first, '正しい鹿', 'lane')).resolves.toBe(false);
  });

  it('is the same in full width and half width', async () => {
    await expect(checkPassword(await hashPassword('abc123'), 'ａｂｃ１２３', 'lane')).resolves.toBe(true);
  });

  it('never fits somebody who does not exist', async () => {
    await expect(checkPassword(null, 'x', 'lane')).resolves.toBe(false);
  });

  it('is not wrong but damaged when the stored hash is none', async () => {
    await expect(checkPassword('plain', 'plain', 'lane')).rejects.toThrow();
  });
});
