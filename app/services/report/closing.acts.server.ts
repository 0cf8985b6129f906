import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { advanceCampaign } from '#app/domain/campaign/state.ts';
import { isLate } from '#app/domain/response/lateness.ts';
import { isConfirmed, isSubmitted } from '#app/domain/response/sheet.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { countedItems } from '#app/domain/score/scored-item.ts';
import type { ScoredItem } from '#app/domain/score/scored-item.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { recordClosing } from '#app/services/campaign/closing-record.loader.server.ts';
import { storePlanDraft } from '#app/services/improvement/improvement.acts.server.ts';
import { frozenRowsOf } from '#app/services/score/frozen-items.loader.server.ts';
import type { CountedOn } from '#app/services/score/frozen-items.loader.server.ts';
import { scoreItems } from '#app/services/score/scored-items.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findCampaign, updateCampaign } from '#db/queries/campaign.server.ts';
import { closingsOf, insertClosing, updateClosing } from '#db/queries/closing.server.ts';
import { proxySheetIds } from '#db/queries/result.server.ts';
import { answerRevsOf, freezeNames, insertFrozenContents } from '#db/queries/score.server.ts';
import { gateAnswersOfCampaign, sheetsOf } from '#db/queries/sheet.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** 集計確定の結果. */
export interface Closed {
  readonly closingId: string;
  readonly itemCount: number;
  readonly frozenHash: string;
  /** Sheets that were not submitted: their items count as 未回答. */
  readonly notSubmittedIds: readonly string[];
}

/**
 * 集計確定. Counts every item of the campaign, stores the outcomes and how each sheet stood as a closing of their own,
 * freezes the campaign and drafts its 改善計画: from here on the database refuses any change of its rows. The closing
 * records what it hashed, so that every later version can read the same again.
 */
export function closeCampaign(context: ServiceContext, actor: Actor, campaignId: string): Result<Closed, Denial> {
  return transact(context, actor.personId, 'campaign.close', ({ tx, at, sequence }) => {
    const permission = authorize(actor, 'campaign.close', null);
    if (!permission.ok) return permission;
    const campaign = findCampaign(tx, campaignId);
    if (campaign === undefined) return refuse('not_permitted');
    const next = advanceCampaign(campaign.state, 'close');
    if (!next.ok) return next;
    const itemsEach = scoreItems(tx, permission.value, campaign, 'closing', tokyoDate(at));
    const scored = countedItems(itemsEach);
    const sheets = sheetsOf(tx, campaignId);
    const notSubmitted = sheets.filter(({ sheet }) => !isSubmitted(sheet.state)).map(({ sheet }) => sheet.id);
    const closing = {
      id: context.newId(),
      campaignId,
      number: closingsOf(tx, campaignId).length + 1,
      at,
      sequence,
      ruleVersion: pinnedSettings(tx, campaignId).scoringRule.version,
    };
    insertClosing(tx, { ...closing, record: '', hash: '' });
    storeCounted(tx, campaignId, closing.id, { itemsEach, scored }, sheets);
    freezeNames(tx, campaignId, closing.id);
    const { record, hash } = recordClosing(tx, closing);
    updateClosing(tx, closing.id, { record, hash });
    updateCampaign(tx, campaignId, { state: next.value, closingId: closing.id });
    const improvements = storePlanDraft(tx, context.newId, permission.value, campaign, closing.id, scored);
    return {
      ok: true,
      value: { closingId: closing.id, itemCount: scored.length, frozenHash: hash, notSubmittedIds: notSubmitted },
      subject: `campaign:${campaignId}`,
      detail: {
        closing: closing.id,
        number: closing.number,
        hash,
        items: scored.length,
        notSubmitted,
        ruleVersion: closing.ruleVersion,
        improvements,
      },
    };
  });
}

function storeCounted(
  tx: Connection,
  campaignId: string,
  closingId: string,
  { itemsEach, scored }: { readonly itemsEach: readonly ScoredItem[]; readonly scored: readonly ScoredItem[] },
  sheets: readonly SheetWithTarget[],
): void {
  const revs = answerRevsOf(tx, campaignId);
  const proxies = proxySheetIds(tx, campaignId);
  const deciding = new Set(scored.map(({ itemId }) => itemId));
  const bySheet = new Map(sheets.map(({ sheet }) => [sheet.id, sheet]));
  const countedOn = ({ itemId, sheetId }: ScoredItem): CountedOn => {
    const sheet = bySheet.get(sheetId);
    if (sheet === undefined) throw new Error(`item ${itemId} has no sheet`);
    const submitted = isSubmitted(sheet.state);
    return {
      decides: deciding.has(itemId),
      rev: revs.get(itemId) ?? null,
      submitted,
      late: isLate(sheet.state, sheet.submittedLate),
      confirmed: isConfirmed(sheet.state),
    };
  };
  insertFrozenContents(tx, campaignId, {
    ...frozenRowsOf(closingId, itemsEach, countedOn),
    sheets: sheets.map(({ sheet }) => ({
      closingId,
      sheetId: sheet.id,
      state: sheet.state,
      stepsPassed: sheet.stepsPassed,
      dueOn: sheet.dueOn,
      submittedAt: sheet.submittedAt,
      submittedLate: sheet.submittedLate,
      selfConfirmed: sheet.selfConfirmed,
      byProxy: proxies.has(sheet.id),
    })),
    gates: gateAnswersOfCampaign(tx, campaignId).map(({ sheetId, gateId, holds, rev }) => ({
      closingId,
      sheetId,
      gateId,
      holds,
      rev,
    })),
  });
}

/**
 * 集計のやり直し. Takes a closing back before a report was made of it, with its reason: the campaign runs again, the
 * closing stays and verifies beside the one that takes its place.
 */
export function supersedeClosing(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  because: string,
): Result<null, Denial | 'reason_missing'> {
  return transact(context, actor.personId, 'closing.supersede', ({ tx, at }) => {
    const permission = authorize(actor, 'closing.supersede', null);
    if (!permission.ok) return permission;
    const campaign = findCampaign(tx, campaignId);
    if (campaign === undefined) return refuse('not_permitted');
    const next = advanceCampaign(campaign.state, 'supersede');
    if (!next.ok || campaign.closingId === null) return refuse('wrong_state');
    const reason = because.trim();
    if (reason === '') return refuse('reason_missing');
    updateClosing(tx, campaign.closingId, { supersededAt: at, supersededBecause: reason });
    updateCampaign(tx, campaignId, { state: next.value, closingId: null });
    const detail = { closing: campaign.closingId, because: reason };
    return { ok: true, value: null, subject: `campaign:${campaignId}`, detail };
  });
}
