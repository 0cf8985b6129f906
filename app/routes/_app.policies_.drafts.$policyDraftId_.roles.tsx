import { useEffect } from 'react';
import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DraftNav } from '#app/components/policy/draft-nav.tsx';
import { CHOSEN_NAME_ID, ChosenName, RoleNameTables } from '#app/components/policy/draft-roles.tsx';
import { KeptNotice, KeptTyped } from '#app/components/policy/kept-typed.tsx';
import { DraftHolder, DraftSteps } from '#app/components/policy/draft-steps.tsx';
import { draftRoleNamePath, draftRolesPath, policyDraftPath } from '#app/components/policy/policy-draft-address.ts';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { PageTitle } from '#app/components/ui/page-title.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { Actor } from '#app/domain/access/actor.ts';
import { handled, readForm, readParams, readSearch, refused } from '#app/lib/http.server.ts';
import { readAgainOnConflict } from '#app/lib/read-again.ts';
import { granted, requireActor } from '#app/services/access/admission.loader.server.ts';
import {
  draftRolesEcho,
  draftRolesForm,
  draftRolesSearch,
  meaningProblem,
  NAME_GONE_WORDS,
} from '#app/services/policy/draft-roles.form.server.ts';
import type { DraftRolesForm } from '#app/services/policy/draft-roles.form.server.ts';
import { nameRoleOfDraft, undoPolicyDraft } from '#app/services/policy/draft-step.acts.server.ts';
import { takeOverPolicyDraft } from '#app/services/policy/policy-draft.acts.server.ts';
import {
  POLICY_DRAFT_REFUSAL_WORDS,
  policyDraftParams,
  unshownDraftWords,
} from '#app/services/policy/policy-draft.form.server.ts';
import { shownDraft } from '#app/services/access/shown-draft.loader.server.ts';
import { draftRolesPage } from '#app/services/questionnaire/draft-roles.page.server.ts';
import type { DraftRolesPage } from '#app/services/questionnaire/draft-roles.page.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

export const meta: MetaFunction = () => [{ title: '役割名の読替え｜Tenken' }];

export const loader = handled(async ({ request, context, params }: LoaderFunctionArgs) => {
  const actor = requireActor(request, context);
  const { policyDraftId } = readParams(params, policyDraftParams);
  const { name, done } = readSearch(request, draftRolesSearch);
  const shown = await shownDraft(context, actor, policyDraftId, request.signal);
  const page = shown.sort === 'read' ? draftRolesPage(context, actor, shown.found, name) : null;
  return {
    policyDraftId,
    page,
    done,
    // That it has ended is told here: whoever has just sent the form is not led away without a word.
    refusal: unshownDraftWords(shown),
  };
});

const DONE = { undo: 'undone', redo: 'redone', take_over: 'taken', name_role: 'step' } as const;

function acted(context: ServiceContext, actor: Actor, policyDraftId: string, form: DraftRolesForm) {
  switch (form.intent) {
    case 'take_over':
      return takeOverPolicyDraft(context, actor, policyDraftId);
    case 'undo':
    case 'redo':
      return undoPolicyDraft(context, actor, { policyDraftId, seenStep: form.seenStep }, form.intent);
    case 'name_role': {
      const { seenStep, name, roles } = form;
      return nameRoleOfDraft(context, actor, { policyDraftId, seenStep }, { name, roles });
    }
  }
}

