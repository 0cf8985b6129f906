import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { lastAsked } from '#app/lib/last-asked.server.ts';
import { campaignStep } from '#app/services/campaign/campaign-step.loader.server.ts';
import { closingRecord } from '#app/services/campaign/closing-record.loader.server.ts';
import { pinnedSettings } from '#app/services/campaign/setting.loader.server.ts';
import { storePlanned } from '#app/services/improvement/improvement.acts.server.ts';
import { planDraft } from '#app/services/improvement/plan-draft.loader.server.ts';
import { targetCounter } from '#app/services/report/counted-target.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { partOf, pieceByPiece, runAtOnce, stepByStep } from '#app/services/shared/slices.server.ts';
import type { Slices } from '#app/services/shared/slices.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection, Database } from '#db/client.server.ts';
import { countActivity, lastActivityOf } from '#db/queries/activity.server.ts';
import { findCampaign, updateCampaign } from '#db/queries/campaign.server.ts';
import { closingsOf, deleteClosing, insertClosing, updateClosing } from '#db/queries/closing.server.ts';
import type { ClosingRow } from '#db/queries/closing.server.ts';
import type { FrozenContents } from '#db/queries/score.server.ts';
import { countActions, deleteActions } from '#db/queries/improvement.server.ts';
import {
  deleteCounted,
  freezeNames,
  hasCounted,
  insertFrozenItems,
  insertFrozenNaming,
  NAMING_STEPS,
  pinnedClauseIds,
} from '#db/queries/score.server.ts';
import { sheetPlaces } from '#db/queries/sheet.server.ts';

/** 集計確定の結果. */
export interface Closed {
  readonly closingId: string;
  readonly itemCount: number;
  readonly frozenHash: string;
  /** Sheets that were not submitted: their items count as 未回答. */
  readonly notSubmittedIds: readonly string[];
}

/** 集計の記録. What the counting gives for the end, when all is counted and hashed. */
export interface Counted {
  readonly closingId: string;
  readonly record: string;
  readonly hash: string;
  readonly itemCount: number;
}

/**
 * 集計確定. Counts every item of the campaign, stores the outcomes and how each sheet stood as a closing of their own,
 * freezes the campaign and drafts its 改善計画: from here on the database refuses any change of its rows. The closing
 * records what it hashed, so that every later version can read the same again. All at once.
 */
export function closeCampaign(context: ServiceContext, actor: Actor, campaignId: string): Result<Closed, Denial> {
  const begun = beginClosing(context, actor, campaignId);
  if (!begun.ok) return begun;
  const counted = runAtOnce(closingSlices(context, actor, campaignId));
  return counted.ok ? endClosing(context, actor, campaignId, counted.value) : counted;
}

/** 集計の開始. From here on the database refuses what is saved in the campaign; its closing counts as of this instant. */
export function beginClosing(context: ServiceContext, actor: Actor, campaignId: string): Result<null, Denial> {
  return transact(context, actor.personId, 'campaign.close_begin', ({ tx, at, sequence }) => {
    const asked = campaignStep(tx, actor, campaignId, { act: 'campaign.close', step: 'begin_close' });
    if (!asked.ok) return asked;
    const number = closingsOf(tx, campaignId).length + 1;
    const ruleVersion = pinnedSettings(tx, campaignId).scoringRule.version;
    updateCampaign(tx, campaignId, { state: asked.value.next });
    const id = context.newId();
    insertClosing(tx, { id, campaignId, number, at, sequence, ruleVersion, record: '', hash: '' });
    return partOf(campaignId, { closing: id, number });
  });
}

/** How many rows a slice takes away at once. */
const ROWS_TAKEN = 100;

/**
 * 集計の区切り. Counts target by target, for the items of one question about several objects lie with one target; then
 * keeps the names, drafts the plan and hashes all. What an earlier run has counted goes first, for the plan is drafted
 * from what one run has read.
 */
export function* closingSlices(context: ServiceContext, actor: Actor, campaignId: string): Slices<Denial, Counted> {
  const { db, newId } = context;
  const permission = authorize(actor, 'campaign.close', null);
  const campaign = findCampaign(db, campaignId);
  const closing = unfinished(db, campaignId);
  if (!permission.ok || campaign === undefined || closing === null) {
    yield { doneCount: 0, wholeCount: 1, run: () => refuse(permission.ok ? 'wrong_state' : permission.reason) };
    throw new Error(`the counting of ${campaignId} was refused, and goes on`);
  }
  const count = targetCounter(db, campaign, closing);
  const of = count.byTarget.length;
  const part = (fn: (tx: Database) => number) =>
    transact(context, actor.personId, 'campaign.close_part', ({ tx }) => {
      const asked = campaignStep(tx, actor, campaignId, { act: 'campaign.close', step: 'close' });
      return asked.ok ? partOf(campaignId, { closing: closing.id, done: fn(tx) }) : asked;
    });
  let rest = hasCounted(db, closing.id);
  while (rest) {
    yield {
      ...{ doneCount: 0, wholeCount: of },
      run: (room) =>
        part((tx) => {
          let taken = 0;
          do {
            rest = takeAway(tx, closing.id);
            taken += 1;
          } while (rest && room());
          return taken;
        }),
    };
  }
  const clauseIdOf = pinnedClauseIds(db, campaignId);
  // Both pieces of a target store what was counted once.
  const kept = lastAsked<FrozenContents>(1);
  const counts = count.byTarget.flatMap((target) => {
    const read = () => kept(target.map(({ id }) => id).join(), () => count.contentsOf(target));
    return [
      (tx: Database) => insertFrozenItems(tx, read()),
      (tx: Database) => insertFrozenNaming(tx, read(), clauseIdOf),
    ];
  });
  yield* pieceByPiece(counts, {
    progressAt: (done) => ({ doneCount: Math.floor((done / counts.length) * of), wholeCount: of }),
    act: part,
    one: (tx, store) => store(tx),
  });
  const counting = { doneCount: of, wholeCount: of };
  yield* pieceByPiece([...Array(NAMING_STEPS).keys()], {
    progressAt: () => counting,
    act: (work) =>
      part((tx) => {
        work(tx);
        return 0;
      }),
    one: (tx, step) => freezeNames(tx, closing, step),
  });
  const read = count.read();
  const drafting = planDraft(db, permission.value, campaign, read);
  const planned = yield* stepByStep(drafting, counting);
  yield* pieceByPiece(planned, {
    progressAt: () => counting,
    act: part,
    one: (tx, action) => storePlanned(tx, newId(), closing.id, action),
  });
  const hashed = yield* stepByStep(closingRecord(db, closing), counting);
  return { closingId: closing.id, ...hashed, itemCount: read.scored.length };
}

