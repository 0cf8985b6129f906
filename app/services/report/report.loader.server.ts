import { isInPreparation } from '#app/domain/campaign/state.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { buildReport } from '#app/domain/report/report.ts';
import type { SelfAssessmentReport } from '#app/domain/report/report.ts';
import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import type { FrozenClause, FrozenYear } from '#app/domain/report/frozen-year.ts';
import { calendarDate, instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { lastAsked, onceOf } from '#app/lib/last-asked.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { frozenClauses } from '#app/services/campaign/frozen-clauses.loader.server.ts';
import { bodyNameOf } from '#app/services/organization/body.loader.server.ts';
import { countedSheets } from '#app/services/report/counted-sheets.loader.server.ts';
import { namingOf, chaptersOf } from '#app/services/report/campaign-head.loader.server.ts';
import { loadResults, openResults } from '#app/services/report/results.loader.server.ts';
import type { Chapter } from '#app/services/report/campaign-head.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { allCampaigns } from '#db/queries/campaign.server.ts';
import type { CampaignRow } from '#db/queries/campaign.server.ts';
import type { Database } from '#db/client.server.ts';

/** How many reports of closed years are kept at hand. */
const KEPT_REPORTS = 4;

/** 報告の材料. The report with what it was made from. */
export interface OpenedReport {
  readonly results: ResultSource;
  readonly year: FrozenYear;
  /** The years before, newest first. */
  readonly earlier: readonly FrozenYear[];
  readonly selfAssessment: SelfAssessmentReport;
}

const reportsOf = onceOf((_client: Database['$client']) => lastAsked<Omit<OpenedReport, 'results'>>(KEPT_REPORTS));

/** The report of a campaign: frozen figures once it is closed, live ones before for those who may see them. */
export function openReport(context: ServiceContext, actor: Actor, campaignId: string): Result<OpenedReport, Denial> {
  const opened = openResults(context, actor, 'report.view', campaignId);
  if (!opened.ok) return opened;
  const source = opened.value;
  const { campaign, scope } = source;
  // A report speaks of the whole body: a scope over a part of it is no basis for one.
  if (!scope.everything) return refuse('not_permitted');
  const before = campaignsBefore(context, campaign);
  const make = () => {
    const year = frozenYear(context, source);
    const earlier = before.map((other) => frozenYear(context, loadResults(context, scope, other)));
    return { year, earlier, selfAssessment: buildReport(year, earlier) };
  };
  if (campaign.closingId === null) return { ok: true, value: { results: source, ...make() } };
  const madeOf = JSON.stringify([scope, campaign, before, bodyNameThen(context, campaign)]);
  return { ok: true, value: { results: source, ...reportsOf(context.db.$client)(madeOf, make) } };
}

function bodyNameThen(context: ServiceContext, { closedAt }: Pick<CampaignRow, 'closedAt'>): string {
  return bodyNameOf(context, closedAt === null ? null : instant(closedAt));
}

/**
 * The years before, newest first, as far as they were closed when this one was: later closings change no report. A
 * rehearsal has none.
 */
export function campaignsBefore({ db }: ServiceContext, campaign: CampaignRow): readonly CampaignRow[] {
  if (isRehearsal(campaign)) return [];
  return allCampaigns(db).filter(
    (other) =>
      other.fiscalYear < campaign.fiscalYear &&
      other.kind === campaign.kind &&
      other.closedAt !== null &&
      (campaign.closedAt === null || other.closedAt <= campaign.closedAt),
  );
}

/** One campaign as the report counts it. Names are those of the day it opened; the body's is that of its closing. */
function frozenYear(context: ServiceContext, source: ResultSource): FrozenYear {
  const { campaign, items, rule } = source;
  const clauses = frozenClauses(context.db, campaign.id);
  if (isInPreparation(campaign.state)) throw new Error(`campaign ${campaign.id} has not been opened`);
  return {
    campaignId: campaign.id,
    campaignName: campaign.name,
    bodyName: bodyNameThen(context, campaign),
    fiscalYear: fiscalYear(campaign.fiscalYear),
    state: campaign.state,
    periodFrom: calendarDate(campaign.periodFrom),
    periodTo: calendarDate(campaign.periodTo),
    dueOn: calendarDate(campaign.dueOn),
    closedOn: campaign.closedAt === null ? null : tokyoDate(instant(campaign.closedAt)),
    rule,
    modules: source.modules,
    bureauLevel: source.bureauLevel,
    bureauNaming: namingOf(source),
    items,
    sheets: countedSheets(context.db, source),
    targets: [...source.targets.values()].map(({ targetId, type, name, bureauId, bureauName }) => ({
      targetId,
      type,
      name,
      bureauId,
      bureauName,
    })),
    chapters: inOrderOf(clauses, chaptersOf(source)),
    clauses,
    // The organization is not versioned yet, so that units left out cannot be named for a past year.
    notCovered: [],
  };
}

/** Questions are asked of one office after the other; the paper follows the policy. */
function inOrderOf(clauses: readonly FrozenClause[], chapters: readonly Chapter[]): readonly Chapter[] {
  const order = new Map<string, number>(clauses.map(({ key }, index) => [key, index]));
  return [...chapters].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}
