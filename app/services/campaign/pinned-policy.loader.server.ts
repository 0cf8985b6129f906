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
  readonly above: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

/** Reads clauses of the campaign. Callers have asked the door for the campaign or a sheet of it. */
export function pinnedClauses(db: Connection, campaignId: string): (clause: ClauseRef) => PinnedClause | null {
  const rows = new Map(campaignClauses(db, campaignId).map((row) => [clauseKey({ ...row, id: row.clauseId }), row]));
  return ({ policyId, document, id }) => {
    const row = rows.get(clauseKey({ policyId, document, id }));
    if (row === undefined) return null;
    const { title, text } = row;
    return { policyId, document, id, title, text, above: ancestors(rows, row) };
  };
}

function ancestors(
  rows: ReadonlyMap<ClauseKey, CampaignClauseRow>,
  { policyId, document, parent }: CampaignClauseRow,
): PinnedClause['above'] {
  const above: PinnedClause['above'][number][] = [];
  for (let id = parent; id !== null;) {
    const found = rows.get(clauseKey({ policyId, document, id }));
    if (found === undefined || above.some((one) => one.id === found.clauseId)) break;
    above.unshift({ id: found.clauseId, title: found.title, text: found.text });
    id = found.parent;
  }
  return above;
}
