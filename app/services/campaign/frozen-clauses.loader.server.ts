import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { FrozenClause } from '#app/domain/report/frozen-year.ts';
import { campaignClauses } from '#db/queries/campaign.server.ts';
import type { Connection } from '#db/client.server.ts';

/** The clauses of a campaign as report and 改善計画 need them. */
export function frozenClauses(db: Connection, campaignId: string): readonly FrozenClause[] {
  return campaignClauses(db, campaignId).map((clause) => ({
    key: clauseKey({ ...clause, id: clause.clauseId }),
    policyId: clause.policyId,
    id: clause.clauseId,
    title: clause.title,
    text: clause.text,
    kind: clause.kind,
  }));
}
