import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey, ClauseRef } from '#app/domain/policy/clause-key.ts';
import type { Connection } from '#db/client.server.ts';
import { campaignClauses } from '#db/queries/campaign.server.ts';
import type { CampaignClauseRow } from '#db/queries/campaign.server.ts';
import { policiesOfCampaign } from '#db/queries/policy.server.ts';

/** 対象の規程. The policy version of a questionnaire that the campaign pinned. */
export interface PinnedPolicy {
  readonly campaignQuestionnaireId: string;
  readonly policyId: string;
  readonly name: string;
  readonly citation: string;
  readonly questionnaireVersion: number;
  readonly questionnaireHash: string | null;
}

/** The policies that a campaign asks about, in its order; at least one. */
export function pinnedPolicies(db: Connection, campaignId: string): readonly PinnedPolicy[] {
  const pinned = policiesOfCampaign(db, campaignId);
  if (pinned.length === 0) throw new Error(`campaign ${campaignId} has no questionnaire`);
  return pinned;
}

/** The one that a question or a clause of the campaign is of. */
export function pinnedPolicy(db: Connection, campaignId: string, policyId: string): PinnedPolicy {
  const policy = pinnedPolicies(db, campaignId).find((pinned) => pinned.policyId === policyId);
  if (policy === undefined) throw new Error(`campaign ${campaignId} asks about no policy ${policyId}`);
  return policy;
}

/** Tells the policy of a sheet where the campaign asks about several; null where its only policy says nothing. */
export function policyNamer(
  db: Connection,
  campaignId: string,
): (sheet: { readonly campaignQuestionnaireId: string }) => string | null {
  const policies = pinnedPolicies(db, campaignId);
  const names = new Map(policies.map(({ campaignQuestionnaireId, name }) => [campaignQuestionnaireId, name]));
  return ({ campaignQuestionnaireId }) => (policies.length > 1 ? (names.get(campaignQuestionnaireId) ?? null) : null);
}

/** 条文. A clause as the pinned policy prints it, under its headings. */
export interface PinnedClause extends ClauseRef {
  readonly title: string;
  readonly text: string;
  /** Headings and governing sentences above it, outermost first. */
  readonly above: readonly ClauseAbove[];
}

interface ClauseAbove {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/**
 * Reads clauses of the campaign, each once: what is one object is sent to a page once. Callers have asked the door for
 * the campaign or a sheet of it.
 */
export function pinnedClauses(db: Connection, campaignId: string): (clause: ClauseRef) => PinnedClause | null {
  const rows = new Map(campaignClauses(db, campaignId).map((row) => [clauseKey({ ...row, id: row.clauseId }), row]));
  const aboveOf = headingsAbove(rows);
  const pinned = new Map<ClauseKey, PinnedClause>();
  return ({ policyId, document, id }) => {
    const key = clauseKey({ policyId, document, id });
    const row = rows.get(key);
    if (row === undefined) return null;
    const { title, text } = row;
    const clause = pinned.get(key) ?? { policyId, document, id, title, text, above: aboveOf(row) };
    pinned.set(key, clause);
    return clause;
  };
}

function headingsAbove(
  rows: ReadonlyMap<ClauseKey, CampaignClauseRow>,
): (clause: CampaignClauseRow) => PinnedClause['above'] {
  const known = new Map<ClauseKey, ClauseAbove>();
  return ({ policyId, document, parent }) => {
    const above: ClauseAbove[] = [];
    for (let id = parent; id !== null;) {
      const key = clauseKey({ policyId, document, id });
      const found = rows.get(key);
      if (found === undefined || above.some((one) => one.id === found.clauseId)) break;
      const heading = known.get(key) ?? { id: found.clauseId, title: found.title, text: found.text };
      known.set(key, heading);
      above.unshift(heading);
      id = found.parent;
    }
    return above;
  };
}
