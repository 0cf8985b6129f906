import { and, asc, eq } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Connection } from '#db/client.server.ts';
import { withinScope } from '#db/queries/sheet.server.ts';
import { campaignTarget, sheet } from '#db/schema/campaign.ts';
import { answer } from '#db/schema/response.ts';
import { frozenGate, frozenItem, frozenItemClause, frozenItemRole, frozenRow, frozenSheet } from '#db/schema/score.ts';

/** Everything that a closing stores of one campaign. */
export interface FrozenContents {
  readonly items: readonly (typeof frozenItem.$inferInsert)[];
  readonly rows: readonly (typeof frozenRow.$inferInsert)[];
  readonly roles: readonly (typeof frozenItemRole.$inferInsert)[];
  readonly clauses: readonly (typeof frozenItemClause.$inferInsert)[];
  readonly sheets: readonly (typeof frozenSheet.$inferInsert)[];
  readonly gates: readonly (typeof frozenGate.$inferInsert)[];
}

export function insertFrozenContents(db: Connection, contents: FrozenContents): void {
  for (const row of contents.items) db.insert(frozenItem).values(row).run();
  for (const row of contents.rows) db.insert(frozenRow).values(row).run();
  for (const row of contents.roles) db.insert(frozenItemRole).values(row).run();
  for (const row of contents.clauses) db.insert(frozenItemClause).values(row).run();
  for (const row of contents.sheets) db.insert(frozenSheet).values(row).run();
  for (const row of contents.gates) db.insert(frozenGate).values(row).run();
}

const targetOfItem = and(
  eq(campaignTarget.campaignId, sheet.campaignId),
  eq(campaignTarget.targetId, frozenItem.targetId),
);

/** The frozen items of a closing within the scope, in their frozen order, each list below an item in its own order. */
export function frozenItemsWithin(
  db: Connection,
  scope: Scope,
  closingId: string,
): {
  readonly items: (typeof frozenItem.$inferSelect)[];
  readonly rows: (typeof frozenRow.$inferSelect)[];
  readonly roles: (typeof frozenItemRole.$inferSelect)[];
  readonly clauses: (typeof frozenItemClause.$inferSelect)[];
} {
  const items = db
    .select({ frozen: frozenItem })
    .from(frozenItem)
    .innerJoin(sheet, eq(frozenItem.sheetId, sheet.id))
    .innerJoin(campaignTarget, targetOfItem)
    .where(and(eq(frozenItem.closingId, closingId), withinScope(scope)))
    .orderBy(asc(frozenItem.order))
    .all();
  return {
    items: items.map(({ frozen }) => frozen),
    rows: db.select().from(frozenRow).where(eq(frozenRow.closingId, closingId)).orderBy(asc(frozenRow.order)).all(),
    roles: db
      .select()
      .from(frozenItemRole)
      .where(eq(frozenItemRole.closingId, closingId))
      .orderBy(asc(frozenItemRole.order))
      .all(),
    clauses: db
      .select()
      .from(frozenItemClause)
      .where(eq(frozenItemClause.closingId, closingId))
      .orderBy(asc(frozenItemClause.order))
      .all(),
  };
}

/** What one target's items were counted as at a closing, by question. */
export function frozenItemsOfTarget(
  db: Connection,
  closingId: string,
  targetId: string,
): { itemId: string; questionId: string; outcome: Outcome }[] {
  return db
    .select({ itemId: frozenItem.itemId, questionId: frozenItem.questionId, outcome: frozenItem.outcome })
    .from(frozenItem)
    .where(and(eq(frozenItem.closingId, closingId), eq(frozenItem.targetId, targetId)))
    .all();
}

/** The revision of each answered item. */
export function answerRevsOf(db: Connection, campaignId: string): ReadonlyMap<string, number> {
  const rows = db
    .select({ itemId: answer.itemId, rev: answer.rev })
    .from(answer)
    .where(eq(answer.campaignId, campaignId))
    .all();
  return new Map(rows.map(({ itemId, rev }) => [itemId, rev]));
}
