import { isPastDue } from '#app/domain/response/lateness.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { SavingDenial } from '#app/domain/access/can.ts';
import { nobodyElse } from '#app/domain/access/incompatibility.ts';
import { RETURN_REASON_MAX_LENGTH, advanceSheet } from '#app/domain/response/sheet.ts';
import type { SheetEventKind, SheetProgress, SheetRefusal } from '#app/domain/response/sheet.ts';
import type { SeenSubmission } from '#app/domain/response/sheet-content.ts';
import type { MissingPart } from '#app/domain/response/completeness.ts';
import { calendarDate, isCalendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openForEntry, readingOf, visibleSheet } from '#app/services/response/entry.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { answeredSheet, contentHashOf, submissionSeen } from '#app/services/response/submission-seen.loader.server.ts';
import { askToHandInAgain, recordEvent, saveProgress } from '#app/services/response/sheet-event.acts.server.ts';
import { assertSameJudgement } from '#app/services/response/survey-judgement.loader.server.ts';
import { finishTasks } from '#app/services/shared/task.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Act, Done } from '#app/services/shared/transact.server.ts';
import { answererIdsOf, insertProxyEntry, insertSubmission, lastSubmissionOf } from '#db/queries/sheet.server.ts';

/** 提出前の不足. What keeps a sheet from being submitted, by item; gates first. */
export interface Incomplete extends Refusal<'incomplete'> {
  readonly gateIds: readonly string[];
  readonly items: readonly { readonly itemKey: string; readonly missing: readonly MissingPart[] }[];
}

/** What a sheet still lacks; null when it can be submitted. */
function incompletenessOf(snapshot: SheetSnapshot): Incomplete | null {
  const gateIds = snapshot.gates.filter(({ answer }) => answer === null).map(({ gate }) => gate.id);
  const items = snapshot.items
    .filter(({ missing, applicability }) => applicability.state === 'open' && missing.length > 0)
    .map(({ itemKey, missing }) => ({ itemKey, missing }));
  if (gateIds.length === 0 && items.length === 0) return null;
  return { ok: false, reason: 'incomplete', gateIds, items };
}

/**
 * Something was entered, or the sheet was handed in again, after the actor looked: what was seen is no longer what
 * would be decided about, so nothing is done and the new content is to be looked at.
 */
export type ChangedSince = 'changed_since';

/**
 * Hands in what was seen, as a submission of its own that the acts after it name. Steps that only an answerer could
 * confirm go on as 兼務のため自己確認.
 */
