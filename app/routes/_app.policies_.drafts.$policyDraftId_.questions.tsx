import { figure } from '#app/components/policy/figure.ts';
import { useEffect } from 'react';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DraftBurden } from '#app/components/policy/draft-burden.tsx';
import { DraftNav } from '#app/components/policy/draft-nav.tsx';
import { DraftQuestionActs, QuestionFlags } from '#app/components/policy/draft-question-acts.tsx';
import { AddQuestion } from '#app/components/policy/draft-question-add.tsx';
import { KeptQuestionWords } from '#app/components/policy/draft-question-kept.tsx';
import { DraftQuestionForm } from '#app/components/policy/draft-question-form.tsx';
import { DraftQuestionPanel, ReadOnlyQuestion } from '#app/components/policy/draft-question-panel.tsx';
import { questionsPath } from '#app/components/policy/draft-questions-address.ts';
import { KeptNotice, KeptTyped } from '#app/components/policy/kept-typed.tsx';
import { ReplaceWords } from '#app/components/policy/draft-question-replace.tsx';
import { SeveralQuestions, TickAll } from '#app/components/policy/draft-questions-several.tsx';
import { DraftQuestionsFilter } from '#app/components/policy/draft-questions-filter.tsx';
import { EditsToReview, SkippedQuestions } from '#app/components/policy/draft-questions-left.tsx';
import { DraftQuestionsList } from '#app/components/policy/draft-questions-list.tsx';
import { DraftQuestionsToDo } from '#app/components/policy/draft-questions-summary.tsx';
import { DraftHolder, DraftSteps } from '#app/components/policy/draft-steps.tsx';
import { CHOSEN_ID, policyDraftPath } from '#app/components/policy/policy-draft-address.ts';
import { useInSight } from '#app/components/policy/use-in-sight.ts';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import type { PageHandle } from '#app/lib/page-handle.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import { undoPolicyDraft } from '#app/services/policy/draft-step.acts.server.ts';
import { takeOverPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import {
  DRAFT_PUBLISH_REFUSAL_WORDS,
  POLICY_DRAFT_REFUSAL_WORDS,
  policyDraftParams,
  unshownDraftWords,
} from '#app/services/policy/policy-draft.form.server.ts';
import { changeDraftQuestions } from '#app/services/questionnaire/draft-question.acts.server.ts';
import {
  draftQuestionEcho,
  draftQuestionForm,
  draftQuestionsSearch,
} from '#app/services/questionnaire/draft-question.form.server.ts';
import type {
  DraftQuestionForm as SentForm,
  QuestionDone,
} from '#app/services/questionnaire/draft-question.form.server.ts';
import { readDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import { shownDraft } from '#app/services/access/shown-draft.loader.server.ts';
import { draftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';
import { editProblemError, QUESTION_REFUSAL_WORDS } from '#app/services/questionnaire/edit-fault.form.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export const meta: MetaFunction = () => [{ title: '設問の編集｜Tenken' }];

/** The list and the chosen question stand beside each other. */
export const handle = { wide: true } satisfies PageHandle;

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyDraftId } = readParams(params, policyDraftParams);
  const { done, find, instead, ...query } = readSearch(request, draftQuestionsSearch);
  const shown = await shownDraft(context, actor, policyDraftId, request.signal);
  const search = { ...query, done, find, instead };
  const page = shown.sort === 'read' ? draftQuestionsPage(context, actor, shown.found, search) : null;
  return {
    policyDraftId,
    query,
    done,
    page,
    // That it has ended is told here: whoever has just sent a form would lose what was typed by being led away.
    refusal: unshownDraftWords(shown),
  };
});

interface Sent {
  readonly request: Request;
  readonly context: ServiceContext;
  readonly actor: Actor;
  readonly policyDraftId: string;
  readonly form: SentForm;
}

