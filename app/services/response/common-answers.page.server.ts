import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import type { Answer, AnswerValue } from '#app/domain/response/answer.ts';
import { rowIdsOf } from '#app/domain/response/item-state.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { pinnedClauses, pinnedPolicies } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { PinnedClause } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { commonAnswersByQuestion, commonShower } from '#app/services/response/common-answer.loader.server.ts';
import type { ShownCommon } from '#app/services/response/common-answer.loader.server.ts';
import { questionNumber } from '#app/services/response/question-number.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { askedOfCommon, commonCounts } from '#db/queries/common-answer.server.ts';
import type { CommonAsked } from '#db/queries/common-answer.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import { rowViews } from '#app/services/response/row-view.loader.server.ts';
import type { RowView } from '#app/services/response/row-view.loader.server.ts';

/** 共通事項. A question of which one answer holds for all, and how those who are asked stand to it. */
export interface CommonQuestion {
  readonly campaignQuestionId: string;
  readonly printedNumber: string;
  readonly text: string;
  readonly putTo: UnitType;
  /** Null where the campaign asks about one policy alone. */
  readonly policyName: string | null;
  /** Null while nothing was answered for all. */
  readonly given: (ShownCommon & { readonly value: AnswerValue | null }) | null;
  /** How many are asked and how they stand to it: who confirmed, who answered by itself, whose confirmation is old. */
  readonly standings: {
    readonly askedCount: number;
    readonly confirmedCount: number;
    readonly ownCount: number;
    readonly staleCount: number;
    readonly openCount: number;
  };
}

/** 自己点検の名前. */
interface CampaignName {
  readonly id: string;
  readonly name: string;
  readonly fiscalYear: number;
}

/** 共通回答の一覧. */
export interface CommonAnswersPage {
  readonly campaign: CampaignName;
  readonly commonQuestions: readonly CommonQuestion[];
  readonly mayGive: boolean;
}

/** 共通事項の尋ねる先. Who is asked on which sheet, and how the answer stands to the common one. */
export interface AskedTarget extends CommonAsked {
  readonly targetName: string;
  /** The section that keeps a system; null for the others. */
  readonly ownerName: string | null;
  readonly state: SheetState;
}

/** 共通回答の入力画面. */
export interface CommonAnswerPage {
  readonly campaign: CampaignName;
  readonly commonQuestion: CommonQuestion;
  readonly rows: readonly RowView[];
  readonly recommended: boolean;
  readonly criteria: CampaignQuestion['criteria'];
  readonly evidenceExamples: readonly string[];
  readonly clauses: readonly PinnedClause[];
  readonly answer: Answer | null;
  readonly rev: number;
  readonly mayGive: boolean;
  /** Who is asked, in the order of the sheets. */
  readonly askedTargets: readonly AskedTarget[];
  /** What another answer would do: who has to look again, and whose sheet comes back. */
  readonly onChange: { readonly lookAgainCount: number; readonly returnCount: number };
}

/** The common questions of a campaign in its order. */
export function commonAnswersPage(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<CommonAnswersPage, Denial> {
  const seen = seeCommon(context, actor, campaignId);
  if (!seen.ok) return seen;
  const { campaign, mayGive } = seen.value;
  const questions = [...questionsOf(context.db, campaignId).values()].filter(({ common }) => common !== undefined);
  return ok({ campaign: nameOf(campaign), commonQuestions: linesOf(context, campaignId, questions), mayGive });
}

/** One of them, with what its answer is entered into. */
export function commonAnswerPage(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  campaignQuestionId: string,
): Result<CommonAnswerPage, Denial> {
  const seen = seeCommon(context, actor, campaignId);
  if (!seen.ok) return seen;
  const { campaign, mayGive } = seen.value;
  const question = questionsOf(context.db, campaignId).get(campaignQuestionId);
  if (question?.common === undefined) return refuse('not_permitted');
  const [commonQuestion] = linesOf(context, campaignId, [question]);
  if (commonQuestion === undefined) throw new Error(`question ${campaignQuestionId} has no line`);
  const clauseOf = pinnedClauses(context.db, campaignId);
  const asked = targetsAsked(context, campaignId, campaignQuestionId);
  const concerned = asked.filter(({ standing }) => standing === 'confirmed' || standing === 'stale');
  return ok({
    askedTargets: asked,
    onChange: {
      lookAgainCount: concerned.length,
      returnCount: new Set(concerned.flatMap(({ sheetId, state }) => (isSubmitted(state) ? [sheetId] : []))).size,
    },
    ...{ campaign: nameOf(campaign), commonQuestion, mayGive },
    rows: rowViews(question, null),
    recommended: question.kind === 'recommendation',
    criteria: question.criteria,
    evidenceExamples: question.evidence,
    clauses: question.clauses.flatMap((id) => clauseOf({ ...question, id }) ?? []),
    answer: commonQuestion.given?.answer ?? null,
    rev: commonQuestion.given?.rev ?? 0,
  });
}

/** Asks the door for looking at the common answers of a campaign that was opened. */
export function seeCommon(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<{ readonly campaign: CampaignRow; readonly mayGive: boolean }, Denial> {
  const permission = authorize(actor, 'common_answer.view', null);
  if (!permission.ok) return permission;
  const campaign = findCampaign(context.db, campaignId);
  if (campaign === undefined || campaign.state === 'draft') return refuse('not_permitted');
  const mayGive = authorize(actor, 'common_answer.give', campaignResource(context, campaign)).ok;
  return ok({ campaign, mayGive });
}

function targetsAsked({ db }: ServiceContext, campaignId: string, campaignQuestionId: string): readonly AskedTarget[] {
  const bySheet = groupBy(askedOfCommon(db, campaignQuestionId), ({ sheetId }) => sheetId);
  return sheetsOf(db, campaignId).flatMap(({ sheet: { id, state }, target }) => {
    const ownerName = target.type === 'system' ? target.ownerUnitName : null;
    return (bySheet.get(id) ?? []).map((asked) => ({ ...asked, targetName: target.name, ownerName, state }));
  });
}

function nameOf({ id, name, fiscalYear }: CampaignRow): CampaignName {
  return { id, name, fiscalYear };
}

function linesOf(
  { db }: ServiceContext,
  campaignId: string,
  questions: readonly CampaignQuestion[],
): readonly CommonQuestion[] {
  const ids = questions.map(({ campaignQuestionId }) => campaignQuestionId);
  const counts = new Map(commonCounts(db, ids).map((count) => [count.campaignQuestionId, count]));
  const given = commonAnswersByQuestion(db, campaignId);
  const shown = commonShower(db);
  const policies = pinnedPolicies(db, campaignId);
  const nameOfPolicy = new Map(policies.map(({ policyId, name }) => [policyId, name]));
  return questions.map((question) => {
    const { campaignQuestionId, text, unit, policyId } = question;
    const common = given.get(campaignQuestionId);
    const { askedCount = 0, confirmedCount = 0, ownCount = 0, staleCount = 0 } = counts.get(campaignQuestionId) ?? {};
    const openCount = askedCount - confirmedCount - ownCount - staleCount;
    return {
      ...{ campaignQuestionId, printedNumber: questionNumber(question), text, putTo: unit },
      policyName: policies.length > 1 ? (nameOfPolicy.get(policyId) ?? null) : null,
      given: common === undefined ? null : { ...shown(common), value: itemValue(rowIdsOf(question), common.answer) },
      standings: { askedCount, confirmedCount, ownCount, staleCount, openCount },
    };
  });
}
