import { asc, desc, eq } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { policyClause, policyVersion, questionnaire } from '#db/schema/policy.ts';

export function insertPolicyVersion(
  db: Connection,
  row: typeof policyVersion.$inferInsert,
  clauses: readonly (typeof policyClause.$inferInsert)[],
): void {
  db.insert(policyVersion).values(row).run();
  for (const clause of clauses) db.insert(policyClause).values(clause).run();
}

export function findPolicyVersion(db: Connection, id: string): typeof policyVersion.$inferSelect | undefined {
  return db.select().from(policyVersion).where(eq(policyVersion.id, id)).get();
}

export function clausesOf(db: Connection, policyVersionId: string): (typeof policyClause.$inferSelect)[] {
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
