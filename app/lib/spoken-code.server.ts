import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** Letters and digits that nobody mistakes for another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** A secret that is easily read out and typed, e.g. `k3gu-9xe7-epm4`: 59 bits. */
export function drawSpokenCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** Compares in a time that tells nothing; capitals, full-width forms and missing dashes are forgiven. */
export function sameSpokenCode(given: string, code: string): boolean {
  const digest = (text: string) =>
    createHash('sha256')
      .update(
        text
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[^a-z0-9]/gu, ''),
      )
      .digest();
  return timingSafeEqual(digest(given), digest(code));
}
