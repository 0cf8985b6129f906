import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractEnd } from '#app/components/asset/contract-end.tsx';
import { ContractFacts } from '#app/components/asset/contract-facts.tsx';
import { ContractFields } from '#app/components/asset/contract-fields.tsx';
import { changeAskedWords } from '#app/components/asset/contract-words.ts';
import { contractPath, contractsPath, NO_CONTRACTS_QUERY } from '#app/components/asset/contracts-address.ts';
import { LastInquiryNote } from '#app/components/asset/last-inquiry.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { CONTRACT_KIND_LABELS } from '#app/domain/asset/labels.ts';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { changeContract, restoreContract, retireContract } from '#app/services/asset/contract.acts.server.ts';
import {
  CONTRACT_REFUSAL_WORDS,
  contractEcho,
  contractEditForm,
  contractErrors,
  contractParams,
} from '#app/services/asset/contract.form.server.ts';
import { contractPage } from '#app/services/asset/contract.page.server.ts';
import { contractSearch } from '#app/services/asset/contracts.address.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? '契約' : data.contract.draft.name}｜Tenken` },
];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { done } = readSearch(request, contractSearch);
  const contract = granted(contractPage(context, actor, readParams(params, contractParams).contractId), 'resource');
  return { contract, done };
});

const DONE = { change: 'changed', retire: 'retired', restore: 'restored' } as const;
const DONE_WORDS = {
  changed: '保存しました。',
  retired: '台帳から外す日を登録しました。',
  restored: '台帳に戻しました。',
} as const;

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'ledger.edit', null), 'resource');
  const { contractId: id } = readParams(params, contractParams);
  const read = await readForm(request, contractEditForm);
  const typed = contractEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed, conflict: false });
  const form = read.value;
  const outcome =
    form.intent === 'change'
      ? changeContract(context, actor, { id, ...form })
      : form.intent === 'retire'
        ? retireContract(context, actor, { id, retiredOn: form.retiredOn })
        : restoreContract(context, actor, id);
  if (outcome.ok) return redirect(`${contractPath(id)}?done=${DONE[form.intent]}`);
  switch (outcome.reason) {
    case 'bad_entry':
      return refused('bad_input', { errors: contractErrors(outcome.faults), typed, conflict: false });
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
    default: {
      const errors = [{ field: '', message: CONTRACT_REFUSAL_WORDS[outcome.reason] }];
      return refused('conflict', { errors, typed, conflict: outcome.reason === 'changed_meanwhile' });
    }
  }
});

export default function EditContract() {
  const { contract, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const typed = failed?.typed;
  const { draft, offered, retiredOn } = contract;
  const list = contractsPath({ ...NO_CONTRACTS_QUERY, kind: draft.kind });
  const register = { to: list, label: '委託・クラウドサービス台帳' };
  return (
    <>
      <PageTitle
        crumbs={offered === null ? [register] : [{ to: '/organization', label: '組織・台帳' }, register]}
        lead={
          offered === null
            ? `${CONTRACT_KIND_LABELS[draft.kind]}の記載です。違っているところがあれば、事務局に伝えてください。`
            : `変更は、すぐに台帳と情報システムの画面に反映されます。${changeAskedWords(contract.asksByContract)}`
        }
      >
        {draft.name}
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === '' || failed !== undefined ? null : <Notice tone="success" title={DONE_WORDS[done]} live />}
        <ErrorSummary errors={errors} />
        {contract.endsSoon ? (
          <Notice tone="warning" title="契約の期限が近づいています。">
            <p>更新するときは終了日を直し、別の契約に替わるときは新しい契約を登録してください。</p>
          </Notice>
        ) : null}
        <LastInquiryNote last={contract.lastInquiry} />
        {failed?.conflict === true || offered === null || retiredOn !== null ? (
          <ContractFacts contract={contract} />
        ) : null}
        {offered === null || retiredOn !== null ? null : (
          <PostForm key={contract.seenHash} label="契約の変更">
            <input type="hidden" name="intent" value="change" />
            <input type="hidden" name="seenHash" value={contract.seenHash} />
            <div className="flex max-w-3xl flex-col gap-6">
              <ContractFields
                material={offered}
                values={typed?.intent === 'change' ? typed : draft}
                errorOf={errorOf}
              />
              <div className="flex flex-wrap gap-3">
                <Button>変更を保存する</Button>
                <ButtonLink to={list} kind="tertiary">
                  一覧に戻る
                </ButtonLink>
              </div>
            </div>
          </PostForm>
        )}
      </div>
      {offered === null ? null : (
        <ContractEnd
          retiredOn={retiredOn}
          today={contract.today}
          typed={typed?.intent === 'retire' ? typed.retiredOn : undefined}
          error={errorOf('retiredOn')}
        />
      )}
    </>
  );
}