/** Completes the closing, when all is counted; from here on it is never touched again. */
export function endClosing(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  { closingId, record, hash, itemCount }: Counted,
): Result<Closed, Denial> {
  return transact(context, actor.personId, 'campaign.close', ({ tx, sequence }) => {
    const asked = campaignStep(tx, actor, campaignId, { act: 'campaign.close', step: 'close' });
    if (!asked.ok) return asked;
    const closing = unfinished(tx, campaignId);
    if (closing?.id !== closingId) return refuse('wrong_state');
    const notSubmitted = sheetPlaces(tx, campaignId)
      .filter(({ state }) => !isSubmitted(state))
      .map(({ id }) => id);
    updateClosing(tx, closing.id, { record, hash, sequence });
    updateCampaign(tx, campaignId, { state: asked.value.next, closingId: closing.id });
    const subject = `campaign:${campaignId}`;
    const begun = lastActivityOf(tx, subject, 'campaign.close_begin')?.sequence ?? 0;
    return {
      ok: true,
      value: { closingId: closing.id, itemCount, frozenHash: hash, notSubmittedIds: notSubmitted },
      subject,
      detail: {
        closing: closing.id,
        number: closing.number,
        hash,
        items: itemCount,
        notSubmitted,
        ruleVersion: closing.ruleVersion,
        improvements: {
          unit: countActions(tx, closing.id, 'unit'),
          committee: countActions(tx, closing.id, 'committee'),
        },
        parts: countActivity(tx, { subject, type: 'campaign.close_part', after: begun }),
      },
    };
  });
}

/** 集計の取りやめ. Takes away what was counted and lets the campaign run on; of the closing no row is left. */
export function* discardClosingSlices(context: ServiceContext, actor: Actor, campaignId: string): Slices<Denial> {
  const closing = unfinished(context.db, campaignId);
  const of =
    closing === null ? 0 : sheetPlaces(context.db, campaignId).reduce((sum, { itemCount }) => sum + itemCount, 0);
  let rest = closing !== null && hasCounted(context.db, closing.id);
  while (closing !== null && rest) {
    yield {
      ...{ doneCount: 0, wholeCount: of },
      run: (room) =>
        transact(context, actor.personId, 'campaign.close_discard_part', ({ tx }) => {
          const asked = campaignStep(tx, actor, campaignId, { act: 'campaign.close', step: 'discard_close' });
          if (!asked.ok) return asked;
          do rest = takeAway(tx, closing.id);
          while (rest && room());
          return partOf(campaignId, { closing: closing.id });
        }),
    };
  }
  yield {
    ...{ doneCount: of, wholeCount: of },
    run: () =>
      transact(context, actor.personId, 'campaign.close_discard', ({ tx }) => {
        const asked = campaignStep(tx, actor, campaignId, { act: 'campaign.close', step: 'discard_close' });
        if (!asked.ok) return asked;
        if (closing !== null) deleteClosing(tx, closing.id);
        updateCampaign(tx, campaignId, { state: asked.value.next });
        return partOf(campaignId, { closing: closing?.id ?? null });
      }),
  };
}

/** The closing that is being counted; null where none is. */
function unfinished(db: Connection, campaignId: string): ClosingRow | null {
  return closingsOf(db, campaignId).find(({ record }) => record === '') ?? null;
}

function takeAway(tx: Database, closingId: string): boolean {
  return deleteActions(tx, closingId, 1) || deleteCounted(tx, closingId, ROWS_TAKEN);
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
    const asked = campaignStep(tx, actor, campaignId, { act: 'closing.supersede', step: 'supersede' });
    if (!asked.ok) return asked;
    const { campaign, next } = asked.value;
    if (campaign.closingId === null) return refuse('wrong_state');
    const reason = because.trim();
    if (reason === '') return refuse('reason_missing');
    updateClosing(tx, campaign.closingId, { supersededAt: at, supersededBecause: reason });
    updateCampaign(tx, campaignId, { state: next, closingId: null });
    const detail = { closing: campaign.closingId, because: reason };
    return { ok: true, value: null, subject: `campaign:${campaignId}`, detail };
  });
}
