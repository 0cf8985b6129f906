import { z } from 'zod';
import { LOGIN_LETTERS, LOGIN_MAX_LENGTH } from '#app/domain/access/login.ts';
import { PASSWORD_MIN_LENGTH } from '#app/domain/access/password-rule.ts';
import { PASSWORD_MAX_LENGTH } from '#app/lib/password.server.ts';

const line = (name: string, longest: number) =>
  z.string().trim().min(1, `${name}を入力してください。`).max(longest, `${name}は${longest}文字以内です。`);

/** 最初の設定. */
export const setUpForm = z.object({
  code: line('設定コード', 100),
  bodyName: line('団体名', 100),
  personName: line('氏名', 100),
  login: line('利用者ID', LOGIN_MAX_LENGTH).regex(LOGIN_LETTERS, '利用者IDは半角の英数字と . _ - で入力してください。'),
  password: z
    .string()
    .min(PASSWORD_MIN_LENGTH, `パスワードは${PASSWORD_MIN_LENGTH}文字以上にしてください。`)
    .max(PASSWORD_MAX_LENGTH, `パスワードは${PASSWORD_MAX_LENGTH}文字以内です。`),
});
