import { createHmac } from 'node:crypto';

/** A key of 256 bits, for one purpose alone, that nobody can compute who lacks the secret. */
export function derivedKey(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}
