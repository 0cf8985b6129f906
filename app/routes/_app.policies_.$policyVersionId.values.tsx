import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MissingQuestions } from '#app/components/policy/concerned-questions.tsx';
import { missingText } from '#app/components/policy/body-value-words.ts';
import { policyValuesPath } from '#app/components/policy/policy-values-address.ts';
import { LeftValues, PolicyValues, valueFieldId } from '#app/components/policy/policy-values.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { OPEN_VALUE_KIND_LABELS } from '#app/domain/questionnaire/labels.ts';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { removePolicyValue, writePolicyValue } from '#app/services/questionnaire/policy-value.acts.server.ts';
import {
  bodyValueErrors,
  POLICY_VALUE_REFUSAL_WORDS,
  policyValueEcho,
  policyValueForm,
  policyValuesParams,
  policyValuesSearch,
} from '#app/services/questionnaire/policy-value.form.server.ts';
import { policyValuesPage } from '#app/services/questionnaire/policy-value.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '団体の定め｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyVersionId } = readParams(params, policyValuesParams);
  const { show, done, at } = readSearch(request, policyValuesSearch);
  const missingOnly = show === 'missing';
  const page = granted(policyValuesPage(context, actor, policyVersionId, done === '' ? null : at), 'resource');
  return { page, missingOnly, done };
});

const DONE = { write: 'written', remove: 'removed' } as const;

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'policy.manage', null), 'resource');
  const { policyVersionId } = readParams(params, policyValuesParams);
  const { show } = readSearch(request, policyValuesSearch);
  const read = await readForm(request, policyValueForm);
  const typed = policyValueEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed });
  const form = read.value;
  const { document, clauseId, kind, rev } = form;
  const seen = { policyVersionId, document, clauseId, kind, rev };
  const outcome =
    form.intent === 'write' ? writePolicyValue(context, actor, seen, form) : removePolicyValue(context, actor, seen);
  if (outcome.ok) {
    const query = new URLSearchParams({
      ...(show === '' ? {} : { show }),
      done: DONE[form.intent],
      at: `${form.number}`,
    });
    return redirect(`${policyValuesPath(policyVersionId)}?${query.toString()}`);
  }
  switch (outcome.reason) {
    case 'bad_value':
      return refused('bad_input', { errors: bodyValueErrors(outcome.faults), typed });
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
    default:
      return refused('conflict', {
        errors: [{ field: '', message: POLICY_VALUE_REFUSAL_WORDS[outcome.reason] }],
        typed,
      });
  }
});

export const shouldRevalidate = readAgainOnConflict;

export default function PolicyValuesRoute() {
  const { page, missingOnly, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const returned = failed?.typed ?? null;
  const path = policyValuesPath(page.policyVersionId);
  // What was typed stays on the page, although another has filled the same place meanwhile.
  const lines = page.lines.filter(
    ({ bodyValue, number }) => !missingOnly || bodyValue === null || number === returned?.number,
  );
  const doneAt =
    page.doneLine === null
      ? ''
      : `条項 ${formatClause(page.doneLine.clauseId)} の${OPEN_VALUE_KIND_LABELS[page.doneLine.kind]}の定めを`;
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: '対策基準と調査票', to: '/policies' },
        ]}
        lead={`${page.policyName}が、桁数や頻度、保存期間のように、この団体に委ねている事項です。一度記入すると、次に開始する自己点検から、設問のそばに表示されます。実施中の自己点検には表示されません。`}
      >
        団体の定め
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === '' || doneAt === '' || failed !== undefined ? null : (
          <Notice
            tone="success"
            title={`${doneAt}${done === 'written' ? '保存しました。' : '取り消しました。'}`}
            live
          />
        )}
        <ErrorSummary
          errors={errors.map(({ field, message }) => ({
            field: field === '' || returned === null ? '' : valueFieldId(returned.number, field),
            message,
          }))}
        />
        <p className="text-solid-gray-700">出典：{page.citation}</p>
        {page.placeCount === 0 ? (
          <EmptyState title="この対策基準から公開した調査票に、団体の定めが要る箇所はありません。" />
        ) : (
          <>
            <LinkTabs
              label="定めの表示"
              tabs={[
                { to: path, label: `すべて（${page.placeCount}件）`, current: !missingOnly },
                {
                  to: policyValuesPath(page.policyVersionId, true),
                  label: `未記入だけ（${page.missingCount}件）`,
                  current: missingOnly,
                },
              ]}
            />
            <p>{missingText(page)}です。出典のない定めは「参考」として表示されます。</p>
            <MissingQuestions questions={page.missingQuestions} />
            {lines.length === 0 ? <EmptyState title="未記入の定めはありません。" /> : null}
            <PolicyValues lines={lines} mayWrite={page.mayWrite} returned={returned} errors={errors} />
          </>
        )}
        <LeftValues lines={page.leftLines} mayWrite={page.mayWrite} />
      </div>
    </>
  );
}
