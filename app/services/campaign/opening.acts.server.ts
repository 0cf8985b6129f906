import { z } from 'zod';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Distribution } from '#app/domain/campaign/distribution.ts';
import { advanceCampaign, isFrozen } from '#app/domain/campaign/state.ts';
import { instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { campaignStep } from '#app/services/campaign/campaign-step.loader.server.ts';
import { pinnedContents, sheetMaker } from '#app/services/campaign/campaign-contents.loader.server.ts';
import type { CampaignRefusal } from '#app/services/campaign/campaign.acts.server.ts';
import { openingSeal, plan } from '#app/services/campaign/distribution.loader.server.ts';
import type { Plan } from '#app/services/campaign/distribution.loader.server.ts';
import { withdrawnVersions } from '#app/services/policy/policy-term.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { partOf, pieceByPiece, runAtOnce } from '#app/services/shared/slices.server.ts';
import type { Slices } from '#app/services/shared/slices.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Database } from '#db/client.server.ts';
import { countActivity, lastActivityOf } from '#db/queries/activity.server.ts';
import {
  allCampaigns,
  deleteMadeSheet,
  deletePinned,
  insertMadeSheet,
  insertPinnedContents,
  isPinned,
  madeSheetOrders,
  pinnedIds,
  pinQuestionnaire,
  updateCampaign,
} from '#db/queries/campaign.server.ts';

/** 配布の結果. */
export interface Opened {
  readonly sheetCount: number;
  readonly itemCount: number;
}

/** `plan_changed_since`: what an opening that stopped was to make is no longer what would be made. */
export type OpeningRefusal = Denial | 'plan_changed_since';

/**
 * Opens a draft at once: pins the questionnaires and copies organization, ledger, clauses and questions. `seal` is of
 * what was seen of all that, for it cannot be taken back.
 */
export function openCampaign(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  seal: string,
): Result<Opened, CampaignRefusal> {
  const begun = beginOpening(context, actor, campaignId, seal);
  if (!begun.ok) return begun;
  const made = runAtOnce(openingSlices(context, actor, campaignId, begun.value));
  return made.ok ? endOpening(context, actor, campaignId, begun.value) : made;
}

/** 配布の開始. Asks all that opening asks for, and gives what is to be made; nobody gets anything yet. */
export function beginOpening(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  seal: string,
): Result<Plan, CampaignRefusal> {
  return transact(context, actor.personId, 'campaign.open_begin', ({ tx, at }) => {
    const permission = authorize(actor, 'campaign.open', null);
    if (!permission.ok) return permission;
    const planned = plan(tx, campaignId, tokyoDate(at));
    if (planned === null) return refuse('not_permitted');
    const next = advanceCampaign(planned.row.state, 'begin_open');
    if (!next.ok) return next;
    if (openingSeal(planned) !== seal) return refuse('plan_changed');
    // It may have been withdrawn since the draft was made.
    const withdrawn = withdrawnVersions(tx);
    if (planned.questionnaires.some(({ policyVersionId }) => withdrawn.has(policyVersionId)))
      return refuse('withdrawn_version');
    const running = allCampaigns(tx).filter(({ state }) => state !== 'draft' && !isFrozen(state));
    if (running.some(({ kind }) => kind === planned.row.kind)) return refuse('another_running');
    if (itemCountOf(planned) === 0) return refuse('nothing_to_ask');
    updateCampaign(tx, campaignId, { state: next.value });
    for (const one of planned.questionnaires) pinQuestionnaire(tx, one.campaignQuestionnaireId, one.questionnaireHash);
    const subject = `campaign:${campaignId}`;
    return { ok: true, value: planned, subject, detail: { seal, sheets: planned.distribution.sheets.length } };
  });
}

const begunDetail = z.object({ seal: z.string() });

/**
 * What an opening that stopped on its way was to make, read again as of the day on which it began. Refused where the
 * organization or the ledger is no longer what was seen then: such an opening can only be given up.
 */
export function planOfBegun({ db }: Pick<ServiceContext, 'db'>, campaignId: string): Result<Plan, OpeningRefusal> {
  const begun = lastActivityOf(db, `campaign:${campaignId}`, 'campaign.open_begin');
  if (begun === undefined) return refuse('wrong_state');
  const planned = plan(db, campaignId, tokyoDate(instant(begun.at)));
  if (planned === null) return refuse('not_permitted');
  const { seal } = begunDetail.parse(JSON.parse(begun.detail));
  return openingSeal(planned) === seal ? ok(planned) : refuse('plan_changed_since');
}

/**
 * 配布の区切り. What the sheets hang on is one act; then as many sheets an act as there is room for. A sheet is stored with
 * all its items or not at all: what an earlier run made is kept.
 */
export function* openingSlices(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  planned: Plan,
): Slices<Denial> {
  const { db } = context;
  const of = planned.distribution.sheets.length;
  const part = (fn: (tx: Database) => { readonly sheetCount: number }) =>
    transact(context, actor.personId, 'campaign.open_part', ({ tx }) => {
      const asked = campaignStep(tx, actor, campaignId, { act: 'campaign.open', step: 'open' });
      return asked.ok ? partOf(campaignId, { ...fn(tx) }) : asked;
    });
  if (!isPinned(db, campaignId)) {
    yield {
      ...{ doneCount: 0, wholeCount: of },
      run: () =>
        part((tx) => {
          insertPinnedContents(tx, pinnedContents(planned, tx, context.newId));
          return { sheetCount: 0 };
        }),
    };
  }
  const makeSheet = sheetMaker(planned, pinnedIds(db, campaignId), context.newId);
  const made = madeSheetOrders(db, campaignId);
  const left = planned.distribution.sheets.map((_, order) => order).filter((order) => !made.has(order));
  yield* pieceByPiece(left, {
    progressAt: (done) => ({ doneCount: of - left.length + done, wholeCount: of }),
    act: (work) => part((tx) => ({ sheetCount: work(tx) })),
    one: (tx, order) => insertMadeSheet(tx, makeSheet(order)),
  });
}

/** Gives out the sheets, when all are made. */
export function endOpening(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  planned: Plan,
): Result<Opened, Denial> {
  return transact(context, actor.personId, 'campaign.open', ({ tx, at }) => {
    const asked = campaignStep(tx, actor, campaignId, { act: 'campaign.open', step: 'open' });
    if (!asked.ok) return asked;
    const sheetCount = planned.distribution.sheets.length;
    if (madeSheetOrders(tx, campaignId).size !== sheetCount) return refuse('wrong_state');
    updateCampaign(tx, campaignId, { state: asked.value.next, openedAt: at });
    const itemCount = itemCountOf(planned);
    const subject = `campaign:${campaignId}`;
    const begun = lastActivityOf(tx, subject, 'campaign.open_begin')?.sequence ?? 0;
    return {
      ok: true,
      value: { sheetCount, itemCount },
      subject,
      detail: {
        sheets: sheetCount,
        items: itemCount,
        parts: countActivity(tx, { subject, type: 'campaign.open_part', after: begun }),
        ...objectsAsked(planned.distribution),
        questionnaireHashes: planned.questionnaires.map(({ questionnaireHash }) => questionnaireHash),
        ...otherBureaus(planned.distribution),
      },
    };
  });
}

/** 配布の取りやめ. Takes away what an opening has made, sheet by sheet, and leaves the draft as it was. */
export function* discardOpeningSlices(context: ServiceContext, actor: Actor, campaignId: string): Slices<Denial> {
  const of = madeSheetOrders(context.db, campaignId).size;
  let gone = 0;
  while (gone < of) {
    yield {
      ...{ doneCount: gone, wholeCount: of },
      run: (room) => {
        let taken = 0;
        const outcome = transact(context, actor.personId, 'campaign.open_discard_part', ({ tx }) => {
          const asked = campaignStep(tx, actor, campaignId, { act: 'campaign.open', step: 'discard_open' });
          if (!asked.ok) return asked;
          do {
            if (!deleteMadeSheet(tx, campaignId)) break;
            taken += 1;
          } while (room());
          return partOf(campaignId, { taken });
        });
        if (outcome.ok) gone += taken;
        return outcome;
      },
    };
  }
  yield {
    ...{ doneCount: of, wholeCount: of },
    run: () =>
      transact(context, actor.personId, 'campaign.open_discard', ({ tx }) => {
        const asked = campaignStep(tx, actor, campaignId, { act: 'campaign.open', step: 'discard_open' });
        if (!asked.ok) return asked;
        deletePinned(tx, campaignId);
        updateCampaign(tx, campaignId, { state: asked.value.next });
        return partOf(campaignId, { sheets: of });
      }),
  };
}

function itemCountOf({ distribution }: Pick<Plan, 'distribution'>): number {
  return distribution.sheets.reduce((sum, { items }) => sum + items.length, 0);
}

/** How many contracts and services are asked about by themselves; nothing where none is. */
function objectsAsked({ objects }: Pick<Distribution, 'objects'>) {
  return objects.length === 0 ? {} : { objects: objects.length };
}

/** Which other bureau sees each target, as the entry of the opening tells it; nothing where none does. */
function otherBureaus({ targets }: Pick<Distribution, 'targets'>) {
  const seen = targets.flatMap(({ targetId, otherBureauId }) =>
    otherBureauId === null ? [] : [[targetId, otherBureauId] as const],
  );
  return seen.length === 0 ? {} : { otherBureaus: Object.fromEntries(seen) };
}
