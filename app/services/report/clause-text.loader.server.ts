import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { clauseAddress } from '#app/services/report/behind-number.address.server.ts';
import { campaignClauses } from '#db/queries/campaign.server.ts';
import type { CampaignClauseRow } from '#db/queries/campaign.server.ts';
import type { Connection } from '#db/client.server.ts';

/** 条文. A clause as the pinned policy prints it, under its headings. */
export interface ClauseText {
  readonly document: PolicyDocumentKind;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly to: string;
  /** Headings and governing sentences above it, outermost first. */
  readonly above: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

/** Reads clauses of the campaign by document and id. Callers have asked the door for the campaign. */
export function clauseReader(
  db: Connection,
  campaignId: string,
): (document: PolicyDocumentKind, id: string) => ClauseText | null {
  const rows = new Map(campaignClauses(db, campaignId).map((row) => [`${row.document}:${row.clauseId}`, row]));
  return (document, id) => {
    const row = rows.get(`${document}:${id}`);
    if (row === undefined) return null;
    return {
      document,
      id,
      title: row.title,
      text: row.text,
      to: clauseAddress(campaignId, { document, id }),
      above: ancestors(rows, row).map((above) => ({ id: above.clauseId, title: above.title, text: above.text })),
    };
  };
}

function ancestors(rows: ReadonlyMap<string, CampaignClauseRow>, row: CampaignClauseRow): readonly CampaignClauseRow[] {
  const above: CampaignClauseRow[] = [];
  for (let parent = row.parent; parent !== null;) {
    const found = rows.get(`${row.document}:${parent}`);
    if (found === undefined || above.includes(found)) break;
    above.unshift(found);
    parent = found.parent;
  }
  return above;
}
