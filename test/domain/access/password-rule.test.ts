import { describe, expect, it } from 'vitest';
import { passwordProblem } from '#app/domain/access/password-rule.ts';

const problem = (password: string, login = 'tanaka', before = 'the drawn one 234') =>
  passwordProblem(password, { login, before });

describe('a password that somebody chose', () => {
  it('needs no capital, digit or sign, only length', () => {
    expect(problem('ume matsu take')).toBeNull();
    expect(problem('うめとまつとたけのむこうにはやま')).toBeNull();
  });

  it.each(['', 'short', 'elevenchars', '𠮷𠮷𠮷𠮷𠮷𠮷', 'ｓｈｏｒｔ'])('is too short as %j', (password) => {
    expect(problem(password)).toBe('too_short');
  });

  it.each(['aaaaaaaaaaaaaa', 'abababababababab', '1234123412341234'])('is no repetition as %j', (password) => {
    expect(problem(password)).toBe('few_different');
  });

  it.each(['tanakatanaka12', 'Tanaka-no-pass', 'ＴＡＮＡＫＡ20261001'])(
    'is not the login with little beside it as %j',
    (password) => {
      expect(problem(password)).toBe('holds_login');
    },
  );

  it('is not the one before, however it is spelt', () => {
    expect(problem('the drawn one 234')).toBe('same_as_before');
    expect(problem('the drawn one ２３４')).toBe('same_as_before');
  });
});
