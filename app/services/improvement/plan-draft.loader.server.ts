import type { Scope } from '#app/domain/access/can.ts';
import type { ImprovementAction } from '#app/domain/improvement/action.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { lackingRowsInWords } from '#app/domain/improvement/problem.ts';
import { draftingPlan } from '#app/domain/improvement/draft.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { rowNames } from '#app/domain/questionnaire/row-name.ts';
import { writtenComments } from '#app/domain/response/answer.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { FAILING } from '#app/domain/score/attainment.ts';
import { recordOf } from '#app/domain/score/outcome.ts';
import { clauseStandings } from '#app/domain/score/clause-standing.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { frozenClauses } from '#app/services/campaign/frozen-clauses.loader.server.ts';
import { storedMeasure } from '#app/services/response/measure.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { within } from '#app/services/score/scored-items.loader.server.ts';
import { frozenItemPages } from '#app/services/score/frozen-items.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { previousFrozenCampaign } from '#db/queries/campaign.server.ts';
import { measuresOfCampaign } from '#db/queries/measure.server.ts';
import { targetsOfCampaign } from '#db/queries/result.server.ts';
import type { AnswerRow } from '#db/queries/sheet.server.ts';

/** 計画の材料. What closing read of an answered item, as the plan is drafted from it. */
export type PlanAnswer =
  Parameters<typeof draftingPlan>[0]['answers'] extends ReadonlyMap<string, infer One> ? One : never;

/** Takes of an item as it was counted and of its answer what a plan is drafted from; null where none was given. */
export function planAnswers(
  tx: Connection,
  campaignId: string,
): (counted: ScoredItem, answer: Pick<AnswerRow, 'content'> | null) => PlanAnswer | null {
  const questions = questionsOf(tx, campaignId);
  return (counted, answer) => {
    if (answer === null) return null;
    const given = readStored(storedAnswer, answer.content);
    const names = lackingRowNames(counted, questions.get(counted.campaignQuestionId)?.rows ?? []);
    const { plan, common } = given;
    const comment = writtenComments(given, names);
    const told = comment === '' ? lackingRowsInWords([...names.values()]) : comment;
    return { comment: told, plan, common };
  };
}

/** 計画の案の項目. Drafts the plan of a campaign from what closing counted, step by step; none of a rehearsal. */
export function* planDraft(
  tx: Connection,
  scope: Scope,
  campaign: CampaignRow,
  {
    scored,
    answersRead,
  }: { readonly scored: readonly ScoredItem[]; readonly answersRead: ReadonlyMap<string, PlanAnswer> },
): Generator<void, readonly ImprovementAction[], void> {
  if (isRehearsal(campaign)) return [];
  const shared = measuresOfCampaign(tx, campaign.id).map(storedMeasure);
  yield;
  const clauses = frozenClauses(tx, campaign.id);
  yield;
  const repeated = yield* failedBefore(tx, scope, campaign);
  const draft = yield* draftingPlan({ items: scored, answers: answersRead, shared, clauses, repeated });
  return [...draft.unit, ...draft.committee];
}

/** The names of the rows that count as いいえ or わからない: what was written to another one tells of no problem. */
function lackingRowNames({ rows }: ScoredItem, asked: Question['rows']): ReadonlyMap<string, string> {
  const lacking = new Set(
    rows.filter(({ value, excepted }) => !excepted && (value === 'no' || value === 'unknown')).map((row) => row.rowId),
  );
  // Most items lack nothing, and to name rows takes long.
  return lacking.size === 0 ? new Map() : new Map([...rowNames(asked)].filter(([rowId]) => lacking.has(rowId)));
}

/** Clauses with 一部実施 or 未実施 anywhere in the year before: an item that is neither has none of them. */
function* failedBefore(
  tx: Connection,
  scope: Scope,
  campaign: CampaignRow,
): Generator<void, ReadonlySet<ClauseKey>, void> {
  const failed = new Set<ClauseKey>();
  const before = previousFrozenCampaign(tx, campaign);
  if (before === undefined || before.closingId === null) return failed;
  const targets = targetsOfCampaign(tx, before.id);
  for (const items of frozenItemPages(tx, before.closingId, FAILING.map(recordOf))) {
    for (const [clause, { outcome }] of within(scope, targets, items).flatMap((item) => [...clauseStandings(item)]))
      if (FAILING.includes(outcome)) failed.add(clause);
    yield;
  }
  return failed;
}
