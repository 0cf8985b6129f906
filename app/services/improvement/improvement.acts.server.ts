import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial, Scope } from '#app/domain/access/can.ts';
import type { Cause, ImprovementAction, Priority } from '#app/domain/improvement/action.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { lackingRowsInWords } from '#app/domain/improvement/problem.ts';
import { draftingPlan } from '#app/domain/improvement/draft.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { rowNames } from '#app/domain/questionnaire/row-name.ts';
import { writtenComments } from '#app/domain/response/answer.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import { FAILING } from '#app/domain/score/attainment.ts';
import { recordOf } from '#app/domain/score/outcome.ts';
import { clauseStandings } from '#app/domain/score/clause-standing.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { frozenClauses } from '#app/services/campaign/frozen-clauses.loader.server.ts';
import { readAction, writeAction } from '#app/services/improvement/actions.loader.server.ts';
import { storedMeasure } from '#app/services/response/measure.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { within } from '#app/services/score/scored-items.loader.server.ts';
import { frozenItemPages } from '#app/services/score/frozen-items.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { findCampaign, previousFrozenCampaign } from '#db/queries/campaign.server.ts';
import { actionsOf, findAction, insertAction, updateAction } from '#db/queries/improvement.server.ts';
import { measuresOfCampaign } from '#db/queries/measure.server.ts';
import type { AnswerRow } from '#db/queries/sheet.server.ts';

/** 改善計画の案. How many of each list closing drafted. */
export type PlanCounts = Readonly<Record<ImprovementLevel, number>>;

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

/** Stores one of them, within closing's own act. */
export function storePlanned(tx: Connection, id: string, closingId: string, action: ImprovementAction): void {
  const { level, number } = action;
  insertAction(tx, { id, closingId, level, number, content: writeAction(action), rev: 1 }, action.itemIds);
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
  for (const items of frozenItemPages(tx, before.closingId, FAILING.map(recordOf))) {
    for (const [clause, { outcome }] of within(tx, scope, before, items).flatMap((item) => [...clauseStandings(item)]))
      if (FAILING.includes(outcome)) failed.add(clause);
    yield;
  }
  return failed;
}

/** 改善計画の編集. What the secretariat decides of a proposal before it goes to the committee. */
export interface ImprovementEdit {
  readonly rev: number;
  /** Whether it is put to the committee. */
  readonly level: ImprovementLevel;
  readonly cause: Cause;
  readonly priority: Priority;
  readonly interimMeasure: string;
  readonly permanentMeasure: string;
  readonly owner: string;
  readonly due: CalendarDate | null;
}

/** Somebody else saved meanwhile: what they saved, so that nothing of either is lost. */
export interface EditConflict extends Refusal<'conflict'> {
  readonly rev: number;
  readonly current: ImprovementAction;
}

export function editImprovement(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  actionId: string,
  edit: ImprovementEdit,
): Result<{ readonly rev: number }, Denial> | EditConflict {
  return transact(context, actor.personId, 'improvement.edit', ({ tx }) => {
    const campaign = findCampaign(tx, campaignId);
    const row = findAction(tx, actionId);
    if (campaign === undefined || row === undefined || row.closingId !== campaign.closingId)
      return refuse('not_permitted');
    const permission = authorize(actor, 'improvement.edit', campaignResource(context, campaign));
    if (!permission.ok) return permission;
    const before = readAction(row.content);
    // What the committee has decided is changed by a decision of the committee only.
    if (before.decidedOn !== null) return refuse('wrong_state');
    if (row.rev !== edit.rev)
      return { ok: false, reason: 'conflict', rev: row.rev, current: before } satisfies EditConflict;
    const { level, cause, priority, interimMeasure, permanentMeasure, owner, due } = edit;
    const change = { level, cause, priority, interimMeasure, permanentMeasure, owner, due };
    const number = level === before.level ? before.number : nextNumber(tx, row.closingId, level);
    const after: ImprovementAction = { ...before, ...change, number };
    const rev = row.rev + 1;
    updateAction(tx, actionId, { level: after.level, number, content: writeAction(after), rev });
    return { ok: true, value: { rev }, subject: `improvement:${actionId}`, detail: { rev, number, ...change } };
  });
}

function nextNumber(tx: Connection, closingId: string, level: ImprovementLevel): number {
  return Math.max(0, ...actionsOf(tx, closingId, level).map((row) => row.number)) + 1;
}
