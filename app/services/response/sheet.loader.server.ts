import type { SheetResource } from '#app/domain/access/resource.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import { coveringException } from '#app/domain/exception/exception.ts';
import type { PolicyException } from '#app/domain/exception/exception.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import type { GateAnswers, GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Answer } from '#app/domain/response/answer.ts';
import { applicabilityOf, gateAnswersOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { missingParts } from '#app/domain/response/completeness.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import type { SheetProgress } from '#app/domain/response/sheet.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { exceptionsInForce } from '#app/services/exception/exceptions.loader.server.ts';
import { readStored } from '#app/services/shared/read-stored.server.ts';
import { questionSchema } from '#app/services/questionnaire/stored-question.loader.server.ts';
import { routeSchema, sheetOfficeSchema, storedGateSchema } from '#app/services/campaign/stored-sheet.loader.server.ts';
import { answerSchema } from '#app/services/response/stored-answer.loader.server.ts';
import type { StoredGate } from '#app/services/campaign/stored-sheet.loader.server.ts';
import { campaignAttributes, campaignGates, campaignQuestions, findCampaign } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import type { Connection } from '#db/client.server.ts';
import {
  answersOfSheet,
  findSheet,
  gateAnswersOfSheet,
  itemsOfSheet,
  proxyEntriesOfSheet,
} from '#db/queries/sheet.server.ts';
import type { AnswerRow, GateAnswerRow, SheetRow, TargetRow } from '#db/queries/sheet.server.ts';

/** 点検項目の現状. One item of a sheet with its question, what was entered and what is missing. */
export interface ItemState {
  readonly itemId: string;
  readonly question: Question;
  readonly applicability: ReturnType<typeof applicabilityOf>;
  readonly answer: Answer | null;
  readonly record: AnswerRow | null;
  /** The permitted 例外措置 that covers the item today. */
  readonly exception: PolicyException | null;
  /** Empty when the item does not apply, and while an exception covers it. */
  readonly missing: readonly MissingPart[];
}

/** 点検票の現状. Everything of one sheet, loaded together in one reading. */
export interface SheetSnapshot {
  readonly campaign: CampaignRow;
  readonly sheet: SheetRow;
  readonly target: TargetRow;
  readonly progress: SheetProgress;
  readonly resource: SheetResource;
  readonly gates: readonly { readonly gate: StoredGate; readonly answer: GateAnswerRow | null }[];
  readonly gateAnswers: GateAnswers;
  readonly items: readonly ItemState[];
}

/** Parsed questionnaires kept at hand; a body works with two or three. */
const KEPT_QUESTIONNAIRES = 8;
const parsed = new Map<string, ReadonlyMap<string, Question>>();

/**
 * The questions of a campaign by id, in their order. Parsing some hundred questions takes longer than
 * everything else of a save, and a pinned questionnaire never changes: it is parsed once for each hash.
 */
export function questionsOf(db: Connection, campaignId: string): ReadonlyMap<string, Question> {
  const hash = findCampaign(db, campaignId)?.questionnaireHash ?? null;
  if (hash === null) return new Map();
  const kept = parsed.get(hash);
  if (kept !== undefined) return kept;
  const questions = new Map(
    campaignQuestions(db, campaignId).map((row) => [row.questionId, readStored(questionSchema, row.content)]),
  );
  const [oldest] = parsed.keys();
  if (parsed.size >= KEPT_QUESTIONNAIRES && oldest !== undefined) parsed.delete(oldest);
  parsed.set(hash, questions);
  return questions;
}

export function progressOf(sheet: SheetRow): SheetProgress {
  return { state: sheet.state, stepsPassed: sheet.stepsPassed, route: readStored(routeSchema, sheet.route) };
}

/** What the door needs of a sheet. Answers that the secretariat only typed in for others make it no answerer. */
export function sheetResource(
  sheet: SheetRow,
  target: TargetRow,
  campaignState: CampaignState,
  entries: {
    readonly answers: readonly AnswerRow[];
    readonly gates: readonly GateAnswerRow[];
    readonly proxies: ReadonlySet<string>;
  },
): SheetResource {
  const answerers = new Set<string>();
  for (const row of [...entries.answers, ...entries.gates]) {
    if (row.proxyEntryId === null) answerers.add(row.answeredBy);
  }
  if (sheet.submittedBy !== null && !entries.proxies.has(sheet.submittedBy)) answerers.add(sheet.submittedBy);
  return {
    campaignState,
    target: { targetId: target.targetId, type: target.type, bureauId: target.bureauId },
    office: sheetOfficeSchema.parse(sheet.office),
    ...progressOf(sheet),
    answererIds: [...answerers],
  };
}

/** What a sheet is read from, and when: an exception holds until a day. */
export interface Reading {
  readonly db: Connection;
  readonly clock: () => Instant;
}

/** Loads a sheet without asking the door: the caller asks it with `resource` before using anything else. */
export function loadSheet({ db, clock }: Reading, sheetId: string): SheetSnapshot | null {
  const found = findSheet(db, sheetId);
  if (found === undefined) return null;
  const { sheet, target } = found;
  const campaign = findCampaign(db, sheet.campaignId);
  if (campaign === undefined) throw new Error(`sheet ${sheetId} has no campaign`);
  const answers = answersOfSheet(db, sheetId);
  const gateRows = gateAnswersOfSheet(db, sheetId);
  const proxies = new Set(proxyEntriesOfSheet(db, sheetId).map((entry) => entry.enteredBy));
  const gateAnswers = gateAnswersOf({
    attributes: target.attributes,
    bodyAttributes: campaignAttributes(db, campaign.id),
    asked: askedGates(gateRows),
  });
  const questions = questionsOf(db, campaign.id);
  const exceptions = exceptionsInForce(db, tokyoDate(clock()));
  const byItem = new Map(answers.map((row) => [row.itemId, row]));
  const items = itemsOfSheet(db, sheetId).map((item): ItemState => {
    const question = questions.get(item.questionId);
    if (question === undefined) throw new Error(`item ${item.id} has no question`);
    const record = byItem.get(item.id) ?? null;
    const answer = record === null ? null : readStored(answerSchema, record.content);
    const applicability = applicabilityOf(question, gateAnswers);
    const exception = coveringException(exceptions, question, target.targetId);
    const missing = exception === null ? missingOf(question, answer, applicability.state) : [];
    return { itemId: item.id, question, applicability, answer, record, exception, missing };
  });
  const used = new Set(items.map((item) => item.question.gate));
  const gateByid = new Map(gateRows.map((row) => [row.gateId, row]));
  const gates = campaignGates(db, campaign.id)
    .map((row) => readStored(storedGateSchema, row.content))
    .filter((gate) => used.has(gate.id))
    .map((gate) => ({ gate, answer: gateByid.get(gate.id) ?? null }));
  return {
    campaign,
    sheet,
    target,
    progress: progressOf(sheet),
    resource: sheetResource(sheet, target, campaign.state, { answers, gates: gateRows, proxies }),
    gates,
    gateAnswers,
    items,
  };
}

export function askedGates(rows: readonly GateAnswerRow[]): Partial<Record<GateId, boolean>> {
  const asked: Partial<Record<GateId, boolean>> = {};
  for (const row of rows) {
    const id = GATE_IDS.find((known) => known === row.gateId);
    if (id === undefined) throw new Error(`unknown gate ${row.gateId}`);
    asked[id] = row.holds;
  }
  return asked;
}

/** Whose duties the sheet asks about. */
export function sheetOfficeOf(snapshot: Pick<SheetSnapshot, 'sheet'>): SheetOffice {
  return sheetOfficeSchema.parse(snapshot.sheet.office);
}

export function rowIdsOf(question: Question): readonly string[] {
  return question.rows.map((row) => row.id);
}

/** What an item still lacks before its sheet can be submitted; nothing where it does not apply. */
export function missingOf(
  question: Question,
  answer: Answer | null,
  state: 'open' | 'closed' | 'unanswered',
): readonly MissingPart[] {
  if (state === 'closed') return [];
  if (state === 'unanswered') return ['unanswered'];
  return missingParts({ rowIds: rowIdsOf(question), staffDuty: question.confirmation }, answer);
}
