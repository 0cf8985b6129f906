import { createHmac, timingSafeEqual } from 'node:crypto';

const PURPOSE = 'tenken form token';

/** The token that a form of this session carries; nobody who lacks the session cookie can compute it. */
export function csrfToken(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update(PURPOSE).digest('base64url');
}

export function csrfMatches(sessionToken: string, presented: string): boolean {
  const expected = Buffer.from(csrfToken(sessionToken));
  const actual = Buffer.from(presented);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
