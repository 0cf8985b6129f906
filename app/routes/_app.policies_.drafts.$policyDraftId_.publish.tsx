import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { DraftEdits, DraftToCheck } from '#app/components/policy/draft-edits-summary.tsx';
import { KeptNotice, KeptTyped } from '#app/components/policy/kept-typed.tsx';
import { DraftNav } from '#app/components/policy/draft-nav.tsx';
import { draftPlacePath, policyDraftPath } from '#app/components/policy/policy-draft-address.ts';
import { PolicyPreviewTables } from '#app/components/policy/policy-preview.tsx';
import { PublishFields } from '#app/components/policy/publish-fields.tsx';
import { TypedForPublishing } from '#app/components/policy/typed-for-publishing.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { handled, readForm, readParams, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { editsOfNewest } from '#app/services/policy/carried-steps.loader.server.ts';
import {
  DRAFT_PUBLISH_REFUSAL_WORDS,
  draftPublishEcho,
  draftPublishForm,
  policyDraftParams,
} from '#app/services/policy/policy-draft.form.server.ts';
import { POLICY_TEXT_FIELDS } from '#app/services/policy/policy-text.form.server.ts';
import { saidForPublishing } from '#app/services/policy/stored-draft.loader.server.ts';
import type { SaidForPublishing } from '#app/services/policy/stored-draft.loader.server.ts';
import { publishPolicyDraft } from '#app/services/questionnaire/draft-publish.acts.server.ts';
import { draftEditsSummary } from '#app/services/questionnaire/draft-edits-summary.loader.server.ts';
import type { DraftEditsSummary } from '#app/services/questionnaire/draft-edits-summary.loader.server.ts';
import { readDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import { previewPolicy } from '#app/services/questionnaire/policy-text.page.server.ts';
import type { PolicyPreview } from '#app/services/questionnaire/policy-text.page.server.ts';

export const meta: MetaFunction = () => [{ title: '公開する内容の確認｜Tenken' }];

const NOTHING_SAID: SaidForPublishing = { validFrom: null, revisionSummary: '' };

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyDraftId } = readParams(params, policyDraftParams);
  const found = await readDraft(context, actor, policyDraftId, request.signal);
  const nothing: PolicyPreview | null = null;
  const noEdits: DraftEditsSummary | null = null;
  if (!found.ok) {
    switch (found.reason) {
      // It is told here and leads nowhere else: whoever has sent the form would lose what was typed.
      case 'not_open':
      case 'held_by_other':
      case 'reading_time':
      case 'reading_memory':
      case 'reading_left':
        return {
          ...{
            policyDraftId,
            seenHash: '',
            preview: nothing,
            edits: noEdits,
            isOpen: found.reason !== 'not_open',
            isPaged: false,
          },
          said: NOTHING_SAID,
          refusal: DRAFT_PUBLISH_REFUSAL_WORDS[found.reason],
        };
      case 'unknown_draft':
        return granted<never>({ ok: false, reason: 'not_permitted' }, 'resource');
      default:
        return granted<never>({ ok: false, reason: found.reason }, 'resource');
    }
  }
  const { draft, asEdited: read, seenHash } = found.value;
  const text = { chosenPolicyId: draft.policyId, source: draft.source, read };
  const edits = draftEditsSummary(found.value, editsOfNewest(context, draft.policyId));
  const outcome = previewPolicy(context, actor, text);
  const said = saidForPublishing(context.db, draft);
  const shown = { policyDraftId, seenHash, edits, isOpen: true, isPaged: draft.pageCount !== null, said };
  if (outcome.ok) return { ...shown, preview: outcome.value, refusal: '' };
  switch (outcome.reason) {
    case 'no_clause':
    case 'no_question':
    case 'unknown_policy':
      return { ...shown, preview: nothing, refusal: DRAFT_PUBLISH_REFUSAL_WORDS[outcome.reason] };
    default:
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
  }
});

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyDraftId } = readParams(params, policyDraftParams);
  const sent = await readForm(request, draftPublishForm);
  const typed = draftPublishEcho.parse(sent.ok ? sent.value : sent.input);
  if (!sent.ok) return refused('bad_input', { errors: sent.errors, typed });
  const { seenHash, validFrom, revisionSummary } = sent.value;
  const told = (reason: keyof typeof DRAFT_PUBLISH_REFUSAL_WORDS & keyof typeof POLICY_TEXT_FIELDS) => [
    { field: POLICY_TEXT_FIELDS[reason], message: DRAFT_PUBLISH_REFUSAL_WORDS[reason] },
  ];
  if (validFrom === null) return refused('bad_input', { errors: told('no_start'), typed });
  const found = await readDraft(context, actor, policyDraftId, request.signal);
  const outcome = found.ok
    ? publishPolicyDraft(context, actor, {
        policyDraftId,
        seenHash,
        validFrom,
        revisionSummary,
        read: found.value.asEdited,
      })
    : found;
  if (outcome.ok) return redirect('/policies?done=published');
  switch (outcome.reason) {
    case 'no_clause':
    case 'no_question':
    case 'unknown_policy':
    case 'changed_meanwhile':
    case 'held_by_other':
    case 'not_open':
    case 'reading_time':
    case 'reading_memory':
    case 'reading_left': {
      const errors = [{ field: '', message: DRAFT_PUBLISH_REFUSAL_WORDS[outcome.reason] }];
      return refused('conflict', { errors, typed });
    }
    case 'same_start':
      return refused('conflict', { errors: told(outcome.reason), typed });
    case 'no_summary':
    case 'day_too_early':
    case 'day_too_late':
      return refused('bad_input', { errors: told(outcome.reason), typed });
    case 'unknown_draft':
      return granted<never>({ ok: false, reason: 'not_permitted' }, 'resource');
    default:
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
  }
});

