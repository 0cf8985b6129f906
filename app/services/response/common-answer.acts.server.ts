import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial, SavingDenial } from '#app/domain/access/can.ts';
import { coverageOf } from '#app/domain/exception/exception.ts';
import { fitAnswer, sameAnswer } from '#app/domain/response/answer-check.ts';
import type { AnswerMisfit } from '#app/domain/response/answer-check.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { missingParts } from '#app/domain/response/completeness.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import { askedOf, rowIdsOf } from '#app/domain/response/item-state.ts';
import { advanceSheet, isSubmitted, SHEET_STATES } from '#app/domain/response/sheet.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { commonAnswerChangedReason } from '#app/documents/response/common-return.ts';
import { campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { exceptionsInForce } from '#app/services/exception/exceptions.loader.server.ts';
import { commonAnswerOf } from '#app/services/response/common-answer.loader.server.ts';
import { askToHandInAgain, recordEvent, saveProgress } from '#app/services/response/sheet-event.acts.server.ts';
import { progressOf } from '#app/services/response/sheet.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { authorize, authorizeSystem, operatorId } from '#app/services/shared/authorize.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { writeStored } from '#app/services/shared/stored-value.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { commonAnswersOf, itemsOnChanged, putCommonAnswer, wholeBodyId } from '#db/queries/common-answer.server.ts';
import type { CommonAnswerRow, ItemOnChanged } from '#db/queries/common-answer.server.ts';
import { personName } from '#db/queries/organization.server.ts';
import { findSheet, lastSubmissionOf } from '#db/queries/sheet.server.ts';

/** An exception is permitted to a unit, and what holds for all knows none. */
const NO_ROWS: ReadonlySet<string> = new Set();

/** 共通回答の入力. The answer as it comes from the form, and the revision that it was typed over; 0 for none. */
export interface CommonInput {
  readonly campaignQuestionId: string;
  readonly rev: number;
  readonly answer: Answer;
}

/**
 * `not_common`: the question is not one that a single answer serves. `changed_since`: somebody else gave another answer
 * meanwhile. `nothing_changed`: that is what stands already.
 */
export type CommonRefusal = SavingDenial | AnswerMisfit | 'not_common' | 'changed_since' | 'nothing_changed';

/** What the common answer still lacks: whoever confirms it could not hand in either. */
export interface IncompleteCommon extends Refusal<'incomplete'> {
  readonly missing: readonly MissingPart[];
}

/**
 * 共通回答の入力・変更. Gives the answer that holds for the whole body, or another one in its place. It writes nothing to any
 * sheet: those who are asked confirm it, and what was confirmed before is told from its revision.
 */
export function giveCommonAnswer(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  { campaignQuestionId, rev, answer: typed }: CommonInput,
): Result<{ readonly rev: number }, CommonRefusal> | IncompleteCommon {
  return transact(context, actor.personId, 'common_answer.give', ({ tx, at, sequence }) => {
    const campaign = findCampaign(tx, campaignId);
    if (campaign === undefined) return refuse('not_permitted');
    const permission = authorize(actor, 'common_answer.give', campaignResource(context, campaign));
    if (!permission.ok) return permission;
    const question = questionsOf(tx, campaignId).get(campaignQuestionId);
    if (question?.common === undefined) return refuse('not_common');
    const before = commonAnswersOf(tx, campaignId).find((row) => row.campaignQuestionId === campaignQuestionId);
    const fitted = fitAnswer(rowIdsOf(question), typed);
    if (!fitted.ok) return fitted;
    const answer = fitted.value;
    // Sent twice, it was nobody else who changed it.
    if (before !== undefined && sameAnswer(commonAnswerOf(before).answer, answer)) return refuse('nothing_changed');
    if ((before?.rev ?? 0) !== rev) return refuse('changed_since');
    const missing = missingParts(askedOf(question, NO_ROWS), answer);
    if (missing.length > 0) return { ok: false, reason: 'incomplete', missing } as const;
    const unitId = before?.unitId ?? wholeBodyId(tx);
    if (unitId === undefined) throw new Error('a campaign runs and there is no body');
    const row: CommonAnswerRow = {
      id: before?.id ?? context.newId(),
      ...{ campaignId, campaignQuestionId, unitId },
      rev: rev + 1,
      content: writeStored(storedAnswer, answer),
      ...{ givenBy: actor.personId, givenAt: at },
    };
    putCommonAnswer(tx, sequence, row);
    const detail = { campaign: campaignId, question: question.id, policy: question.policyId, rev: row.rev };
    return { ok: true, value: { rev: row.rev }, subject: `common_answer:${row.id}`, detail };
  });
}

/**
 * 共通回答の変更による差戻し. Returns some of the sheets that were handed in on a common answer which has changed since,
 * at most `limit`. A slice is done as a whole or not at all, and what is left is found again by the next one, whatever
 * happened in between. Whoever changed the answer stands in the sheet's history.
 */
export function returnOnChangedCommon(
  context: ServiceContext,
  operator: Operator,
  limit: number,
): Result<{ readonly returnedCount: number }, Denial | 'nothing_to_do'> {
  return transact(context, operatorId(operator), 'common_answer.return', (act) => {
    const permission = authorizeSystem(operator, 'common_answer.return');
    if (!permission.ok) return permission;
    const waiting = sheetsToReturn(act).slice(0, limit);
    if (waiting.length === 0) return refuse('nothing_to_do');
    for (const { sheetId, givenBy } of waiting) returnOne(context, act, sheetId, givenBy);
    const sheets = waiting.map(({ sheetId }) => sheetId);
    return { ok: true, value: { returnedCount: sheets.length }, subject: 'common_answers', detail: { sheets } };
  });
}

/**
 * Each sheet once, with who changed one of the answers that it rests on. What an exception covers is not confirmed anew
 * while it holds: the sheet would be handed in as it stands, and returned for ever.
 */
function sheetsToReturn({ tx, at }: Act): readonly ItemOnChanged[] {
  const changed = itemsOnChanged(tx, SHEET_STATES.filter(isSubmitted));
  const exceptions = exceptionsInForce(tx, tokyoDate(at));
  const questions = new Map([...new Set(changed.map((one) => one.campaignId))].map((id) => [id, questionsOf(tx, id)]));
  const toConfirm = ({ campaignId, campaignQuestionId, targetId }: ItemOnChanged) => {
    const question = questions.get(campaignId)?.get(campaignQuestionId);
    if (question === undefined) throw new Error(`campaign ${campaignId} has no question ${campaignQuestionId}`);
    return coverageOf(exceptions, question, targetId).whole === null;
  };
  const items = changed.filter(toConfirm);
  return items.filter(({ sheetId }, index) => items[index - 1]?.sheetId !== sheetId);
}

function returnOne(context: ServiceContext, act: Act, sheetId: string, giverId: string): void {
  const found = findSheet(act.tx, sheetId);
  const submission = lastSubmissionOf(act.tx, sheetId);
  const campaign = found === undefined ? undefined : findCampaign(act.tx, found.sheet.campaignId);
  if (found === undefined || campaign === undefined || submission === undefined)
    throw new Error(`sheet ${sheetId} is handed in and there is no hand-in of it`);
  const moved = advanceSheet(progressOf(found.sheet), 'return');
  if (!moved.ok) throw new Error(`sheet ${sheetId} is ${found.sheet.state} and cannot be returned`);
  const sheet = { ...found, campaign };
  recordEvent(
    act,
    sheet,
    { personId: giverId, name: personName(act.tx, giverId) },
    { kind: 'return', submissionId: submission.id, reason: commonAnswerChangedReason() },
  );
  saveProgress(act.tx, sheet, moved.value, act.at, { selfConfirmed: false });
  askToHandInAgain(context, act, sheet);
}
