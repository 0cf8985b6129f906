import { z } from 'zod';
import { LOGIN_MAX_LENGTH } from '#app/domain/access/login.ts';
import { PASSWORD_MAX_LENGTH } from '#app/lib/password.server.ts';

/** サインイン. */
export const signInForm = z.object({
  login: z
    .string()
    .trim()
    .min(1, '利用者IDを入力してください。')
    .max(LOGIN_MAX_LENGTH, `利用者IDは${LOGIN_MAX_LENGTH}文字以内です。`),
  password: z
    .string()
    .min(1, 'パスワードを入力してください。')
    .max(PASSWORD_MAX_LENGTH, `パスワードは${PASSWORD_MAX_LENGTH}文字以内です。`),
});

/** サインアウト. Whose unsent answers the browser is to forget should the session have ended, by their mark in it. */
export const signOutForm = z.object({
  owner: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
});
