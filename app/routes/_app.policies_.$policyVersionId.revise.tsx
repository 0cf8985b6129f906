import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { OpenDrafts } from '#app/components/policy/open-drafts.tsx';
import { policyDraftPath } from '#app/components/policy/policy-draft-address.ts';
import { doneToDraftWords } from '#app/components/policy/version-words.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { beginDraftFromVersion } from '#app/services/policy/draft-from-version.acts.server.ts';
import { openDrafts } from '#app/services/policy/policies.page.server.ts';
import { REVISE_REFUSAL_WORDS, reviseForm, reviseParams } from '#app/services/policy/revise.form.server.ts';
import { textToReadAnew, versionToRevisePage } from '#app/services/policy/version-to-revise.page.server.ts';
import type { VersionToRevisePage } from '#app/services/policy/version-to-revise.page.server.ts';
import { findingsOf } from '#app/services/questionnaire/policy-text.page.server.ts';
import { readTextApart } from '#app/services/questionnaire/text-reading.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';

export const meta: MetaFunction = () => [{ title: 'この版を直す｜Tenken' }];

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyVersionId } = readParams(params, reviseParams);
  const page = granted(versionToRevisePage(context, actor, policyVersionId), 'resource');
  return { page, drafts: openDrafts(context, actor).filter(({ id }) => page.openDraftIds.includes(id)) };
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'policy.manage', null), 'resource');
  const { policyVersionId } = readParams(params, reviseParams);
  const sent = await readForm(request, reviseForm);
  if (!sent.ok) return refused('bad_input', { errors: sent.errors });
  const told = (reason: keyof typeof REVISE_REFUSAL_WORDS) =>
    refused('conflict', { errors: [{ field: '', message: REVISE_REFUSAL_WORDS[reason] }] });
  const text = textToReadAnew(context, policyVersionId);
  const found = text === null ? null : await readTextApart(text, { personId: actor.personId, left: request.signal });
  if (found !== null && !found.ok) return told(found.reason);
  if (found !== null && found.value.reading.clauses.length === 0) return told('no_clause');
  const read = found === null ? null : { reading: found.value.reading, findings: findingsOf(found.value, []) };
  const { besideOpen } = sent.value;
  const begun = beginDraftFromVersion(context, actor, { policyVersionId, besideOpen, read });
  if (begun.ok) return redirect(`${policyDraftPath(begun.value.policyDraftId)}?done=revised`);
  switch (begun.reason) {
    case 'draft_open':
    case 'not_read':
      return told(begun.reason);
    case 'unknown_version':
      return granted<never>({ ok: false, reason: 'not_permitted' }, 'resource');
    default:
      return granted<never>({ ok: false, reason: begun.reason }, 'resource');
  }
});

export const shouldRevalidate = readAgainOnConflict;

function keptWords({ carriedCounts: done }: VersionToRevisePage): string {
  if (done === null) return 'この版の本文を、あらためて読み取ります。読取りの訂正と設問の修正は、はじめから行います。';
  if (Object.values(done).every((count) => count === 0)) return 'この版は、本文を読み取ったまま公開しています。';
  return `この版を公開したときの、${doneToDraftWords(done)}を、すべて引き継ぎます。`;
}

export default function RevisePolicyVersion() {
  const { page, drafts } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const isSending = useNavigation().formData !== undefined;
  const { name, citation, isNewest, now } = page;
  const isBeside = drafts.length > 0;
  return (
    <>
      <PageTitle
        crumbs={[
          { label: '自己点検の管理', to: '/campaigns' },
          { label: '対策基準と調査票', to: '/policies' },
        ]}
        lead={`${name}（${citation}）と同じ本文の、新しい下書きを作ります。`}
      >
        この版を直す
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary
          errors={failed?.errors ?? []}
          title="下書きを作っていません"
          note="公開した版は、変わっていません。"
        />
        {isBeside ? (
          <Notice
            tone="warning"
            title="この規程の下書きが、すでにあります。続きであれば、その下書きを開いてください。"
          />
        ) : null}
        <OpenDrafts drafts={drafts} now={now} />
        {isNewest ? null : (
          <Notice
            tone="warning"
            title="この版のあとに、新しい版が公開されています。ふつうは、いちばん新しい版を直します。"
          />
        )}
        <p>{keptWords(page)}</p>
        <PostForm
          label="この版を直す"
          onSubmit={(event) => {
            // What is pressed twice would be refused the second time, for what the first one has done.
            if (isSending) event.preventDefault();
          }}
        >
          {isBeside ? <input type="hidden" name="besideOpen" value="yes" /> : null}
          <div className="flex flex-wrap gap-3">
            <Button kind={isBeside ? 'secondary' : 'primary'}>
              {isBeside ? '別の下書きを作って直す' : '下書きを作って直す'}
            </Button>
            <ButtonLink to="/policies" kind="tertiary">
              やめる
            </ButtonLink>
          </div>
          <p role="status" className={isSending ? 'mt-2' : 'sr-only'}>
            {isSending ? '下書きを作っています。この画面のまま、お待ちください。' : ''}
          </p>
        </PostForm>
        <Disclosure onPaper="never" summary="版を直すときの手引き">
          <ul className="list-disc pl-6">
            <li>公開した版は変わりません。直した下書きを公開すると、新しい版になります。</li>
            <li>実施中の自己点検と、これまでの結果は、そのときの版のまま残ります。</li>
            <li>本文そのものが改正されたときは、「対策基準を取り込む」で、新しい本文を取り込みます。</li>
          </ul>
        </Disclosure>
      </div>
    </>
  );
}
