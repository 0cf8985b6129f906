import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SYSTEMS_PATH } from '#app/components/asset/systems-address.ts';
import { ZoneForms } from '#app/components/asset/zone-forms.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { changeZone, registerZone, removeZone } from '#app/services/asset/asset.acts.server.ts';
import { zoneEcho, zoneForm, ZONE_REFUSAL_WORDS } from '#app/services/asset/ledger.form.server.ts';
import { zonesPage } from '#app/services/asset/system.page.server.ts';
import { zonesSearch } from '#app/services/asset/systems.address.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: 'ネットワーク区分｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { done } = readSearch(request, zonesSearch);
  return { page: granted(zonesPage(context, actor), 'page'), done };
});

const DONE = { add: 'added', change: 'changed', remove: 'removed' } as const;
const DONE_WORDS = {
  added: 'ネットワーク区分を加えました。',
  changed: 'ネットワーク区分を変更しました。',
  removed: 'ネットワーク区分を除きました。',
} as const;

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'ledger.edit', null), 'page');
  const read = await readForm(request, zoneForm);
  const returned = zoneEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, returned });
  const form = read.value;
  const typed = form.intent === 'remove' ? returned : { ...returned, order: String(form.order) };
  const outcome =
    form.intent === 'add'
      ? registerZone(context, actor, { kind: form.kind, name: form.name, order: form.order })
      : form.intent === 'change'
        ? changeZone(context, actor, { id: form.zoneId, kind: form.kind, name: form.name, order: form.order })
        : removeZone(context, actor, form.zoneId);
  if (outcome.ok) return redirect(`${SYSTEMS_PATH}/zones?done=${DONE[form.intent]}`);
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'page');
    default: {
      const [field, message] = ZONE_REFUSAL_WORDS[outcome.reason];
      return refused('bad_input', { errors: [{ field, message }], returned: typed });
    }
  }
});

export default function Zones() {
  const { page, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const returned = failed?.returned ?? null;
  const prefix = returned?.intent === 'change' ? `${returned.zoneId}-` : '';
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization', label: '組織・台帳' },
          { to: SYSTEMS_PATH, label: '情報システム台帳' },
        ]}
        lead="庁内のネットワークを、どの系統に分けているかです（三層の対策）。情報システムごとに一つを選び、その系統についての設問を届けるために使います。"
      >
        ネットワーク区分
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === '' || failed !== undefined ? null : <Notice tone="success" title={DONE_WORDS[done]} live />}
        <ErrorSummary
          errors={errors.map(({ field, message }) => ({ field: field === '' ? '' : `${prefix}${field}`, message }))}
        />
        <ZoneForms {...page} returned={returned} errors={errors} />
      </div>
    </>
  );
}
