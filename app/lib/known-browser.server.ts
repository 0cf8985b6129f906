import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readCookie, setCookie } from '#app/lib/cookie.server.ts';
import { derivedKey } from '#app/lib/derived-key.server.ts';

const COOKIE = 'tenken_known';
const MARK = /^(?<id>[A-Za-z0-9_-]{22})\.(?<proof>[A-Za-z0-9_-]{43})$/;
/** Between the marks of those who share a computer; the newest stands first. */
const SEPARATOR = '~';
/** Each mark is read by itself. */
const ANYTHING = /./;
const MOST_MARKS = 8;
const DAYS_KEPT = 180;

function proofOf(secret: string, id: string, holder: string): string {
  return derivedKey(secret, `known browser ${id} ${holder}`);
}

function proves(proof: string, expected: string): boolean {
  return proof.length === expected.length && timingSafeEqual(Buffer.from(proof), Buffer.from(expected));
}

/** Which of the browser's marks is of this holder; null where none is. */
export function knownMark(secret: string, holder: string, marks: string): string | null {
  for (const mark of marks.split(SEPARATOR).slice(0, MOST_MARKS)) {
    const { id, proof } = MARK.exec(mark)?.groups ?? {};
    if (id !== undefined && proof !== undefined && proves(proof, proofOf(secret, id, holder))) return id;
  }
  return null;
}

/** The browser's marks with a new one of this holder. */
export function withMark(secret: string, holder: string, marks: string): string {
  const id = randomBytes(16).toString('base64url');
  const kept = marks.split(SEPARATOR).filter((mark) => MARK.test(mark));
  return [`${id}.${proofOf(secret, id, holder)}`, ...kept].slice(0, MOST_MARKS).join(SEPARATOR);
}

/** The marks that the browser shows; empty where it shows none. */
export function readMarks(request: Request): string {
  return readCookie(request, COOKIE, ANYTHING) ?? '';
}

/** The `Set-Cookie` value that keeps the marks. They let nobody in: they only tell the browser from a stranger's. */
export function marksCookie(marks: string, secure: boolean): string {
  return setCookie(COOKIE, marks, { secure, sameSite: 'Lax', seconds: DAYS_KEPT * 86_400 });
}
