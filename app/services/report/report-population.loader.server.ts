import type { Figure } from '#app/domain/report/figure.ts';
import type { PopulationSummary } from '#app/domain/report/population-summary.ts';
import type { AttainmentTarget, Rating } from '#app/domain/score/rule.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { linkedCount, linkedFigure, linkedSheets } from '#app/services/report/figures.loader.server.ts';
import type { CountLink, LinkedFigure } from '#app/services/report/figures.loader.server.ts';
import { overviewAddress, sheetsAddress } from '#app/services/report/behind-number.address.server.ts';
import type { MeasurePart } from '#app/services/report/behind-number.address.server.ts';

/** 母集団の数値. One population's figures with the ways to their lists. */
export interface ReportPopulation {
  readonly population: Population;
  readonly targetCount: number;
  readonly rating: Rating | null;
  /** Nothing of it was handed in yet. */
  readonly awaited: boolean;
  readonly submission: LinkedFigure;
  readonly answeredItems: LinkedFigure;
  readonly implementation: LinkedFigure;
  readonly implementationKnown: LinkedFigure;
  readonly implementationBound: LinkedFigure;
  readonly score: LinkedFigure;
  readonly scoreKnown: LinkedFigure;
  readonly upperBound: LinkedFigure;
  /** Secondary, only while the campaign runs. */
  readonly answeredOnly: LinkedFigure | null;
  readonly notApplicable: LinkedFigure;
  /** Of the 該当なし those closed by a gate. */
  readonly closedItems: CountLink;
  readonly unknown: CountLink;
  readonly unanswered: CountLink;
  /** 未提出: items, and the sheets that they stand on. */
  readonly notSubmitted: CountLink;
  readonly sheetsMissing: CountLink;
  readonly allItems: CountLink;
  /** 重点項目 that are 未実施, at how many targets. */
  readonly criticalFailed: CountLink;
  readonly criticalFailedTargets: number;
  /** 重点項目 that are わからない or 未回答. */
  readonly criticalUnconfirmed: CountLink;
  /** 重点項目 of sheets that were not handed in. */
  readonly criticalNotSubmitted: CountLink;
  readonly attainment: readonly {
    readonly target: AttainmentTarget;
    readonly clauseAttainment: LinkedFigure;
    readonly targetAttainment: LinkedFigure;
    /** How many miss the goal only by what was not handed in. */
    readonly openClauseCount: number;
    readonly openTargetCount: number;
  }[];
}

export function reportPopulation(campaignId: string, summary: PopulationSummary, live: boolean): ReportPopulation {
  const { population, figures, counts, critical } = summary;
  const linked = (figure: Figure) => linkedFigure(campaignId, figure);
  return {
    population,
    targetCount: summary.targets,
    rating: summary.rating,
    awaited: summary.awaited,
    submission: linkedSheets(campaignId, summary.submission),
    answeredItems: linked(figures.answered),
    implementation: linked(figures.implementation),
    implementationKnown: linked(figures.implementation_known),
    implementationBound: linked(figures.implementation_bound),
    score: linked(figures.score),
    scoreKnown: linked(figures.score_known),
    upperBound: linked(figures.upper_bound),
    answeredOnly: live ? linked(figures.answered_only) : null,
    notApplicable: linked(figures.not_applicable),
    closedItems: linkedCount(campaignId, summary.byGate),
    unknown: linkedCount(campaignId, counts.unknown),
    unanswered: linkedCount(campaignId, counts.unanswered),
    notSubmitted: linkedCount(campaignId, summary.notSubmitted.items),
    sheetsMissing: {
      count: summary.notSubmitted.sheets.count,
      to: sheetsAddress(campaignId, summary.notSubmitted.sheets.filter),
    },
    allItems: linkedCount(campaignId, summary.total),
    criticalFailed: linkedCount(campaignId, critical.notImplemented.items),
    criticalFailedTargets: critical.notImplemented.targets.count,
    criticalUnconfirmed: linkedCount(campaignId, critical.unconfirmed.items),
    criticalNotSubmitted: linkedCount(campaignId, critical.notSubmitted.items),
    attainment: summary.attainment.map(({ target, clauses, clausesLastYear, targets, targetsLastYear }) => ({
      target,
      clauseAttainment: attained(campaignId, 'clauses', population, target, clauses.rate, clausesLastYear),
      targetAttainment: attained(campaignId, 'units', population, target, targets.rate, targetsLastYear),
      openClauseCount: clauses.open.length,
      openTargetCount: targets.open.length,
    })),
  };
}

/** 到達率 with the clauses or targets behind its two numbers. */
function attained(
  campaignId: string,
  view: 'clauses' | 'units',
  population: Population,
  target: AttainmentTarget,
  rate: Rate,
  lastYear: Rate | null,
): LinkedFigure {
  const goal = `${target}` as const;
  const to = (part: MeasurePart) => overviewAddress(campaignId, view, { population, goal, part });
  return {
    id: 'attainment',
    rate,
    scale: 1,
    lastYear,
    numeratorTo: to('numerator'),
    denominatorTo: to('denominator'),
  };
}
