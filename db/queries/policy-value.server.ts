import { and, asc, eq } from 'drizzle-orm';
import type { Connection } from '#db/client.server.ts';
import { policyValue, policyValueRevision } from '#db/schema/policy-value.ts';

export type PolicyValueRow = typeof policyValue.$inferSelect;
export type PolicyValueRevisionRow = typeof policyValueRevision.$inferSelect;
/** Where a policy leaves a value open. */
export type PolicyValuePlace = Pick<PolicyValueRow, 'policyId' | 'document' | 'clauseId' | 'kind'>;
/** A value with its last revision. */
export type CurrentPolicyValue = PolicyValueRow &
  Pick<PolicyValueRevisionRow, 'value' | 'source' | 'article' | 'decidedOn'>;

function current(db: Connection) {
  const { id, policyId, document, clauseId, kind, rev } = policyValue;
  const { value, source, article, decidedOn } = policyValueRevision;
  return db
    .select({ id, policyId, document, clauseId, kind, rev, value, source, article, decidedOn })
    .from(policyValue)
    .innerJoin(policyValueRevision, and(eq(policyValueRevision.policyValueId, id), eq(policyValueRevision.rev, rev)));
}

/** Everything that was ever written for a policy, as it stands now: taken away where it has no value. */
export function valuesOfPolicy(db: Connection, policyId: string): CurrentPolicyValue[] {
  return current(db)
    .where(eq(policyValue.policyId, policyId))
    .orderBy(asc(policyValue.document), asc(policyValue.clauseId), asc(policyValue.kind))
    .all();
}

export function valueAt(
  db: Connection,
  { policyId, document, clauseId, kind }: PolicyValuePlace,
): CurrentPolicyValue | undefined {
  return current(db)
    .where(
      and(
        eq(policyValue.policyId, policyId),
        eq(policyValue.document, document),
        eq(policyValue.clauseId, clauseId),
        eq(policyValue.kind, kind),
      ),
    )
    .get();
}

/** Stores the next revision, and with the first one the place. */
export function insertValueRevision(
  db: Connection,
  place: PolicyValueRow,
  revision: Omit<PolicyValueRevisionRow, 'policyValueId' | 'rev'>,
): void {
  const { id, rev } = place;
  if (rev === 1) db.insert(policyValue).values(place).run();
  else db.update(policyValue).set({ rev }).where(eq(policyValue.id, id)).run();
  db.insert(policyValueRevision)
    .values({ ...revision, policyValueId: id, rev })
    .run();
}
