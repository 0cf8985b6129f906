import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { CampaignRefusal } from '#app/services/campaign/campaign.acts.server.ts';
import {
  beginOpening,
  discardOpeningSlices,
  endOpening,
  openingSlices,
  planOfBegun,
} from '#app/services/campaign/opening.acts.server.ts';
import type { OpeningRefusal } from '#app/services/campaign/opening.acts.server.ts';
import type { Plan } from '#app/services/campaign/distribution.loader.server.ts';
import {
  beginClosing,
  closingSlices,
  discardClosingSlices,
  endClosing,
} from '#app/services/report/closing.acts.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { progressOf, workOn } from '#app/services/shared/work.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';

/** Who is told when a work fails between requests. */
interface Failing {
  readonly onFailure: (error: unknown) => void;
}

/** Opens a draft between requests; gives back when it is opened, or is being opened. */
export async function startOpening(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  { seal, onFailure }: { readonly seal: string } & Failing,
): Promise<Result<null, CampaignRefusal>> {
  const begun = beginOpening(context, actor, campaignId, seal);
  if (!begun.ok) return begun;
  await goOnOpening(context, actor, campaignId, { planned: begun.value, onFailure });
  return ok(null);
}

/** The same of 集計確定. */
export async function startClosing(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  { onFailure }: Failing,
): Promise<Result<null, Denial>> {
  const begun = beginClosing(context, actor, campaignId);
  if (!begun.ok) return begun;
  await goOnClosing(context, actor, campaignId, { onFailure });
  return ok(null);
}

/** 続きから. Goes on with what stopped on its way: an opening keeps what it made, a closing counts anew. */
export async function resumeWork(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  { onFailure }: Failing,
): Promise<Result<null, OpeningRefusal>> {
  const stopped = stoppedAs(context, actor, campaignId);
  if (!stopped.ok) return stopped;
  if (stopped.value === 'closing') {
    await goOnClosing(context, actor, campaignId, { onFailure });
    return ok(null);
  }
  const planned = planOfBegun(context, campaignId);
  if (!planned.ok) return planned;
  await goOnOpening(context, actor, campaignId, { planned: planned.value, onFailure });
  return ok(null);
}

/** 取りやめ. Takes back what stopped on its way, to where it began. */
export async function giveUpWork(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  { onFailure }: Failing,
): Promise<Result<null, Denial>> {
  const stopped = stoppedAs(context, actor, campaignId);
  if (!stopped.ok) return stopped;
  const slices = stopped.value === 'opening' ? discardOpeningSlices : discardClosingSlices;
  await workOn(context.db, campaignId, {
    slices: () => slices(context, actor, campaignId),
    end: () => undefined,
    onFailure,
  });
  return ok(null);
}

/** Asks the door about what stopped: whoever may begin it may go on with it and give it up. */
function stoppedAs(
  { db }: Pick<ServiceContext, 'db'>,
  actor: Actor,
  campaignId: string,
): Result<'opening' | 'closing', Denial> {
  const campaign = findCampaign(db, campaignId);
  if (campaign === undefined) return refuse('not_permitted');
  const { state } = campaign;
  if (state !== 'opening' && state !== 'closing') return refuse('wrong_state');
  const permission = authorize(actor, state === 'opening' ? 'campaign.open' : 'campaign.close', null);
  if (!permission.ok) return permission;
  return progressOf(db, campaignId) === null ? ok(state) : refuse('wrong_state');
}

function goOnOpening(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  { planned, onFailure }: { readonly planned: Plan } & Failing,
): Promise<void> {
  return workOn(context.db, campaignId, {
    slices: () => openingSlices(context, actor, campaignId, planned),
    end: () => void endOpening(context, actor, campaignId, planned),
    onFailure,
  });
}

function goOnClosing(context: ServiceContext, actor: Actor, campaignId: string, { onFailure }: Failing): Promise<void> {
  return workOn(context.db, campaignId, {
    slices: () => closingSlices(context, actor, campaignId),
    end: (counted) => void endClosing(context, actor, campaignId, counted),
    onFailure,
  });
}
