import { secretariatAt } from '#app/services/access/access-setting.loader.server.ts';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { forgetUnsent } from '#app/components/response/unsent-store.ts';
import { tellTabs } from '#app/components/response/unsent-news.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { clearedForgetCookie, readForgetOrder } from '#app/lib/forget-order.server.ts';
import { handled, orTypedAgain, readForm, refused, safeReturnPath } from '#app/lib/http.server.ts';
import type { FormInput } from '#app/lib/received.server.ts';
import { marksCookie, readMarks } from '#app/lib/known-browser.server.ts';
import { newSessionToken, readSessionToken, sessionCookie } from '#app/lib/session.server.ts';
import { mayBeSetUp } from '#app/services/organization/set-up.loader.server.ts';
import { sessionActor } from '#app/services/access/session.loader.server.ts';
import { PROBLEMS } from '#app/lib/problem.ts';
import { signIn } from '#app/services/access/session.acts.server.ts';
import type { SignInRefusal } from '#app/services/access/session.acts.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { signInForm } from '#app/services/access/sign-in.form.server.ts';

/** What was typed as the login, to be shown again; never the password. */
function loginOf(input: FormInput): string {
  const { login } = input;
  return typeof login === 'string' ? login : '';
}

function refusalWords(refusal: SignInRefusal): string {
  switch (refusal.reason) {
    case 'wrong_credentials':
      return '利用者IDかパスワードが正しくありません。入力し直してください。';
    case 'too_soon':
      return `サインインの失敗が続いたため、今回のパスワードは確かめていません。${waitWords(refusal.waitSeconds)}待ってから、もう一度サインインしてください。`;
    case 'busy':
      return `サインインが混み合っているため、今回のパスワードは確かめていません。${waitWords(refusal.waitSeconds)}待ってから、もう一度サインインしてください。`;
  }
}

function waitWords(seconds: number): string {
  return seconds < 60 ? `あと${seconds}秒` : `あと${Math.ceil(seconds / 60)}分`;
}

/** Without this a page would lose how long to wait, which only the action knows. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get('Retry-After');
  return wait === null ? new Headers() : { 'Retry-After': wait };
};

export const meta: MetaFunction = () => [{ title: 'サインイン｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const token = readSessionToken(request);
  if (token !== null && sessionActor(context, token) !== null) throw redirect('/');
  const forget = readForgetOrder(request);
  const { secretariat } = bodySettings(context.db).officeNames;
  const page = {
    toSetUp: mayBeSetUp(context),
    forget: forget?.sheetId === null ? forget : null,
    secretariat,
    askedAt: secretariatAt(context.db),
  };
  return data(page, page.forget === null ? {} : { headers: { 'Set-Cookie': clearedForgetCookie(context.tls) } });
});

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const read = await readForm(request, signInForm, { csrf: 'none' });
  if (!read.ok) return refused('bad_input', { login: loginOf(read.input), errors: read.errors });
  // Judged before there is a session: whoever is signed in must also arrive.
  const next = safeReturnPath(new URL(request.url).searchParams.get('next'));
  const token = newSessionToken();
  const attempt = {
    ...read.value,
    token,
    address: context.address,
    browserMarks: readMarks(request),
    supersedes: readSessionToken(request),
  };
  const signedIn = await orTypedAgain(context, { login: read.value.login }, () => signIn(context, attempt));
  if ('data' in signedIn) return signedIn;
  if (!signedIn.ok) {
    const reply = { login: read.value.login, errors: [{ field: '', message: refusalWords(signedIn) }] };
    if (signedIn.reason === 'wrong_credentials') return refused('not_signed_in', reply);
    const wait = { 'Retry-After': String(signedIn.waitSeconds) };
    return data(reply, { status: PROBLEMS.too_many.status, headers: wait });
  }
  const headers = new Headers();
  headers.append('Set-Cookie', sessionCookie(token, context.tls));
  headers.append('Set-Cookie', marksCookie(signedIn.value.browserMarks, context.tls));
  return redirect(next, { headers });
});

export default function SignIn() {
  const { toSetUp, forget, secretariat, askedAt } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? [];
  const done = useSearchParams()[0].get('done');
  // After a session that merely ended unsent answers stay for the same person; whoever signed out leaves nothing.
  useEffect(() => {
    if (forget === null) return;
    forgetUnsent(localStorage, forget.owner);
    tellTabs({ kind: 'signed_out', owner: forget.owner });
  }, [forget]);
  const errorOf = errorsByField(errors);
  return (
    <main id="main" className="mx-auto flex max-w-md flex-col gap-6 px-4 py-12">
      <div>
        <p className="text-std-20B-150 text-key-900">Tenken</p>
        <p className="text-solid-gray-700">情報セキュリティ自己点検</p>
      </div>
      <h1 className="text-std-28B-150">サインイン</h1>
      {done === 'signed-out' ? <Notice tone="success" title="サインアウトしました。" live /> : null}
      {done === 'set-up' ? <Notice tone="success" title="登録しました。サインインしてください。" live /> : null}
      {toSetUp && (
        <p>
          団体がまだ登録されていません。<TextLink to="/set-up">最初の設定</TextLink>から始めてください。
        </p>
      )}
      <ErrorSummary
        errors={errors}
        title="サインインできませんでした"
        note="パスワードは、もう一度入力してください。"
      />
      {/* A whole new page: everything that was loaded for nobody, or for somebody else, goes away. */}
      <Form method="post" reloadDocument noValidate className="flex flex-col gap-6">
        <TextField
          name="login"
          label="利用者ID"
          autoComplete="username"
          required
          defaultValue={reply?.login ?? ''}
          error={errorOf('login')}
        />
        <TextField
          name="password"
          label="パスワード"
          type="password"
          autoComplete="current-password"
          required
          error={errorOf('password')}
        />
        <Button>サインインする</Button>
      </Form>
      <div>
        <p>{`パスワードが分からないときは、${secretariat}にお問い合わせください。`}</p>
        {askedAt === '' ? null : <p>{`${secretariat}の連絡先：${askedAt}`}</p>}
      </div>
    </main>
  );
}
