import type { Scope } from '#app/domain/access/can.ts';
import { coveringException } from '#app/domain/exception/exception.ts';
import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { GateAnswers } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { applicabilityOf, gateAnswersOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import type { ScoringPhase } from '#app/domain/score/outcome.ts';
import { scoreItem } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { exceptionsInForce } from '#app/services/exception/exceptions.loader.server.ts';
import { frozenItems } from '#app/services/score/frozen-items.loader.server.ts';
import { askedGates, questionsOf } from '#app/services/response/sheet.loader.server.ts';
import { readStored } from '#app/services/shared/read-stored.server.ts';
import { answerSchema } from '#app/services/response/stored-answer.loader.server.ts';
import { campaignAttributes } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { gateAnswersOfCampaign, itemsWithinScope } from '#db/queries/sheet.server.ts';
import type { GateAnswerRow } from '#db/queries/sheet.server.ts';
import type { Connection } from '#db/client.server.ts';

/** The campaign's items within the scope as they count: frozen figures where it is closed, live ones before. */
export function scoredItems(
  db: Connection,
  scope: Scope,
  campaign: CampaignRow,
  today: CalendarDate,
): readonly ScoredItem[] {
  if (campaign.closingId !== null) return frozenItems(db, scope, campaign.closingId);
  return countItems(db, scope, campaign, 'running', today);
}

/** Counts the stored answers; `closing` leaves out what was not submitted. */
export function countItems(
  db: Connection,
  scope: Scope,
  campaign: CampaignRow,
  phase: ScoringPhase,
  today: CalendarDate,
): readonly ScoredItem[] {
  const questions = questionsOf(db, campaign.id);
  const bodyAttributes = campaignAttributes(db, campaign.id);
  const gates = new Map<string, GateAnswerRow[]>();
  for (const row of gateAnswersOfCampaign(db, campaign.id)) {
    const rows = gates.get(row.sheetId);
    if (rows === undefined) gates.set(row.sheetId, [row]);
    else rows.push(row);
  }
  const exceptions = exceptionsInForce(db, today);
  // All items of a sheet share its gates: they are worked out once a sheet, not once an item.
  const bySheet = new Map<string, GateAnswers>();
  const gateAnswers = (sheetId: string, attributes: readonly string[] | null) => {
    const known = bySheet.get(sheetId);
    if (known !== undefined) return known;
    const answers = gateAnswersOf({ attributes, bodyAttributes, asked: askedGates(gates.get(sheetId) ?? []) });
    bySheet.set(sheetId, answers);
    return answers;
  };
  return itemsWithinScope(db, scope, campaign.id).map(({ item, sheet, target, answer }) => {
    const question = questions.get(item.questionId);
    if (question === undefined) throw new Error(`item ${item.id} has no question`);
    const applicability = applicabilityOf(question, gateAnswers(sheet.id, target.attributes));
    const clauses = keysOf(question, question.clauses);
    return scoreItem(
      {
        itemId: item.id,
        questionId: question.id,
        sheetId: sheet.id,
        targetKind: target.type,
        targetId: target.targetId,
        ownerUnitId: target.ownerUnitId,
        bureauId: target.bureauId,
        chapter: `${question.document}:${question.chapter.id}`,
        roles: question.roles,
        weight: question.weight,
        critical: question.critical,
        clauses,
        rows: question.rows.map((row) => ({ rowId: row.id, clauses: keysOf(question, row.clauses) })),
        answer: answer === null ? null : readStored(answerSchema, answer.content),
        gate: applicability.state,
        gateSource: applicability.source,
        sheetSubmitted: isSubmitted(sheet.state),
        excepted: coveringException(exceptions, question, target.targetId) !== null,
      },
      phase,
    );
  });
}

function keysOf(question: Question, ids: readonly string[]): readonly ClauseKey[] {
  return ids.map((id) => clauseKey({ document: question.document, id }));
}
