import { isPastDue } from '#app/domain/response/lateness.ts';
import { returnedMail } from '#app/documents/response/returned-mail.ts';
import { respondentOf } from '#app/domain/campaign/route.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { RETURN_REASON_MAX_LENGTH, advanceSheet } from '#app/domain/response/sheet.ts';
import type { SheetEventKind, SheetProgress } from '#app/domain/response/sheet.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import { calendarDate, isCalendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Instant } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openForEntry, readingOf } from '#app/services/response/entry.loader.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { assertSameJudgement } from '#app/services/response/survey-judgement.loader.server.ts';
import { queueMail } from '#app/services/shared/outbox.server.ts';
import { finishTasks, openTask } from '#app/services/shared/task.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import { eventsOfSheet, insertProxyEntry, insertSheetEvent, updateSheet } from '#db/queries/sheet.server.ts';
import type { SheetRow } from '#db/queries/sheet.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 提出前の不足. What keeps a sheet from being submitted, by question; gates first. */
export interface Incomplete extends Refusal<'incomplete'> {
  readonly gateIds: readonly string[];
  readonly questions: readonly { readonly questionId: string; readonly missing: readonly MissingPart[] }[];
}

/** What a sheet still lacks; null when it can be submitted. */
function incompletenessOf(snapshot: SheetSnapshot): Incomplete | null {
  const gateIds = snapshot.gates.filter(({ answer }) => answer === null).map(({ gate }) => gate.id);
  const questions = snapshot.items
    .filter(({ missing, applicability }) => applicability.state === 'open' && missing.length > 0)
    .map(({ question, missing }) => ({ questionId: question.id, missing }));
  if (gateIds.length === 0 && questions.length === 0) return null;
  return { ok: false, reason: 'incomplete', gateIds, questions };
}

/** Hands a sheet in. Steps that only an answerer could confirm go on as 兼務のため自己確認. */
export function submitSheet(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
): Result<{ readonly selfConfirmed: boolean; readonly late: boolean }, Denial> | Incomplete {
  return transact(context, actor.personId, 'sheet.submit', (act) => {
    const { tx, at } = act;
    const entered = openForEntry(act, actor, sheetId);
    if (!entered.ok) return entered;
    const { snapshot, proxyEntryId } = entered.value;
    if (proxyEntryId === null) {
      const permission = authorize(actor, 'sheet.submit', snapshot.resource);
      if (!permission.ok) return permission;
    }
    const lacking = incompletenessOf(snapshot);
    if (lacking !== null) return lacking;
    assertSameJudgement(snapshot);
    const submitted = advanceSheet(snapshot.progress, 'submit');
    if (!submitted.ok) return submitted;
    record(act, snapshot, actor, 'submit', '');
    const answerers =
      proxyEntryId === null ? [...snapshot.resource.answererIds, actor.personId] : snapshot.resource.answererIds;
    const { progress, selfConfirmed } = passOwnSteps(act, snapshot, actor, submitted.value, answerers);
    const late = isPastDue(calendarDate(snapshot.sheet.dueOn), tokyoDate(at));
    finishTasks(act, 'sheet_returned', `sheet:${sheetId}`);
    save(tx, snapshot, progress, at, {
      submittedAt: at,
      submittedBy: actor.personId,
      submittedLate: late,
      selfConfirmed,
    });
    return {
      ok: true,
      value: { selfConfirmed, late },
      subject: `sheet:${sheetId}`,
      detail: { late, selfConfirmed, proxyEntryId },
    };
  });
}

/**
 * Where every holder of the next step has answered the sheet, nobody else could confirm it:
 * it goes on, marked 兼務のため自己確認, and the report lists it.
 */
function passOwnSteps(
  act: Act,
  snapshot: SheetSnapshot,
  actor: Actor,
  submitted: SheetProgress,
  answerers: readonly string[],
): { progress: SheetProgress; selfConfirmed: boolean } {
  const holders = holdersOn(act.tx, tokyoDate(act.at));
  let progress = submitted;
  let selfConfirmed = false;
  for (;;) {
    const step = progress.state === 'submitted' ? progress.route[progress.stepsPassed] : undefined;
    if (step === undefined) return { progress, selfConfirmed };
    const { people } = holders.ofStep(step);
    if (people.length === 0 || !people.every(({ id }) => answerers.includes(id))) return { progress, selfConfirmed };
    const passed = advanceSheet(progress, 'confirm');
    if (!passed.ok) throw new Error('a waiting step can be confirmed');
    record(act, snapshot, actor, 'self_confirm', '');
    progress = passed.value;
    selfConfirmed = true;
  }
}

/** 引戻し. Takes a submitted sheet back before the next step. */
export function withdrawSheet(context: ServiceContext, actor: Actor, sheetId: string): Result<null, Denial> {
  return move(context, actor, sheetId, { type: 'sheet.withdraw', act: 'withdraw', event: 'withdraw', reason: '' });
}

/** 確認. Confirms the waiting step. */
export function confirmSheet(context: ServiceContext, actor: Actor, sheetId: string): Result<null, Denial> {
  return move(context, actor, sheetId, { type: 'sheet.confirm', act: 'confirm', event: 'confirm', reason: '' });
}

