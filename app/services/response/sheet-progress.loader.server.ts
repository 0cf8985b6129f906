import type { Scope } from '#app/domain/access/can.ts';
import { coveringException } from '#app/domain/exception/exception.ts';
import { applicabilityOf, gateAnswersOf } from '#app/domain/questionnaire/gate/applicability.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { exceptionsInForce } from '#app/services/exception/exceptions.loader.server.ts';
import { readStored } from '#app/services/shared/read-stored.server.ts';
import { answerSchema } from '#app/services/response/stored-answer.loader.server.ts';
import { askedGates, missingOf, questionsOf } from '#app/services/response/sheet.loader.server.ts';
import { gateAnswersOfSheetsWithin, itemsOfSheetsWithin } from '#db/queries/board.server.ts';
import { campaignAttributes } from '#db/queries/campaign.server.ts';
import type { GateAnswerRow, SheetWithTarget } from '#db/queries/sheet.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 入力の進み具合. Items that lack nothing, of those that apply or may apply. */
export interface EntryProgress {
  readonly complete: number;
  readonly open: number;
}

/** How far the entry of some sheets of one campaign is; a sheet outside the scope has nothing. */
export function entryProgressOf(
  db: Connection,
  scope: Scope,
  campaignId: string,
  today: CalendarDate,
  sheets: readonly SheetWithTarget[],
): ReadonlyMap<string, EntryProgress> {
  const sheetIds = sheets.map(({ sheet }) => sheet.id);
  const questions = questionsOf(db, campaignId);
  const bodyAttributes = campaignAttributes(db, campaignId);
  const gateRows = new Map<string, GateAnswerRow[]>();
  for (const row of gateAnswersOfSheetsWithin(db, scope, sheetIds)) {
    const rows = gateRows.get(row.sheetId);
    if (rows === undefined) gateRows.set(row.sheetId, [row]);
    else rows.push(row);
  }
  const exceptions = exceptionsInForce(db, today);
  const targets = new Map(sheets.map(({ sheet, target }) => [sheet.id, target.targetId]));
  const facts = new Map(
    sheets.map(({ sheet, target }) => {
      const asked = askedGates(gateRows.get(sheet.id) ?? []);
      return [sheet.id, gateAnswersOf({ attributes: target.attributes, bodyAttributes, asked })] as const;
    }),
  );
  const progress = new Map<string, EntryProgress>();
  for (const { item, answer } of itemsOfSheetsWithin(db, scope, sheetIds)) {
    const question = questions.get(item.questionId);
    const gates = facts.get(item.sheetId);
    const targetId = targets.get(item.sheetId);
    if (question === undefined || gates === undefined || targetId === undefined)
      throw new Error(`item ${item.id} has no question or sheet`);
    const { state } = applicabilityOf(question, gates);
    if (state === 'closed') continue;
    const stored = answer === null ? null : readStored(answerSchema, answer.content);
    const excepted = coveringException(exceptions, question, targetId) !== null;
    const complete = excepted || missingOf(question, stored, state).length === 0;
    const { complete: before, open } = progress.get(item.sheetId) ?? { complete: 0, open: 0 };
    progress.set(item.sheetId, { complete: before + (complete ? 1 : 0), open: open + 1 });
  }
  return progress;
}
