import { errorsByField } from '#app/components/ui/error-of.ts';
import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { PASSWORD_MIN_LENGTH } from '#app/domain/access/password-rule.ts';
import { handled, orTypedAgain, readForm, readSearch, refused, safeReturnPath } from '#app/lib/http.server.ts';
import { marksCookie, readMarks } from '#app/lib/known-browser.server.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import { newSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { passwordForm, PASSWORD_REFUSAL_WORDS } from '#app/services/access/account.form.server.ts';
import { ownPasswordPage } from '#app/services/access/account.page.server.ts';
import { requireSession } from '#app/services/access/admission.loader.server.ts';
import { changePassword } from '#app/services/access/password.acts.server.ts';

const FIELD_OF: Partial<Record<keyof typeof PASSWORD_REFUSAL_WORDS, string>> = {
  too_short: 'next',
  holds_login: 'next',
  few_different: 'next',
  same_as_before: 'next',
  wrong_current: 'current',
};

const search = z.object({ done: z.literal('changed').optional(), next: z.string().max(1_000).optional() });

/** Without this a page would lose how long to wait, which only the action knows. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get('Retry-After');
  return wait === null ? new Headers() : { 'Retry-After': wait };
};

export const meta: MetaFunction = () => [{ title: 'パスワードの変更｜Tenken' }];

/** Outside of the frame: whoever must change a password is let into nothing else. */
export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const { actor, mustChange } = requireSession(request, context);
  const { done, next } = readSearch(request, search);
  const goOn = safeReturnPath(next ?? null);
  return { ...ownPasswordPage(context, actor), mustChange, done: done === 'changed', goOn };
});

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const { actor, token } = requireSession(request, context);
  const goOn = safeReturnPath(readSearch(request, search).next ?? null);
  const read = await readForm(request, passwordForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors });
  const newToken = newSessionToken();
  const { current: oldPassword, next: newPassword } = read.value;
  const wish = {
    oldPassword,
    newPassword,
    token,
    newToken,
    address: context.address,
    browserMarks: readMarks(request),
  };
  const outcome = await orTypedAgain(context, {}, () => changePassword(context, actor, wish));
  if ('data' in outcome) return outcome;
  if (outcome.ok) {
    const answer = new Headers();
    answer.append('Set-Cookie', sessionCookie(newToken, context.tls));
    answer.append('Set-Cookie', marksCookie(outcome.value.browserMarks, context.tls));
    const after = new URLSearchParams({ done: 'changed', ...(goOn === '/' ? {} : { next: goOn }) });
    return redirect(`/account/password?${after.toString()}`, { headers: answer });
  }
  if (outcome.reason === 'too_soon' || outcome.reason === 'busy') {
    const message = `${outcome.reason === 'busy' ? 'サインインが混み合っている' : 'パスワードの間違いが続いた'}ため、今回は確かめていません。あと${outcome.waitSeconds}秒待ってから、もう一度行ってください。`;
    const init = { status: PROBLEMS.too_many.status, headers: { 'Retry-After': String(outcome.waitSeconds) } };
    return data({ errors: [{ field: '', message }] }, init);
  }
  const errors = [{ field: FIELD_OF[outcome.reason] ?? '', message: PASSWORD_REFUSAL_WORDS[outcome.reason] }];
  return refused(outcome.reason === 'changed_meanwhile' ? 'conflict' : 'bad_input', { errors });
});

export default function OwnPassword() {
  const { personName, login, mustChange, done, goOn } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? [];
  const errorOf = errorsByField(errors);
  return (
    <main id="main" className="mx-auto flex max-w-md flex-col gap-6 px-4 py-12">
      <div>
        <p className="text-std-20B-150 text-key-900">Tenken</p>
        <p className="text-solid-gray-700">{personName}</p>
      </div>
      <h1 className="text-std-28B-150">パスワードの変更</h1>
      {done && errors.length === 0 ? (
        <>
          <Notice tone="success" title="パスワードを変更しました。" live>
            <p>ほかの端末やブラウザでサインインしていた画面は、すべて終わりました。</p>
          </Notice>
          <ButtonLink to={goOn} kind="primary">
            続ける
          </ButtonLink>
        </>
      ) : (
        <>
          {mustChange ? (
            <Notice tone="info" title="最初に、ご自分だけのパスワードを決めてください。">
              <p>通知書のパスワードは、発行した人も見ているためです。変更すると、ほかの画面を使えるようになります。</p>
            </Notice>
          ) : null}
          <ErrorSummary
            errors={errors}
            title="変更できませんでした"
            note="パスワードは、もう一度すべて入力してください。"
          />
          <PostForm reloadDocument>
            <div className="flex flex-col gap-6">
              <TextField name="login" label="利用者ID" defaultValue={login} autoComplete="username" readOnly />
              <TextField
                name="current"
                label={mustChange ? '通知書のパスワード' : '今のパスワード'}
                type="password"
                autoComplete="current-password"
                required
                error={errorOf('current')}
              />
              <TextField
                name="next"
                label="新しいパスワード"
                type="password"
                hint={`${PASSWORD_MIN_LENGTH}文字以上。長いほど破られにくくなります。いくつかの言葉をつなぐと、長くても覚えやすくなります。記号や大文字は、なくても構いません。`}
                autoComplete="new-password"
                required
                error={errorOf('next')}
              />
              <TextField
                name="again"
                label="新しいパスワード（もう一度）"
                type="password"
                autoComplete="new-password"
                required
                error={errorOf('again')}
              />
              <p>変更すると、ほかの端末やブラウザでサインインしている画面は終わります。</p>
              <div className="flex flex-wrap gap-3">
                <Button>変更する</Button>
                {mustChange ? null : (
                  <ButtonLink to={goOn} kind="tertiary">
                    やめる
                  </ButtonLink>
                )}
              </div>
            </div>
          </PostForm>
          <PostForm action="/sign-out" reloadDocument>
            <Button kind="tertiary">サインアウト</Button>
          </PostForm>
        </>
      )}
    </main>
  );
}
