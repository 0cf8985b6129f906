import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { Workload } from '#app/domain/response/workload.ts';
import type { NextHand } from '#app/services/response/next-hand.loader.server.ts';
import type { SheetReturn } from '#app/services/response/sheet-record.loader.server.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import { homeInquiries } from '#app/services/asset/inquiry.loader.server.ts';
import type { HomeInquiry } from '#app/services/asset/inquiry.loader.server.ts';
import { campaignOf, campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { startProgress, unableHolders } from '#app/services/campaign/first-year.loader.server.ts';
import type { StartProgress } from '#app/services/campaign/first-year.loader.server.ts';
import type { HolderBook } from '#app/services/organization/holder.loader.server.ts';
import { sheetResource, loadSheet, progressOf } from '#app/services/response/sheet.loader.server.ts';
import { isLate, isOverdue, isPastDue } from '#app/domain/response/lateness.ts';
import { nextHand } from '#app/services/response/next-hand.loader.server.ts';
import { lastReturn } from '#app/services/response/sheet-record.loader.server.ts';
import { instant, calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { holds } from '#app/domain/access/actor.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { can } from '#app/domain/access/can.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { isEditable } from '#app/domain/response/sheet.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { policyNamer } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { countsOf } from '#app/services/response/sheet-header.loader.server.ts';
import { mayReview, nextPlace } from '#app/services/response/sheet-steps.loader.server.ts';
import type { NextPlace } from '#app/services/response/sheet-steps.loader.server.ts';
import { waitingHandovers } from '#app/services/improvement/acknowledgement.loader.server.ts';
import type { HandoverNotice } from '#app/services/improvement/acknowledgement.loader.server.ts';
import { submissionsOf } from '#app/services/response/submission.loader.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { ownsContract } from '#db/queries/contract.server.ts';
import { sheetsOf } from '#db/queries/sheet.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** 自分の点検票. One sheet that the person answers. */
export interface HomeSheet {
  readonly sheetId: string;
  readonly rehearsal: boolean;
  readonly targetName: string;
  readonly office: SheetOffice;
  /** The policy that it asks about; null where the campaign asks about one alone. */
  readonly policyName: string | null;
  readonly state: SheetState;
  readonly late: boolean;
  readonly editable: boolean;
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
  readonly targetName: string;
  readonly office: SheetOffice;
  /** The policy that it asks about; null where the campaign asks about one alone. */
  readonly policyName: string | null;
  readonly submittedAt: string | null;
}

/** 年間の予定. 準備 → 実施中 → 締切 → 集計確定 → 委員会. */
export const YEAR_STEPS = ['preparation', 'running', 'due', 'closing', 'committee'] as const;
export type YearStep = (typeof YEAR_STEPS)[number];

/** 年間の予定の一段. */
export interface CalendarStep {
  readonly step: YearStep;
  readonly on: CalendarDate | null;
  readonly when: 'past' | 'now' | 'ahead';
}

/**
 * Where else the home leads: the board, the report, the results, what a unit has answered of an inquiry that is still
 * open, or the contracts of the own units.
 */
export type HomeLink =
  | { readonly to: 'board' }
  | { readonly to: 'contracts' }
  | ({ readonly to: 'inquiry' } & Pick<HomeInquiry, 'unitId' | 'unitName' | 'askedCount'>)
  | { readonly to: 'report' | 'results'; readonly name: string; readonly fiscalYear: number };

/** ホーム. What the person has to do, until when. */
export interface Home {
  readonly campaign: Campaign | null;
  readonly today: CalendarDate;
  readonly calendar: readonly CalendarStep[];
  readonly sheets: readonly HomeSheet[];
  readonly reviews: readonly HomeReview[];
  /** What the person's units are asked about their entries of the registers. */
  readonly inquiries: readonly HomeInquiry[];
  /** 提出率 while the campaign runs, for those who will get its report. */
  readonly submissionRates: readonly { readonly population: Population; readonly rate: Rate }[];
  readonly links: readonly HomeLink[];
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
  const shown = counting.find(({ state }) => state === 'open') ?? counting[0];
  const open = campaigns.filter(({ state }) => state === 'open');
  const holders = holdersOn(context.db, today);
  const distributed = open.flatMap((campaign) => {
    const policyNameOf = policyNamer(context.db, campaign.id);
    return sheetsOf(context.db, campaign.id).map((row) => ({ campaign, row, policyName: policyNameOf(row.sheet) }));
  });
  const sheets = distributed
    .flatMap((distribution) => ownSheet(context, actor, distribution, { today, holders }))
    .sort(byUrgency);
  const inquiries = homeInquiries(context, actor);
  const asked = inquiries.filter(({ done }) => !done);
  const reviews = distributed.flatMap((distribution) => review(actor, distribution));
  return {
    campaign: shown === undefined ? null : campaignOf(shown),
    today,
    calendar: shown === undefined ? [] : calendarOf(shown, today),
    sheets,
    reviews,
    inquiries: asked,
    submissionRates: submissionOf(context, actor, shown),
    links: linksOf(context, actor, { campaigns: counting, inquiries }),
    preparation: startProgress(context, actor),
    unableCount:
      open.length > 0 && can(actor, 'organization.edit', null).ok ? unableHolders(context.db, today).length : 0,
    handovers: waitingHandovers(context, actor),
    nothing: asked.length + sheets.length + reviews.length > 0 ? null : nothingToDo(actor, shown),
  };
}

/** A sheet that a campaign gave out, and what it is called by beside its target. */
interface DistributedSheet {
  readonly campaign: CampaignRow;
  readonly row: SheetWithTarget;
  readonly policyName: string | null;
}

function ownSheet(
  context: ServiceContext,
  actor: Actor,
  { campaign, row: { sheet, target }, policyName }: DistributedSheet,
  { today, holders }: { readonly today: CalendarDate; readonly holders: HolderBook },
): readonly HomeSheet[] {
  const answering = authorize(actor, 'sheet.answer', sheetResource(sheet, target, campaign.state));
  if (!answering.ok && answering.reason === 'not_permitted') return [];
  const snapshot = loadSheet(context, sheet.id);
  if (snapshot === null) throw new Error(`sheet ${sheet.id} is gone`);
  const counts = countsOf(snapshot);
  const dueOn = calendarDate(sheet.dueOn);
  return [
    {
      sheetId: sheet.id,
      rehearsal: isRehearsal(campaign),
      targetName: target.name,
      office: sheet.office,
      policyName,
      state: sheet.state,
      late: isLate(sheet.state, sheet.submittedLate),
      editable: isEditable(sheet.state),
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
  { campaign, row: { sheet, target }, policyName }: DistributedSheet,
): readonly HomeReview[] {
  const waits = sheet.state === 'submitted' || sheet.state === 'confirmed';
  if (!waits) return [];
  const resource = sheetResource(sheet, target, campaign.state);
  if (!mayReview(actor, { resource, progress: progressOf(sheet) })) return [];
  return [
    {
      sheetId: sheet.id,
      rehearsal: isRehearsal(campaign),
      targetName: target.name,
      office: sheet.office,
      policyName,
      submittedAt: sheet.submittedAt,
    },
  ];
}

function calendarOf(campaign: CampaignRow, today: CalendarDate): readonly CalendarStep[] {
  const dueOn = calendarDate(campaign.dueOn);
  const at = { draft: 0, open: isPastDue(dueOn, today) ? 2 : 1, closed: 3, reported: 4, adopted: 5 }[campaign.state];
  const day = (at: string | null) => (at === null ? null : tokyoDate(instant(at)));
  const dates = {
    preparation: null,
    running: day(campaign.openedAt),
    due: dueOn,
    closing: day(campaign.closedAt),
    committee: day(campaign.adoptedAt),
  } satisfies Record<YearStep, CalendarDate | null>;
  return YEAR_STEPS.map((step, index) => ({
    step,
    on: dates[step],
    when: index < at ? 'past' : index === at ? 'now' : 'ahead',
  }));
}

function submissionOf(
  context: ServiceContext,
  actor: Actor,
  campaign: CampaignRow | undefined,
): Home['submissionRates'] {
  if (campaign === undefined || campaign.state !== 'open') return [];
  if (!authorize(actor, 'submission_rate.view', campaignResource(context, campaign)).ok) return [];
  return submissionsOf(sheetsOf(context.db, campaign.id))
    .filter(({ rate }) => rate.denominator > 0)
    .map(({ population, rate }) => ({ population, rate }));
}

function linksOf(
  context: ServiceContext,
  actor: Actor,
  { campaigns, inquiries }: { readonly campaigns: readonly CampaignRow[]; readonly inquiries: readonly HomeInquiry[] },
): Home['links'] {
  const links: HomeLink[] = [];
  const running = campaigns.find(({ state }) => state === 'open');
  if (running !== undefined && authorize(actor, 'board.view', campaignResource(context, running)).ok) {
    links.push({ to: 'board' });
  }
  const counted = campaigns.find(({ state }) => isFrozen(state));
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
  if (campaign.state === 'draft') return 'not_opened';
  if (isFrozen(campaign.state)) return 'closed';
  if (holds(actor, 'auditor')) return 'auditor';
  return holds(actor, 'ciso', 'committee_member') ? 'report_follows' : 'no_sheet';
}
