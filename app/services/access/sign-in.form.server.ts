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

/** サインアウト. Nothing but the token against forgery, which every form carries. */
export const signOutForm = z.object({});
