import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { activityLog } from '#db/schema/activity.ts';
import { person } from '#db/schema/organization.ts';
import { policyVersion } from '#db/schema/policy.ts';
import { policyPublication, policyTerm } from '#db/schema/policy-term.ts';

export type PolicyPublicationRow = typeof policyPublication.$inferSelect;
export type PolicyTermRow = typeof policyTerm.$inferSelect;

/** Stores how a version came, and its first term. */
export function insertPublication(db: Connection, publication: PolicyPublicationRow, validFrom: string | null): void {
  const { policyVersionId, publishedBy: writtenBy, publishedAt: writtenAt, sequence } = publication;
  db.insert(policyPublication).values(publication).run();
  db.insert(policyTerm)
    .values({ policyVersionId, rev: 1, validFrom, validTo: null, because: null, writtenBy, writtenAt, sequence })
    .run();
}

export function insertTerm(db: Connection, row: PolicyTermRow): void {
  db.insert(policyTerm).values(row).run();
}

const lastRev = sql`(SELECT max(last.rev) FROM policy_term AS last WHERE last.policy_version_id = ${policyVersion.id})`;

/** Every version with the term that holds (revision 0 where there is none), the newest first; no text. */
export function versionsWithTerms(db: Connection) {
  return db
    .select({
      policyVersionId: policyVersion.id,
      policyId: policyVersion.policyId,
      name: policyVersion.name,
      citation: policyVersion.citation,
      sourceSha256: policyVersion.sourceSha256,
      importedAt: policyVersion.importedAt,
      rev: sql<number>`coalesce(${policyTerm.rev}, 0)`,
      validFrom: policyTerm.validFrom,
      validTo: policyTerm.validTo,
    })
    .from(policyVersion)
    .leftJoin(policyTerm, and(eq(policyTerm.policyVersionId, policyVersion.id), eq(policyTerm.rev, lastRev)))
    .orderBy(desc(policyVersion.importedAt), desc(policyVersion.id))
    .all();
}

/** How the versions of a policy came, each with the name of who published it. */
export function publicationsOf(db: Connection, policyId: string) {
  return db
    .select({
      policyVersionId: policyPublication.policyVersionId,
      beforeId: policyPublication.beforeId,
      revisionSummary: policyPublication.revisionSummary,
      publishedBy: person.name,
      publishedAt: policyPublication.publishedAt,
    })
    .from(policyPublication)
    .innerJoin(policyVersion, eq(policyVersion.id, policyPublication.policyVersionId))
    .leftJoin(person, eq(person.id, policyPublication.publishedBy))
    .where(eq(policyVersion.policyId, policyId))
    .all();
}

/** Who took in each version of which no row tells it: the entry of the act does. */
export function importersInLog(db: Connection): { policyVersionId: string; publishedBy: string | null }[] {
  return db
    .select({ policyVersionId: policyVersion.id, publishedBy: person.name })
    .from(activityLog)
    .innerJoin(policyVersion, eq(activityLog.subject, sql`'policy_version:' || ${policyVersion.id}`))
    .leftJoin(person, eq(person.id, activityLog.actor))
    .where(eq(activityLog.type, 'policy.import'))
    .all();
}

/** What was said of the days of a version, in its order, with the name of who said it. */
export function termsOf(db: Connection, policyVersionId: string) {
  return db
    .select({
      rev: policyTerm.rev,
      validFrom: policyTerm.validFrom,
      validTo: policyTerm.validTo,
      because: policyTerm.because,
      writtenBy: person.name,
      writtenAt: policyTerm.writtenAt,
    })
    .from(policyTerm)
    .leftJoin(person, eq(person.id, policyTerm.writtenBy))
    .where(eq(policyTerm.policyVersionId, policyVersionId))
    .orderBy(asc(policyTerm.rev))
    .all();
}
