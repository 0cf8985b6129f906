import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. The package's default variant is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer ones are refused before hashing, so that a password cannot be used to burn time. */
export const PASSWORD_MAX_LENGTH = 128;

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Throws when `stored` is no argon2 hash: that is damage, not a wrong password. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize('NFKC'));
}

/** Spends the time of a verification for a login that does not exist, so that timing tells nothing. */
export async function verifyNoPassword(password: string): Promise<false> {
  await hashPassword(password);
  return false;
}
