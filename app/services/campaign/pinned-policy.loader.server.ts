import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { Connection } from '#db/client.server.ts';
import { campaignClauses, questionnaireOfCampaign } from '#db/queries/campaign.server.ts';
import type { CampaignClauseRow, CampaignRow } from '#db/queries/campaign.server.ts';
import { findPolicyVersion, findQuestionnaire } from '#db/queries/policy.server.ts';

/** 対象の規程. The policy version that the campaign pinned. */
export interface PinnedPolicy {
  readonly name: string;
  readonly citation: string;
  readonly questionnaireVersion: number;
  readonly questionnaireHash: string | null;
}

export function pinnedPolicy(db: Connection, campaign: Pick<CampaignRow, 'id'>): PinnedPolicy {
  const pinned = questionnaireOfCampaign(db, campaign.id);
  const questionnaire = pinned && findQuestionnaire(db, pinned.questionnaireId);
  if (pinned === undefined || questionnaire === undefined)
    throw new Error(`campaign ${campaign.id} has no questionnaire`);
  const policy = findPolicyVersion(db, questionnaire.policyVersionId);
  if (policy === undefined) throw new Error(`questionnaire ${questionnaire.id} has no policy`);
  return {
    name: policy.name,
    citation: policy.citation,
    questionnaireVersion: questionnaire.version,
    questionnaireHash: pinned.hash,
  };
}

/** 条文. A clause as the pinned policy prints it, under its headings. */
export interface PinnedClause {
  readonly document: PolicyDocumentKind;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Headings and governing sentences above it, outermost first. */
  readonly above: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

/** Reads clauses of the campaign by document and id. Callers have asked the door for the campaign or a sheet of it. */
export function pinnedClauses(
  db: Connection,
  campaignId: string,
): (document: PolicyDocumentKind, id: string) => PinnedClause | null {
  const rows = new Map(
    campaignClauses(db, campaignId).map((row) => [clauseKey({ document: row.document, id: row.clauseId }), row]),
  );
  return (document, id) => {
    const row = rows.get(clauseKey({ document, id }));
    if (row === undefined) return null;
    const { title, text } = row;
    return { document, id, title, text, above: ancestors(rows, row) };
  };
}

function ancestors(
  rows: ReadonlyMap<ClauseKey, CampaignClauseRow>,
  { document, parent }: CampaignClauseRow,
): PinnedClause['above'] {
  const above: PinnedClause['above'][number][] = [];
  for (let id = parent; id !== null;) {
    const found = rows.get(clauseKey({ document, id }));
    if (found === undefined || above.some((one) => one.id === found.clauseId)) break;
    above.unshift({ id: found.clauseId, title: found.title, text: found.text });
    id = found.parent;
  }
  return above;
}