export function submitSheet(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  seenHash: string,
): Result<{ readonly selfConfirmed: boolean; readonly late: boolean }, SavingDenial | ChangedSince> | Incomplete {
  return transact(context, actor.personId, 'sheet.submit', (act) => {
    const { tx, at } = act;
    const entered = openForEntry(act, actor, sheetId);
    if (!entered.ok) return entered;
    const { snapshot, proxyEntryId } = entered.value;
    if (proxyEntryId === null) {
      const permission = authorize(actor, 'sheet.submit', snapshot.resource);
      if (!permission.ok) return permission;
    }
    const contentHash = contentHashOf(snapshot);
    if (contentHash !== seenHash) return refuse('changed_since');
    const lacking = incompletenessOf(snapshot);
    if (lacking !== null) return lacking;
    assertSameJudgement(snapshot);
    const submitted = advanceSheet(snapshot.progress, 'submit');
    if (!submitted.ok) return submitted;
    const submission = {
      id: context.newId(),
      campaignId: snapshot.campaign.id,
      sheetId,
      number: (lastSubmissionOf(tx, sheetId)?.number ?? 0) + 1,
      contentHash,
      submittedBy: actor.personId,
      proxyEntryId,
      at,
      sequence: act.sequence,
    };
    insertSubmission(tx, submission);
    recordEvent(act, snapshot, actor, { kind: 'submit', submissionId: submission.id });
    const { progress, selfConfirmed } = passOwnSteps(act, snapshot, actor, submitted.value, submission.id);
    const late = isPastDue(calendarDate(snapshot.sheet.dueOn), tokyoDate(at));
    finishTasks(act, 'sheet_returned', `sheet:${sheetId}`);
    saveProgress(tx, snapshot, progress, at, {
      submittedAt: at,
      submittedBy: actor.personId,
      submittedLate: late,
      selfConfirmed,
    });
    return {
      ok: true,
      value: { selfConfirmed, late },
      subject: `sheet:${sheetId}`,
      detail: { late, selfConfirmed, proxyEntryId, submission: submission.number, contentHash },
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
  submissionId: string,
): { progress: SheetProgress; selfConfirmed: boolean } {
  const holders = holdersOn(act.tx, tokyoDate(act.at));
  const answererIds = answererIdsOf(act.tx, snapshot.sheet.id);
  let progress = submitted;
  let selfConfirmed = false;
  for (;;) {
    const step = progress.state === 'submitted' ? progress.route[progress.stepsPassed] : undefined;
    if (step === undefined) return { progress, selfConfirmed };
    const holderIds = holders.ofStep(step).people.map(({ id }) => id);
    if (!nobodyElse(holderIds, answererIds)) return { progress, selfConfirmed };
    const passed = advanceSheet(progress, 'confirm');
    if (!passed.ok) throw new Error('a waiting step can be confirmed');
    recordEvent(act, snapshot, actor, { kind: 'self_confirm', submissionId });
    progress = passed.value;
    selfConfirmed = true;
  }
}

/** 引戻し. Takes a submitted sheet back before the next step. */
export function withdrawSheet(context: ServiceContext, actor: Actor, sheetId: string): Result<null, SavingDenial> {
  return transact(context, actor.personId, 'sheet.withdraw', (act) => {
    const snapshot = visibleSheet(readingOf(act), actor, sheetId);
    if (snapshot === null) return refuse('not_permitted');
    const permission = authorize(actor, 'sheet.withdraw', snapshot.resource);
    if (!permission.ok) return permission;
    return move(act, snapshot, actor, { act: 'withdraw', event: 'withdraw', reason: '', selfConfirmed: false });
  });
}

/** 確認. Confirms the waiting step of what was seen. */
export function confirmSheet(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  seen: SeenSubmission,
): Result<null, SavingDenial | ChangedSince> {
  return transact(context, actor.personId, 'sheet.confirm', (act) => {
    const snapshot = visibleSheet(readingOf(act), actor, sheetId);
    if (snapshot === null) return refuse('not_permitted');
    const permission = authorize(actor, 'sheet.confirm', answeredSheet(readingOf(act), snapshot));
    if (!permission.ok) return permission;
    const { selfConfirmed } = snapshot.sheet;
    return judge(act, snapshot, actor, seen, { act: 'confirm', event: 'confirm', reason: '', selfConfirmed });
  });
}

/** 差戻し. Sends back what was seen, with a reason. */
export function returnSheet(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  seen: SeenSubmission,
  because: string,
): Result<null, SavingDenial | ChangedSince | 'reason_missing' | 'reason_too_long'> {
  const reason = because.trim();
  if (reason === '') return refuse('reason_missing');
  if (reason.length > RETURN_REASON_MAX_LENGTH) return refuse('reason_too_long');
  return transact(context, actor.personId, 'sheet.return', (act) => {
    const snapshot = visibleSheet(readingOf(act), actor, sheetId);
    if (snapshot === null) return refuse('not_permitted');
    const permission = authorize(actor, 'sheet.return', snapshot.resource);
    if (!permission.ok) return permission;
    const returned = judge(act, snapshot, actor, seen, {
      act: 'return',
      event: 'return',
      reason,
      selfConfirmed: false,
    });
    if (returned.ok) askToHandInAgain(context, act, snapshot);
    return returned;
  });
}

/**
 * 事務局確認. The secretariat's check, after the route, of what was seen. Where everybody of the 事務局 has answered the
 * sheet it is accepted by one of them, marked 兼務のため自己確認 like a step of the route.
 */
export function acceptSheet(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  seen: SeenSubmission,
): Result<null, SavingDenial | ChangedSince> {
  return transact(context, actor.personId, 'sheet.accept', (act) => {
    const snapshot = visibleSheet(readingOf(act), actor, sheetId);
    if (snapshot === null) return refuse('not_permitted');
    const resource = answeredSheet(readingOf(act), snapshot);
    const permission = authorize(actor, 'sheet.accept', resource);
    if (!permission.ok) return permission;
    const own = resource.answererIds.includes(actor.personId);
    const selfConfirmed = own || snapshot.sheet.selfConfirmed;
    const event = own ? 'self_accept' : 'accept';
    return judge(act, snapshot, actor, seen, { act: 'accept', event, reason: '', selfConfirmed });
  });
}

interface Move {
  readonly act: 'withdraw' | 'confirm' | 'return' | 'accept';
  readonly event: SheetEventKind;
  readonly reason: string;
  readonly selfConfirmed: boolean;
}

/** Moves a sheet for which the door was asked by a judgement: about what was seen, or not at all. */
function judge(
  act: Act,
  snapshot: SheetSnapshot,
  actor: Actor,
  seen: SeenSubmission,
  step: Move,
): Done<null> | Refusal<SheetRefusal | ChangedSince> {
  if (!advanceSheet(snapshot.progress, step.act).ok) return refuse('wrong_state');
  const now = submissionSeen(act.tx, snapshot);
  if (now?.number !== seen.number || now.contentHash !== seen.contentHash) return refuse('changed_since');
  return move(act, snapshot, actor, step);
}

/** Moves a sheet for which the door was asked. */
function move(
  act: Act,
  snapshot: SheetSnapshot,
  actor: Actor,
  { act: step, event, reason, selfConfirmed }: Move,
): Done<null> | Refusal<SheetRefusal> {
  const moved = advanceSheet(snapshot.progress, step);
  if (!moved.ok) return moved;
  const { id } = snapshot.sheet;
  const submission = lastSubmissionOf(act.tx, id);
  if (submission === undefined) throw new Error(`sheet ${id} is ${snapshot.sheet.state} and was never handed in`);
  recordEvent(act, snapshot, actor, { kind: event, submissionId: submission.id, reason });
  saveProgress(act.tx, snapshot, moved.value, act.at, { selfConfirmed });
  const detail = { state: moved.value.state, selfConfirmed, submission: submission.number };
  return { ok: true, value: null, subject: `sheet:${id}`, detail };
}

/** 代行入力の根拠. Whose decision is entered, when it was taken, its document and where the paper lies. */
export interface ProxyBasis {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly documentNumber: string;
  readonly paperLocation: string;
}

/**
 * Begins a 代行入力: from now on the actor may enter this sheet for the respondent and hand it in, once; the ground is
 * spent with the next hand-in, whoever hands in. The decision was taken in the 対象期間, not before: what an earlier year
 * decided says nothing about this one, and an older day is a slip of the pen.
 */
export function beginProxyEntry(
  context: ServiceContext,
  actor: Actor,
  sheetId: string,
  basis: ProxyBasis,
): Result<string, SavingDenial | 'basis_missing' | 'decided_later' | 'decided_before'> {
  return transact(context, actor.personId, 'proxy_entry.begin', (act) => {
    const snapshot = visibleSheet(readingOf(act), actor, sheetId);
    if (snapshot === null) return refuse('not_permitted');
    const permission = authorize(actor, 'sheet.proxy', snapshot.resource);
    if (!permission.ok) return permission;
    const complete = [basis.decidedBy, basis.documentNumber, basis.paperLocation].every((text) => text.trim() !== '');
    if (!complete || !isCalendarDate(basis.decidedOn)) return refuse('basis_missing');
    if (basis.decidedOn > tokyoDate(act.at)) return refuse('decided_later');
    if (basis.decidedOn < snapshot.campaign.periodFrom) return refuse('decided_before');
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
    recordEvent(act, snapshot, actor, { kind: 'proxy', submissionId: null });
    return { ok: true, value: id, subject: `sheet:${sheetId}`, detail: { proxyEntryId: id, ...basis } };
  });
}
