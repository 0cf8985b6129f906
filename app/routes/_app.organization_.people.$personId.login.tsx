import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { AppError, handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { renameLogin } from '#app/services/access/account.acts.server.ts';
import { loginForm, slipEcho } from '#app/services/access/account.form.server.ts';
import { loginPage } from '#app/services/access/account.page.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { personAddress, personParams } from '#app/services/organization/people.address.server.ts';
import { personRefusalWords } from '#app/services/organization/person.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '利用者IDの変更｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(authorize(actor, 'account.rename', null), 'page');
  return granted(loginPage(context, actor, personId), 'resource');
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(authorize(actor, 'account.rename', null), 'page');
  granted(loginPage(context, actor, personId), 'resource');
  const read = await readForm(request, loginForm);
  const { login } = slipEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, login });
  const outcome = renameLogin(context, actor, personId, read.value);
  if (outcome.ok) return redirect(personAddress(personId, 'login_renamed'));
  if (outcome.reason === 'not_permitted') throw new AppError('not_found');
  const message = personRefusalWords(outcome.reason, bodySettings(context.db).officeNames);
  const atField = outcome.reason === 'login_taken' || outcome.reason === 'nothing_changed';
  return refused(atField ? 'bad_input' : 'conflict', { errors: [{ field: atField ? 'login' : '', message }], login });
});

export default function RenameLoginPage() {
  const { personId, personName, login, administratorsOnly } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { administrator } = useOfficeNames();
  const errors = failed?.errors ?? [];
  const here = `/organization/people/${personId}`;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization/people', label: '職員・任命・利用者ID' },
          { to: here, label: personName },
        ]}
        lead="改姓や打ち間違いのときに使います。パスワードはそのままです。サインイン中の画面はすぐに終わり、新しい利用者IDでサインインし直します。"
      >
        利用者IDの変更
      </PageTitle>
      <div className="flex max-w-2xl flex-col gap-6">
        <ErrorSummary errors={errors} title="変えていません" note="何も変わっていません。" />
        {administratorsOnly ? (
          <Notice tone="info" title={`${personName}さんは${administrator}です`}>
            {administrator}の利用者IDは、{administrator}だけが変えられます。
          </Notice>
        ) : (
          <PostForm>
            <div className="flex flex-col gap-6">
              <input type="hidden" name="seenLogin" value={login} />
              <TextField
                name="login"
                label="新しい利用者ID"
                required
                hint={`今の利用者IDは「${login}」です。半角の英数字と . _ - が使えます。大文字と小文字は区別しません。`}
                autoComplete="off"
                defaultValue={failed?.login ?? login}
                error={errorsByField(errors)('login')}
              />
              <div className="flex flex-wrap gap-3">
                <Button>利用者IDを変える</Button>
                <ButtonLink to={here} kind="tertiary">
                  やめる
                </ButtonLink>
              </div>
            </div>
          </PostForm>
        )}
      </div>
    </>
  );
}
