import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountSlip } from '#app/components/access/account-slip.tsx';
import { SlipContact } from '#app/components/access/slip-contact.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { PASSWORD_MIN_LENGTH } from '#app/domain/access/password-rule.ts';
import { siteAddress } from '#app/lib/address.ts';
import { AppError, handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { hashPassword } from '#app/lib/password.server.ts';
import { drawSpokenCode } from '#app/lib/spoken-code.server.ts';
import { giveAccount, resetPassword } from '#app/services/access/account.acts.server.ts';
import { slipEcho, slipForm } from '#app/services/access/account.form.server.ts';
import { slipPage } from '#app/services/access/account.page.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { personParams } from '#app/services/organization/people.address.server.ts';
import { personRefusalWords } from '#app/services/organization/person.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '利用者IDの通知書｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(authorize(actor, 'account.manage', null), 'page');
  return granted(slipPage(context, actor, personId), 'resource');
});

/** The drawn password leaves by this answer alone: it is kept nowhere but as its hash. */
export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(authorize(actor, 'account.manage', null), 'page');
  const page = granted(slipPage(context, actor, personId), 'resource');
  const read = await readForm(request, slipForm);
  const { contact, login: typedLogin } = slipEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { slip: null, errors: read.errors, login: typedLogin, contact });
  const wish = read.value;
  const password = drawSpokenCode();
  const passwordHash = await hashPassword(password);
  const outcome =
    wish.intent === 'give'
      ? giveAccount(context, actor, personId, { login: wish.login, passwordHash })
      : resetPassword(context, actor, personId, { seenCredentialId: wish.seen, passwordHash });
  const login = wish.intent === 'give' ? wish.login : (page.login ?? '');
  if (outcome.ok) {
    const { paper, personName, posts } = page;
    const slip = { paper, personName, posts, login, password, siteAddress: siteAddress(request.url), contact };
    return data({ slip, errors: [], login, contact });
  }
  if (outcome.reason === 'not_permitted') throw new AppError('not_found');
  const message = personRefusalWords(outcome.reason, bodySettings(context.db).officeNames);
  const field = outcome.reason === 'login_taken' ? 'login' : '';
  return refused(field === '' ? 'conflict' : 'bad_input', { slip: null, errors: [{ field, message }], login, contact });
});

export default function SlipPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? [];
  const contactField = (
    <SlipContact contact={reply?.contact ?? page.paper.usualContact} error={errorsByField(errors)('contact')} />
  );
  const here = `/organization/people/${page.personId}`;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization/people', label: '職員・任命・利用者ID' },
          { to: here, label: page.personName },
        ]}
        screenOnly
      >
        利用者IDの通知書
      </PageTitle>
      {reply !== undefined && reply.slip !== null ? (
        <AccountSlip slip={reply.slip} minLength={PASSWORD_MIN_LENGTH} back={here} />
      ) : (
        <div className="flex max-w-2xl flex-col gap-6">
          <ErrorSummary errors={errors} title="発行していません" note="何も変わっていません。" />
          {!page.active ? (
            <EmptyState title="この職員は転出・退職しています。">
              <p>利用者IDは、在籍中の職員にだけ発行できます。</p>
            </EmptyState>
          ) : page.login === null ? (
            <>
              <p>
                利用者IDを決めて発行すると、最初のパスワードが自動で作られ、印刷できる通知書を一度だけ表示します。本人は最初のサインインで、自分だけのパスワードに変更します。
              </p>
              <PostForm>
                <div className="flex flex-col gap-6">
                  <input type="hidden" name="intent" value="give" />
                  <TextField
                    name="login"
                    label="利用者ID"
                    required
                    hint="半角の英数字と . _ - が使えます。職員番号など、ほかの人と重ならないものにします。"
                    autoComplete="off"
                    defaultValue={reply?.login ?? page.suggestedLogin}
                    error={errors.find(({ field }) => field === 'login')?.message}
                  />
                  {contactField}
                  <div className="flex flex-wrap gap-3">
                    <Button>発行して通知書を表示する</Button>
                    <ButtonLink to={here} kind="tertiary">
                      やめる
                    </ButtonLink>
                  </div>
                </div>
              </PostForm>
            </>
          ) : (
            <>
              <p>
                通知書は、発行したときに一度だけ表示されます。パスワードは保存していないため、もう一度表示することはできません。
              </p>
              {page.accountActive ? (
                <PostForm>
                  <input type="hidden" name="intent" value="reset" />
                  <input type="hidden" name="seen" value={page.seenCredentialId} />
                  <p className="mb-4">
                    再発行すると、今のパスワードは使えなくなり、{page.personName}
                    さんのサインイン中の画面はすぐに終わります。
                  </p>
                  <div className="mb-4">{contactField}</div>
                  <div className="flex flex-wrap gap-3">
                    <Button>パスワードを再発行して通知書を表示する</Button>
                    <ButtonLink to={here} kind="tertiary">
                      やめる
                    </ButtonLink>
                  </div>
                </PostForm>
              ) : (
                <p>この利用者IDは停止中です。再発行するときは、先に職員の画面で利用を再開してください。</p>
              )}
            </>
          )}
        </div>
      )}
    </>
  );
}
