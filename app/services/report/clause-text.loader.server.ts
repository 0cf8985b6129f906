import type { ClauseRef } from '#app/domain/policy/clause-key.ts';
import { pinnedClauses } from '#app/services/campaign/pinned-policy.loader.server.ts';
import type { PinnedClause } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { clauseAddress } from '#app/services/report/behind-number.address.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 条文. A clause of the pinned policy with the address of its results. */
export interface ClauseText extends PinnedClause {
  readonly to: string;
}

/** Reads clauses of the campaign. Callers have asked the door for the campaign. */
export function clauseReader(db: Connection, campaignId: string): (clause: ClauseRef) => ClauseText | null {
  const clauseOf = pinnedClauses(db, campaignId);
  return (named) => {
    const clause = clauseOf(named);
    return clause === null ? null : { ...clause, to: clauseAddress(campaignId, clause) };
  };
}
