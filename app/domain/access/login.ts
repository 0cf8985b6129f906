/**
 * 利用者IDの同一性. What all spellings of one login have in common: capitals, full-width letters and spaces around it
 * tell nothing apart. Whoever looks for an account, or counts attempts, goes by it alone, so that nothing differs
 * between two spellings of a login that somebody has and of one that nobody has.
 */
export type LoginKey = string & { readonly __brand: 'LoginKey' };

export const LOGIN_MAX_LENGTH = 100;

/** What a login is made of. Of ASCII, because SQLite folds no other letters. */
export const LOGIN_LETTERS = /^[A-Za-z0-9._-]*$/u;

/** Of a text that no login can be, as much as tells it from another. */
export function loginKey(typed: string): LoginKey {
  return typed.normalize('NFKC').trim().toLowerCase().slice(0, LOGIN_MAX_LENGTH) as LoginKey;
}

/** 通知書の問い合わせ先. So much of it stands in one line of the paper. */
export const SLIP_CONTACT_MAX_LENGTH = 90;
