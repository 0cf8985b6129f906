import { errorsByField } from '#app/components/ui/error-of.ts';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SystemFields } from '#app/components/asset/system-fields.tsx';
import { SYSTEMS_PATH } from '#app/components/asset/systems-address.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { NOT_DESCRIBED } from '#app/domain/asset/information-system.ts';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { registerSystem } from '#app/services/asset/asset.acts.server.ts';
import { systemEcho, systemErrors, systemForm } from '#app/services/asset/ledger.form.server.ts';
import { newSystemPage } from '#app/services/asset/system.page.server.ts';
import { newSystemSearch } from '#app/services/asset/systems.address.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '情報システムの登録｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => ({
  material: granted(newSystemPage(context, requireActor(request, context)), 'page'),
  known: readSearch(request, newSystemSearch),
}));

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'ledger.edit', null), 'page');
  const read = await readForm(request, systemForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: systemEcho.parse(read.input) });
  const outcome = registerSystem(context, actor, read.value);
  if (!outcome.ok && outcome.reason === 'bad_entry') {
    return refused('bad_input', { errors: systemErrors(outcome.faults), values: systemEcho.parse(read.value) });
  }
  granted(outcome, 'page');
  return redirect(`${SYSTEMS_PATH}?done=added`);
});

const NOTHING_TYPED = { ...NOT_DESCRIBED, code: '', zoneId: '', attributes: [] };

export default function NewSystem() {
  const { material, known } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization', label: '組織・台帳' },
          { to: SYSTEMS_PATH, label: '情報システム台帳' },
        ]}
        lead="登録しても、まだ誰にも点検票は届きません。次に開始する自己点検から対象になります。"
      >
        情報システムの登録
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <PostForm label="情報システムの登録">
          <div className="flex max-w-3xl flex-col gap-6">
            <SystemFields
              material={material}
              values={failed?.values ?? { ...NOTHING_TYPED, name: known.name, ownerUnitId: known.owner }}
              contracts={[]}
              errorOf={errorsByField(errors)}
            />
            <div className="flex flex-wrap gap-3">
              <Button>登録する</Button>
              <ButtonLink to={SYSTEMS_PATH} kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
      </div>
    </>
  );
}
