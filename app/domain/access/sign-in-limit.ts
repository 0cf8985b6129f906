/** 待ち時間. After how many failures somebody waits, and how the waiting grows and is forgotten. */
export interface GrowingDelay {
  readonly freeFailures: number;
  readonly firstSeconds: number;
  /** What each further failure doubles ends here: nobody is ever told to wait longer. */
  readonly longestSeconds: number;
  readonly forgottenAfterMinutes: number;
}

/** 試行の枠. How many failures may come at once, and how many a minute go on coming. */
export interface Budget {
  readonly atOnce: number;
  readonly perMinute: number;
}

/** サインインの制限. Delays, never locks: each ends by itself, and a refused attempt makes none longer. */
export interface SignInLimits {
  /** For one login from one address, or from one browser in which the person has signed in before. */
  readonly own: GrowingDelay;
  /** For one login from all addresses together: once for those where somebody has signed in, once for all others. */
  readonly login: Budget;
  /** For one address with all logins: a whole town hall may stand behind it. */
  readonly address: Budget;
}

export const DEFAULT_SIGN_IN_LIMITS: SignInLimits = {
  own: { freeFailures: 5, firstSeconds: 2, longestSeconds: 30, forgottenAfterMinutes: 30 },
  login: { atOnce: 20, perMinute: 4 },
  address: { atOnce: 300, perMinute: 30 },
};

/** サインインの試行. `known` names the browser where this very person has signed in before. */
export interface SignInAttempt {
  readonly login: string;
  /** True where an account has this login: what strangers make up never crowds out what is counted of accounts. */
  readonly exists: boolean;
  readonly address: string;
  readonly known: string | null;
}

interface Failures {
  readonly count: number;
  readonly at: number;
}

/** What is counted of many, of which the longest untouched is forgotten first. */
class Counters {
  readonly #most: number;
  readonly #failures = new Map<string, Failures>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Failures {
    return this.#failures.get(key) ?? { count: 0, at: 0 };
  }

  /** After the clock was set back: what was counted in times to come would never pass. */
  notLaterThan(key: string, now: number): void {
    const { count, at } = this.get(key);
    if (at > now) this.set(key, { count, at: now });
  }

  set(key: string, failures: Failures): void {
    this.#failures.delete(key);
    if (failures.count <= 0) return;
    this.#failures.set(key, failures);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > this.#most && oldest !== undefined) this.#failures.delete(oldest);
  }
}

const MOST_COUNTED = 20_000;
/** How long an address where somebody has signed in is known for it. */
const FAMILIAR_DAYS = 30;
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * サインインの見張り. Counts failed attempts by login and address and says how long the next one must wait. An attempt is
 * counted before its password is looked at, so that many at once are no way around, and taken off again where it was
 * right. In a browser known to the person nobody else's failures count: a guesser cannot keep anybody out of it. Nor
 * can one at addresses where nobody ever signed in keep out who comes from an address where somebody has.
 */
export class SignInGuard {
  readonly #own = { true: new Counters(MOST_COUNTED), false: new Counters(MOST_COUNTED) };
  readonly #logins = { true: new Counters(MOST_COUNTED), false: new Counters(MOST_COUNTED) };
  readonly #addresses = new Counters(MOST_COUNTED);
  /** When somebody last signed in at an address. */
  readonly #familiar = new Counters(MOST_COUNTED);

  /** How many milliseconds the attempt must wait; 0 where it is taken, and then it counts as failed. */
  begin(attempt: SignInAttempt, limits: SignInLimits, now: number): number {
    const counted = this.#countedOf(attempt, limits, now);
    for (const { counters, key } of counted) counters.notLaterThan(key, now);
    const wait = Math.max(...counted.map(({ counters, key, rule }) => waitOf(counters.get(key), rule, now)));
    if (wait > 0) return wait;
    for (const { counters, key, rule } of counted) {
      counters.set(key, { count: standing(counters.get(key), rule, now) + 1, at: now });
    }
    return 0;
  }

  /** Takes a begun attempt off again: its password was right, or was never looked at. */
  takeBack(attempt: SignInAttempt, limits: SignInLimits, now: number, why: 'right' | 'not_checked'): void {
    for (const { counters, key, rule } of this.#countedOf(attempt, limits, now)) {
      const { at } = counters.get(key);
      const rest = standing(counters.get(key), rule, now) - 1;
      const forgets = why === 'right' && 'freeFailures' in rule;
      counters.set(key, { count: forgets ? 0 : rest, at: 'freeFailures' in rule ? at : now });
    }
    if (why === 'right') this.#familiar.set(attempt.address, { count: 1, at: now });
  }

  #isFamiliar(address: string, now: number): boolean {
    const { count, at } = this.#familiar.get(address);
    return count > 0 && now - at <= FAMILIAR_DAYS * DAY_MS;
  }

  #countedOf({ login, exists, address, known }: SignInAttempt, limits: SignInLimits, now: number) {
    const shelf = exists ? 'true' : 'false';
    if (known !== null) return [{ counters: this.#own.true, key: `browser ${known} ${login}`, rule: limits.own }];
    return [
      { counters: this.#own[shelf], key: `address ${address} ${login}`, rule: limits.own },
      {
        counters: this.#logins[shelf],
        key: `${this.#isFamiliar(address, now) ? 'here' : 'strange'} ${login}`,
        rule: limits.login,
      },
      { counters: this.#addresses, key: address, rule: limits.address },
    ];
  }
}

/** What still counts of earlier failures at `now`. */
function standing({ count, at }: Failures, rule: GrowingDelay | Budget, now: number): number {
  const passed = Math.max(0, now - at);
  if ('freeFailures' in rule) return passed > rule.forgottenAfterMinutes * MINUTE_MS ? 0 : count;
  return Math.max(0, count - (passed / MINUTE_MS) * rule.perMinute);
}

/** The milliseconds until the next attempt is taken. */
function waitOf(failures: Failures, rule: GrowingDelay | Budget, now: number): number {
  const count = standing(failures, rule, now);
  if ('freeFailures' in rule) {
    if (count < rule.freeFailures) return 0;
    const seconds = Math.min(rule.longestSeconds, rule.firstSeconds * 2 ** (count - rule.freeFailures));
    return Math.max(0, seconds * SECOND_MS - Math.max(0, now - failures.at));
  }
  return Math.max(0, ((count + 1 - rule.atOnce) / rule.perMinute) * MINUTE_MS);
}
