import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { inquiryDueFault, unlistedOutcomeFault } from '#app/domain/asset/inquiry.ts';
import type { UnlistedOutcome, UnlistedOutcomeFault } from '#app/domain/asset/inquiry.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { keepInquiryTasks } from '#app/services/asset/inquiry-task.acts.server.ts';
import { unitsWithoutEntry } from '#app/services/asset/inquiry.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { finishTasks } from '#app/services/shared/task.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { systemsOn } from '#db/queries/asset.server.ts';
import { contractsInForce } from '#db/queries/contract.server.ts';
import {
  closeInquiryRow,
  findInquiry,
  findInquiryEntry,
  findOpenInquiry,
  findUnlisted,
  insertInquiry,
  insertUnlisted,
  openInquirySubjects,
  updateInquiryEntry,
  updateUnlisted,
} from '#db/queries/inquiry.server.ts';

export type BeginInquiryRefusal = Denial | 'already_open' | 'nothing_to_ask' | 'in_the_past' | 'too_far';

/**
 * 照会を始める. Asks the owner of every system in use and of every contract in force; what comes into a register later is
 * not asked. With `askAll` every other section is asked whether there is something that no register names.
 */
export function beginInquiry(
  context: ServiceContext,
  actor: Actor,
  { dueOn, askAll }: { readonly dueOn: CalendarDate; readonly askAll: boolean },
): Result<{ readonly inquiryId: string; readonly entryCount: number }, BeginInquiryRefusal> {
  return transact(context, actor.personId, 'inquiry.begin', (act) => {
    const { tx, at, sequence } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const today = tokyoDate(at);
    const fault = inquiryDueFault(dueOn, today);
    if (fault !== null) return refuse(fault);
    if (findOpenInquiry(tx) !== undefined) return refuse('already_open');
    const systems = systemsOn(tx, today);
    const contracts = contractsInForce(tx, today);
    const others = askAll ? unitsWithoutEntry(tx, today) : [];
    if (systems.length + contracts.length + others.length === 0) return refuse('nothing_to_ask');
    const id = context.newId();
    const entryOf = (unitId: string, of: { readonly systemId: string } | { readonly contractId: string }) => ({
      ...{ id: context.newId(), inquiryId: id, unitId, remark: '' },
      ...of,
    });
    const entries = [
      ...systems.map((system) => entryOf(system.ownerUnitId, { systemId: system.id })),
      ...contracts.map((contract) => entryOf(contract.ownerUnitId, { contractId: contract.id })),
    ];
    const inquiry = { id, dueOn, openedSequence: sequence };
    insertInquiry(tx, inquiry, entries);
    insertUnlisted(
      tx,
      others.map((unit) => ({
        ...{ id: context.newId(), inquiryId: id, unitId: unit.id, ownsNothing: true },
        ...{ words: '', because: '' },
      })),
    );
    keepInquiryTasks(context, act, inquiry);
    const asked = { systems: systems.map((one) => one.id), contracts: contracts.map((one) => one.id) };
    const detail = { dueOn, ...asked, others: others.map((unit) => unit.id) };
    const value = { inquiryId: id, entryCount: entries.length };
    return { ok: true, value, subject: `inquiry:${id}`, detail };
  });
}

export interface SettleInput {
  readonly entryId: string;
  /** Which of the owner's answers was read. */
  readonly answerRev: number;
}

/** 台帳を直した. What differs is dealt with; also after the inquiry was closed, so that nothing is left behind. */
export function settleInquiryEntry(
  context: ServiceContext,
  actor: Actor,
  { entryId, answerRev }: SettleInput,
): Result<null, Denial | 'unknown_entry' | 'already_settled' | 'changed_meanwhile'> {
  return transact(context, actor.personId, 'inquiry.settle', ({ tx, sequence }) => {
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const entry = findInquiryEntry(tx, entryId);
    if (entry === undefined || entry.answeredSequence === null) return refuse('unknown_entry');
    if (entry.answer !== 'differs' || entry.answeredSequence !== answerRev) return refuse('changed_meanwhile');
    if (entry.settledSequence !== null) return refuse('already_settled');
    updateInquiryEntry(tx, entryId, { settledSequence: sequence });
    const { unitId, systemId, contractId, remark } = entry;
    const detail = { entryId, unitId, systemId, contractId, remark };
    return { ...ok(null), subject: `inquiry:${entry.inquiryId}`, detail };
  });
}

export interface SettleUnlistedInput {
  readonly unlistedId: string;
  /** Which of the unit's words was read. */
  readonly answerRev: number;
  readonly outcome: UnlistedOutcome;
  /** Why it is left out. */
  readonly because: string;
}

/** 台帳にないものの対応. What a unit named is in a register now, or is left out for a reason; also after closing. */
export function settleUnlisted(
  context: ServiceContext,
  actor: Actor,
  { unlistedId, answerRev, outcome, because: said }: SettleUnlistedInput,
): Result<null, Denial | 'unknown_entry' | 'already_settled' | 'changed_meanwhile' | UnlistedOutcomeFault> {
  return transact(context, actor.personId, 'inquiry.settle_unlisted', ({ tx, sequence }) => {
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const word = findUnlisted(tx, unlistedId);
    if (word === undefined || word.answeredSequence === null) return refuse('unknown_entry');
    if (word.answer !== 'listed' || word.answeredSequence !== answerRev) return refuse('changed_meanwhile');
    if (word.settledSequence !== null) return refuse('already_settled');
    const because = said.trim();
    const fault = unlistedOutcomeFault(outcome, because);
    if (fault !== null) return refuse(fault);
    updateUnlisted(tx, unlistedId, { outcome, because, settledSequence: sequence });
    const detail = { unlistedId, unitId: word.unitId, words: word.words, outcome, because };
    return { ...ok(null), subject: `inquiry:${word.inquiryId}`, detail };
  });
}

/** 照会を締め切る. Nobody answers any more; what was not answered stays unanswered. */
export function closeInquiry(
  context: ServiceContext,
  actor: Actor,
  inquiryId: string,
): Result<null, Denial | 'unknown_inquiry' | 'already_closed'> {
  return transact(context, actor.personId, 'inquiry.close', (act) => {
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const inquiry = findInquiry(act.tx, inquiryId);
    if (inquiry === undefined) return refuse('unknown_inquiry');
    if (inquiry.closedSequence !== null) return refuse('already_closed');
    closeInquiryRow(act.tx, inquiryId, act.sequence);
    // Only one inquiry is open at a time, so that every open task of the kind is of this one.
    const unanswered = [...openInquirySubjects(act.tx)];
    for (const subject of unanswered) finishTasks(act, 'ledger_inquiry', subject);
    return { ...ok(null), subject: `inquiry:${inquiryId}`, detail: { unanswered } };
  });
}
