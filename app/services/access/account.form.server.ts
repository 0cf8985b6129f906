import { z } from 'zod';
import { LOGIN_LETTERS, LOGIN_MAX_LENGTH, SLIP_CONTACT_MAX_LENGTH } from '#app/domain/access/login.ts';
import { PASSWORD_MIN_LENGTH } from '#app/domain/access/password-rule.ts';
import { formList } from '#app/lib/http.server.ts';
import { PASSWORD_MAX_LENGTH } from '#app/lib/password.server.ts';

/** 新しい利用者ID. Full-width letters are the half-width ones. */
const newLogin = z
  .string('利用者IDを入力してください。')
  .trim()
  .transform((text) => text.normalize('NFKC'))
  .pipe(
    z
      .string()
      .min(1, '利用者IDを入力してください。')
      .max(LOGIN_MAX_LENGTH, `利用者IDは${LOGIN_MAX_LENGTH}文字以内です。`)
      .regex(LOGIN_LETTERS, '利用者IDは半角の英数字と . _ - で入力してください。'),
  );

/** 利用者IDの変更. */
export const loginForm = z.object({ login: newLogin, seenLogin: z.string().max(LOGIN_MAX_LENGTH).catch('') });

/** 問い合わせ先. Printed on the slips and stored nowhere. */
const contact = z
  .string()
  .trim()
  .max(SLIP_CONTACT_MAX_LENGTH, `問い合わせ先は${SLIP_CONTACT_MAX_LENGTH}文字以内で入力してください。`)
  .default('');

/** 利用者IDの発行とパスワードの再発行. */
export const slipForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('give'),
    login: newLogin,
    contact,
  }),
  z.object({ intent: z.literal('reset'), seen: z.string().max(100), contact }),
]);

/** How many passwords are drawn at once: their hashes take a good second. */
export const SLIPS_AT_ONCE = 100;

/** 通知書の一括発行. */
export const slipsForm = z.object({
  contact,
  personIds: formList(z.string().max(100)).pipe(
    z.array(z.string()).max(SLIPS_AT_ONCE, `一度に発行できるのは${SLIPS_AT_ONCE}人までです。`),
  ),
});

export const slipEcho = z.object({ login: z.string().catch(''), contact: z.string().catch('') });

const password = (empty: string) =>
  z.string(empty).min(1, empty).max(PASSWORD_MAX_LENGTH, `パスワードは${PASSWORD_MAX_LENGTH}文字以内です。`);

/** パスワードの変更. */
export const passwordForm = z
  .object({
    current: password('今のパスワードを入力してください。'),
    next: password('新しいパスワードを入力してください。'),
    again: password('新しいパスワードを、もう一度入力してください。'),
  })
  .refine(({ next, again }) => next === again, {
    path: ['again'],
    message: '新しいパスワードと一致しません。もう一度入力してください。',
  });

/** パスワードの変更を断ったときの説明. */
export const PASSWORD_REFUSAL_WORDS = {
  too_short: `新しいパスワードは${PASSWORD_MIN_LENGTH}文字以上にしてください。短いものは、推測されたときに破られやすくなります。`,
  holds_login: `新しいパスワードは、利用者IDを除いても${PASSWORD_MIN_LENGTH}文字以上になるようにしてください。利用者IDはほかの人にも分かるためです。`,
  few_different: '同じ文字の繰返しは推測されやすいため使えません。五種類以上の文字を使ってください。',
  same_as_before: '今のパスワードと同じものは使えません。別のパスワードにしてください。',
  wrong_current: '今のパスワードが正しくありません。入力し直してください。',
  changed_meanwhile:
    '画面を開いたあとにパスワードが変わったため、変更していません。サインアウトしてから、新しいパスワードでサインインしてください。',
} as const;
