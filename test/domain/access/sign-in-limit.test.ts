import { describe, expect, it } from 'vitest';
import { DEFAULT_SIGN_IN_LIMITS, SignInGuard } from '#app/domain/access/sign-in-limit.ts';
import type { SignInAttempt } from '#app/domain/access/sign-in-limit.ts';

const LIMITS = DEFAULT_SIGN_IN_LIMITS;
const START = Date.parse('2026-10-01T00:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const attempt = (change: Partial<SignInAttempt> = {}): SignInAttempt => ({
  login: 'hanako',
  exists: true,
  address: 'A',
  known: null,
  ...change,
});

/** How many guesses a guesser gets looked at who tries ten times a second for so long. */
function guessesIn(milliseconds: number, next: (n: number) => SignInAttempt, guard = new SignInGuard()): number {
  let taken = 0;
  for (let n = 0, now = START; now < START + milliseconds; n += 1, now += 100) {
    if (guard.begin(next(n), LIMITS, now) === 0) taken += 1;
  }
  return taken;
}

describe('addresses where somebody has signed in', () => {
  /** Somebody signed in at the office, and a guesser then floods one login from ever new addresses for an hour. */
  function flooded() {
    const guard = new SignInGuard();
    const before = START - MINUTE;
    guard.begin(attempt({ address: 'office', login: 'taro' }), LIMITS, before);
    guard.takeBack(attempt({ address: 'office', login: 'taro' }), LIMITS, before, 'right');
    guessesIn(HOUR, (n) => attempt({ address: `new ${n}` }), guard);
    return guard;
  }

  it('are not kept out of a login by a flood from addresses where nobody has', () => {
    expect(flooded().begin(attempt({ address: 'office' }), LIMITS, START + HOUR)).toBe(0);
  });

  it('differ from the others in nothing else: those wait, and the office waits for its own failures', () => {
    const guard = flooded();
    // The flood leaves one place at most.
    guard.begin(attempt({ address: 'first newcomer' }), LIMITS, START + HOUR);
    expect(guard.begin(attempt({ address: 'second newcomer' }), LIMITS, START + HOUR)).toBeGreaterThan(0);
    for (let n = 0; n < LIMITS.own.freeFailures; n += 1)
      guard.begin(attempt({ address: 'office' }), LIMITS, START + HOUR);
    expect(guard.begin(attempt({ address: 'office' }), LIMITS, START + HOUR)).toBeGreaterThan(0);
  });

  it('share one budget for a login among them, so that many of them are no way around', () => {
    const guard = new SignInGuard();
    const office = (n: number) => attempt({ address: `office ${n % 500}` });
    for (let n = 0; n < 500; n += 1) {
      const somebody = { ...office(n), login: `somebody ${n}` };
      guard.begin(somebody, LIMITS, START - MINUTE);
      guard.takeBack(somebody, LIMITS, START - MINUTE, 'right');
    }
    expect(guessesIn(HOUR, office, guard)).toBeLessThanOrEqual(20 + 60 * 4);
  });

  it('are forgotten after thirty days without anybody', () => {
    const guard = flooded();
    const later = START + 31 * 24 * HOUR;
    for (let n = 0; n < 20; n += 1) guard.begin(attempt({ address: `new ${n}` }), LIMITS, later);
    expect(guard.begin(attempt({ address: 'office' }), LIMITS, later)).toBeGreaterThan(0);
  });
});