export const action = handled(async ({ request, context, params }: ActionFunctionArgs) => {
  const actor = requireActor(request, context);
  granted(authorize(actor, 'policy.manage', null), 'resource');
  const { policyDraftId } = readParams(params, policyDraftParams);
  const read = await readForm(request, draftRolesForm);
  const typed = draftRolesEcho.parse(read.ok ? read.value : read.input);
  if (!read.ok) return refused('bad_input', { errors: read.errors, typed });
  const form = read.value;
  const problem = form.intent === 'name_role' ? meaningProblem(form) : null;
  if (problem !== null) return refused('bad_input', { errors: [{ field: 'roles', message: problem }], typed });
  const outcome = acted(context, actor, policyDraftId, form);
  if (outcome.ok) {
    const done = DONE[form.intent];
    return redirect(
      form.intent === 'name_role'
        ? `${draftRoleNamePath(policyDraftId, form.name)}&done=${done}#${CHOSEN_NAME_ID}`
        : `${draftRolesPath(policyDraftId)}?done=${done}`,
    );
  }
  const conflict = (message: string) => refused('conflict', { errors: [{ field: '', message }], typed });
  switch (outcome.reason) {
    case 'not_permitted':
    case 'own_answers':
    case 'wrong_state':
      return granted<never>({ ok: false, reason: outcome.reason }, 'resource');
    case 'unknown_draft':
      return granted<never>({ ok: false, reason: 'not_permitted' }, 'resource');
    case 'name_gone':
      return conflict(NAME_GONE_WORDS);
    default:
      return conflict(POLICY_DRAFT_REFUSAL_WORDS[outcome.reason]);
  }
});

export const shouldRevalidate = readAgainOnConflict;

function doneWords(done: string, { head: { undone, redone } }: DraftRolesPage): string | null {
  switch (done) {
    case 'step':
      return undone === null ? null : `意味を決めました（${undone}）。設問の回答者も変わりました。`;
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

export default function DraftRolesRoute() {
  const { policyDraftId, page, done, refusal } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const errors = failed?.errors ?? (refusal === '' ? [] : [{ field: '', message: refusal }]);
  const told = failed === undefined && page !== null ? doneWords(done, page) : null;
  const wasNamed = told !== null && done === 'step';
  const lastStep = page?.head.lastStep ?? 0;
  useEffect(() => {
    // The button that was pressed is drawn anew with the step: whoever has no pointer goes on at what was done.
    if (wasNamed) document.getElementById(CHOSEN_NAME_ID)?.focus({ preventScroll: true });
  }, [wasNamed, lastStep]);
  return (
    <KeptTyped policyDraftId={policyDraftId} lastStep={lastStep} isRefused={failed !== undefined}>
      <PageTitle
        crumbs={[
          { label: '対策基準と調査票', to: '/policies' },
          { label: '対策基準の下書き', to: policyDraftPath(policyDraftId) },
        ]}
        lead="本文の役割名が、誰のことかを決めます。一度決めると、その役割名のすべての条項に効きます。"
      >
        役割名の読替え
      </PageTitle>
      <DraftNav policyDraftId={policyDraftId} current="roles" isHolder={page?.head.isHolder ?? false} />
      <div className="flex flex-col gap-6">
        <ErrorSummary
          errors={errors}
          title="何も変えていません"
          note={page?.head.isHolder === true ? '選んだものは、下に残っています。' : '下書きは、そのまま残っています。'}
        />
        {told === null ? null : <Notice tone="success" title={told} live />}
        <KeptNotice />
        {page === null ? null : (
          <>
            <DraftHolder page={page.head} />
            <DraftSteps page={page.head} />
            <Disclosure onPaper="never" summary="役割の手引き">
              <ul className="list-disc pl-6">
                <li>対策基準の本文は、「情報管理者」のように、団体ごとの名前で役割を呼びます。</li>
                <li>
                  誰に当たるか分からない名前の条項は、統括情報セキュリティ責任者等の設問になっています。名前を押して、誰のことかを決めます。
                </li>
                <li>一つの名前が、二つ以上の役割を指すときは、すべてに印を付けます。それぞれの設問になります。</li>
                <li>一つの条項だけを直すときは、「1 読取り」で、その条項の名宛人を直します。</li>
              </ul>
            </Disclosure>
            <RoleNameTables page={page} />
            {page.choiceGone ? (
              <Notice
                tone="warning"
                title="選んだ役割名は、いまの読取りの名宛人にありません。一覧から選び直してください。"
              />
            ) : null}
            {page.chosen === null ? null : (
              <ChosenName
                key={`${page.chosen.name} ${lastStep}`}
                page={page}
                chosen={page.chosen}
                errorOf={errorsByField(errors)}
                typed={failed?.typed ?? null}
              />
            )}
            <p className="no-print">
              次は、<TextLink to={`${policyDraftPath(policyDraftId)}/questions`}>設問を確かめます</TextLink>。
            </p>
          </>
        )}
      </div>
    </KeptTyped>
  );
}
