import { inquiryPost, inquirySubject, isInquiryDone } from '#app/domain/asset/inquiry.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { askedUnit } from '#app/services/asset/inquiry.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { finishTasks, openTask } from '#app/services/shared/task.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import {
  entriesOfAnotherOwner,
  findOpenInquiry,
  inquiryProgress,
  openInquirySubjects,
  updateInquiryEntry,
} from '#db/queries/inquiry.server.ts';
import type { InquiryRow } from '#db/queries/inquiry.server.ts';

type NewId = Pick<ServiceContext, 'newId'>;

/** Opens a task for each unit that has something left to answer and none yet, and settles those of who has not. */
export function keepInquiryTasks(context: NewId, act: Act, inquiry: Pick<InquiryRow, 'id' | 'dueOn'>): void {
  const today = tokyoDate(act.at);
  const open = openInquirySubjects(act.tx);
  const left = new Map([...open].map((subject) => [subject, false]));
  for (const [unitId, progress] of inquiryProgress(act.tx, { inquiryId: inquiry.id }, today)) {
    const subject = inquirySubject(inquiry.id, unitId);
    const waits = !isInquiryDone(progress);
    left.set(subject, waits);
    if (!waits || open.has(subject)) continue;
    const waitsFor = inquiryPost({ id: unitId, type: askedUnit(act.tx, unitId, today)?.type ?? null });
    openTask(context, act, { kind: 'ledger_inquiry', subject, waitsFor, dueOn: calendarDate(inquiry.dueOn) });
  }
  for (const [subject, waits] of left) if (!waits && open.has(subject)) finishTasks(act, 'ledger_inquiry', subject);
}

/**
 * 照会の宛先を台帳に合わせる. By the very act that changes a register: what is not answered goes to who owns it now, and what
 * left the register is waited for no more. What was answered stays with who answered it.
 */
export function followRegisters(context: NewId, act: Act): void {
  const inquiry = findOpenInquiry(act.tx);
  if (inquiry === undefined) return;
  for (const { id, ownerUnitId } of entriesOfAnotherOwner(act.tx, inquiry.id)) {
    updateInquiryEntry(act.tx, id, { unitId: ownerUnitId });
  }
  keepInquiryTasks(context, act, inquiry);
}
