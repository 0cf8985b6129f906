import { isRunning } from '#app/domain/campaign/state.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { isPastDue } from '#app/domain/response/lateness.ts';
import { calendarDate, instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { campaignOf, campaignResource } from '#app/services/campaign/campaign.loader.server.ts';
import { submissionsOf } from '#app/services/response/submission.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import type { SheetWithTarget } from '#db/queries/sheet.server.ts';

/** 自己点検の呼び名. What tells one self-assessment from another. */
export type NamedCampaign = Pick<Campaign, 'fiscalYear' | 'name'>;

/** 年間の予定. 準備 → 実施中 → 締切 → 集計確定 → 委員会. */
export const YEAR_STEPS = ['preparation', 'running', 'due', 'closing', 'committee'] as const;
export type YearStep = (typeof YEAR_STEPS)[number];

/** 年間の予定の一段. */
export interface CalendarStep {
  readonly step: YearStep;
  readonly on: CalendarDate | null;
  readonly when: 'past' | 'now' | 'ahead';
}

/** ホームの自己点検. Where one self-assessment stands. */
export interface HomeCampaign {
  readonly campaign: Campaign;
  readonly calendar: readonly CalendarStep[];
  /** 提出率 while it runs, for those who will get its report. */
  readonly submissionRates: readonly { readonly population: Population; readonly rate: Rate }[];
  /** The actor may open its board. */
  readonly board: boolean;
}

/** Those that run, the nearest due date first; the newest one where none runs. */
export function campaignsToShow(counting: readonly CampaignRow[]): readonly CampaignRow[] {
  const running = counting.filter(({ state }) => isRunning(state));
  return running.length === 0 ? counting.slice(0, 1) : running.sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

export function namedCampaign(row: CampaignRow): NamedCampaign {
  const { fiscalYear, name } = campaignOf(row);
  return { fiscalYear, name };
}

/** `sheets` are all that a running one gave out. */
export function homeCampaign(
  context: ServiceContext,
  actor: Actor,
  row: CampaignRow,
  sheets: readonly SheetWithTarget[],
): HomeCampaign {
  const resource = campaignResource(context, row);
  const running = isRunning(row.state);
  const rates = running && authorize(actor, 'submission_rate.view', resource).ok ? submissionsOf(sheets) : [];
  return {
    campaign: campaignOf(row),
    calendar: calendarOf(row, tokyoDate(context.clock())),
    submissionRates: rates.flatMap(({ population, rate }) => (rate.denominator > 0 ? [{ population, rate }] : [])),
    board: running && authorize(actor, 'board.view', resource).ok,
  };
}

function calendarOf(campaign: CampaignRow, today: CalendarDate): readonly CalendarStep[] {
  const dueOn = calendarDate(campaign.dueOn);
  const running = isPastDue(dueOn, today) ? 2 : 1;
  const at = { draft: 0, opening: 0, open: running, closing: running, closed: 3, reported: 4, adopted: 5 }[
    campaign.state
  ];
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
