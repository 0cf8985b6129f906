import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PersonForm } from '#app/components/organization/person-form.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { AppError, handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { personAddress, personParams } from '#app/services/organization/people.address.server.ts';
import { changePerson } from '#app/services/organization/person.acts.server.ts';
import { personEcho, personForm, personRefusalWords } from '#app/services/organization/person.form.server.ts';
import { personPage } from '#app/services/organization/person.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '職員の訂正｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const { facts } = granted(personPage(context, actor, personId), 'resource');
  return { personId, facts };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const read = await readForm(request, personForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: personEcho.parse(read.input) });
  const outcome = changePerson(context, actor, personId, read.value);
  if (outcome.ok) return redirect(personAddress(personId, 'changed'));
  if (outcome.reason === 'not_permitted') throw new AppError('not_found');
  const message = personRefusalWords(outcome.reason, bodySettings(context.db).officeNames);
  const field = outcome.reason === 'code_taken' ? 'code' : '';
  return refused('bad_input', {
    errors: [{ field, message }],
    values: { ...read.value, code: read.value.code ?? '' },
  });
});

export default function EditPersonPage() {
  const { personId, facts } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const here = `/organization/people/${personId}`;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization/people', label: '職員・任命・利用者ID' },
          { to: here, label: facts.name },
        ]}
        lead="改姓や誤りを直します。集計を確定した自己点検の記録には、そのときの氏名が残ります。"
      >
        職員の訂正
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <PersonForm
          values={failed?.values ?? { ...facts, code: facts.code ?? '' }}
          errors={errors}
          submit="保存する"
          cancel={here}
        />
      </div>
    </>
  );
}
