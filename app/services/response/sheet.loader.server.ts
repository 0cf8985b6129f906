import type { SheetItem } from '#app/services/response/item-state.loader.server.ts';
import { measuresBySheet } from '#app/services/response/measure.loader.server.ts';
import type { StoredMeasure } from '#app/services/response/measure.loader.server.ts';
import { itemReader } from '#app/services/response/item-state.loader.server.ts';
import type { SheetResource } from '#app/domain/access/resource.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import type { GateAnswers } from '#app/domain/questionnaire/gate/gate.ts';
import { itemKeyOf } from '#app/domain/response/item-key.ts';
import { isClosedByLedger } from '#app/domain/response/item-state.ts';
import type { SheetProgress } from '#app/domain/response/sheet.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { lastAsked } from '#app/lib/last-asked.server.ts';
import type { StoredGate } from '#app/services/campaign/stored-sheet.loader.server.ts';
import { storedRoute, storedGate } from '#app/services/campaign/stored-sheet.loader.server.ts';
import { readStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { campaignGates } from '#db/queries/campaign.server.ts';
import { measuresOfSheets } from '#db/queries/measure.server.ts';
import type { GateAnswerRow, SheetInCampaign, SheetRow, TargetRow } from '#db/queries/sheet.server.ts';
import { answersOfSheet, findSheetInCampaign, gateAnswersOfSheet, itemsOfSheet } from '#db/queries/sheet.server.ts';

/** 点検票の内容. What was asked and entered: everything of a sheet by which nobody's permission is decided. */
export interface SheetContents {
  /** The one policy that all its questions are of. */
  readonly policyId: string;
  readonly gates: readonly { readonly gate: StoredGate; readonly answer: GateAnswerRow | null }[];
  readonly gateAnswers: GateAnswers;
  readonly items: readonly SheetItem[];
  /** The measures that stand by themselves, those that answer nothing any more among them. */
  readonly measures: readonly StoredMeasure[];
}

/** 点検票の現状. Everything of one sheet, loaded together in one reading. */
export interface SheetSnapshot extends SheetContents, SheetInCampaign {
  readonly progress: SheetProgress;
  readonly resource: SheetResource;
}

/** The routes of a body are few, and each is of many sheets. */
const KEPT_ROUTES = 50;
const routeOf = lastAsked<SheetProgress['route']>(KEPT_ROUTES);

export function progressOf({ state, stepsPassed, route }: SheetRow): SheetProgress {
  return { state, stepsPassed, route: routeOf(route, () => readStored(storedRoute, route)) };
}

/** What the door needs of a sheet for everything but judging it, which its answerers may not. */
export function sheetResource(sheet: SheetRow, target: TargetRow, campaignState: CampaignState): SheetResource {
  return {
    campaignState,
    target: {
      targetId: target.targetId,
      type: target.type,
      bureauId: target.bureauId,
      otherBureauId: target.otherBureauId,
    },
    office: sheet.office,
    answeredBy: sheet.answeredByOffice,
    enteredBy: sheet.enteredByOffice,
    ...progressOf(sheet),
  };
}

/** What a sheet is read from, and when: an exception holds until a day. */
export interface Reading {
  readonly db: Connection;
  readonly clock: () => Instant;
}

/** Loads a sheet without asking the door: the caller asks it with `resource` before using anything else. */
export function loadSheet(reading: Reading, sheetId: string): SheetSnapshot | null {
  const found = findSheetInCampaign(reading.db, sheetId);
  return found === undefined ? null : snapshotOf(found, sheetContents(reading, found));
}

/** A sheet as it was found, with its contents. */
export function snapshotOf(found: SheetInCampaign, contents: SheetContents): SheetSnapshot {
  const { campaign, sheet, target } = found;
  return {
    ...{ ...contents, ...found },
    progress: progressOf(sheet),
    resource: sheetResource(sheet, target, campaign.state),
  };
}

/** Gives the contents of a sheet that was found. */
export type ContentsReader = (reading: Reading, found: SheetInCampaign) => SheetContents;

/** Reads the contents of a sheet that was found. */
export function sheetContents({ db, clock }: Reading, { campaign, sheet, target }: SheetInCampaign): SheetContents {
  const sheetId = sheet.id;
  const answers = answersOfSheet(db, sheetId);
  const gateRows = gateAnswersOfSheet(db, sheetId);
  const measures = measuresBySheet(measuresOfSheets(db, [sheetId])).get(sheetId) ?? [];
  const reader = itemReader(db, campaign.id, tokyoDate(clock()), gateRows, measures);
  const byItem = new Map(answers.map((row) => [row.itemId, row]));
  const items = itemsOfSheet(db, sheetId).map(({ item, object: row }): SheetItem => {
    const stored = reader.itemOf(item, target, byItem.get(item.id) ?? null);
    const object = row === null ? null : { id: row.id, kind: row.kind, code: row.code, name: row.name };
    return { ...stored, object, itemKey: itemKeyOf(stored.question, object) };
  });
  const used = new Set(items.flatMap((item) => (isClosedByLedger(item) ? [] : item.question.gates)));
  const gateById = new Map(gateRows.map((row) => [row.gateId, row]));
  const gates = campaignGates(db, campaign.id)
    .map((row) => readStored(storedGate, row.content))
    .filter((gate) => used.has(gate.id))
    .map((gate) => ({ gate, answer: gateById.get(gate.id) ?? null }));
  const [first] = items;
  if (first === undefined) throw new Error(`sheet ${sheetId} asks nothing`);
  return {
    policyId: first.question.policyId,
    gates,
    gateAnswers: reader.gatesOf(sheetId, target),
    items,
    measures,
  };
}
