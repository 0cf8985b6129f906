import { and, asc, eq } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Connection } from '#db/client.server.ts';
import { withinScope } from '#db/queries/sheet.server.ts';
import { campaignTarget, item, sheet } from '#db/schema/campaign.ts';
import { answer, answerRevision } from '#db/schema/response.ts';
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

/** 確定した回答. How a question of a target counted at a closing, with the answer that was counted. */
export interface FrozenAnswer {
  readonly itemId: string;
  readonly questionId: string;
  readonly outcome: Outcome;
  readonly byGate: boolean;
  /** Canonical JSON of the answer's revision; null where there was none. */
  readonly answer: string | null;
}

/** What one target answered to each question at a closing: for 「前年度」 beside the question. */
export function frozenAnswersOfTarget(db: Connection, closingId: string, targetId: string): readonly FrozenAnswer[] {
  return db
    .select({
      itemId: frozenItem.itemId,
      questionId: item.questionId,
      outcome: frozenItem.outcome,
      byGate: frozenItem.byGate,
      answer: answerRevision.content,
    })
    .from(frozenItem)
    .innerJoin(item, eq(frozenItem.itemId, item.id))
    .leftJoin(answerRevision, and(eq(answerRevision.itemId, frozenItem.itemId), eq(answerRevision.rev, frozenItem.rev)))
    .where(and(eq(frozenItem.closingId, closingId), eq(frozenItem.targetId, targetId)))
    .orderBy(asc(frozenItem.order))
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
