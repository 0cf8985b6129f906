import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { isFrozen } from '#app/domain/campaign/state.ts';
import { countEach } from '#app/domain/report/figure.ts';
import type { Figure, OutcomeCounts, SheetFigure } from '#app/domain/report/figure.ts';
import type { MeasureId } from '#app/domain/score/measure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { percentText } from '#app/domain/shared/rate.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { readableCampaigns } from '#app/services/report/results.loader.server.ts';
import { findCampaign } from '#db/queries/campaign.server.ts';

/**
 * コマンドの利用者. Whoever can run the command on the server's machine can read its files, so that the
 * command reads what an auditor reads; it writes nothing.
 */
export const COMMAND_READER: Actor = {
  personId: 'command',
  name: 'tenken report',
  appointments: [{ role: 'auditor', unitId: null, systemId: null, from: calendarDate('1947-05-03'), until: null }],
};

/** 書き出す数値. `percent` is what reports show; null when it cannot be measured. */
export interface ExportedRate {
  readonly numerator: number;
  readonly denominator: number;
  /** The two numbers are so many parts of a point: 1 for counts. */
  readonly scale: number;
  readonly percent: string | null;
}

/** 書き出す報告. The measures of a closed campaign as `tenken report` prints them. */
export interface ReportExport {
  readonly campaign: {
    readonly id: string;
    readonly name: string;
    readonly fiscalYear: number;
    readonly state: string;
    readonly ruleVersion: string;
    readonly frozenHash: string | null;
  };
  readonly populations: Readonly<Record<Population, ExportedPopulation>>;
}

export interface ExportedPopulation {
  readonly targets: number;
  readonly submission: ExportedRate;
  readonly measures: Readonly<Record<MeasureId, ExportedRate>>;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly chapters: readonly {
    readonly chapter: string;
    readonly title: string;
    readonly counts: Readonly<Record<Outcome, number>>;
    readonly implementation: ExportedRate;
    readonly score: ExportedRate;
  }[];
  readonly submissionByBureau: readonly { readonly bureau: string; readonly rate: ExportedRate }[];
}

/** The export of one closed campaign; null takes the newest closed one. */
export function exportReport(
  context: ServiceContext,
  actor: Actor,
  campaignId: string | null,
): Result<ReportExport, Denial | 'none_closed'> {
  const id = campaignId ?? newestClosed(context, actor);
  if (id === null) return refuse('none_closed');
  const campaign = findCampaign(context.db, id);
  if (campaign !== undefined && !isFrozen(campaign.state)) return refuse('wrong_state');
  const opened = openReport(context, actor, id);
  if (!opened.ok) return opened;
  const { selfAssessment: report, results: source } = opened.value;
  const population = (one: Population): ExportedPopulation => {
    const summary = report.summaries.find((candidate) => candidate.population === one);
    if (summary === undefined) throw new Error(`the report has no summary of ${one}`);
    return {
      targets: summary.targets,
      submission: ofSheets(summary.submission),
      measures: {
        answered: ofItems(summary.figures.answered),
        implementation: ofItems(summary.figures.implementation),
        score: ofItems(summary.figures.score),
        upper_bound: ofItems(summary.figures.upper_bound),
        answered_only: ofItems(summary.figures.answered_only),
        not_applicable: ofItems(summary.figures.not_applicable),
      },
      counts: numbersOf(summary.counts),
      chapters: (report.chapters.find((table) => table.population === one)?.rows ?? []).map((row) => ({
        chapter: row.chapter,
        title: row.title,
        counts: numbersOf(row.counts),
        implementation: ofItems(row.implementation),
        score: ofItems(row.score),
      })),
      submissionByBureau: report.submissions
        .filter((row) => row.population === one)
        .map(({ name, figure }) => ({ bureau: name, rate: ofSheets(figure) })),
    };
  };
  return {
    ok: true,
    value: {
      campaign: {
        id,
        name: report.campaignName,
        fiscalYear: report.fiscalYear,
        state: source.campaign.state,
        ruleVersion: report.ruleVersion,
        frozenHash: source.campaign.frozenHash,
      },
      populations: {
        units: population('units'),
        systems: population('systems'),
        organization: population('organization'),
      },
    },
  };
}

function newestClosed(context: ServiceContext, actor: Actor): string | null {
  const campaigns = readableCampaigns(context, actor, 'report.view');
  if (!campaigns.ok) return null;
  return campaigns.value.find((campaign) => isFrozen(campaign.state))?.id ?? null;
}

function exported(rate: Rate, scale: number): ExportedRate {
  return { numerator: rate.numerator, denominator: rate.denominator, scale, percent: percentText(rate) };
}

function ofItems(figure: Figure): ExportedRate {
  return exported(figure.rate, figure.scale);
}

function ofSheets(figure: SheetFigure): ExportedRate {
  return exported(figure.rate, 1);
}

function numbersOf(counts: OutcomeCounts): Readonly<Record<Outcome, number>> {
  return countEach((outcome) => counts[outcome].count);
}