export const shouldRevalidate = readAgainOnConflict;

export default function PublishDraft() {
  const { policyDraftId, seenHash, preview, edits, isOpen, isPaged, refusal, said } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const typed = failed?.typed ?? said;
  const isSending = useNavigation().formData !== undefined;
  const errors = failed?.errors ?? (refusal === '' ? [] : [{ field: '', message: refusal }]);
  return (
    <KeptTyped policyDraftId={policyDraftId} lastStep={0} isRefused={failed !== undefined}>
      <PageTitle
        crumbs={[
          { label: '対策基準と調査票', to: '/policies' },
          { label: '対策基準の下書き', to: policyDraftPath(policyDraftId) },
        ]}
        lead="訂正した条項から作った設問です。確かめて公開すると、自己点検の準備で選べるようになります。"
      >
        公開する内容の確認
      </PageTitle>
      <DraftNav policyDraftId={policyDraftId} current="publish" isHolder />
      <div className="flex flex-col gap-6">
        <ErrorSummary
          errors={errors}
          title={isOpen ? 'まだ公開していません' : 'この下書きは公開できません'}
          note={isOpen ? '下書きと訂正は、そのまま残っています。' : '今は何も変えていません。'}
        />
        <KeptNotice />
        {preview === null ? <TypedForPublishing typed={typed} /> : null}
        {edits === null ? null : <DraftToCheck policyDraftId={policyDraftId} summary={edits} />}
        {edits === null ? null : <DraftEdits policyDraftId={policyDraftId} summary={edits} />}
        {preview === null ? null : (
          <PolicyPreviewTables
            preview={preview}
            file={null}
            ofDraft={{ placePath: (place) => draftPlacePath(policyDraftId, place), isPaged }}
          />
        )}
        <PostForm
          label="公開"
          onSubmit={(event) => {
            // What is pressed twice would be refused the second time, for what the first one has done.
            if (isSending) event.preventDefault();
          }}
        >
          <input type="hidden" name="seenHash" value={seenHash} />
          <div className="flex flex-col gap-6">
            {preview === null ? null : (
              <PublishFields preview={preview} typed={typed} said={said.validFrom} errorOf={errorsByField(errors)} />
            )}
            {preview === null ? null : (
              <p>
                この対策基準を登録し、調査票を自己点検の準備で選べるようにします。庁外には公開されません。自己点検も、まだ始まりません。
              </p>
            )}
            {preview === null ? null : (
              <p>
                桁数、頻度、期限などの団体の定めは、公開したあと、「対策基準と調査票」の「この団体の定め」で記入します。
              </p>
            )}
            <div className="flex flex-wrap gap-3">
              {preview === null ? null : <Button>この内容で公開する</Button>}
              <ButtonLink to={policyDraftPath(policyDraftId)}>下書きに戻る</ButtonLink>
            </div>
            <p role="status" className={isSending ? '' : 'sr-only'}>
              {isSending ? '公開しています。この画面のまま、お待ちください。' : ''}
            </p>
          </div>
        </PostForm>
      </div>
    </KeptTyped>
  );
}
