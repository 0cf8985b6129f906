import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { can } from '#app/domain/access/can.ts';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { askedByObject } from '#app/domain/campaign/asked-object.ts';
import type { AskedByObject } from '#app/domain/campaign/asked-object.ts';
import type { Distribution, PlannedSheet } from '#app/domain/campaign/distribution.ts';
import { gatesAtOpening } from '#app/domain/campaign/distribution.ts';
import { referenceDay } from '#app/domain/campaign/reference-day.ts';
import type { SheetOffice } from '#app/domain/campaign/route.ts';
import type { HolderName } from '#app/domain/organization/appointment-kind.ts';
import type { Office } from '#app/domain/organization/office.ts';
import { applicabilityOf } from '#app/domain/questionnaire/gate/applicability.ts';
import { isPastDue } from '#app/domain/response/lateness.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { isSubmitted } from '#app/domain/response/sheet.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { calendarDate, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { pagePlace } from '#app/domain/shared/page-place.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { askForRunning, campaignOf } from '#app/services/campaign/campaign.loader.server.ts';
import type {
  DistributionPreview,
  UnaskedNames,
  UnvaluedPolicy,
} from '#app/services/campaign/distribution.loader.server.ts';
import { previewDistribution } from '#app/services/campaign/distribution.loader.server.ts';
import { questionnairesNotInForce } from '#app/services/campaign/offered-questionnaire.loader.server.ts';
import type { NotInForce } from '#app/services/campaign/offered-questionnaire.loader.server.ts';
import { policyNamer } from '#app/services/campaign/pinned-policy.loader.server.ts';
import { loneSheets } from '#app/services/campaign/lone-sheet.loader.server.ts';
import type { LoneSheet } from '#app/services/campaign/lone-sheet.loader.server.ts';
import { draftOf } from '#app/services/campaign/draft.loader.server.ts';
import { officeNamesOf } from '#app/services/campaign/setting.loader.server.ts';
import { unableHolders, unmarkedSystems } from '#app/services/campaign/first-year.loader.server.ts';
import { isOverRehearsal, putAwayReader } from '#app/services/campaign/rehearsal.loader.server.ts';
import type { HolderBook } from '#app/services/organization/holder.loader.server.ts';
import { holdersOn, namesOf } from '#app/services/organization/holder.loader.server.ts';
import { submissionsOf } from '#app/services/response/submission.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { sheetsWithin } from '#db/queries/board.server.ts';
import { allCampaigns, findCampaign, questionnairesOfCampaign } from '#db/queries/campaign.server.ts';

const ROWS_PER_PAGE = 50;

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

/** 誰に何が届くか. One sheet that opening will make. */
export interface PreviewRow {
  readonly code: string;
  readonly name: string;
  readonly type: UnitType;
  readonly office: SheetOffice;
  readonly respondents: readonly HolderName[];
  /** Questions that the ledger does not close; asked gates may close more. */
  readonly questionCount: number;
  /** Gates that it asks first. */
  readonly gateCount: number;
  readonly route: readonly { readonly office: Office; readonly people: readonly HolderName[] }[];
}

