import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Post } from '#app/domain/organization/office.ts';
import type { Connection } from '#db/client.server.ts';
import { task } from '#db/schema/task.ts';

export type TaskRow = typeof task.$inferSelect;

export function insertTask(db: Connection, row: typeof task.$inferInsert): void {
  db.insert(task).values(row).run();
}

/** Marks every open task of this kind about the subject as done. */
export function finishOpenTasks(
  db: Connection,
  { kind, subject }: Pick<TaskRow, 'kind' | 'subject'>,
  doneSequence: number,
): void {
  db.update(task)
    .set({ doneSequence })
    .where(and(eq(task.subject, subject), eq(task.kind, kind), isNull(task.doneSequence)))
    .run();
}

/** Open tasks that wait for one of the posts or for the person by name, the oldest first. */
export function openTasksOf(db: Connection, posts: readonly Post[], personId: string): TaskRow[] {
  const ofPosts = posts.map(({ role, unitId, systemId }) =>
    and(
      eq(task.office, role),
      unitId === null ? isNull(task.unitId) : eq(task.unitId, unitId),
      systemId === null ? isNull(task.systemId) : eq(task.systemId, systemId),
    ),
  );
  return db
    .select()
    .from(task)
    .where(and(isNull(task.doneSequence), or(eq(task.personId, personId), ...ofPosts)))
    .orderBy(asc(task.openedSequence), asc(task.id))
    .all();
}
