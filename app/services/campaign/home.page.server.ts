import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { Workload } from '#app/domain/response/workload.ts';
import type { NextHand } from '#app/services/response/next-hand.loader.server.ts';
import type { SheetReturn } from '#app/services/response/sheet-record.loader.server.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import { homeInquiries } from '#app/services/asset/inquiry.loader.server.ts';
import type { HomeInquiry } from '#app/services/asset/inquiry.loader.server.ts';
import { campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { homeWorks } from '#app/services/campaign/campaign-work.loader.server.ts';
import type { HomeWork } from '#app/services/campaign/campaign-work.loader.server.ts';
import { startProgress, unableHolders } from '#app/services/campaign/first-year.loader.server.ts';
import type { StartProgress } from '#app/services/campaign/first-year.loader.server.ts';
import type { HolderBook } from '#app/services/organization/holder.loader.server.ts';
import { sheetResource, loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { isLate, isOverdue } from '#app/domain/response/lateness.ts';
import { nextHand } from '#app/services/response/next-hand.loader.server.ts';
import { lastReturn } from '#app/services/response/sheet-record.loader.server.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { holds } from '#app/domain/access/actor.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import type { SheetResource } from '#app/domain/access/resource.ts';
import { isFrozen, isInPreparation, isRunning } from '#app/domain/campaign/state.ts';
import { isEditable } from '#app/domain/response/sheet.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { policyNamer } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { countsOf } from '#app/services/response/sheet-header.loader.server.ts';
import { mayReview, nextPlace } from '#app/services/response/sheet-steps.loader.server.ts';
import type { NextPlace } from '#app/services/response/sheet-steps.loader.server.ts';
import { waitingHandovers } from '#app/services/improvement/acknowledgement.loader.server.ts';
import type { HandoverNotice } from '#app/services/improvement/acknowledgement.loader.server.ts';
import { campaignsToShow, homeCampaign, namedCampaign } from '#app/services/response/home-campaign.loader.server.ts';
import type { HomeCampaign, NamedCampaign } from '#app/services/response/home-campaign.loader.server.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { ownsContract } from '#db/queries/contract.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** 自分の点検票. One sheet that the person answers. */
export interface HomeSheet {
  readonly sheetId: string;
  readonly rehearsal: boolean;
  /** The self-assessment that gave it out; null where it is the only one that runs. */
  readonly campaign: NamedCampaign | null;
  readonly targetName: string;
  readonly office: SheetOffice;
  /** The policy that it asks about; null where the campaign asks about one alone. */
  readonly policyName: string | null;
  readonly state: SheetState;
  readonly late: boolean;
  readonly editable: boolean;
  /** It could be entered, were it not just being counted. */
  readonly beingCounted: boolean;
  readonly remaining: Workload;
  readonly dueOn: CalendarDate;
  readonly overdue: boolean;
  readonly goOn: NextPlace;
  /** Whose turn it is; null once nobody has to do anything more. */
  readonly next: NextHand | null;
  /** The last return; null unless it waits to be handed in again. */
  readonly returned: SheetReturn | null;
}

/** 確認待ちの点検票. One sheet that waits for the person's confirmation. */
export interface HomeReview {
  readonly sheetId: string;
  readonly rehearsal: boolean;
  /** The self-assessment that gave it out; null where it is the only one that runs. */
  readonly campaign: NamedCampaign | null;
  readonly targetName: string;
  readonly office: SheetOffice;
  /** The policy that it asks about; null where the campaign asks about one alone. */
  readonly policyName: string | null;
  readonly submittedAt: string | null;
}

/** これから届く確認. How many targets of a type will send a sheet to be confirmed. */
export interface ComingReviews {
  readonly type: UnitType;
  readonly targetCount: number;
}

/**
 * Where else the home leads: the board of the only campaign that runs, the report, the results, what a unit has
 * answered of an inquiry that is still open, or the contracts of the own units.
 */
export type HomeLink =
  | { readonly to: 'board'; readonly campaignId: string }
  | { readonly to: 'contracts' }
  | ({ readonly to: 'inquiry' } & Pick<HomeInquiry, 'unitId' | 'unitName' | 'askedCount'>)
  | { readonly to: 'report' | 'results'; readonly name: string; readonly fiscalYear: number };

/** ホーム. What the person has to do, until when. */
export interface Home {
  /** The self-assessments that run and count, the nearest due date first; the newest one where none runs. */
  readonly campaigns: readonly HomeCampaign[];
  readonly today: CalendarDate;
  readonly sheets: readonly HomeSheet[];
  readonly reviews: readonly HomeReview[];
  /** What will come to the person to be confirmed, and is not handed in that far yet. */
  readonly comingReviews: readonly ComingReviews[];
  /** What the person's units are asked about their entries of the registers. */
  readonly inquiries: readonly HomeInquiry[];
  readonly links: readonly HomeLink[];
  /** Openings and closings that are under way or stopped, for who is to know of them. */
  readonly works: readonly HomeWork[];
  /** How far the first self-assessment is prepared; null for whom that does not concern. */
  readonly preparation: StartProgress | null;
  /** Who answers or confirms and cannot sign in, counted for the 事務局 while a campaign runs. */
  readonly unableCount: number;
  /** What predecessors hand over and the person has not acknowledged. */
  readonly handovers: readonly HandoverNotice[];
  /** Why there is nothing to do; null when there is. */
  readonly nothing: NothingToDo | null;
}

export type NothingToDo =
  'no_campaign' | 'not_opened' | 'closed' | 'report_follows' | 'no_sheet' | 'auditor' | 'administrator';

export function homeOf(context: ServiceContext, actor: Actor): Home {
  const today = tokyoDate(context.clock());
  const campaigns = allCampaigns(context.db);
  const counting = campaigns.filter((one) => !isRehearsal(one));
  const shown = campaignsToShow(counting);
  const open = campaigns.filter(({ state }) => isRunning(state));
  const holders = holdersOn(context.db, today);
  const given = new Map(open.map(({ id }) => [id, sheetsOf(context.db, id)]));
  const distributed = open.flatMap((campaign) => {
    const policyNameOf = policyNamer(context.db, campaign.id);
    const beside = open.length > 1;
    return (given.get(campaign.id) ?? []).map((row) => ({
      ...{ campaign, row, beside },
      resource: sheetResource(row.sheet, row.target, campaign.state),
      policyName: policyNameOf(row.sheet),
    }));
  });
  const sheets = distributed
    .flatMap((distribution) => ownSheet(context, actor, distribution, { today, holders }))
    .sort(byUrgency);
  const inquiries = homeInquiries(context, actor);
  const asked = inquiries.filter(({ done }) => !done);
  const reviews = distributed.flatMap((distribution) => review(actor, distribution));
  const comingReviews = comingReviewsOf(actor, distributed);
  const works = homeWorks(context, actor);
  const toGoOn = works.filter(({ progress, mayGoOn }) => progress === null && mayGoOn);
  const tasks = [asked, sheets, reviews, comingReviews, toGoOn];
  const homeCampaigns = shown.map((one) => homeCampaign(context, actor, one, given.get(one.id) ?? []));
  return {
    campaigns: homeCampaigns,
    today,
    sheets,
    reviews,
    comingReviews,
    inquiries: asked,
    links: linksOf(context, actor, { homeCampaigns, counting, inquiries }),
    works,
    preparation: startProgress(context, actor),
    unableCount:
      open.length > 0 && can(actor, 'organization.edit', null).ok ? unableHolders(context.db, today).length : 0,
    handovers: waitingHandovers(context, actor),
    nothing: tasks.some((list) => list.length > 0) ? null : nothingToDo(actor, shown[0]),
  };
}

/** A sheet that a campaign gave out, and what it is called by beside its target. */
interface DistributedSheet {
  readonly campaign: CampaignRow;
  readonly row: SheetWithTarget;
  readonly resource: SheetResource;
  readonly policyName: string | null;
  /** True where another self-assessment runs beside. */
  readonly beside: boolean;
}

function ownSheet(
  context: ServiceContext,
  actor: Actor,
  { campaign, row: { sheet, target }, resource, policyName, beside }: DistributedSheet,
  { today, holders }: { readonly today: CalendarDate; readonly holders: HolderBook },
): readonly HomeSheet[] {
  const answering = authorize(actor, 'sheet.answer', resource);
  if (!answering.ok && answering.reason === 'not_permitted') return [];
  const snapshot = loadSheet(context, sheet.id);
  if (snapshot === null) throw new Error(`sheet ${sheet.id} is gone`);
  const counts = countsOf(snapshot);
  const dueOn = calendarDate(sheet.dueOn);
  return [
    {
      sheetId: sheet.id,
      rehearsal: isRehearsal(campaign),
      campaign: beside ? namedCampaign(campaign) : null,
      targetName: target.name,
      office: sheet.office,
      policyName,
      state: sheet.state,
      late: isLate(sheet.state, sheet.submittedLate),
      editable: answering.ok,
      beingCounted: !answering.ok && answering.reason === 'being_counted',
      remaining: counts.remaining,
      dueOn,
      overdue: isOverdue(sheet.state, dueOn, today),
      goOn: nextPlace(counts),
      next: nextHand({ sheet, target }, holders),
      returned: sheet.state === 'returned' ? lastReturn(context.db, sheet.id) : null,
    },
  ];
}

const URGENCY: Readonly<Record<SheetState, number>> = {
  returned: 0,
  in_progress: 1,
  not_started: 1,
  submitted: 2,
  confirmed: 2,
  accepted: 3,
};

/** Returned ones first, then what is still to be done, then what is out of hand; in each the earliest due first. */
function byUrgency(a: HomeSheet, b: HomeSheet): number {
  return URGENCY[a.state] - URGENCY[b.state] || a.dueOn.localeCompare(b.dueOn);
}

function review(
  actor: Actor,
  { campaign, row: { sheet, target }, resource, policyName, beside }: DistributedSheet,
): readonly HomeReview[] {
  const waits = sheet.state === 'submitted' || sheet.state === 'confirmed';
  if (!waits) return [];
  if (!mayReview(actor, { resource, progress: resource })) return [];
  return [
    {
      sheetId: sheet.id,
      rehearsal: isRehearsal(campaign),
      campaign: beside ? namedCampaign(campaign) : null,
      targetName: target.name,
      office: sheet.office,
      policyName,
      submittedAt: sheet.submittedAt,
    },
  ];
}

/** Targets whose sheets come to the person by a later step of their route, but for what the person answers. */
function comingReviewsOf(actor: Actor, distributed: readonly DistributedSheet[]): readonly ComingReviews[] {
  const coming = distributed.filter(({ resource }) => {
    const answering = authorize(actor, 'sheet.answer', resource);
    if (answering.ok || answering.reason !== 'not_permitted') return false;
    const { route, state, stepsPassed } = resource;
    const from = isEditable(state) ? 0 : state === 'submitted' ? stepsPassed + 1 : route.length;
    return route.some((_, at) => {
      const progress = { route, state: 'submitted', stepsPassed: at } as const;
      return at >= from && mayReview(actor, { resource: { ...resource, ...progress }, progress });
    });
  });
  return UNIT_TYPES.map((type) => ({
    type,
    targetCount: new Set(coming.flatMap(({ row: { target } }) => (target.type === type ? [target.targetId] : []))).size,
  })).filter(({ targetCount }) => targetCount > 0);
}

function linksOf(
  context: ServiceContext,
  actor: Actor,
  {
    homeCampaigns,
    counting,
    inquiries,
  }: Pick<Home, 'inquiries'> & {
    readonly homeCampaigns: Home['campaigns'];
    readonly counting: readonly CampaignRow[];
  },
): Home['links'] {
  const links: HomeLink[] = [];
  const [only, ...others] = homeCampaigns;
  if (only?.board === true && others.length === 0) links.push({ to: 'board', campaignId: only.campaign.id });
  const counted = counting.find(({ state }) => isFrozen(state));
  if (counted !== undefined) {
    const resource = campaignResource(context, counted);
    const { name, fiscalYear } = counted;
    if (authorize(actor, 'report.view', resource).ok) links.push({ to: 'report', name, fiscalYear });
    else if (authorize(actor, 'items.view', resource).ok) links.push({ to: 'results', name, fiscalYear });
  }
  for (const { done, unitId, unitName, askedCount } of inquiries) {
    if (done) links.push({ to: 'inquiry', unitId, unitName, askedCount });
  }
  const register = authorize(actor, 'contract.view', null);
  const ownOnly = register.ok && !register.value.everything;
  if (ownOnly && ownsContract(context.db, [...register.value.targetIds, ...register.value.bureauIds])) {
    links.push({ to: 'contracts' });
  }
  return links;
}

function nothingToDo(actor: Actor, campaign: CampaignRow | undefined): NothingToDo {
  if (actor.appointments.every(({ role }) => role === 'administrator')) return 'administrator';
  if (campaign === undefined) return 'no_campaign';
  if (isInPreparation(campaign.state)) return 'not_opened';
  if (isFrozen(campaign.state)) return 'closed';
  if (holds(actor, 'auditor')) return 'auditor';
  return holds(actor, 'ciso', 'committee_member') ? 'report_follows' : 'no_sheet';
}
