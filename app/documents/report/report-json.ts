import type { CampaignState } from '#app/domain/campaign/state.ts';
import type { Figure, OutcomeCounts, SheetFigure } from '#app/domain/report/figure.ts';
import type { SelfAssessmentReport } from '#app/domain/report/report.ts';
import type { MeasureId } from '#app/domain/score/measure.ts';
import { countEach } from '#app/domain/score/outcome.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { percentText } from '#app/domain/shared/rate.ts';
import type { Rate } from '#app/domain/shared/rate.ts';

/** 書き出す数値. `percent` is what reports show; null when it cannot be measured. */
interface ExportedRate {
  readonly numerator: number;
  readonly denominator: number;
  /** The two numbers are so many parts of a point: 1 for counts. */
  readonly scale: number;
  readonly percent: string | null;
}

/** 報告のJSON. The measures of a closed campaign as `tenken report` prints them. */
export interface ReportJson {
  /**
   * Of this layout, which other programs read: it never changes, another key is another version. 2 counts 未提出 apart
   * from 未回答 and gives the range that it makes.
   */
  readonly version: 2;
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

interface ExportedPopulation {
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

/** What a report does not say of its campaign. */
export interface ReportedCampaign {
  readonly id: string;
  readonly state: CampaignState;
  readonly frozenHash: string | null;
}

export function reportJson(report: SelfAssessmentReport, { id, state, frozenHash }: ReportedCampaign): ReportJson {
  const population = (one: Population): ExportedPopulation => {
    const summary = report.summaries.find((candidate) => candidate.population === one);
    if (summary === undefined) throw new Error(`the report has no summary of ${one}`);
    return {
      targets: summary.targets,
      submission: ofSheets(summary.submission),
      measures: {
        answered: ofItems(summary.figures.answered),
        implementation: ofItems(summary.figures.implementation),
        implementation_known: ofItems(summary.figures.implementation_known),
        implementation_bound: ofItems(summary.figures.implementation_bound),
        score: ofItems(summary.figures.score),
        score_known: ofItems(summary.figures.score_known),
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
    version: 2,
    campaign: {
      id,
      name: report.campaignName,
      fiscalYear: report.fiscalYear,
      state,
      ruleVersion: report.ruleVersion,
      frozenHash,
    },
    populations: {
      units: population('units'),
      systems: population('systems'),
      organization: population('organization'),
    },
  };
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
