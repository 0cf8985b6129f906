import { seenDraft } from '#app/services/questionnaire/policy-text.loader.server.ts';
import { findPolicyDraft, lastStepOfDraft, openPolicyDrafts } from '#db/queries/policy-draft.server.ts';
import type { TownAct } from '#test/browser/town-acts.ts';
import { DRAFT_SOURCE } from '#test/factories/policy-draft.ts';
import type { Town } from '#test/factories/town.ts';

const DRAFT_PAGE = 'routes/_app.policies_.drafts.$policyDraftId';
const NEW_NAME = '架空病院の基準';

/** The acts on a draft of a policy; the preparation has begun one. */
export function draftActs({ context }: Town): readonly TownAct[] {
  const policyDraftId = openPolicyDrafts(context.db)[0]?.id ?? 'none';
  const onDraft = { routeId: DRAFT_PAGE, params: { policyDraftId } };
  const first = ['secretariat', 'second_secretariat'] as const;
  const second = ['second_secretariat', 'secretariat'] as const;
  const clause = { document: 'standards', clauseId: '1-1' };
  return [
    {
      name: 'correcting a draft',
      ...onDraft,
      body: { form: { intent: 'kind', seenStep: '0', kind: 'recommendation', ...clause } },
      openTo: first,
    },
    { name: 'taking a correction back', ...onDraft, body: { form: { intent: 'undo', seenStep: '1' } }, openTo: first },
    {
      name: 'editing the questions of a draft',
      routeId: 'routes/_app.policies_.drafts.$policyDraftId_.questions',
      params: { policyDraftId },
      get body() {
        const seenStep = String(lastStepOfDraft(context.db, policyDraftId));
        const asked = { addedText: '鍵の数を確かめていますか。', addedRows: '', addedKind: 'requirement' };
        return {
          form: { intent: 'add', seenStep, ...asked, addedChapter: 'standards 1', addedRole: 'security_manager' },
        };
      },
      openTo: first,
    },
    {
      name: 'saying what a name of a draft means',
      routeId: 'routes/_app.policies_.drafts.$policyDraftId_.roles',
      params: { policyDraftId },
      get body() {
        const seenStep = String(lastStepOfDraft(context.db, policyDraftId));
        return { form: { intent: 'name_role', seenStep, name: '職員等', meaning: 'roles', roles: 'security_manager' } };
      },
      openTo: first,
    },
    {
      name: 'setting the name of a draft right',
      ...onDraft,
      body: { form: { intent: 'describe', name: '町の新しい対策基準', citation: '令和9年改正' } },
      openTo: first,
    },
    { name: 'taking a draft over', ...onDraft, body: { form: { intent: 'take_over' } }, openTo: second },
    {
      name: 'publishing a draft',
      routeId: 'routes/_app.policies_.drafts.$policyDraftId_.publish',
      params: { policyDraftId },
      get body() {
        const draft = findPolicyDraft(context.db, policyDraftId);
        const seenHash = draft === undefined ? '' : seenDraft(context.db, draft);
        return { form: { seenHash, validFrom: '2027-04-01' } };
      },
      entryCount: 3,
      openTo: second,
    },
    {
      name: 'making a version a draft again',
      routeId: 'routes/_app.policies_.$policyVersionId.revise',
      get params() {
        return { policyVersionId: findPolicyDraft(context.db, policyDraftId)?.policyVersionId ?? 'none' };
      },
      body: { form: { besideOpen: 'yes' } },
      openTo: second,
    },
    {
      name: 'keeping a text as a draft',
      routeId: 'routes/_app.policies_.new',
      params: {},
      body: { form: { intent: 'draft', policyId: '', name: NEW_NAME, citation: '架空', text: DRAFT_SOURCE } },
      openTo: first,
    },
    {
      name: 'giving a draft up',
      routeId: DRAFT_PAGE,
      get params() {
        const { id } = openPolicyDrafts(context.db).find(({ name }) => name === NEW_NAME) ?? { id: policyDraftId };
        return { policyDraftId: id };
      },
      body: { form: { intent: 'discard' } },
      openTo: first,
    },
  ];
}
