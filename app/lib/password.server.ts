import { hash, verify } from '@node-rs/argon2';
import { WorkLanes } from '#app/lib/work-lanes.ts';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. The package's default variant is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer ones are refused before hashing, so that a password cannot be used to burn time. */
export const PASSWORD_MAX_LENGTH = 128;

/** Two at once leave threads for the files; what waits is answered within seconds or not taken at all. */
const lanes = new WorkLanes({ atOnce: 2, waitingInLane: 60, waiting: 400 });

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/**
 * Looks at a password against the stored hash; where there is none it takes the time of a look all the same, so that
 * timing tells nothing of a login. Null where too many wait in the lane. Throws when `stored` is no argon2 hash: that
 * is damage, not a wrong password.
 */
export function checkPassword(stored: string | null, password: string, lane: string): Promise<boolean> | null {
  return lanes.run(lane, async () => {
    if (stored !== null) return verify(stored, password.normalize('NFKC'));
    await hashPassword(password);
    return false;
  });
}