/** 差戻し. Sends a sheet back with a reason. */
export function returnSheet(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  reason: string,
): Result<null, Denial | 'reason_missing' | 'reason_too_long'> {
  const text = reason.trim();
  if (text === '') return refuse('reason_missing');
  if (text.length > RETURN_REASON_MAX_LENGTH) return refuse('reason_too_long');
  return move(context, actor, sheetId, {
    type: 'sheet.return',
    act: 'return',
    event: 'return',
    reason: text,
    then: (act, snapshot) => askToHandInAgain(context, act, snapshot),
  });
}

/** The office that answers has something to do, and whoever holds it today is told. */
function askToHandInAgain(context: ServiceContext, act: Act, { campaign, sheet, target }: SheetSnapshot): void {
  const dueOn = calendarDate(sheet.dueOn);
  const waitsFor = respondentOf(sheet.office, target);
  openTask(context, act, { kind: 'sheet_returned', subject: `sheet:${sheet.id}`, waitsFor, dueOn });
  const mail = returnedMail({ campaignName: campaign.name, targetName: target.name, dueOn });
  for (const { id } of holdersOn(act.tx, tokyoDate(act.at)).ofRespondent(sheet.office, target).people) {
    queueMail(context, act, { toPersonId: id, ...mail });
  }
}

/** 事務局確認. The secretariat's check after the route. */
export function acceptSheet(context: ServiceContext, actor: Actor, sheetId: string): Result<null, Denial> {
  return move(context, actor, sheetId, { type: 'sheet.accept', act: 'accept', event: 'accept', reason: '' });
}

interface Move {
  readonly type: 'sheet.withdraw' | 'sheet.confirm' | 'sheet.return' | 'sheet.accept';
  readonly act: 'withdraw' | 'confirm' | 'return' | 'accept';
  readonly event: SheetEventKind;
  readonly reason: string;
  /** What else the act does in its transaction. */
  readonly then?: (act: Act, snapshot: SheetSnapshot) => void;
}

function move(context: ServiceContext, actor: Actor, sheetId: string, step: Move): Result<null, Denial> {
  return transact(context, actor.personId, step.type, (act) => {
    const snapshot = loadSheet(readingOf(act), sheetId);
    if (snapshot === null) return refuse('not_permitted');
    const permission = authorize(actor, step.type, snapshot.resource);
    if (!permission.ok) return permission;
    const moved = advanceSheet(snapshot.progress, step.act);
    if (!moved.ok) return moved;
    record(act, snapshot, actor, step.event, step.reason);
    const selfConfirmed = step.act === 'withdraw' || step.act === 'return' ? false : snapshot.sheet.selfConfirmed;
    save(act.tx, snapshot, moved.value, act.at, { selfConfirmed });
    step.then?.(act, snapshot);
    return { ok: true, value: null, subject: `sheet:${sheetId}`, detail: { state: moved.value.state } };
  });
}

/** 代行入力の根拠. Whose decision is entered, when it was taken, its document and where the paper lies. */
export interface ProxyBasis {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly documentNumber: string;
  readonly paperLocation: string;
}

/** Begins a 代行入力: from now on the actor may enter and submit this sheet for the respondent. */
export function beginProxyEntry(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  basis: ProxyBasis,
): Result<string, Denial | 'basis_missing' | 'decided_later'> {
  return transact(context, actor.personId, 'proxy_entry.begin', (act) => {
    const snapshot = loadSheet(readingOf(act), sheetId);
    if (snapshot === null) return refuse('not_permitted');
    const permission = authorize(actor, 'sheet.proxy', snapshot.resource);
    if (!permission.ok) return permission;
    const complete = [basis.decidedBy, basis.documentNumber, basis.paperLocation].every((text) => text.trim() !== '');
    if (!complete || !isCalendarDate(basis.decidedOn)) return refuse('basis_missing');
    if (basis.decidedOn > tokyoDate(act.at)) return refuse('decided_later');
    const id = context.newId();
    insertProxyEntry(act.tx, {
      id,
      campaignId: snapshot.campaign.id,
      sheetId,
      ...basis,
      enteredBy: actor.personId,
      enteredAt: act.at,
      sequence: act.sequence,
    });
    record(act, snapshot, actor, 'proxy', '');
    return { ok: true, value: id, subject: `sheet:${sheetId}`, detail: { proxyEntryId: id, ...basis } };
  });
}

function record(
  { tx, at, sequence }: Act,
  snapshot: SheetSnapshot,
  actor: Actor,
  kind: SheetEventKind,
  reason: string,
): void {
  const place = eventsOfSheet(tx, snapshot.sheet.id).length + 1;
  insertSheetEvent(tx, {
    id: `${snapshot.sheet.id}:${String(place).padStart(5, '0')}`,
    campaignId: snapshot.campaign.id,
    sheetId: snapshot.sheet.id,
    kind,
    at,
    actorId: actor.personId,
    actorName: actor.name,
    reason,
    sequence,
  });
}

function save(
  tx: Connection,
  snapshot: SheetSnapshot,
  progress: SheetProgress,
  at: Instant,
  more: Partial<SheetRow>,
): void {
  updateSheet(tx, snapshot.sheet.id, {
    state: progress.state,
    stepsPassed: progress.stepsPassed,
    lastActivityAt: at,
    ...more,
  });
}
