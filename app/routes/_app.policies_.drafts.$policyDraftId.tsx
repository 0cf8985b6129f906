import { useEffect } from 'react';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CarriedWork } from '#app/components/policy/carried-work.tsx';
import { DraftClause } from '#app/components/policy/draft-clause.tsx';
import { ChosenFindings, DraftFindings } from '#app/components/policy/draft-findings.tsx';
import { DraftDescribe } from '#app/components/policy/draft-describe.tsx';
import { DraftNav } from '#app/components/policy/draft-nav.tsx';
import { KeptNotice, KeptTyped } from '#app/components/policy/kept-typed.tsx';
import { DraftPlace } from '#app/components/policy/draft-place.tsx';
import { DraftReader } from '#app/components/policy/draft-reader.tsx';
import { DraftHolder, DraftSteps, UnappliedCorrections } from '#app/components/policy/draft-steps.tsx';
import { CHOSEN_ID, draftPublishPath, policyDraftPath } from '#app/components/policy/policy-draft-address.ts';
import { policyRevisePath } from '#app/components/policy/policy-revise-address.ts';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import {
  describePolicyDraft,
  discardPolicyDraft,
  takeOverPolicyDraft,
} from '#app/services/policy/policy-draft.acts.server.ts';
import {
  confirmDraftPlace,
  correctPolicyDraft,
  takeBackDraftStep,
  undoPolicyDraft,
} from '#app/services/policy/draft-step.acts.server.ts';
import { takenNumberOfDraft } from '#app/services/policy/taken-number.loader.server.ts';
import {
  CORRECTION_PROBLEM_FIELDS,
  CORRECTION_PROBLEM_WORDS,
  POLICY_DRAFT_REFUSAL_WORDS,
  policyDraftEcho,
  policyDraftForm,
  policyDraftParams,
  policyDraftSearch,
  takenNumberWords,
  wantedCorrection,
} from '#app/services/policy/policy-draft.form.server.ts';
import type { CorrectionForm, PolicyDraftForm } from '#app/services/policy/policy-draft.form.server.ts';
import { policyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';
import type { PolicyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export const meta: MetaFunction = () => [{ title: '対策基準の下書き｜Tenken' }];

/** The tree, the source and the chosen clause stand beside each other. */
export const handle = { wide: true } satisfies PageHandle;

export const loader = handled(({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyDraftId } = readParams(params, policyDraftParams);
  const { clause: clauseId, document, place: offset, done, ...counts } = readSearch(request, policyDraftSearch);
  const choice = { clauseId, document, offset };
  return { page: granted(policyDraftPage(context, actor, policyDraftId, choice), 'resource'), done, counts };
});

const DONE = {
  take_back: 'undone',
  undo: 'undone',
  redo: 'redone',
  take_over: 'taken',
  describe: 'described',
} as const;

function acted(context: ServiceContext, actor: Actor, policyDraftId: string, form: PolicyDraftForm) {
  switch (form.intent) {
    case 'take_over':
      return takeOverPolicyDraft(context, actor, policyDraftId);
    case 'discard':
      return discardPolicyDraft(context, actor, policyDraftId);
    case 'describe':
      return describePolicyDraft(context, actor, policyDraftId, form);
    case 'undo':
    case 'redo':
      return undoPolicyDraft(context, actor, { policyDraftId, seenStep: form.seenStep }, form.intent);
    case 'take_back':
      return takeBackDraftStep(context, actor, { policyDraftId, seenStep: form.seenStep }, form.takenBack);
    case 'confirm':
      return confirmDraftPlace(context, actor, { policyDraftId, seenStep: form.seenStep }, form.confirmed);
    default:
      return correctPolicyDraft(context, actor, { policyDraftId, seenStep: form.seenStep }, wantedCorrection(form));
  }
}

/** Where the page goes on after something was done. */
function pathAfter(policyDraftId: string, form: PolicyDraftForm): string {
  if (form.intent === 'discard') return '/policies?done=discarded';
  const done = form.intent in DONE ? DONE[form.intent as keyof typeof DONE] : 'step';
  const place =
    form.intent === 'take_over' || form.intent === 'describe'
      ? null
      : form.intent === 'bring_back'
        ? form.firstLine
        : form.place;
  const query = new URLSearchParams({ ...(place === null ? {} : { place: String(place) }), done });
  return `${policyDraftPath(policyDraftId)}?${query.toString()}${place === null ? '' : `#${CHOSEN_ID}`}`;
}

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'policy.manage', null), 'resource');
  const { policyDraftId } = readParams(params, policyDraftParams);
  const read = await readForm(request, policyDraftForm);
  const typed = policyDraftEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed });
  const outcome = acted(context, actor, policyDraftId, read.value);
  if (outcome.ok) return redirect(pathAfter(policyDraftId, read.value));
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
    case 'unknown_draft':
      return granted<never>({ ok: false, reason: 'not_permitted' }, 'resource');
    case 'changed_meanwhile':
    case 'held_by_other':
    case 'not_open':
    case 'held_already':
    case 'same_as_before':
    case 'nothing_to_undo': {
      const errors = [{ field: '', message: POLICY_DRAFT_REFUSAL_WORDS[outcome.reason] }];
      return refused('conflict', { errors, typed });
    }
    case 'number_taken': {
      const wanted = wantedCorrection(read.value as CorrectionForm);
      const taken = takenNumberOfDraft(context, policyDraftId, wanted);
      const field = wanted.act === 'move' ? 'movedMarker' : CORRECTION_PROBLEM_FIELDS.number_taken;
      const message = taken === null ? CORRECTION_PROBLEM_WORDS.number_taken : takenNumberWords(taken);
      return refused('conflict', {
        errors: [{ field, message }],
        typed: taken === null ? typed : { ...typed, [field]: taken.free },
      });
    }
    default: {
      const { reason } = outcome;
      const errors = [{ field: CORRECTION_PROBLEM_FIELDS[reason], message: CORRECTION_PROBLEM_WORDS[reason] }];
      return refused('conflict', { errors, typed });
    }
  }
});

