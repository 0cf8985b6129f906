import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Clause, Discard, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { chosenClause, chosenPlace } from '#app/services/questionnaire/draft-choice.loader.server.ts';
import type { ChosenClause, ChosenPlace } from '#app/services/questionnaire/draft-choice.loader.server.ts';
import { draftReview, isDiscard } from '#app/services/questionnaire/draft-review.loader.server.ts';
import type { DraftReview, ShownPart } from '#app/services/questionnaire/draft-review.loader.server.ts';
import { draftHead } from '#app/services/policy/draft-head.loader.server.ts';
import type { DraftHead } from '#app/services/policy/draft-head.loader.server.ts';
import { storedDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import type { PolicyDraft } from '#app/services/policy/stored-draft.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 選んだもの. Of a draft: a clause by its number, or what holds a place of the source. */
export interface DraftChoice {
  readonly clauseId: string | null;
  readonly document: PolicyDocumentKind;
  readonly offset: number | null;
}

/** 対策基準の下書きの画面. */
export type PolicyDraftPage = DraftHead &
  DraftReview['said'] & {
    readonly pageCount: number | null;
    readonly shownPart: ShownPart;
    /** The number of that part among all, from 0. */
    readonly shownNumber: number;
    readonly chosenClause: ChosenClause | null;
    readonly chosenPlace: ChosenPlace | null;
    /** Numbers of the lines of what is to be checked that stand in what is chosen. */
    readonly chosenFindings: readonly number[];
    /** Something was asked for that the draft no longer has. */
    readonly choiceGone: boolean;
  };

/** What was chosen, as it stands now; null for what is not there. */
function chosenOf({ corrected: { reading } }: PolicyDraft, { holderAt }: DraftReview, choice: DraftChoice) {
  const { clauseId, document, offset } = choice;
  if (clauseId !== null) return reading.clauses.find((one) => one.document === document && one.id === clauseId) ?? null;
  return offset === null ? null : holderAt(offset);
}

function startOf(chosen: Clause | Discard | null, { offset }: DraftChoice): number {
  if (chosen === null) return 0;
  return isDiscard(chosen) ? (offset ?? chosen.from) : (chosen.spans[0]?.[0] ?? 0);
}

export function policyDraftPage(
  context: ServiceContext,
  actor: Actor,
  policyDraftId: string,
  choice: DraftChoice,
): Result<PolicyDraftPage, Denial> {
  const permission = authorize(actor, 'policy.manage', null);
  if (!permission.ok) return permission;
  const draft = storedDraft(context.db, policyDraftId);
  if (draft === undefined) return refuse('not_permitted');
  const review = draftReview(draft.draftContent);
  const chosen = chosenOf(draft, review, choice);
  const from = startOf(chosen, choice);
  const shownNumber = review.partAt(from);
  const { findingLines } = review.said;
  return ok({
    ...draftHead(context, actor, draft),
    ...review.said,
    pageCount: draft.pageCount,
    shownPart: review.shownPart(shownNumber),
    shownNumber,
    chosenClause: chosen === null || isDiscard(chosen) ? null : chosenClause(draft, chosen),
    chosenPlace: chosen !== null && isDiscard(chosen) ? chosenPlace(draft, chosen, from) : null,
    chosenFindings:
      chosen === null
        ? []
        : findingLines.flatMap(({ offset }, index) => (review.holderAt(offset) === chosen ? [index] : [])),
    choiceGone: chosen === null && (choice.clauseId !== null || choice.offset !== null),
  });
}
