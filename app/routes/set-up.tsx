import { errorsByField } from '#app/components/ui/error-of.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { AppError, handled, orTypedAgain, readForm, refused } from '#app/lib/http.server.ts';
import { mayBeSetUp } from '#app/services/organization/set-up.loader.server.ts';
import { setUpFirst } from '#app/services/organization/set-up.acts.server.ts';
import { PASSWORD_MIN_LENGTH } from '#app/domain/access/password-rule.ts';
import { setUpForm } from '#app/services/organization/set-up.form.server.ts';

export const meta: MetaFunction = () => [{ title: '最初の設定｜Tenken' }];

export const loader = handled(({ context }: LoaderFunctionArgs) => {
  if (!mayBeSetUp(context)) throw new AppError('not_found');
  return { passwordMinLength: PASSWORD_MIN_LENGTH };
});

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  if (!mayBeSetUp(context)) throw new AppError('not_found');
  const read = await readForm(request, setUpForm, { csrf: 'none' });
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed: typedOf(read.input) });
  const typed = typedOf(read.value);
  const made = await orTypedAgain(context, { typed }, () => setUpFirst(context, read.value));
  if ('data' in made) return made;
  if (made.ok) return redirect('/sign-in?done=set-up');
  if (made.reason === 'already_set_up') throw new AppError('not_found');
  const errors = [
    { field: 'code', message: '設定コードが違います。サーバを起動した画面に表示されているコードを入力してください。' },
  ];
  return refused('forbidden', { errors, typed });
});

/** What is shown again; never the code or the password. */
function typedOf(input: Readonly<Record<string, unknown>>) {
  const text = (name: string) => (typeof input[name] === 'string' ? input[name] : '');
  return { bodyName: text('bodyName'), personName: text('personName'), login: text('login') };
}

export default function SetUp() {
  const { passwordMinLength } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? [];
  const typed = reply?.typed;
  const errorOf = errorsByField(errors);
  return (
    <main id="main" className="mx-auto flex max-w-md flex-col gap-6 px-4 py-12">
      <div>
        <p className="text-std-20B-150 text-key-900">Tenken</p>
        <p className="text-solid-gray-700">情報セキュリティ自己点検</p>
      </div>
      <h1 className="text-std-28B-150">最初の設定</h1>
      <p>
        団体と、情報セキュリティの事務局の最初の利用者を登録します。最初の利用者は、システム運用担当を兼ねます。この画面は一度だけ使えます。
      </p>
      <ErrorSummary errors={errors} title="登録できませんでした" />
      <Form method="post" reloadDocument noValidate className="flex flex-col gap-6">
        <TextField
          name="code"
          label="設定コード"
          hint="サーバを起動した画面に表示されています。"
          autoComplete="off"
          required
          error={errorOf('code')}
        />
        <TextField
          name="bodyName"
          label="団体名"
          hint="例　架空町"
          defaultValue={typed?.bodyName}
          autoComplete="off"
          required
          error={errorOf('bodyName')}
        />
        <TextField
          name="personName"
          label="事務局の担当者の氏名"
          defaultValue={typed?.personName}
          autoComplete="name"
          required
          error={errorOf('personName')}
        />
        <TextField
          name="login"
          label="利用者ID"
          hint="半角の英数字と . _ - が使えます。"
          defaultValue={typed?.login}
          autoComplete="username"
          required
          error={errorOf('login')}
        />
        <TextField
          name="password"
          label="パスワード"
          type="password"
          hint={`${passwordMinLength}文字以上`}
          autoComplete="new-password"
          required
          error={errorOf('password')}
        />
        <Button>登録する</Button>
      </Form>
    </main>
  );
}
