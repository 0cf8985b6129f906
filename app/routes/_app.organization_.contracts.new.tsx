import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractFields } from '#app/components/asset/contract-fields.tsx';
import { CONTRACTS_PATH, contractsPath, NO_CONTRACTS_QUERY } from '#app/components/asset/contracts-address.ts';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { CONTRACT_KIND_LABELS } from '#app/domain/asset/labels.ts';
import { handled, readForm, readSearch, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { registerContract } from '#app/services/asset/contract.acts.server.ts';
import { contractEcho, contractErrors, contractForm } from '#app/services/asset/contract.form.server.ts';
import { newContractPage } from '#app/services/asset/contract.page.server.ts';
import { newContractSearch } from '#app/services/asset/contracts.address.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '契約の登録｜Tenken' }];

export const loader = handled(({ request, context }: LoaderFunctionArgs) => ({
  material: granted(newContractPage(context, requireActor(request, context)), 'page'),
  known: readSearch(request, newContractSearch),
}));

export const action = handled(async ({ request, context }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'ledger.edit', null), 'page');
  const read = await readForm(request, contractForm);
  if (!read.ok) return refused('bad_input', { errors: read.errors, values: contractEcho.parse(read.input) });
  const outcome = registerContract(context, actor, read.value);
  if (!outcome.ok && outcome.reason === 'bad_entry') {
    return refused('bad_input', { errors: contractErrors(outcome.faults), values: contractEcho.parse(read.value) });
  }
  granted(outcome, 'page');
  return redirect(`${contractsPath({ ...NO_CONTRACTS_QUERY, kind: read.value.kind })}&done=added`);
});

const NOTHING_TYPED = {
  ...{ code: '', name: '', contractor: '', ownerUnitId: '', handedOver: '', personalInformation: false },
  ...{ subcontracting: 'none', startsOn: '', endsOn: '', approvedOn: '', approvedBy: '', approvalDocument: '' },
  ...{ systemIds: [], note: '' },
};

export default function NewContract() {
  const { material, known } = useLoaderData<typeof loader>();
  const { kind, name, owner: ownerUnitId } = known;
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  return (
    <>
      <PageTitle
        crumbs={[
          { to: '/organization', label: '組織・台帳' },
          { to: CONTRACTS_PATH, label: '委託・クラウドサービス台帳' },
        ]}
        lead="分かる範囲で登録し、あとから直せます。登録しても、誰にも通知は届きません。"
      >
        {CONTRACT_KIND_LABELS[kind]}の登録
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} />
        <PostForm label="契約の登録">
          <div className="flex max-w-3xl flex-col gap-6">
            <ContractFields
              material={material}
              values={failed?.values ?? { ...NOTHING_TYPED, kind, name, ownerUnitId }}
              errorOf={errorsByField(errors)}
            />
            <div className="flex flex-wrap gap-3">
              <Button>登録する</Button>
              <ButtonLink to={contractsPath({ ...NO_CONTRACTS_QUERY, kind })} kind="tertiary">
                やめる
              </ButtonLink>
            </div>
          </div>
        </PostForm>
      </div>
    </>
  );
}