describe('a guesser who tries ten times a second', () => {
  it('comes to a few guesses a minute on one login from one address', () => {
    const guard = new SignInGuard();
    const first = guessesIn(MINUTE, () => attempt(), guard);
    expect(first).toBeLessThanOrEqual(10);
    expect(guessesIn(HOUR, () => attempt())).toBeLessThanOrEqual(first + 59 * 2);
  });

  it('comes to four a minute on one login over any number of addresses, after the first twenty', () => {
    const spread = (n: number) => attempt({ address: `address ${n % 500}` });
    expect(guessesIn(MINUTE, spread)).toBeLessThanOrEqual(24);
    expect(guessesIn(HOUR, spread)).toBeLessThanOrEqual(20 + 60 * 4);
  });

  it('comes to thirty a minute from one address over any number of logins, after the first three hundred', () => {
    const spray = (n: number) => attempt({ login: `person ${n}`, exists: n % 2 === 0 });
    expect(guessesIn(HOUR, spray)).toBeLessThanOrEqual(300 + 60 * 30);
  });

  it('gains nothing by many attempts at once: each counts before its password is looked at', () => {
    const guard = new SignInGuard();
    const taken = Array.from({ length: 100 }, () => guard.begin(attempt(), LIMITS, START)).filter((wait) => wait === 0);
    expect(taken).toHaveLength(LIMITS.own.freeFailures);
  });

  it('gains nothing by crowding out what is counted with logins that nobody has', () => {
    const guard = new SignInGuard();
    guessesIn(MINUTE, () => attempt(), guard);
    for (let n = 0; n < 50_000; n += 1) {
      guard.begin(attempt({ login: `nobody ${n}`, exists: false, address: `B ${n}` }), LIMITS, START + MINUTE);
    }
    expect(guard.begin(attempt(), LIMITS, START + MINUTE)).toBeGreaterThan(0);
  });
});

describe('somebody with the right password', () => {
  it('signs in at once from elsewhere, and after a bounded time from where ten guesses were wrong', () => {
    const guard = new SignInGuard();
    let now = START;
    for (let wrong = 0; wrong < 10; wrong += 1) {
      now += guard.begin(attempt(), LIMITS, now);
      guard.begin(attempt(), LIMITS, now);
    }
    expect(guard.begin(attempt({ address: 'B' }), LIMITS, now)).toBe(0);
    const wait = guard.begin(attempt(), LIMITS, now);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(LIMITS.own.longestSeconds * 1_000);
    expect(guard.begin(attempt(), LIMITS, now + wait)).toBe(0);
  });

  it('waits no longer for having tried too soon', () => {
    const guard = new SignInGuard();
    for (let wrong = 0; wrong < 5; wrong += 1) guard.begin(attempt(), LIMITS, START);
    const wait = guard.begin(attempt(), LIMITS, START);
    for (let again = 0; again < 50; again += 1) guard.begin(attempt(), LIMITS, START + 10);
    expect(guard.begin(attempt(), LIMITS, START + wait)).toBe(0);
  });

  it('is never kept out of a browser that knows them, while guessers use up everything else', () => {
    const guard = new SignInGuard();
    guessesIn(10 * MINUTE, (n) => attempt({ login: n % 2 === 0 ? 'hanako' : `person ${n}` }), guard);
    guessesIn(10 * MINUTE, (n) => attempt({ address: `address ${n}` }), guard);
    expect(guard.begin(attempt({ known: 'own' }), LIMITS, START + 10 * MINUTE)).toBe(0);
  });

  it('leaves no trace: a town hall signs in a thousand times from one address', () => {
    const guard = new SignInGuard();
    for (let n = 0; n < 1_000; n += 1) {
      const own = attempt({ login: `person ${n}` });
      expect(guard.begin(own, LIMITS, START)).toBe(0);
      guard.takeBack(own, LIMITS, START, 'right');
    }
    expect(guard.begin(attempt(), LIMITS, START)).toBe(0);
  });

  it('does not wash away what others guessed of other logins', () => {
    const guard = new SignInGuard();
    const own = attempt({ login: 'taro' });
    for (let wrong = 0; wrong < 5; wrong += 1) guard.begin(attempt(), LIMITS, START);
    guard.begin(own, LIMITS, START);
    guard.takeBack(own, LIMITS, START, 'right');
    expect(guard.begin(attempt(), LIMITS, START)).toBeGreaterThan(0);
  });

  it('waits no longer than the rule says, though the clock was set back', () => {
    const guard = new SignInGuard();
    for (let wrong = 0; wrong < 8; wrong += 1) guard.begin(attempt(), LIMITS, START + wrong * HOUR);
    for (let wrong = 0; wrong < 8; wrong += 1) guard.begin(attempt(), LIMITS, START + 8 * HOUR);
    const wait = guard.begin(attempt(), LIMITS, START);
    expect(wait).toBeLessThanOrEqual(LIMITS.own.longestSeconds * 1_000);
    expect(guard.begin(attempt(), LIMITS, START + wait)).toBe(0);
  });
});
