import type { Counted, Figure, OutcomeCounts, SheetFigure } from '#app/domain/report/figure.ts';
import { SHOWN_ORDER } from '#app/domain/report/figure.ts';
import { MEASURE_LABELS, SUBMISSION_LABEL } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { formatRate } from '#app/domain/shared/rate.ts';
import type { Rate } from '#app/domain/shared/rate.ts';
import { countAddress, measureAddress, sheetsAddress } from '#app/services/report/behind-number.address.server.ts';

/** A number that leads to the list behind it. */
export interface LinkedNumber {
  readonly text: string;
  readonly to: string;
}

/** 表示する数値. A figure as the paper prints it, each number with its list. */
export interface ShownFigure {
  readonly label: string;
  readonly value: string;
  readonly numerator: LinkedNumber;
  readonly denominator: LinkedNumber;
  readonly lastYear: string | null;
}

/** Counts as they are; points with their halves. */
function numberText(value: number, scale: number): string {
  return scale === 1 ? String(value) : `${value / scale}点`;
}

function lastYearText(lastYear: Rate | null): string | null {
  return lastYear === null ? null : formatRate(lastYear);
}

export function shownFigure(campaignId: string, figure: Figure): ShownFigure {
  const { rate, scale, id, numerator: where } = figure;
  return {
    label: MEASURE_LABELS[id],
    value: formatRate(rate),
    numerator: {
      text: numberText(rate.numerator, scale),
      to: measureAddress(campaignId, where, { measure: id, part: 'numerator' }),
    },
    denominator: {
      text: numberText(rate.denominator, scale),
      to: measureAddress(campaignId, where, { measure: id, part: 'denominator' }),
    },
    lastYear: lastYearText(figure.lastYear),
  };
}

export function shownSheets(campaignId: string, figure: SheetFigure): ShownFigure {
  return {
    label: SUBMISSION_LABEL,
    value: formatRate(figure.rate),
    numerator: { text: String(figure.rate.numerator), to: sheetsAddress(campaignId, figure.numerator) },
    denominator: { text: String(figure.rate.denominator), to: sheetsAddress(campaignId, figure.denominator) },
    lastYear: lastYearText(figure.lastYear),
  };
}

export interface ShownCount {
  readonly outcome: Outcome;
  readonly count: number;
  readonly to: string;
}

export function shownCounts(campaignId: string, counts: OutcomeCounts): readonly ShownCount[] {
  return SHOWN_ORDER.map((outcome) => ({ outcome, ...shownCount(campaignId, counts[outcome]) }));
}

export function shownCount(campaignId: string, counted: Counted): { readonly count: number; readonly to: string } {
  return { count: counted.count, to: countAddress(campaignId, counted.filter) };
}
