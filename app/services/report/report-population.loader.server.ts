import type { Figure } from '#app/domain/report/figure.ts';
import type { PopulationSummary } from '#app/domain/report/population-summary.ts';
import { ATTAINMENT_LABEL } from '#app/domain/score/labels.ts';
import type { AttainmentTarget, Rating } from '#app/domain/score/rule.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { shownCount, shownFigure, shownSheets } from '#app/services/report/figures.loader.server.ts';
import type { ShownFigure } from '#app/services/report/figures.loader.server.ts';
import { overviewAddress } from '#app/services/report/behind-number.address.server.ts';
import type { MeasurePart } from '#app/services/report/behind-number.address.server.ts';

export interface CountLink {
  readonly count: number;
  readonly to: string;
}

/** 母集団の数値. */
export interface ShownPopulation {
  readonly population: Population;
  readonly targets: number;
  readonly rating: Rating | null;
  readonly submission: ShownFigure;
  readonly answered: ShownFigure;
  readonly implementation: ShownFigure;
  readonly score: ShownFigure;
  readonly upperBound: ShownFigure;
  /** Secondary, only while the campaign runs. */
  readonly answeredOnly: ShownFigure | null;
  readonly notApplicable: ShownFigure;
  readonly byGate: CountLink;
  readonly unknown: CountLink;
  readonly unanswered: CountLink;
  readonly total: CountLink;
  readonly critical: { readonly items: CountLink; readonly targets: number; readonly unconfirmed: CountLink };
  readonly attainment: readonly {
    readonly target: number;
    readonly clauses: ShownFigure;
    readonly clausesLastYear: string | null;
    readonly targets: ShownFigure;
    readonly targetsLastYear: string | null;
  }[];
}

/** One population's figures with the ways to their lists. */
export function shownPopulation(campaignId: string, summary: PopulationSummary, live: boolean): ShownPopulation {
  const { figures, counts, critical } = summary;
  const shown = (figure: Figure) => shownFigure(campaignId, figure);
  return {
    population: summary.population,
    targets: summary.targets,
    rating: summary.rating,
    submission: shownSheets(campaignId, summary.submission),
    answered: shown(figures.answered),
    implementation: shown(figures.implementation),
    score: shown(figures.score),
    upperBound: shown(figures.upper_bound),
    answeredOnly: live ? shown(figures.answered_only) : null,
    notApplicable: shown(figures.not_applicable),
    byGate: shownCount(campaignId, summary.byGate),
    unknown: shownCount(campaignId, counts.unknown),
    unanswered: shownCount(campaignId, counts.unanswered),
    total: shownCount(campaignId, summary.total),
    critical: {
      items: shownCount(campaignId, critical.notImplemented.items),
      targets: critical.notImplemented.targets.count,
      unconfirmed: shownCount(campaignId, critical.unconfirmed.items),
    },
    attainment: summary.attainment.map(({ target, clauses, clausesLastYear, targets, targetsLastYear }) => ({
      target,
      clauses: goalFigure(campaignId, 'clauses', summary.population, target, clauses.rate),
      clausesLastYear: clausesLastYear === null ? null : formatRate(clausesLastYear),
      targets: goalFigure(campaignId, 'units', summary.population, target, targets.rate),
      targetsLastYear: targetsLastYear === null ? null : `${targetsLastYear.numerator}／${targetsLastYear.denominator}`,
    })),
  };
}

function goalFigure(
  campaignId: string,
  view: 'clauses' | 'units',
  population: Population,
  target: AttainmentTarget,
  rate: Rate,
): ShownFigure {
  const goal = `${target}` as const;
  const to = (part: MeasurePart) => overviewAddress(campaignId, view, { population, goal, part });
  return {
    label: ATTAINMENT_LABEL,
    value: formatRate(rate),
    numerator: { text: String(rate.numerator), to: to('numerator') },
    denominator: { text: String(rate.denominator), to: to('denominator') },
    lastYear: null,
  };
}