/** Does what the form asks for; the name of the question at which the page goes on. */
async function acted({ request, context, actor, policyDraftId, form }: Sent) {
  const { question } = readSearch(request, draftQuestionsSearch);
  const stays = (done: QuestionDone) => ({ ok: true, value: { done, question } }) as const;
  switch (form.intent) {
    case 'take_over': {
      const taken = takeOverPolicyDraft(context, actor, policyDraftId);
      return taken.ok ? stays('taken') : taken;
    }
    case 'undo':
    case 'redo': {
      const back = undoPolicyDraft(context, actor, { policyDraftId, seenStep: form.seenStep }, form.intent);
      return back.ok ? stays(form.intent === 'undo' ? 'undone' : 'redone') : back;
    }
    default: {
      const found = await readDraft(context, actor, policyDraftId, request.signal);
      if (!found.ok) return found;
      const search = readSearch(request, draftQuestionsSearch);
      const changed = changeDraftQuestions(context, actor, found.value, { form, search });
      if (!changed.ok) return changed;
      const { isChanged, isNoted, goesOnAt } = changed.value;
      return {
        ok: true,
        value: { done: isNoted ? 'noted' : isChanged ? 'saved' : 'same', question: goesOnAt ?? question },
      } as const;
    }
  }
}

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'policy.manage', null), 'resource');
  const { policyDraftId } = readParams(params, policyDraftParams);
  const query = { ...readSearch(request, draftQuestionsSearch), find: '', instead: '' };
  const read = await readForm(request, draftQuestionForm, { size: 'large' });
  const typed = draftQuestionEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed });
  const outcome = await acted({ request, context, actor, policyDraftId, form: read.value });
  if (outcome.ok) return redirect(questionsPath(policyDraftId, { ...query, ...outcome.value }));
  const refuse = (message: string) => refused('conflict', { errors: [{ field: '', message }], typed });
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
    case 'unknown_draft':
      return granted<never>({ ok: false, reason: 'not_permitted' }, 'resource');
    case 'faulty':
      return refused('bad_input', { errors: outcome.errors, typed });
    case 'changed_meanwhile':
    case 'held_by_other':
    case 'not_open':
    case 'held_already':
    case 'nothing_to_undo':
      return refuse(POLICY_DRAFT_REFUSAL_WORDS[outcome.reason]);
    case 'reading_time':
    case 'reading_memory':
    case 'reading_left':
      return refuse(DRAFT_PUBLISH_REFUSAL_WORDS[outcome.reason]);
    case 'not_edited':
      return refuse(QUESTION_REFUSAL_WORDS.not_edited);
    default:
      return refused('conflict', { errors: [editProblemError(outcome.reason)], typed });
  }
});

export const shouldRevalidate = readAgainOnConflict;

const CRUMBS = [
  { label: '自己点検の管理', to: '/campaigns' },
  { label: '対策基準と調査票', to: '/policies' },
] as const;

function doneWords(done: QuestionDone, { undone, redone }: DraftQuestionsPage): string | null {
  switch (done) {
    case 'saved':
      return undone === null ? null : `保存しました（${undone}）。`;
    case 'noted':
      return undone === null
        ? null
        : `保存しました（${undone}）。判断基準と根拠資料の例は、新しい文から作り直しました。`;
    case 'same':
      return 'いまの設問と同じ内容のため、何も変えていません。';
    case 'undone':
      return redone === null ? null : `元に戻しました（${redone}）。`;
    case 'redone':
      return undone === null ? null : `やり直しました（${undone}）。`;
    case 'taken':
      return '下書きを引き継ぎました。あなたが編集できます。';
    case '':
      return null;
  }
}

const GONE_WORDS = {
  skipped: 'その設問は、いまは尋ねていません。設問としないこととしました。',
  merged: 'その設問は、いまは尋ねていません。ほかの設問に統合しました。',
  elsewhere:
    'その設問は、いまは尋ねていません。読取りの訂正かほかの設問の修正で、なくなったか、別の人への設問になっています。',
} as const;

