import { holds } from '#app/domain/access/actor.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { SHEET_OFFICE_LABELS } from '#app/domain/campaign/office-labels.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { OFFICE_DEFAULT_NAMES } from '#app/domain/organization/office.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { isEditable } from '#app/domain/response/sheet.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { calendarDate, daysBetween, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { dueIn, japaneseDate, japaneseDateOf, japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import { campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { countsOf } from '#app/services/response/sheet-header.loader.server.ts';
import { mayReview, nextPlace, stepsOf } from '#app/services/response/sheet-steps.loader.server.ts';
import type { NextPlace } from '#app/services/response/sheet-steps.loader.server.ts';
import { loadSheet, progressOf, sheetOfficeOf, sheetResource } from '#app/services/response/sheet.loader.server.ts';
import type { SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { submissionsOf } from '#app/services/response/submission.loader.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import { eventsOfSheet, sheetsOf } from '#db/queries/sheet.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** 自分の点検票. One sheet that the person answers. */
export interface HomeSheet {
  readonly sheetId: string;
  readonly targetName: string;
  readonly office: string;
  readonly state: SheetState;
  readonly late: boolean;
  readonly editable: boolean;
  readonly remaining: { readonly questions: number; readonly minutes: number };
  /** `YYYY-MM-DD`. */
  readonly due: string;
  readonly dueOn: string;
  readonly dueIn: string;
  readonly overdue: boolean;
  readonly goOn: NextPlace;
  /**
   * Who confirms it next, with today's holders; null while it is the person's turn, and when nobody has to any more.
   */
  readonly waitsFor: string | null;
  /** Why it was sent back, by whom; null unless it waits to be handed in again. */
  readonly returned: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

/** 確認待ちの点検票. One sheet that waits for the person's confirmation. */
export interface HomeReview {
  readonly sheetId: string;
  readonly targetName: string;
  readonly office: string;
  readonly submittedOn: string | null;
}

/** 年間の予定の一段. */
export interface CalendarStep {
  readonly label: string;
  readonly date: string | null;
  readonly state: 'done' | 'now' | 'ahead';
}

/** ホーム. What the person has to do, until when. */
export interface Home {
  readonly campaign: { readonly name: string; readonly fiscalYear: string; readonly state: CampaignState } | null;
  readonly calendar: readonly CalendarStep[];
  readonly sheets: readonly HomeSheet[];
  readonly reviews: readonly HomeReview[];
  /** 提出率 while the campaign runs, for those who will get its report. */
  readonly submission: readonly { readonly label: string; readonly rate: Rate }[];
  readonly links: readonly { readonly to: string; readonly label: string; readonly note: string }[];
  /** Why there is nothing to do; null when there is. */
  readonly nothing: NothingToDo | null;
}

export type NothingToDo =
  'no_campaign' | 'not_opened' | 'closed' | 'report_follows' | 'no_sheet' | 'auditor' | 'administrator';

export function homeOf(context: ServiceContext, actor: Actor): Home {
  const today = tokyoDate(context.clock());
  const campaigns = allCampaigns(context.db);
  const shown = campaigns.find(({ state }) => state === 'open') ?? campaigns[0];
  const open = campaigns.filter(({ state }) => state === 'open');
  const distributed = open.flatMap((campaign) => sheetsOf(context.db, campaign.id).map((row) => ({ campaign, row })));
  const sheets = distributed
    .flatMap(({ campaign, row }) => ownSheet(context, actor, campaign, row, today))
    .sort(byUrgency);
  const reviews = distributed.flatMap(({ campaign, row }) => review(actor, campaign, row));
  return {
    campaign:
      shown === undefined
        ? null
        : { name: shown.name, fiscalYear: japaneseFiscalYear(shown.fiscalYear), state: shown.state },
    calendar: shown === undefined ? [] : calendarOf(shown, today),
    sheets,
    reviews,
    submission: submissionOf(context, actor, shown),
    links: linksOf(context, actor, campaigns),
    nothing: sheets.length + reviews.length > 0 ? null : nothingToDo(actor, shown),
  };
}

const NOBODY_ANSWERED = { answers: [], gates: [], proxies: new Set<string>() };

function ownSheet(
  context: ServiceContext,
  actor: Actor,
  campaign: CampaignRow,
  { sheet, target }: SheetWithTarget,
  today: CalendarDate,
): readonly HomeSheet[] {
  const answering = authorize(actor, 'sheet.answer', sheetResource(sheet, target, campaign.state, NOBODY_ANSWERED));
  if (!answering.ok && answering.reason === 'not_permitted') return [];
  const snapshot = loadSheet(context, sheet.id);
  if (snapshot === null) throw new Error(`sheet ${sheet.id} is gone`);
  const counts = countsOf(snapshot);
  const sentBack =
    sheet.state === 'returned'
      ? eventsOfSheet(context.db, sheet.id).findLast(({ kind }) => kind === 'return')
      : undefined;
  return [
    {
      sheetId: sheet.id,
      targetName: target.name,
      office: SHEET_OFFICE_LABELS[sheetOfficeOf({ sheet })],
      state: sheet.state,
      late: sheet.submittedLate ?? false,
      editable: isEditable(sheet.state),
      remaining: counts.remaining,
      due: sheet.dueOn,
      dueOn: japaneseDate(sheet.dueOn),
      dueIn: dueIn(sheet.dueOn, today),
      overdue: isEditable(sheet.state) && daysBetween(today, calendarDate(sheet.dueOn)) < 0,
      goOn: nextPlace(counts),
      waitsFor: waitsFor(context, snapshot),
      returned:
        sentBack === undefined
          ? null
          : { reason: sentBack.reason, by: sentBack.actorName, at: japaneseDateOf(sentBack.at) },
    },
  ];
}

function waitsFor(context: ServiceContext, snapshot: SheetSnapshot): string | null {
  const { state } = snapshot.sheet;
  if (isEditable(state) || state === 'accepted') return null;
  const step = stepsOf(context, snapshot).find((candidate) => candidate.state === 'waiting');
  if (step === undefined) return OFFICE_DEFAULT_NAMES.secretariat;
  return `${step.office}（${step.people.length === 0 ? '空席' : step.people.join('、')}）`;
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
  return URGENCY[a.state] - URGENCY[b.state] || a.due.localeCompare(b.due);
}

function review(actor: Actor, campaign: CampaignRow, { sheet, target }: SheetWithTarget): readonly HomeReview[] {
  const waits = sheet.state === 'submitted' || sheet.state === 'confirmed';
  if (!waits) return [];
  // Who answered does not matter here: a step that the person may only self-confirm waits for the person, too.
  const resource = sheetResource(sheet, target, campaign.state, NOBODY_ANSWERED);
  if (!mayReview(actor, { resource, progress: progressOf(sheet) })) return [];
  return [
    {
      sheetId: sheet.id,
      targetName: target.name,
      office: SHEET_OFFICE_LABELS[sheetOfficeOf({ sheet })],
      submittedOn: sheet.submittedAt === null ? null : japaneseDateOf(sheet.submittedAt),
    },
  ];
}

/** 準備 → 実施中 → 締切 → 集計確定 → 委員会. */
function calendarOf(campaign: CampaignRow, today: CalendarDate): readonly CalendarStep[] {
  const pastDue = today > campaign.dueOn;
  const at = { draft: 0, open: pastDue ? 2 : 1, closed: 3, reported: 4, adopted: 5 }[campaign.state];
  const day = (instant: string | null) => (instant === null ? null : japaneseDateOf(instant));
  const steps = [
    { label: '準備', date: null },
    { label: '実施中', date: campaign.openedAt === null ? null : `${day(campaign.openedAt)}から` },
    { label: '締切', date: japaneseDate(campaign.dueOn) },
    { label: '集計確定', date: day(campaign.closedAt) },
    { label: '委員会', date: day(campaign.adoptedAt) },
  ];
  return steps.map((step, index) => ({ ...step, state: index < at ? 'done' : index === at ? 'now' : 'ahead' }));
}

function submissionOf(context: ServiceContext, actor: Actor, campaign: CampaignRow | undefined): Home['submission'] {
  if (campaign === undefined || campaign.state !== 'open') return [];
  if (!authorize(actor, 'submission_rate.view', campaignResource(context, campaign)).ok) return [];
  return submissionsOf(sheetsOf(context.db, campaign.id))
    .filter(({ rate }) => rate.denominator > 0)
    .map(({ population, rate }) => ({ label: POPULATION_LABELS[population], rate }));
}

function linksOf(context: ServiceContext, actor: Actor, campaigns: readonly CampaignRow[]): Home['links'] {
  const links: { to: string; label: string; note: string }[] = [];
  const running = campaigns.find(({ state }) => state === 'open');
  if (running !== undefined && authorize(actor, 'board.view', campaignResource(context, running)).ok) {
    links.push({ to: '/board', label: '進捗', note: 'どの所属が提出したかを見る' });
  }
  const counted = campaigns.find(({ state }) => isFrozen(state));
  if (counted !== undefined) {
    const resource = campaignResource(context, counted);
    const year = japaneseFiscalYear(counted.fiscalYear);
    if (authorize(actor, 'report.view', resource).ok) {
      links.push({ to: '/report', label: '結果報告', note: `${year} ${counted.name}の結果を見る` });
    } else if (authorize(actor, 'items.view', resource).ok) {
      links.push({ to: '/results', label: '結果の内訳', note: `${year} ${counted.name}の自分の所属の結果を見る` });
    }
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
