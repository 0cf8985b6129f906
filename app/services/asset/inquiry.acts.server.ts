import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { inquiryDueFault, inquiryWordFault } from '#app/domain/asset/inquiry.ts';
import type { InquiryWord, InquiryWordFault } from '#app/domain/asset/inquiry.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { keepInquiryTasks } from '#app/services/asset/inquiry-task.acts.server.ts';
import { askedEntries } from '#app/services/asset/inquiry.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { finishTasks } from '#app/services/shared/task.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { systemsOn } from '#db/queries/asset.server.ts';
import { contractsInForce } from '#db/queries/contract.server.ts';
import {
  closeInquiryRow,
  entriesOfUnit,
  findInquiry,
  findInquiryEntry,
  findOpenInquiry,
  insertInquiry,
  openInquirySubjects,
  updateInquiryEntry,
} from '#db/queries/inquiry.server.ts';

export type BeginInquiryRefusal = Denial | 'already_open' | 'nothing_to_ask' | 'in_the_past' | 'too_far';

/**
 * 照会を始める. Asks the owner of every system in use and of every contract in force; what comes into a register later is
 * not asked.
 */
export function beginInquiry(
  context: ServiceContext,
  actor: Actor,
  { dueOn }: { readonly dueOn: CalendarDate },
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
    if (systems.length + contracts.length === 0) return refuse('nothing_to_ask');
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
    keepInquiryTasks(context, act, inquiry);
    const detail = { dueOn, systems: systems.map((one) => one.id), contracts: contracts.map((one) => one.id) };
    const value = { inquiryId: id, entryCount: entries.length };
    return { ok: true, value, subject: `inquiry:${id}`, detail };
  });
}

/** An answer as the page of a unit sends it. */
export interface InquiryInput extends InquiryWord {
  readonly entryId: string;
  /** Names the entry as it was shown. */
  readonly seenHash: string;
}

/** 回答の誤り. What is wrong at which entry. */
export type WordRefusal = Refusal<'bad_word'> & {
  readonly faults: readonly { readonly entryId: string; readonly fault: InquiryWordFault }[];
};

/** 画面を開いたあとの変更. Which of the unit's entries, or whose answers, are no longer as they were shown. */
export type SeenRefusal = Refusal<'changed_meanwhile'> & { readonly entryIds: readonly string[] };

/** 照会に答える. All that is sent for a unit, or nothing; an answer can be changed until the inquiry is closed. */
export function answerInquiry(
  context: ServiceContext,
  actor: Actor,
  { unitId, inputs }: { readonly unitId: string; readonly inputs: readonly InquiryInput[] },
): Result<{ readonly answeredCount: number }, Denial | 'nothing_changed'> | WordRefusal | SeenRefusal {
  return transact(context, actor.personId, 'inquiry.answer', (act) => {
    const { tx, at, sequence } = act;
    const inquiry = findOpenInquiry(tx);
    const permission = authorize(actor, 'inquiry.answer', { unitId, answerable: inquiry !== undefined });
    if (!permission.ok) return permission;
    if (inquiry === undefined) return refuse('wrong_state');
    const entries = askedEntries(tx, entriesOfUnit(tx, inquiry.id, unitId), tokyoDate(at));
    const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
    const said = inputs.map((input) => ({ ...input, remark: input.remark.replaceAll('\r\n', '\n').trim() }));
    const changed = said.filter((input) => {
      const entry = byId.get(input.entryId);
      return entry === undefined || entry.inquiryAnswer !== input.answer || entry.remark !== input.remark;
    });
    const faults = changed.flatMap((input) => {
      const fault = inquiryWordFault(input);
      return fault === null ? [] : [{ entryId: input.entryId, fault }];
    });
    if (faults.length > 0) return { ok: false, reason: 'bad_word', faults } as const;
    const others = changed.filter((input) => byId.get(input.entryId)?.seenHash !== input.seenHash);
    if (others.length > 0) {
      const entryIds = others.map(({ entryId }) => entryId).filter((entryId) => byId.has(entryId));
      return { ok: false, reason: 'changed_meanwhile', entryIds } as const;
    }
    if (changed.length === 0) return refuse('nothing_changed');
    for (const { entryId, answer, remark } of changed) {
      updateInquiryEntry(tx, entryId, { answer, remark, answeredSequence: sequence, settledSequence: null });
    }
    keepInquiryTasks(context, act, inquiry);
    const answers = changed.map(({ entryId, answer, remark }) => ({
      entryId,
      ...{ answer, remark, registerId: byId.get(entryId)?.registerId ?? '' },
    }));
    const value = { answeredCount: changed.length };
    return { ok: true, value, subject: `inquiry:${inquiry.id}`, detail: { unitId, answers } };
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
