import type { CampaignQuestion } from '#app/domain/campaign/campaign-question.ts';
import { coverageOf } from '#app/domain/exception/exception.ts';
import type { ExceptionRegister } from '#app/domain/exception/exception.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import type { GateAnswers, GateId } from '#app/domain/questionnaire/gate/gate.ts';
import { gateAnswersOf } from '#app/domain/questionnaire/gate/applicability.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import type { CommonAnswer } from '#app/domain/response/common-answer.ts';
import { itemState } from '#app/domain/response/item-state.ts';
import { measuresFor } from '#app/domain/response/measure.ts';
import type { SheetMeasure } from '#app/domain/response/measure.ts';
import type { ItemObject } from '#app/domain/response/item-key.ts';
import type { ItemState } from '#app/domain/response/item-state.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { questionsOf } from '#app/services/campaign/pinned-questions.loader.server.ts';
import { exceptionsInForce } from '#app/services/exception/exceptions.loader.server.ts';
import { commonAnswersByQuestion } from '#app/services/response/common-answer.loader.server.ts';
import { storedAnswer } from '#app/services/response/stored-answer.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { campaignAttributes } from '#db/queries/campaign.server.ts';
import type { AnswerRow, GateAnswerRow, ItemRow, ItemStateRow, SheetRow, TargetRow } from '#db/queries/sheet.server.ts';

/** 点検項目の現状. One item as it is stored, and where it stands. */
export interface StoredItem extends ItemState<CampaignQuestion> {
  readonly itemId: string;
  readonly record: AnswerRow | null;
}

/** 点検項目. One item of a sheet, with what tells it from the others. */
export interface SheetItem extends StoredItem {
  /** What its question is asked about; null for the target as a whole. */
  readonly object: ItemObject | null;
  /** Names it on its sheet. */
  readonly itemKey: string;
}

/** The row that tells the database where an item stands. */
export function itemStateRow(
  { itemId, applicability, value, answer, record }: StoredItem,
  { id: sheetId, campaignId }: Pick<SheetRow, 'id' | 'campaignId'>,
): ItemStateRow {
  return {
    ...{ itemId, campaignId, sheetId, value },
    gate: applicability.state,
    ...basisOf(answer, record),
  };
}

/** What a stored answer rests on: the common answer or the record that it confirmed, else its own revision. */
function basisOf(
  answer: Answer | null,
  record: AnswerRow | null,
): Pick<ItemStateRow, 'basis' | 'rev' | 'commonAnswerId' | 'commonRev'> {
  if (record === null) return { basis: null, rev: null, commonAnswerId: null, commonRev: null };
  if (answer?.record !== undefined) return { basis: 'record', rev: null, commonAnswerId: null, commonRev: null };
  const common = answer?.common;
  if (common === undefined) return { basis: 'own', rev: record.rev, commonAnswerId: null, commonRev: null };
  return { basis: 'common', rev: null, commonAnswerId: common.id, commonRev: common.rev };
}

/** Puts together where items of one campaign stand on one day. */
export interface ItemReader {
  readonly gatesOf: (sheetId: string, target: TargetRow) => GateAnswers;
  readonly itemOf: (item: ItemRow, target: TargetRow, record: AnswerRow | null) => StoredItem;
}

/**
 * `gateRows`: what the sheets in question answered to the asked gates. All items of a sheet share its gates.
 * `measures`: those that stand by themselves, wherever it matters what an item still lacks.
 */
export function itemReader(
  db: Connection,
  campaignId: string,
  day: CalendarDate,
  gateRows: readonly GateAnswerRow[],
  measures: readonly SheetMeasure[] = [],
  exceptions: ExceptionRegister = exceptionsInForce(db, day),
): ItemReader {
  const questions = questionsOf(db, campaignId);
  const bodyAttributes = campaignAttributes(db, campaignId);
  const rowsOf = groupBy(gateRows, ({ sheetId }) => sheetId);
  const measuresOf = answering(measures);
  const known = new Map<string, GateAnswers>();
  let common: ReadonlyMap<string, CommonAnswer> | null = null;
  const commonTo = (question: CampaignQuestion): CommonAnswer | null => {
    if (question.common === undefined) return null;
    common ??= commonAnswersByQuestion(db, campaignId);
    return common.get(question.campaignQuestionId) ?? null;
  };
  const gatesOf = (sheetId: string, { attributes }: TargetRow) => {
    const gates =
      known.get(sheetId) ?? gateAnswersOf({ attributes, bodyAttributes, asked: asked(rowsOf.get(sheetId)) });
    known.set(sheetId, gates);
    return gates;
  };
  return {
    gatesOf,
    itemOf: (item, target, record) => {
      const question = questions.get(item.campaignQuestionId);
      if (question === undefined) throw new Error(`item ${item.id} has no question`);
      const state = itemState({
        question,
        gates: gatesOf(item.sheetId, target),
        coverage: coverageOf(exceptions, question, target.targetId),
        answer: record === null ? null : readStored(storedAnswer, record.content),
        commonAnswer: commonTo(question),
        shared: measuresFor(item.id, measuresOf.get(item.id) ?? []),
      });
      return { ...state, itemId: item.id, record };
    },
  };
}

/** The measures by the items that they answer. */
function answering(measures: readonly SheetMeasure[]): ReadonlyMap<string, readonly SheetMeasure[]> {
  const pairs = measures.flatMap((measure) =>
    [...new Set(measure.covers.map(({ itemId }) => itemId))].map((itemId) => ({ itemId, measure })),
  );
  const grouped = groupBy(pairs, ({ itemId }) => itemId);
  return new Map([...grouped].map(([itemId, of]) => [itemId, of.map(({ measure }) => measure)]));
}

function asked(rows: readonly GateAnswerRow[] = []): Partial<Record<GateId, boolean>> {
  const answers: Partial<Record<GateId, boolean>> = {};
  for (const row of rows) {
    const id = GATE_IDS.find((one) => one === row.gateId);
    if (id === undefined) throw new Error(`unknown gate ${row.gateId}`);
    answers[id] = row.holds;
  }
  return answers;
}
