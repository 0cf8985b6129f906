import { asc, desc, eq, max } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { policyClause, policyVersion, questionnaire } from '#db/schema/policy.ts';

export type PolicyClauseRow = typeof policyClause.$inferSelect;

export function insertPolicyVersion(
  db: Connection,
  row: typeof policyVersion.$inferInsert,
  clauses: readonly PolicyClauseRow[],
): void {
  db.insert(policyVersion).values(row).run();
  for (const clause of clauses) db.insert(policyClause).values(clause).run();
}

export function findPolicyVersion(db: Connection, id: string): typeof policyVersion.$inferSelect | undefined {
  return db.select().from(policyVersion).where(eq(policyVersion.id, id)).get();
}

export function clausesOf(db: Connection, policyVersionId: string): PolicyClauseRow[] {
  return db
    .select()
    .from(policyClause)
    .where(eq(policyClause.policyVersionId, policyVersionId))
    .orderBy(asc(policyClause.order))
    .all();
}

export function insertQuestionnaire(db: Connection, row: typeof questionnaire.$inferInsert): void {
  db.insert(questionnaire).values(row).run();
}

export function findQuestionnaire(db: Connection, id: string): typeof questionnaire.$inferSelect | undefined {
  return db.select().from(questionnaire).where(eq(questionnaire.id, id)).get();
}

/** The highest version number among the questionnaires of a policy; 0 where none is published. */
export function lastQuestionnaireVersion(db: Connection, policyId: string): number {
  const row = db
    .select({ last: max(questionnaire.version) })
    .from(questionnaire)
    .innerJoin(policyVersion, eq(questionnaire.policyVersionId, policyVersion.id))
    .where(eq(policyVersion.policyId, policyId))
    .get();
  return row?.last ?? 0;
}

/** Published questionnaires with the name of their policy, newest first. */
export function publishedQuestionnaires(
  db: Connection,
): { id: string; version: number; publishedAt: string; policyName: string }[] {
  return db
    .select({
      id: questionnaire.id,
      version: questionnaire.version,
      publishedAt: questionnaire.publishedAt,
      policyName: policyVersion.name,
    })
    .from(questionnaire)
    .innerJoin(policyVersion, eq(questionnaire.policyVersionId, policyVersion.id))
    .orderBy(desc(questionnaire.publishedAt), desc(questionnaire.version))
    .all();
}
