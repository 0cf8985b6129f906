import { asc, count, desc, eq, max } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { madeOnce } from '#db/made-once.server.ts';
import { campaignQuestionnaire } from '#db/schema/campaign.ts';
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

/** The policies of a campaign's questionnaires, in its order, without their texts. */
export function policiesOfCampaign(db: Connection, campaignId: string) {
  return db
    .select({
      campaignQuestionnaireId: campaignQuestionnaire.id,
      policyId: campaignQuestionnaire.policyId,
      name: policyVersion.name,
      citation: policyVersion.citation,
      questionnaireVersion: questionnaire.version,
      questionnaireHash: campaignQuestionnaire.hash,
    })
    .from(campaignQuestionnaire)
    .innerJoin(questionnaire, eq(campaignQuestionnaire.questionnaireId, questionnaire.id))
    .innerJoin(policyVersion, eq(questionnaire.policyVersionId, policyVersion.id))
    .where(eq(campaignQuestionnaire.campaignId, campaignId))
    .orderBy(asc(campaignQuestionnaire.order))
    .all();
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
): { id: string; version: number; publishedAt: string; policyName: string; policyVersionId: string }[] {
  return db
    .select({
      id: questionnaire.id,
      version: questionnaire.version,
      publishedAt: questionnaire.publishedAt,
      policyName: policyVersion.name,
      policyVersionId: policyVersion.id,
    })
    .from(questionnaire)
    .innerJoin(policyVersion, eq(questionnaire.policyVersionId, policyVersion.id))
    .orderBy(desc(questionnaire.publishedAt), desc(questionnaire.version))
    .all();
}

/** Policy versions with the number of their clauses, newest first; no text. */
export function policyVersionsWithCounts(db: Connection): {
  id: string;
  policyId: string;
  name: string;
  citation: string;
  importedAt: string;
  sourceSha256: string;
  clauseCount: number;
}[] {
  return db
    .select({
      id: policyVersion.id,
      policyId: policyVersion.policyId,
      name: policyVersion.name,
      citation: policyVersion.citation,
      importedAt: policyVersion.importedAt,
      sourceSha256: policyVersion.sourceSha256,
      clauseCount: count(policyClause.id),
    })
    .from(policyVersion)
    .leftJoin(policyClause, eq(policyClause.policyVersionId, policyVersion.id))
    .groupBy(policyVersion.id)
    .orderBy(desc(policyVersion.importedAt))
    .all();
}

const versionsByAge = madeOnce((db) => {
  const { id, policyId, name, citation, importedAt } = policyVersion;
  return db
    .select({ id, policyId, name, citation, importedAt })
    .from(policyVersion)
    .orderBy(desc(importedAt), desc(id))
    .prepare();
});

/** The newest version of each policy, the newest policy first; no text. */
export function newestPolicies(
  db: Connection,
): { id: string; policyId: string; name: string; citation: string; importedAt: string }[] {
  const rows = versionsByAge(db).all();
  return rows.filter((row, index) => rows.findIndex((other) => other.policyId === row.policyId) === index);
}

/** The published questionnaires of a policy version, newest first. */
export function questionnairesOf(db: Connection, policyVersionId: string): (typeof questionnaire.$inferSelect)[] {
  return db
    .select()
    .from(questionnaire)
    .where(eq(questionnaire.policyVersionId, policyVersionId))
    .orderBy(desc(questionnaire.version))
    .all();
}
