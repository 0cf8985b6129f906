import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { respondentWords } from '#app/components/policy/draft-question-words.ts';
import { DraftNav } from '#app/components/policy/draft-nav.tsx';
import { PreviewChapters, PreviewCounts, PreviewGates } from '#app/components/policy/draft-preview.tsx';
import { NO_QUESTIONS_QUERY, questionsPath } from '#app/components/policy/draft-questions-address.ts';
import { policyDraftPath } from '#app/components/policy/policy-draft-address.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { handled, readParams, readSearch } from '#app/lib/http.server.ts';
import { requireActor } from '#app/services/access/admission.loader.server.ts';
import { draftPreviewSearch } from '#app/services/policy/draft-preview.form.server.ts';
import { DRAFT_PUBLISH_REFUSAL_WORDS, policyDraftParams } from '#app/services/policy/policy-draft.form.server.ts';
import { draftPreviewPage } from '#app/services/questionnaire/draft-preview.page.server.ts';
import type { DraftPreviewPage } from '#app/services/questionnaire/draft-preview.page.server.ts';
import { shownDraft } from '#app/services/access/shown-draft.loader.server.ts';

export const meta: MetaFunction = () => [{ title: '回答者からの見え方｜Tenken' }];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyDraftId } = readParams(params, policyDraftParams);
  const { as } = readSearch(request, draftPreviewSearch);
  const shown = await shownDraft(context, actor, policyDraftId, request.signal);
  if (shown.sort === 'ended') return redirect(policyDraftPath(policyDraftId));
  const page = shown.sort === 'read' ? draftPreviewPage(context, actor, shown.found, as) : null;
  return { policyDraftId, page, refusal: shown.sort === 'unread' ? DRAFT_PUBLISH_REFUSAL_WORDS[shown.reason] : '' };
});

function RespondentForm({ page }: { readonly page: DraftPreviewPage }) {
  const offices = useOfficeNames();
  const { kinds, units, systems, chosenValue: chosen } = page;
  return (
    <Form
      method="get"
      role="search"
      aria-label="回答者"
      className="no-print flex flex-wrap items-end gap-4 rounded-8 bg-solid-gray-50 p-4"
    >
      <SelectField
        key={chosen}
        name="as"
        label="誰からの見え方か"
        defaultValue={chosen}
        options={kinds.map((kind) => ({ value: kind, label: respondentWords(kind, offices) }))}
        groups={[
          ...(units.length === 0 ? [] : [{ label: '実際の所属', options: units }]),
          ...(systems.length === 0 ? [] : [{ label: '台帳の情報システム', options: systems }]),
        ]}
      />
      <Button kind="secondary">見え方を表示する</Button>
    </Form>
  );
}

export default function DraftPreviewRoute() {
  const { policyDraftId, page, refusal } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '対策基準と調査票', to: '/policies' },
          { label: '対策基準の下書き', to: policyDraftPath(policyDraftId) },
        ]}
        lead="いまの下書きを公開したとき、回答する人に何がどれだけ見えるかを確かめます。"
      >
        回答者からの見え方
      </PageTitle>
      <DraftNav policyDraftId={policyDraftId} current="preview" isHolder={page?.head.isHolder ?? false} />
      <div className="flex flex-col gap-6">
        <ErrorSummary
          errors={refusal === '' ? [] : [{ field: '', message: refusal }]}
          title="見え方を表示できません"
          note="下書きは、変わっていません。"
        />
        {page === null ? null : (
          <>
            <p className="text-solid-gray-700">
              {page.head.name}（{page.head.citation}）
            </p>
            <RespondentForm page={page} />
            {page.choiceGone ? (
              <Notice tone="warning" title="選んだ回答者は、いまはありません。ふつうの課の見え方を表示しています。" />
            ) : null}
            <PreviewCounts page={page} />
            <Disclosure onPaper="never" summary="見え方の手引き">
              <ul className="list-disc pl-6">
                <li>回答する人は、はじめに事前確認に答え、当てはまる設問だけに答えます。</li>
                <li>「ふつうの課」と情報システムの例は、設問の数の目安に収まるかを確かめるための想定です。</li>
                <li>
                  実際の所属は、この規程が適用される所属から選べます。所属や情報システムを選ぶと、台帳と前回の回答から、見える設問を選びます。
                </li>
                <li>前年度の回答、共通回答、団体の定めは、自己点検を始めたときに、設問の横に表示されます。</li>
              </ul>
            </Disclosure>
            <PreviewGates gates={page.gates} />
            <PreviewChapters
              page={page}
              editPathOf={(name) => questionsPath(policyDraftId, { ...NO_QUESTIONS_QUERY, question: name })}
            />
          </>
        )}
      </div>
    </>
  );
}
