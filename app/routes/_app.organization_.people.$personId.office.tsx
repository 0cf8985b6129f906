import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OfficeForm } from '#app/components/organization/office-form.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { AppError, handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { giveAppointment } from '#app/services/organization/organization.acts.server.ts';
import { personAddress, personParams } from '#app/services/organization/people.address.server.ts';
import {
  officeEcho,
  officeForm,
  outlivesUnitWords,
  personRefusalWords,
} from '#app/services/organization/person.form.server.ts';
import type { PersonRefusal } from '#app/services/organization/person.form.server.ts';
import { officeMaterial } from '#app/services/organization/person.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

const FIELD_OF: Partial<Record<PersonRefusal | 'unit_ends', string>> = {
  unit_ends: 'until',
  wrong_place: 'place',
  unknown_place: 'place',
  held_already: 'from',
  until_before_from: 'until',
  acting_without_end: 'until',
  not_vacant: 'kind',
  same_person: 'role',
  override_reason_missing: 'overrideReason',
};

export const meta: MetaFunction = () => [{ title: '役職を加える｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(authorize(actor, 'organization.edit', null), 'page');
  return { personId, material: granted(officeMaterial(context, actor, personId), 'resource') };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { personId } = readParams(params, personParams);
  granted(authorize(actor, 'organization.edit', null), 'page');
  const read = await readForm(request, officeForm);
  const values = officeEcho.parse(read.ok ? { ...read.value, place: placeText(read.value.place) } : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, values, conflicting: values.overrideReason !== '' });
  const { role, place, kind: chosen, from, until, overrideReason } = read.value;
  const kind = chosen === 'regular' ? null : chosen;
  const reason = overrideReason === '' ? null : overrideReason;
  const outcome = giveAppointment(context, actor, {
    personId,
    role,
    ...place,
    kind,
    from,
    until,
    overrideReason: reason,
  });
  if (outcome.ok) return redirect(personAddress(personId, 'given'));
  if (outcome.reason === 'not_permitted') throw new AppError('not_found');
  const message =
    outcome.reason === 'unit_ends'
      ? outlivesUnitWords(outcome.lastDay)
      : personRefusalWords(outcome.reason, bodySettings(context.db).officeNames);
  return refused('bad_input', {
    errors: [{ field: FIELD_OF[outcome.reason] ?? '', message }],
    values,
    conflicting: outcome.reason === 'same_person' || overrideReason !== '',
  });
});

function placeText({ unitId, systemId }: { readonly unitId: string | null; readonly systemId: string | null }): string {
  if (unitId !== null) return `unit:${unitId}`;
  return systemId === null ? '' : `system:${systemId}`;
}

export default function GiveOfficePage() {
  const { personId, material } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const here = `/organization/people/${personId}`;
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization/people', label: '職員・任命・利用者ID' },
          { to: here, label: material.personName },
        ]}
        lead="役職を加えると、始まりの日から、その役職の点検票の回答や確認ができるようになります。"
      >
        役職を加える
      </PageTitle>
      {material.active ? (
        <div className="flex flex-col gap-6">
          <ErrorSummary errors={errors} />
          <OfficeForm
            material={material}
            values={
              failed?.values ?? {
                role: '',
                place: '',
                kind: 'regular',
                from: material.today,
                until: '',
                overrideReason: '',
              }
            }
            errors={errors}
            conflicting={failed?.conflicting ?? false}
            cancel={here}
          />
        </div>
      ) : (
        <EmptyState title="この職員は転出・退職しています。">
          <p>先に、職員の画面で「復帰」として登録してください。</p>
        </EmptyState>
      )}
    </>
  );
}
