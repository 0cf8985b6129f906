import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import { STILL_TO_DO } from '#app/domain/improvement/progress.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Connection } from '#db/client.server.ts';
import { improvementAction, improvementActionItem } from '#db/schema/improvement.ts';

export type ImprovementActionRow = typeof improvementAction.$inferSelect;

export function insertAction(
  db: Connection,
  row: typeof improvementAction.$inferInsert,
  itemIds: readonly string[],
): void {
  db.insert(improvementAction).values(row).run();
  for (const itemId of itemIds) db.insert(improvementActionItem).values({ actionId: row.id, itemId }).run();
}

/** Takes away so many actions of a closing that was not completed; false where none is left. */
export function deleteActions(db: Connection, closingId: string, most: number): boolean {
  const ids = db
    .select({ id: improvementAction.id })
    .from(improvementAction)
    .where(eq(improvementAction.closingId, closingId))
    .limit(most)
    .all()
    .map(({ id }) => id);
  for (const id of ids) {
    db.delete(improvementActionItem).where(eq(improvementActionItem.actionId, id)).run();
    db.delete(improvementAction).where(eq(improvementAction.id, id)).run();
  }
  return ids.length > 0;
}

const ofList = (closingId: string, level: ImprovementLevel) =>
  and(eq(improvementAction.closingId, closingId), eq(improvementAction.level, level));

function counted(db: Connection, where: SQL | undefined): number {
  return db.select({ number: count() }).from(improvementAction).where(where).get()?.number ?? 0;
}

/** How many actions of a level a closing drafted. */
export function countActions(db: Connection, closingId: string, level: ImprovementLevel): number {
  return counted(db, ofList(closingId, level));
}

/** Still to be done on `day`, whose last day was before. */
const isLateOn = (day: CalendarDate) =>
  and(
    inArray(sql`json_extract(${improvementAction.content}, '$.value.progress')`, [...STILL_TO_DO]),
    sql`json_extract(${improvementAction.content}, '$.value.due') < ${day}`,
  );

/** How many actions of a level are behind on `day`. */
export function countLateActions(
  db: Connection,
  closingId: string,
  level: ImprovementLevel,
  day: CalendarDate,
): number {
  return counted(db, and(ofList(closingId, level), isLateOn(day)));
}

/** Some of the actions of a level, or of those alone that are behind on a day, from one place of their order. */
export function actionsFrom(
  db: Connection,
  closingId: string,
  level: ImprovementLevel,
  { from, most, lateOn }: { readonly from: number; readonly most: number; readonly lateOn: CalendarDate | null },
): ImprovementActionRow[] {
  return db
    .select()
    .from(improvementAction)
    .where(and(ofList(closingId, level), lateOn === null ? undefined : isLateOn(lateOn)))
    .orderBy(asc(improvementAction.number))
    .limit(most)
    .offset(from)
    .all();
}

export function findAction(db: Connection, id: string): ImprovementActionRow | undefined {
  return db.select().from(improvementAction).where(eq(improvementAction.id, id)).get();
}

/** The actions drafted at a closing; callers have asked the door and narrow them to what the actor may see. */
export function actionsOf(db: Connection, closingId: string, level: ImprovementLevel): ImprovementActionRow[] {
  return db
    .select()
    .from(improvementAction)
    .where(ofList(closingId, level))
    .orderBy(asc(improvementAction.number))
    .all();
}

export function updateAction(db: Connection, id: string, change: Partial<ImprovementActionRow>): void {
  db.update(improvementAction).set(change).where(eq(improvementAction.id, id)).run();
}
