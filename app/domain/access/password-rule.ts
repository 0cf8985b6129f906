import { loginKey } from '#app/domain/access/login.ts';

/** Whoever guesses has few tries a minute here; whoever stole the file has many, and length is what stops them. */
export const PASSWORD_MIN_LENGTH = 12;
const FEWEST_DIFFERENT = 5;

/**
 * パスワードを断る理由. No rule asks for capitals, digits or signs: they make passwords that are forgotten, not ones that
 * are hard to guess. `few_different`: the same few characters again and again.
 */
export type PasswordProblem = 'too_short' | 'holds_login' | 'few_different' | 'same_as_before';

/** What is wrong with a password that somebody chose; `before` is the one it replaces. Null where nothing is. */
export function passwordProblem(
  password: string,
  { login, before }: { readonly login: string; readonly before: string },
): PasswordProblem | null {
  const text = password.normalize('NFKC');
  const letters = [...text];
  if (letters.length < PASSWORD_MIN_LENGTH) return 'too_short';
  if (text === before.normalize('NFKC')) return 'same_as_before';
  if (new Set(letters).size < FEWEST_DIFFERENT) return 'few_different';
  return text.toLowerCase().split(loginKey(login)).join('').length < PASSWORD_MIN_LENGTH ? 'holds_login' : null;
}
