import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { policyVersionPath } from '#app/components/policy/policy-version-address.ts';
import { changeWords, VersionChangeTables } from '#app/components/policy/version-change-tables.tsx';
import { VersionTermForms } from '#app/components/policy/version-term-forms.tsx';
import { doneToDraftWords, termWords, VersionStateBadge } from '#app/components/policy/version-words.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { japaneseDate, japaneseDateOf } from '#app/lib/japanese-date.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { changePolicyTerm } from '#app/services/policy/policy-term.acts.server.ts';
import {
  asTermChange,
  POLICY_TERM_REFUSAL_WORDS,
  policyTermEcho,
  policyTermRefusalField,
  policyTermForm,
  policyVersionParams,
  policyVersionSearch,
} from '#app/services/policy/policy-term.form.server.ts';
import { policyVersionPage } from '#app/services/questionnaire/policy-version.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: '対策基準の版｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyVersionId } = readParams(params, policyVersionParams);
  const page = granted(policyVersionPage(context, actor, policyVersionId), 'resource');
  return { page, done: readSearch(request, policyVersionSearch).done };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'policy.manage', null), 'resource');
  const { policyVersionId } = readParams(params, policyVersionParams);
  const read = await readForm(request, policyTermForm);
  const typed = policyTermEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed });
  const seen = { policyVersionId, rev: read.value.seenRev };
  const outcome = changePolicyTerm(context, actor, seen, asTermChange(read.value));
  if (outcome.ok) return redirect(`${policyVersionPath(policyVersionId)}?done=${read.value.intent}`);
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
    case 'unknown_policy_version':
      return granted<never>({ ok: false, reason: 'not_permitted' }, 'resource');
    default: {
      const field = policyTermRefusalField(outcome.reason, read.value.intent);
      const errors = [{ field, message: POLICY_TERM_REFUSAL_WORDS[outcome.reason] }];
      return refused(outcome.reason === 'changed_meanwhile' ? 'conflict' : 'bad_input', { errors, typed });
    }
  }
});

export const shouldRevalidate = readAgainOnConflict;

const DONE_WORDS = {
  begin: '施行日を記録しました。',
  end: 'この版の廃止を記録しました。',
  withdraw: 'この版を取り下げました。',
  resume: '廃止・取下げを取り消しました。',
} as const;

const NO_TYPED = { intent: '', because: '', from: '', to: '' };

export default function PolicyVersionRoute() {
  const { page, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const { shownVersion: own, versionLines, termLines, versionChange } = page;
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: '対策基準と調査票', to: '/policies' },
        ]}
        lead="公開した版の内容は変わりません。いつからいつまで有効かと、前の版から何が変わったかを表示します。"
      >
        {`${page.policyName} 第${own.versionNumber}版`}
      </PageTitle>
      <div className="flex flex-col gap-6">
        {done === '' || failed !== undefined ? null : <Notice tone="success" title={DONE_WORDS[done]} live />}
        <ErrorSummary errors={errors} />
        <DefinitionList
          items={[
            { term: '状態', description: <VersionStateBadge state={own.versionState} /> },
            { term: '有効期間', description: termWords(own.validFrom, own.lastOn) },
            { term: '制定・改正', description: own.citation },
            { term: '公開', description: `${japaneseDateOf(own.importedAt)}　${own.publishedBy ?? '初期設定'}` },
            {
              term: '改訂の概要',
              description: (
                <span className="whitespace-pre-wrap">
                  {own.revisionSummary ?? (versionChange === null ? 'はじめの版です。' : '記録なし')}
                </span>
              ),
            },
            {
              term: '公開までの訂正',
              description:
                page.doneToDraft === null ? '本文から、そのまま公開しました。' : doneToDraftWords(page.doneToDraft),
            },
            {
              term: '原文の検証値（SHA-256）',
              description: <span className="break-all">{own.sourceSha256}</span>,
            },
          ]}
        />
        {page.mayChange ? (
          <VersionTermForms page={page} typed={failed?.typed ?? NO_TYPED} errorOf={errorsByField(errors)} />
        ) : null}
        {termLines.length < 2 ? null : (
          <DataTable
            caption="有効期間の記録"
            rows={termLines}
            rowKey={({ rev }) => String(rev)}
            columns={[
              { key: 'at', header: '記録した日', rowHeader: true, cell: ({ writtenAt }) => japaneseDateOf(writtenAt) },
              { key: 'by', header: '記録した人', cell: ({ writtenBy }) => writtenBy ?? '初期設定' },
              {
                key: 'from',
                header: '施行日',
                cell: ({ validFrom }) => (validFrom === null ? '記録なし' : japaneseDate(validFrom)),
              },
              {
                key: 'to',
                header: '有効な最後の日',
                cell: ({ validFrom, validTo }) =>
                  validTo === null
                    ? '定めなし'
                    : validFrom !== null && validTo < validFrom
                      ? '取下げ'
                      : japaneseDate(validTo),
              },
              { key: 'because', header: '理由', width: 'wide', cell: ({ because }) => because ?? '公開のとき' },
            ]}
          />
        )}
        {versionChange === null ? null : <VersionChangeTables change={versionChange} />}
        <DataTable
          caption="この規程の版"
          rows={versionLines}
          rowKey={({ policyVersionId }) => policyVersionId}
          columns={[
            {
              key: 'version',
              header: '版',
              rowHeader: true,
              cell: ({ policyVersionId, versionNumber }) =>
                policyVersionId === own.policyVersionId ? (
                  `第${versionNumber}版（表示中）`
                ) : (
                  <TextLink to={policyVersionPath(policyVersionId)}>{`第${versionNumber}版`}</TextLink>
                ),
            },
            { key: 'state', header: '状態', cell: ({ versionState }) => <VersionStateBadge state={versionState} /> },
            { key: 'term', header: '有効期間', cell: ({ validFrom, lastOn }) => termWords(validFrom, lastOn) },
            {
              key: 'published',
              header: '公開した人・日',
              cell: ({ publishedBy, importedAt }) => `${publishedBy ?? '初期設定'}　${japaneseDateOf(importedAt)}`,
            },
            {
              key: 'summary',
              header: '改訂の概要',
              width: 'wide',
              cell: ({ revisionSummary }) => <span className="whitespace-pre-wrap">{revisionSummary ?? '－'}</span>,
            },
            {
              key: 'changes',
              header: '前の版からの変更',
              width: 'wide',
              cell: ({ changeCounts }) => (changeCounts === null ? '－' : changeWords(changeCounts)),
            },
            {
              key: 'hash',
              header: '原文の検証値',
              // Cut to the first letters, it leads the eye on a screen; on paper the whole one stands above.
              screenOnly: true,
              cell: ({ sourceSha256 }) => <span title={sourceSha256}>{sourceSha256.slice(0, 12)}…</span>,
            },
          ]}
        />
      </div>
    </>
  );
}
