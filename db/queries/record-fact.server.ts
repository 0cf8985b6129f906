import { and, count, desc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Scope } from '#app/domain/access/can.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { Connection } from '#db/client.server.ts';
import { isOfTarget, questionnaireOfSheet } from '#db/queries/last-year.server.ts';
import type { ClosedSheet } from '#db/queries/last-year.server.ts';
import { targetOfSheet } from '#db/queries/sheet.server.ts';
import { activityLog } from '#db/schema/activity.ts';
import { informationSystem } from '#db/schema/asset.ts';
import { campaignQuestionnaire, campaignTarget, sheet } from '#db/schema/campaign.ts';
import { inquiryEntry } from '#db/schema/inquiry.ts';
import { frozenSheet } from '#db/schema/score.ts';

/** The sheet of a target and an office over one policy, as a closing froze it. */
export function frozenSheetOf(
  db: Connection,
  scope: Scope,
  of: ClosedSheet,
): { readonly sheetId: string; readonly state: SheetState; readonly submittedAt: string | null } | undefined {
  return db
    .select({ sheetId: sheet.id, state: frozenSheet.state, submittedAt: frozenSheet.submittedAt })
    .from(frozenSheet)
    .innerJoin(sheet, eq(frozenSheet.sheetId, sheet.id))
    .innerJoin(campaignQuestionnaire, questionnaireOfSheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .where(and(eq(frozenSheet.closingId, of.closingId), isOfTarget(scope, of)))
    .get();
}

/** How many sheets the sections of a bureau had over one policy, by the state in which a closing froze them. */
export function frozenSheetCounts(
  db: Connection,
  of: { readonly closingId: string; readonly bureauId: string; readonly policyId: string },
): readonly { readonly state: SheetState; readonly sheetCount: number }[] {
  return db
    .select({ state: frozenSheet.state, sheetCount: count() })
    .from(frozenSheet)
    .innerJoin(sheet, eq(frozenSheet.sheetId, sheet.id))
    .innerJoin(campaignQuestionnaire, questionnaireOfSheet)
    .innerJoin(campaignTarget, targetOfSheet)
    .where(
      and(
        eq(frozenSheet.closingId, of.closingId),
        eq(campaignQuestionnaire.policyId, of.policyId),
        eq(campaignTarget.type, 'department'),
        or(eq(campaignTarget.bureauId, of.bureauId), eq(campaignTarget.otherBureauId, of.bureauId)),
      ),
    )
    .groupBy(frozenSheet.state)
    .all();
}

/** An entry of the ledger, with since when it stands there; null where the log was cut before that. */
export function ledgerEntryOf(
  db: Connection,
  systemId: string,
): (typeof informationSystem.$inferSelect & { readonly heldSince: string | null }) | undefined {
  const row = db.select().from(informationSystem).where(eq(informationSystem.id, systemId)).get();
  if (row === undefined) return undefined;
  // Its first act put it into the ledger; one that took it up again ends a gap.
  const since = db.get<{ at: string | null } | undefined>(sql`
    SELECT log.at AS at FROM row_record AS r LEFT JOIN activity_log AS log ON log.sequence = r.sequence
    WHERE r.table_name = 'information_system' AND r.group_key = ${systemId}
      AND (log.type = 'system.restore' OR r.sequence =
        (SELECT min(sequence) FROM row_record WHERE table_name = r.table_name AND group_key = r.group_key))
    ORDER BY r.sequence DESC LIMIT 1`);
  return { ...row, heldSince: since?.at ?? null };
}

/** What was last answered of a system in an inquiry, and when that was answered and dealt with. */
export function lastInquiryWord(
  db: Connection,
  systemId: string,
):
  | { readonly answer: 'right' | 'differs' | null; readonly at: string | null; readonly settledAt: string | null }
  | undefined {
  return db
    .select({
      answer: inquiryEntry.answer,
      at: activityLog.at,
      settledAt: sql<string | null>`(SELECT at FROM activity_log WHERE sequence = ${inquiryEntry.settledSequence})`,
    })
    .from(inquiryEntry)
    .leftJoin(activityLog, eq(activityLog.sequence, inquiryEntry.answeredSequence))
    .where(and(eq(inquiryEntry.systemId, systemId), isNotNull(inquiryEntry.answer)))
    .orderBy(desc(inquiryEntry.answeredSequence))
    .limit(1)
    .get();
}
