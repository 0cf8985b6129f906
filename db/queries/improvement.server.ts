import { and, asc, eq } from 'drizzle-orm';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
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

/** How many actions of each level a closing drafted. */
export function countActions(db: Connection, closingId: string, level: ImprovementLevel): number {
  return actionsOf(db, closingId, level).length;
}

export function findAction(db: Connection, id: string): ImprovementActionRow | undefined {
  return db.select().from(improvementAction).where(eq(improvementAction.id, id)).get();
}

/** The actions drafted at a closing; callers have asked the door and narrow them to what the actor may see. */
export function actionsOf(db: Connection, closingId: string, level: ImprovementLevel): ImprovementActionRow[] {
  return db
    .select()
    .from(improvementAction)
    .where(and(eq(improvementAction.closingId, closingId), eq(improvementAction.level, level)))
    .orderBy(asc(improvementAction.number))
    .all();
}

export function updateAction(db: Connection, id: string, change: Partial<ImprovementActionRow>): void {
  db.update(improvementAction).set(change).where(eq(improvementAction.id, id)).run();
}
