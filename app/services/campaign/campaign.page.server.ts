import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial, SavingDenial } from '#app/domain/access/can.ts';
import { can } from '#app/domain/access/can.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { referenceDay } from '#app/domain/campaign/reference-day.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import { isPastDue } from '#app/domain/response/lateness.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { askForRunning, campaignOf } from '#app/services/campaign/campaign.loader.server.ts';
import { campaignWork } from '#app/services/campaign/campaign-work.loader.server.ts';
import type { CampaignWork } from '#app/services/campaign/campaign-work.loader.server.ts';
import { previewDistribution } from '#app/services/campaign/distribution.loader.server.ts';
import { askedVersions, questionnairesNotInForce } from '#app/services/campaign/offered-questionnaire.loader.server.ts';
import type { AskedVersion } from '#app/services/campaign/offered-questionnaire.loader.server.ts';
import { openingPreview } from '#app/services/campaign/opening-preview.loader.server.ts';
import type { CampaignPreview } from '#app/services/campaign/opening-preview.loader.server.ts';
import { policyNamer } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { draftOf } from '#app/services/campaign/draft.loader.server.ts';
import { officeNamesOf } from '#app/services/campaign/setting.loader.server.ts';
import { unableHolders, unmarkedSystems } from '#app/services/campaign/first-year.loader.server.ts';
import { isOverRehearsal, putAwayReader } from '#app/services/campaign/rehearsal.loader.server.ts';
import { holdersOn } from '#app/services/organization/holder.loader.server.ts';
import { submissionsOf } from '#app/services/response/submission.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { sheetsWithin } from '#db/queries/board.server.ts';
import { allCampaigns, findCampaign, questionnairesOfCampaign } from '#db/queries/campaign.server.ts';

/** 自己点検の一覧. */
export interface CampaignIndex {
  readonly campaigns: readonly Campaign[];
  /** Rehearsals that stand in no other list. */
  readonly putAwayCampaigns: readonly Campaign[];
  readonly mayCreate: boolean;
}

export function campaignIndex(context: ServiceContext, actor: Actor): Result<CampaignIndex, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const isPutAway = putAwayReader(context.db);
  const all = allCampaigns(context.db).map(campaignOf);
  return {
    ok: true,
    value: {
      campaigns: all.filter((campaign) => !isPutAway(campaign)),
      putAwayCampaigns: all.filter(isPutAway),
      mayCreate: can(actor, 'campaign.create', null).ok,
    },
  };
}

/** Asks the door for a campaign's page, and reads nothing of what stands on it. */
export function seeCampaign(context: ServiceContext, actor: Actor, campaignId: string): Result<null, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  return findCampaign(context.db, campaignId) === undefined ? refuse('not_permitted') : ok(null);
}

/** 実施状況の要約. */
export interface CampaignSummary {
  readonly rates: readonly {
    readonly population: Population;
    readonly numerator: number;
    readonly denominator: number;
  }[];
  readonly notSubmittedCount: number;
  readonly sheetCount: number;
}

export interface CampaignPage {
  readonly campaign: Campaign;
  readonly rehearsal: boolean;
  /** SHA-256 of each pinned questionnaire; none while a draft. */
  readonly questionnaireHashes: readonly string[];
  /** What it asks about, policy by policy. */
  readonly askedVersions: readonly AskedVersion[];
  readonly today: CalendarDate;
  readonly reportedAt: string | null;
  /** Of a draft only. */
  readonly preview: CampaignPreview | null;
  /** What was seen of a draft; null after it. */
  readonly draftSeal: string | null;
  /** What is made of it between requests; null where nothing is. */
  readonly work: CampaignWork | null;
  /** Null while a draft. */
  readonly summary: CampaignSummary | null;
  readonly acts: {
    readonly open: boolean;
    /** Of a draft: it may be changed and thrown away. */
    readonly change: boolean;
    readonly extend: boolean;
    readonly close: boolean;
    readonly report: boolean;
    /** Of a rehearsal that is over. */
    readonly putAway: boolean;
    readonly takeOut: boolean;
  };
}

