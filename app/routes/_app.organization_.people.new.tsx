import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { PersonForm } from '#app/components/organization/person-form.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readForm, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { addPerson } from '#app/services/organization/organization.acts.server.ts';
import { personAddress } from '#app/services/organization/people.address.server.ts';
import { personEcho, personForm, personRefusalWords } from '#app/services/organization/person.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '職員を加える｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  granted(authorize(requireActor(request, context), 'organization.edit', null), 'page');
  return null;
});

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const read = await readForm(request, personForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: personEcho.parse(read.input) });
  const outcome = addPerson(context, actor, { ...read.value, account: null });
  if (outcome.ok) return redirect(personAddress(outcome.value, 'added'));
  const message = personRefusalWords(outcome.reason, bodySettings(context.db).officeNames);
  const field = outcome.reason === 'code_taken' ? 'code' : '';
  return refused(field === '' ? 'conflict' : 'bad_input', {
    errors: [{ field, message }],
    values: { ...read.value, code: read.value.code ?? '' },
  });
});

export default function NewPersonPage() {
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization', label: '組織・台帳' },
          { to: '/organization/people', label: '職員・任命・利用者ID' },
        ]}
        lead="まず氏名を登録します。次の画面で役職を加え、サインインする人には利用者IDを発行します。"
      >
        職員を加える
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <PersonForm
          values={failed?.values ?? { name: '', kana: '', code: '', kind: 'employee' }}
          errors={errors}
          submit="登録する"
          cancel="/organization/people"
        />
      </div>
    </>
  );
}