export const shouldRevalidate = readAgainOnConflict;

const CRUMBS = [
  { label: '自己点検の管理', to: '/campaigns' },
  { label: '対策基準と調査票', to: '/policies' },
] as const;

function doneWords(done: string, { undone, redone }: PolicyDraftPage): string | null {
  switch (done) {
    case 'begun':
      return '下書きに保存しました。画面を閉じても、「対策基準と調査票」から続けられます。';
    case 'revised':
      return '公開した版と同じ内容の、新しい下書きを作りました。公開するまで、公開した版は変わりません。';
    case 'described':
      return '名称と制定・改正を変えました。';
    case 'step':
      return undone === null ? null : `訂正しました（${undone}）。`;
    case 'undone':
      return redone === null ? null : `元に戻しました（${redone}）。`;
    case 'redone':
      return undone === null ? null : `やり直しました（${undone}）。`;
    case 'taken':
      return '下書きを引き継ぎました。あなたが編集できます。';
    default:
      return null;
  }
}

export default function PolicyDraftRoute() {
  const { page, done, counts } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? [];
  const errorOf = errorsByField(errors);
  const typed = failed?.typed ?? null;
  const told = failed === undefined ? doneWords(done, page) : null;
  const { policyDraftId, state, chosenClause, chosenPlace, lastStep } = page;
  const wasDone = told !== null;
  useEffect(() => {
    // The button that was pressed is gone with the step: whoever has no pointer goes on at what was done.
    if (wasDone) document.getElementById(CHOSEN_ID)?.focus({ preventScroll: true });
  }, [wasDone, lastStep]);
  if (state !== 'open') return <EndedDraft page={page} errors={errors} />;
  const anyChosen = chosenClause !== null || chosenPlace !== null;
  // Beside what it was done to, where that is shown.
  const result = (
    <>
      {told === null ? null : (
        <Notice tone="success" title={told} live>
          {done === 'begun' ? <CarriedWork page={page} counts={counts} /> : null}
        </Notice>
      )}
      <ErrorSummary errors={errors} title="訂正していません" note="下書きは、変わっていません。" />
      <KeptNotice />
    </>
  );
  return (
    <KeptTyped policyDraftId={policyDraftId} lastStep={lastStep} isRefused={failed !== undefined}>
      <PageTitle
        crumbs={CRUMBS}
        lead={`${page.name}（${page.citation}）。まだ公開していません。読取りを原文と照らして直し、公開します。`}
        actions={
          page.isHolder ? (
            <ButtonLink to={draftPublishPath(policyDraftId)} kind="primary">
              公開する内容を確かめる
            </ButtonLink>
          ) : undefined
        }
      >
        対策基準の下書き
      </PageTitle>
      <DraftNav policyDraftId={policyDraftId} current="reading" isHolder={page.isHolder} />
      <div className="flex flex-col gap-6">
        {anyChosen ? null : result}
        <DraftHolder page={page} />
        <Disclosure onPaper="never" summary="下書きの手引き">
          <ol className="list-decimal pl-6">
            <li>確かめる箇所を上から開き、原文と照らします。直すところがなければ「直すところはない」を押します。</li>
            <li>条項の一覧か原文から条項を選び、種類、名宛人、番号などを直します。設問は、そのつど作り直されます。</li>
            <li>間違えたときは「元に戻す」を押します。何度でも戻せます。</li>
            <li>「公開する内容を確かめる」で設問の数を確かめ、公開します。公開した版は変わりません。</li>
          </ol>
        </Disclosure>
        <DraftDescribe key={`${page.name} ${page.citation}`} page={page} errorOf={errorOf} typed={typed} />
        <UnappliedCorrections page={page} />
        <DraftFindings page={page} />
        <DraftReader page={page}>
          {anyChosen ? result : null}
          <DraftSteps page={page} />
          <ChosenFindings page={page} />
          {page.choiceGone ? (
            <Notice
              tone="warning"
              title="選んだ条項は、いまの読取りにはありません。条項の一覧から選び直してください。"
            />
          ) : chosenClause !== null ? (
            <DraftClause
              key={`${chosenClause.offset} ${lastStep}`}
              page={page}
              chosen={chosenClause}
              errorOf={errorOf}
              typed={typed}
            />
          ) : chosenPlace !== null ? (
            <DraftPlace
              key={`${chosenPlace.offset} ${page.lastStep}`}
              page={page}
              chosen={chosenPlace}
              errorOf={errorOf}
            />
          ) : (
            <p className="no-print">
              条項の一覧か原文から、条項を選んでください。種類、名宛人、番号、分け方などを直せます。
            </p>
          )}
        </DraftReader>
        {page.isHolder ? (
          <ConfirmForm
            trigger="この下書きを破棄する"
            consequence={<p>本文と訂正は、もう開けなくなります。公開した版と実施中の自己点検は変わりません。</p>}
            confirm="破棄する"
            danger
            fields={{ intent: 'discard' }}
          />
        ) : null}
      </div>
    </KeptTyped>
  );
}

interface EndedDraftProps {
  readonly page: PolicyDraftPage;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** A draft that became a version, or was given up: nothing is done to it any more. */
function EndedDraft({ page, errors }: EndedDraftProps) {
  const published = page.state === 'published';
  return (
    <>
      <PageTitle crumbs={CRUMBS} lead={`${page.name}（${page.citation}）`}>
        対策基準の下書き
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ErrorSummary errors={errors} title="訂正していません" note="公開した版は、変わっていません。" />
        <Notice tone="info" title={published ? 'この下書きは公開しました。' : 'この下書きは破棄しました。'}>
          <p>
            {page.policyVersionId === null ? (
              <>
                もう一度始めるときは、<TextLink to="/policies/new">対策基準を取り込みます</TextLink>。
              </>
            ) : (
              <>
                公開した版は変わりません。続きを直すときは、
                <TextLink to={policyRevisePath(page.policyVersionId)}>この版を直す新しい下書きを作ります</TextLink>。
              </>
            )}
          </p>
        </Notice>
      </div>
    </>
  );
}
