import type { Post } from '#app/domain/organization/office.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { TaskKind } from '#app/domain/shared/task.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import { finishOpenTasks, insertTask } from '#db/queries/task.server.ts';

/** 用件. What is to be done, and by the holder of which post. */
export interface NewTask {
  readonly kind: TaskKind;
  /** What it is about, e.g. `sheet:0193…`. */
  readonly subject: string;
  readonly waitsFor: Post;
  readonly dueOn: CalendarDate | null;
}

/** Opens a task in the act's own transaction: it is there when the act is done, and not when it is refused. */
export function openTask(context: Pick<ServiceContext, 'newId'>, act: Act, task: NewTask): void {
  const { kind, subject, waitsFor, dueOn } = task;
  const { role, unitId, systemId } = waitsFor;
  insertTask(act.tx, {
    id: context.newId(),
    kind,
    subject,
    office: role,
    unitId,
    systemId,
    dueOn,
    openedSequence: act.sequence,
  });
}

/** Settles what was open of this kind about the subject; by the act that does what the task asked for. */
export function finishTasks(act: Act, kind: TaskKind, subject: string): void {
  finishOpenTasks(act.tx, { kind, subject }, act.sequence);
}