export function campaignPage(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  view: { readonly vacantOnly: boolean; readonly page: number },
): Result<CampaignPage, Denial> {
  const permission = authorize(actor, 'campaign.view', null);
  if (!permission.ok) return permission;
  const row = findCampaign(context.db, campaignId);
  if (row === undefined) return refuse('not_permitted');
  const today = tokyoDate(context.clock());
  const { state } = row;
  const over = isOverRehearsal(row) && can(actor, 'campaign.create', null).ok;
  const away = putAwayReader(context.db)(row);
  const draft = draftOf(context.db, campaignId);
  let preview: CampaignPreview | null = null;
  let summary: CampaignSummary | null = null;
  if (state === 'draft') {
    const planned = previewDistribution(context, actor, campaignId);
    if (!planned.ok) return planned;
    const { secretariat } = officeNamesOf(context.db, row);
    preview = {
      ...openingPreview(planned.value, holdersOn(context.db, today), view),
      notInForce: questionnairesNotInForce(context.db, row.id, referenceDay(fiscalYear(row.fiscalYear), today)),
      unableCount: unableHolders(context.db, today).length,
      unmarkedCount: unmarkedSystems(context.db, today),
      secretariatIsUnitName: unitsOn(context.db, today).some(({ name }) => name === secretariat),
    };
  } else if (state !== 'opening') {
    const entries = sheetsWithin(context.db, permission.value, campaignId);
    summary = {
      rates: submissionsOf(entries).map(({ population, rate }) => ({ population, ...rate })),
      notSubmittedCount: entries.filter(({ sheet }) => !isSubmitted(sheet.state)).length,
      sheetCount: entries.length,
    };
  }
  return {
    ok: true,
    value: {
      campaign: campaignOf(row),
      rehearsal: isRehearsal(row),
      questionnaireHashes: questionnairesOfCampaign(context.db, row.id).flatMap(({ hash }) => hash ?? []),
      askedVersions: askedVersions(context.db, row.id, {
        today,
        until: calendarDate(row.dueOn > row.periodTo ? row.dueOn : row.periodTo),
      }),
      today,
      reportedAt: row.reportedAt,
      preview,
      work: campaignWork(context, actor, row),
      draftSeal: draft.ok ? draft.value.seal : null,
      summary,
      acts: {
        change: state === 'draft' && can(actor, 'campaign.create', null).ok,
        open: state === 'draft' && can(actor, 'campaign.open', null).ok,
        extend: state === 'open' && can(actor, 'campaign.extend', null).ok,
        close: state === 'open' && can(actor, 'campaign.close', null).ok,
        report: state === 'closed' && !isRehearsal(row) && can(actor, 'campaign.report', null).ok,
        putAway: over && !away,
        takeOut: over && away,
      },
    },
  };
}

/** 集計確定の前の確認. What closing will count as 未回答. */
export interface ClosingPreview {
  readonly campaign: Campaign;
  readonly sheetCount: number;
  readonly notSubmittedSheets: readonly {
    readonly sheetId: string;
    readonly name: string;
    readonly office: SheetOffice;
    /** The policy that it asks about; null where the campaign asks about one alone. */
    readonly policyName: string | null;
    readonly bureauName: string | null;
    readonly state: SheetState;
    readonly dueOn: CalendarDate;
  }[];
  /** Of those not handed in, how many are still within their time. */
  readonly inTime: number;
  /** Handed in, but not yet confirmed along the route; they are counted as they stand. */
  readonly unconfirmed: number;
}

export function closingPreview(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<ClosingPreview, SavingDenial> {
  const asked = askForRunning(context, actor, 'campaign.close', campaignId);
  if (!asked.ok) return asked;
  const { scope, campaign } = asked.value;
  const entries = sheetsWithin(context.db, scope, campaignId);
  const today = tokyoDate(context.clock());
  const policyNameOf = policyNamer(context.db, campaignId);
  const notSubmitted = entries
    .filter(({ sheet }) => !isSubmitted(sheet.state))
    .map(({ sheet, target }) => ({
      sheetId: sheet.id,
      name: target.name,
      office: sheet.office,
      policyName: policyNameOf(sheet),
      bureauName: target.bureauName,
      state: sheet.state,
      dueOn: calendarDate(sheet.dueOn),
    }));
  return {
    ok: true,
    value: {
      campaign: campaignOf(campaign),
      sheetCount: entries.length,
      notSubmittedSheets: notSubmitted,
      inTime: notSubmitted.filter(({ dueOn }) => !isPastDue(dueOn, today)).length,
      unconfirmed: entries.filter(({ sheet }) => sheet.state === 'submitted').length,
    },
  };
}
