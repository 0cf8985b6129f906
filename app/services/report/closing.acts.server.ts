import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { advanceCampaign } from '#app/domain/campaign/state.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import { RULE_2026_1 } from '#app/domain/score/rule.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { frozenHashOf } from '#app/services/campaign/frozen-hash.loader.server.ts';
import { storePlanDraft } from '#app/services/improvement/improvement.acts.server.ts';
import { countItems } from '#app/services/score/scored-items.loader.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { findCampaign, updateCampaign } from '#db/queries/campaign.server.ts';
import { insertFrozenItem } from '#db/queries/score.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';

/** 集計確定の結果. */
export interface Closed {
  readonly items: number;
  readonly frozenHash: string;
  /** Sheets that were not submitted: their items count as 未回答. */
  readonly notSubmitted: readonly string[];
}

/**
 * 集計確定. Counts every item, stores outcome and rule version, freezes the campaign and drafts its 改善計画: from here on the
 * database refuses any change of its rows. The hash covers every one of them.
 */
export function closeCampaign(context: ServiceContext, actor: Actor, campaignId: string): Result<Closed, Denial> {
  return transact(context, actor.personId, 'campaign.close', ({ tx, at }) => {
    const permission = authorize(actor, 'campaign.close', null);
    if (!permission.ok) return permission;
    const campaign = findCampaign(tx, campaignId);
    if (campaign === undefined) return refuse('not_permitted');
    const next = advanceCampaign(campaign.state, 'close');
    if (!next.ok) return next;
    const scored = countItems(tx, permission.value, campaign, 'closing', tokyoDate(at));
    const sheets = sheetsOf(tx, campaignId);
    scored.forEach((item, order) => {
      const content = canonicalJson({
        ...item,
        roles: [...item.roles],
        clauses: [...item.clauses],
        rows: item.rows.map((row) => ({ ...row, clauses: [...row.clauses] })),
      });
      insertFrozenItem(tx, { itemId: item.itemId, campaignId, order, outcome: item.outcome, content });
    });
    const frozenHash = frozenHashOf(tx, campaignId);
    const notSubmitted = sheets.filter(({ sheet }) => !isSubmitted(sheet.state)).map(({ sheet }) => sheet.id);
    updateCampaign(tx, campaignId, {
      state: next.value,
      closedAt: at,
      ruleVersion: RULE_2026_1.version,
      frozenHash,
    });
    const improvements = storePlanDraft(tx, context.newId, permission.value, campaign, scored);
    return {
      ok: true,
      value: { items: scored.length, frozenHash, notSubmitted },
      subject: `campaign:${campaignId}`,
      detail: { items: scored.length, frozenHash, notSubmitted, ruleVersion: RULE_2026_1.version, improvements },
    };
  });
}