export default function DraftQuestionsRoute() {
  const { policyDraftId, query, done, page, refusal } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? (refusal === '' ? [] : [{ field: '', message: refusal }]);
  const typed = failed?.typed ?? null;
  const told = failed === undefined && page !== null ? doneWords(done, page) : null;
  const chosen = page?.chosenQuestion ?? null;
  const wasDone = told !== null;
  const lastStep = page?.lastStep ?? 0;
  const box = useInSight(chosen?.name ?? '', wasDone ? lastStep : 0);
  useEffect(() => {
    // The button that was pressed may be gone: whoever has no pointer goes on at what was done.
    if (wasDone) document.getElementById(CHOSEN_ID)?.focus({ preventScroll: true });
  }, [wasDone, lastStep]);
  const title = (
    <PageTitle
      crumbs={[...CRUMBS, { label: '対策基準の下書き', to: policyDraftPath(policyDraftId) }]}
      lead={page === null ? undefined : `${page.name}（${page.citation}）。条項から作った設問を、公開の前に直します。`}
    >
      設問の編集
    </PageTitle>
  );
  if (page === null) {
    return (
      <>
        {title}
        <DraftNav policyDraftId={policyDraftId} current="questions" isHolder={false} />
        <div className="flex flex-col gap-6">
          <ErrorSummary errors={errors} title="設問を表示できません" note="何も変えていません。" />
          {typed === null ? null : <KeptQuestionWords typed={typed} />}
        </div>
      </>
    );
  }
  const mayEdit = page.isHolder;
  const hasForm = mayEdit && (typed === null || typed.question === '' || typed.question === chosen?.name);
  const forms = { page, errorOf: errorsByField(errors), typed };
  return (
    <KeptTyped policyDraftId={policyDraftId} lastStep={lastStep} isRefused={failed !== undefined}>
      {title}
      <DraftNav policyDraftId={policyDraftId} current="questions" isHolder={page.isHolder} />
      <div className="flex flex-col gap-6">
        <DraftHolder page={page} />
        <Disclosure onPaper="never" summary="設問の編集の手引き">
          <ol className="list-decimal pl-6">
            <li>確かめることを上から選び、設問を一つずつ開いて、条項の原文と照らします。</li>
            <li>
              直すところがなければ「確認済みにする」を押します。直すときは、文、細目、回答者などを書き換え、「変更を保存する」を押します。
            </li>
            <li>似た設問は統合し、尋ねる必要のない設問は、理由を書いて「設問としない」にします。</li>
            <li>間違えたときは「元に戻す」を押します。何度でも戻せます。</li>
            <li>読取りを訂正しても、設問の修正は残ります。合わなくなった修正は「見直しの要る修正」に表示されます。</li>
          </ol>
        </Disclosure>
        <DraftBurden page={page} />
        <DraftQuestionsToDo page={page} query={query} />
        <DraftQuestionsFilter page={page} query={query} />
        <div className="grid items-start gap-6 min-[75em]:grid-cols-2">
          <section aria-labelledby="list" className="flex min-w-0 flex-col gap-3">
            <h2 id="list" tabIndex={-1} className="text-std-18B-160">
              {page.list === 'skipped'
                ? '設問としないこととした設問'
                : page.list === 'review'
                  ? '見直しの要る修正'
                  : `設問（${figure(page.askedCount)}問のうち${figure(page.filteredCount)}問）`}
            </h2>
            {page.list === 'skipped' ? (
              <SkippedQuestions page={page} />
            ) : page.list === 'review' ? (
              <EditsToReview page={page} query={query} />
            ) : (
              <>
                {mayEdit ? (
                  <div key={lastStep}>
                    <SeveralQuestions {...forms} />
                    <ReplaceWords page={page} query={query} errorOf={forms.errorOf} />
                    <AddQuestion {...forms} />
                    <TickAll />
                  </div>
                ) : null}
                <DraftQuestionsList page={page} query={query} ticked={forms.typed?.checked ?? []} />
              </>
            )}
          </section>
          <div
            id={CHOSEN_ID}
            ref={box}
            tabIndex={-1}
            className="flex min-w-0 flex-col gap-4 min-[75em]:sticky min-[75em]:top-2 min-[75em]:max-h-[calc(100vh-1rem)] min-[75em]:overflow-y-auto min-[75em]:p-1 print:max-h-none"
          >
            {told === null ? null : <Notice tone={done === 'same' ? 'info' : 'success'} title={told} live />}
            <ErrorSummary errors={errors} title="保存していません" note="入力した内容は、この画面に残っています。" />
            {typed === null || hasForm ? null : <KeptQuestionWords typed={typed} />}
            <KeptNotice />
            <DraftSteps page={page} />
            {chosen !== null ? (
              <DraftQuestionPanel key={`${chosen.name} ${lastStep}`} page={page} chosen={chosen} query={query}>
                <QuestionFlags page={page} chosen={chosen} mayEdit={mayEdit} />
                {mayEdit ? (
                  <>
                    <div className="no-print flex flex-col gap-4">
                      <DraftQuestionForm {...forms} chosen={chosen} />
                      <DraftQuestionActs {...forms} chosen={chosen} />
                    </div>
                    <div className="print-only">
                      <ReadOnlyQuestion chosen={chosen} />
                    </div>
                  </>
                ) : (
                  <ReadOnlyQuestion chosen={chosen} />
                )}
              </DraftQuestionPanel>
            ) : page.goneAs !== null ? (
              <Notice tone="info" title={GONE_WORDS[page.goneAs]} />
            ) : (
              <p className="no-print">一覧から、設問を選んでください。文、細目、判断基準、回答者などを直せます。</p>
            )}
          </div>
        </div>
      </div>
    </KeptTyped>
  );
}