export interface CampaignPreview {
  /** What was seen, for the act of opening. */
  readonly seal: string;
  readonly sheetCount: number;
  readonly itemCount: number;
  /** Of those, what the ledger does not close: as many as the rows say together. */
  readonly questionCount: number;
  /** Sheets that nobody can answer, or that nobody can confirm. */
  readonly vacantSheets: number;
  /** A unit is called what the office is called that accepts every sheet. */
  readonly secretariatIsUnitName: boolean;
  /** Units and systems with a sheet whose route has no step: their names, in the order of the rows. */
  readonly unconfirmedNames: readonly string[];
  /** Sheets that nobody but who answers them can confirm. */
  readonly loneSheets: readonly LoneSheet[];
  /** Who of the whole body answers or confirms and cannot sign in. */
  readonly unableCount: number;
  /** Systems in use without an attribute. */
  readonly unmarkedCount: number;
  /** Questions for a 部 that reach nobody, as no 部 is among the targets. */
  readonly withoutBureau: number;
  readonly unasked: UnaskedNames;
  readonly unvalued: readonly UnvaluedPolicy[];
  readonly notInForce: readonly NotInForce[];
  readonly askedByObject: AskedByObject | null;
  readonly byOffice: readonly {
    readonly office: SheetOffice;
    readonly sheetCount: number;
    readonly least: number;
    readonly most: number;
    readonly mostGates: number;
  }[];
  readonly rows: readonly PreviewRow[];
  readonly page: number;
  readonly pageCount: number;
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
  readonly today: CalendarDate;
  readonly reportedAt: string | null;
  /** Of a draft only. */
  readonly preview: CampaignPreview | null;
  /** What was seen of a draft; null after it. */
  readonly draftSeal: string | null;
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
      ...previewOf(planned.value, holdersOn(context.db, today), view),
      notInForce: questionnairesNotInForce(context.db, row.id, referenceDay(fiscalYear(row.fiscalYear), today)),
      unableCount: unableHolders(context.db, today).length,
      unmarkedCount: unmarkedSystems(context.db, today),
      secretariatIsUnitName: unitsOn(context.db, today).some(({ name }) => name === secretariat),
    };
  } else {
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
      today,
      reportedAt: row.reportedAt,
      preview,
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

function previewOf(
  { seal, distribution, itemsOn, withoutBureau, unasked, unvalued }: DistributionPreview,
  holders: HolderBook,
  view: { readonly vacantOnly: boolean; readonly page: number },
): Omit<CampaignPreview, 'unableCount' | 'unmarkedCount' | 'secretariatIsUnitName' | 'notInForce'> {
  const targets = new Map(distribution.targets.map((target) => [target.targetId, target]));
  const gates = gatesAtOpening(distribution);
  const openItems = (sheet: PlannedSheet) =>
    itemsOn(sheet)
      .map(({ question }) => applicabilityOf(question, gates(sheet.targetId)))
      .filter(({ state }) => state !== 'closed');
  const all = distribution.sheets.map((sheet): PreviewRow => {
    const target = targets.get(sheet.targetId);
    if (target === undefined) throw new Error(`planned sheet of unknown target ${sheet.targetId}`);
    const asked = openItems(sheet);
    return {
      code: target.code,
      name: target.name,
      type: target.type,
      office: sheet.office,
      respondents: namesOf(holders.ofRespondent(sheet.answeredBy, target)),
      questionCount: asked.length,
      gateCount: new Set(asked.flatMap(({ decidedBy }) => decidedBy)).size,
      route: sheet.route.map((step) => {
        const held = holders.ofStep(step);
        return { office: held.office, people: namesOf(held) };
      }),
    };
  });
  const vacant = all.filter(
    (row) => row.respondents.length === 0 || row.route.some(({ people }) => people.length === 0),
  );
  const shown = view.vacantOnly ? vacant : all;
  const { page, pageCount, from, to } = pagePlace(shown.length, view.page, ROWS_PER_PAGE);
  const offices = [...new Set(all.map(({ office }) => office))];
  return {
    seal,
    sheetCount: all.length,
    itemCount: distribution.sheets.reduce((sum, sheet) => sum + sheet.items.length, 0),
    questionCount: all.reduce((sum, row) => sum + row.questionCount, 0),
    vacantSheets: vacant.length,
    unconfirmedNames: [
      ...new Set(all.flatMap(({ type, route, name }) => (type !== 'organization' && route.length === 0 ? [name] : []))),
    ],
    loneSheets: loneSheets(distribution, holders),
    withoutBureau,
    unasked,
    unvalued,
    askedByObject: askedByObject(questionsByObject(distribution), distribution.objects),
    byOffice: offices.map((office) => {
      const rows = all.filter((row) => row.office === office);
      const counts = rows.map((row) => row.questionCount);
      const mostGates = Math.max(...rows.map((row) => row.gateCount));
      return { office, sheetCount: rows.length, least: Math.min(...counts), most: Math.max(...counts), mostGates };
    }),
    rows: shown.slice(from, to),
    page,
    pageCount,
  };
}

/** Every question that a sheet asks about an object, as often as it does. */
function questionsByObject({ sheets }: Distribution): readonly string[] {
  return sheets.flatMap(({ campaignQuestionnaireId, items }) =>
    items.flatMap(({ questionId, object }) => (object === null ? [] : [`${campaignQuestionnaireId} ${questionId}`])),
  );
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
): Result<ClosingPreview, Denial> {
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
