import type { Counted, Figure, OutcomeCounts, SheetFigure } from '#app/domain/report/figure.ts';
import { SHOWN_ORDER } from '#app/domain/report/figure.ts';
import type { FigureId } from '#app/domain/score/measure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { countAddress, measureAddress, sheetsAddress } from '#app/services/report/behind-number.address.server.ts';

/** 件数と内訳. A count with the list behind it. */
export interface CountLink {
  readonly count: number;
  readonly to: string;
}

/** 区分別の件数. */
export interface OutcomeCount extends CountLink {
  readonly outcome: Outcome;
}

/** 率と内訳. A rate whose two numbers each have the list behind them. */
export interface LinkedFigure {
  readonly id: FigureId;
  readonly rate: Rate;
  /** The rate's numbers are counts (1) or points of which so many make one. */
  readonly scale: number;
  readonly lastYear: Rate | null;
  readonly numeratorTo: string;
  readonly denominatorTo: string;
}

export function linkedFigure(campaignId: string, figure: Figure): LinkedFigure {
  const { id, rate, scale, lastYear, numerator: where } = figure;
  return {
    id,
    rate,
    scale,
    lastYear,
    numeratorTo: measureAddress(campaignId, where, { measure: id, part: 'numerator' }),
    denominatorTo: measureAddress(campaignId, where, { measure: id, part: 'denominator' }),
  };
}

/** 提出率 with the sheets behind its two numbers. */
export function linkedSheets(campaignId: string, figure: SheetFigure): LinkedFigure {
  return {
    id: 'submission',
    rate: figure.rate,
    scale: 1,
    lastYear: figure.lastYear,
    numeratorTo: sheetsAddress(campaignId, figure.numerator),
    denominatorTo: sheetsAddress(campaignId, figure.denominator),
  };
}

export function linkedCount(campaignId: string, counted: Counted): CountLink {
  return { count: counted.count, to: countAddress(campaignId, counted.filter) };
}

/** The counts of every outcome, in the order in which they are shown. */
export function linkedCounts(campaignId: string, counts: OutcomeCounts): readonly OutcomeCount[] {
  return SHOWN_ORDER.map((outcome) => ({ outcome, ...linkedCount(campaignId, counts[outcome]) }));
}
