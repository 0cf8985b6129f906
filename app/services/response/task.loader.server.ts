import type { Post } from '#app/domain/organization/office.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { TaskKind } from '#app/domain/shared/task.ts';
import { isInquiryWaiting } from '#app/services/asset/inquiry.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';
import { findSheet } from '#db/queries/sheet.server.ts';
import { openTasksOf } from '#db/queries/task.server.ts';

/** 未了の用件. */
export interface OpenTask {
  readonly kind: TaskKind;
  readonly subject: string;
  readonly dueOn: CalendarDate | null;
}

type Surroundings = Pick<ServiceContext, 'db' | 'clock'>;

/** Whether what a task asks for can still be done: after 集計確定, or in a closed inquiry, nothing is said any more. */
const CAN_BE_DONE: Readonly<Record<TaskKind, (context: Surroundings, subject: string) => boolean>> = {
  sheet_returned: ({ db }, subject) => {
    const found = findSheet(db, subject.replace(/^sheet:/, ''));
    return found !== undefined && findCampaign(db, found.sheet.campaignId)?.state === 'open';
  },
  ledger_inquiry: isInquiryWaiting,
};

/** 用件の名宛て. A person by name, '' for none, and the posts, as whose holder somebody is meant. */
export interface TaskRecipient {
  readonly personId: string;
  readonly appointments: readonly Post[];
}

/** What waits for the person, by name or by the offices that the person holds on the day; the oldest first. */
export function openTasks(context: Surroundings, { appointments, personId }: TaskRecipient): readonly OpenTask[] {
  return openTasksOf(context.db, appointments, personId)
    .filter(({ kind, subject }) => CAN_BE_DONE[kind](context, subject))
    .map(({ kind, subject, dueOn }) => ({ kind, subject, dueOn: dueOn === null ? null : calendarDate(dueOn) }));
}
