import { isInPreparation } from '#app/domain/campaign/state.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import type { Answer, AnswerValue } from '#app/domain/response/answer.ts';
import { rowIdsOf } from '#app/domain/response/item-state.ts';
import { itemValue } from '#app/domain/response/row-derivation.ts';
import { SHEET_STATES, isSubmitted } from '#app/domain/response/sheet.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { pinnedClauses, pinnedPolicies } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { PinnedClause } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { commonAnswersByQuestion, commonShower } from '#app/services/response/common-answer.loader.server.ts';
import type { ShownCommon } from '#app/services/response/common-answer.loader.server.ts';
import type { AskedSearch } from '#app/services/response/common-answer.form.server.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { ASKED_STANDINGS, askedOfCommon, commonCounts, sheetsOnCommon } from '#db/queries/common-asked.server.ts';
import type { AskedStanding } from '#db/queries/common-asked.server.ts';
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
  /** Nobody may, until the counting is over or given up. */
  readonly beingCounted: boolean;
}

/** So many of those who are asked stand on a page. */
const ASKED_PER_PAGE = 50;

/** 共通事項の尋ねる先. Who is asked on which sheet, and how the answer stands to the common one. */
export interface AskedTarget {
  readonly itemId: string;
  readonly sheetId: string;
  readonly standing: AskedStanding;
  readonly targetName: string;
  /** The section that keeps a system; null for the others. */
  readonly ownerName: string | null;
  readonly state: SheetState;
}

/** 尋ねる先の一覧. One page of who is asked, all of them or those of one standing. */
export interface AskedList {
  /** Null where all are shown. */
  readonly standing: AskedStanding | null;
  /** In the order of the sheets. */
  readonly askedTargets: readonly AskedTarget[];
  /** How many each choice shows; null stands for all. */
  readonly choices: readonly { readonly standing: AskedStanding | null; readonly count: number }[];
  readonly page: number;
  readonly pageCount: number;
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
  /** Nobody may, until the counting is over or given up. */
  readonly beingCounted: boolean;
  readonly askedList: AskedList;
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
  const { campaign, mayGive, beingCounted } = seen.value;
  const questions = [...questionsOf(context.db, campaignId).values()].filter(({ common }) => common !== undefined);
  const commonQuestions = linesOf(context, campaignId, questions);
  return ok({ campaign: nameOf(campaign), commonQuestions, mayGive, beingCounted });
}

/** One of them, with what its answer is entered into. */
export function commonAnswerPage(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  campaignQuestionId: string,
  search: AskedSearch,
): Result<CommonAnswerPage, Denial> {
  const seen = seeCommon(context, actor, campaignId);
  if (!seen.ok) return seen;
  const { campaign, mayGive, beingCounted } = seen.value;
  const question = questionsOf(context.db, campaignId).get(campaignQuestionId);
  if (question?.common === undefined) return refuse('not_permitted');
  const [commonQuestion] = linesOf(context, campaignId, [question]);
  if (commonQuestion === undefined) throw new Error(`question ${campaignQuestionId} has no line`);
  const clauseOf = pinnedClauses(context.db, campaignId);
  const { confirmedCount, staleCount } = commonQuestion.standings;
  return ok({
    askedList: askedListOf(context, commonQuestion, search),
    onChange: {
      lookAgainCount: confirmedCount + staleCount,
      returnCount: sheetsOnCommon(context.db, campaignQuestionId, SHEET_STATES.filter(isSubmitted)),
    },
    ...{ campaign: nameOf(campaign), commonQuestion, mayGive, beingCounted },
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
): Result<{ readonly campaign: CampaignRow } & Pick<CommonAnswersPage, 'mayGive' | 'beingCounted'>, Denial> {
  const permission = authorize(actor, 'common_answer.view', null);
  if (!permission.ok) return permission;
  const campaign = findCampaign(context.db, campaignId);
  if (campaign === undefined || isInPreparation(campaign.state)) return refuse('not_permitted');
  const give = authorize(actor, 'common_answer.give', campaignResource(context, campaign));
  return ok({ campaign, mayGive: give.ok, beingCounted: !give.ok && give.reason === 'being_counted' });
}

function askedListOf(
  { db }: ServiceContext,
  question: CommonQuestion,
  { standing, page: wanted }: AskedSearch,
): AskedList {
  const { askedCount, staleCount, openCount, confirmedCount, ownCount } = question.standings;
  const counts = { stale: staleCount, open: openCount, confirmed: confirmedCount, own: ownCount };
  const count = standing === null ? askedCount : counts[standing];
  const { page, pageCount, from } = pagePlace(count, wanted, ASKED_PER_PAGE);
  const found = askedOfCommon(db, question.campaignQuestionId, standing, { limit: ASKED_PER_PAGE, offset: from });
  return {
    ...{ standing, page, pageCount },
    askedTargets: found.map(({ targetType, ownerUnitName, ...target }) => ({
      ...target,
      ownerName: targetType === 'system' ? ownerUnitName : null,
    })),
    choices: [
      { standing: null, count: askedCount },
      ...ASKED_STANDINGS.map((each) => ({ standing: each, count: counts[each] })),
    ],
  };
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
