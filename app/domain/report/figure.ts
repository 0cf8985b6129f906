import type { ItemFilter, SheetFilter } from '#app/domain/report/behind-number.ts';
import type { MeasureId } from '#app/domain/score/measure.ts';
import { measure } from '#app/domain/score/measure.ts';
import { countEach } from '#app/domain/score/outcome.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Tally } from '#app/domain/score/tally.ts';
import type { Rate } from '#app/domain/shared/rate.ts';

/** 件数. A count of items or of their targets, with the filter whose selection is exactly so long. */
export interface Counted {
  readonly count: number;
  readonly of: 'items' | 'targets';
  readonly filter: ItemFilter;
}

/** 点検票の件数. */
export interface CountedSheets {
  readonly count: number;
  readonly filter: SheetFilter;
}

/** 数値. A rate of items with last year's and the filters behind its two numbers. */
export interface Figure {
  readonly id: MeasureId;
  readonly rate: Rate;
  /** 1: the rate's numbers are counts of items; more: so many of them make one point. */
  readonly scale: number;
  /** Null when there is no last year, nothing of it that corresponds, or points of another rule. */
  readonly lastYear: Rate | null;
  readonly numerator: ItemFilter;
  readonly denominator: ItemFilter;
}

/** 提出率の数値. */
export interface SheetFigure {
  readonly rate: Rate;
  readonly lastYear: Rate | null;
  readonly numerator: SheetFilter;
  readonly denominator: SheetFilter;
}

/** A measure of a tally; `where` is the filter that selects the tally's items. */
export function figure(id: MeasureId, tally: Tally, where: ItemFilter, lastYear: Tally | null): Figure {
  const { rate, scale, numeratorOutcomes, denominatorOutcomes } = measure(tally, id);
  return {
    id,
    rate,
    scale,
    lastYear:
      lastYear === null || (scale !== 1 && lastYear.rule.version !== tally.rule.version)
        ? null
        : measure(lastYear, id).rate,
    numerator: { ...where, outcomes: numeratorOutcomes },
    denominator: { ...where, outcomes: denominatorOutcomes },
  };
}

/** The counts of every outcome of a tally. */
export type OutcomeCounts = Readonly<Record<Outcome, Counted>>;

export function outcomeCounts(tally: Tally, where: ItemFilter): OutcomeCounts {
  return countEach((outcome) => ({
    count: tally.counts[outcome],
    of: 'items',
    filter: { ...where, outcomes: [outcome] },
  }));
}

/** 表示順. The order of the outcomes in bars and tables: what counts first, what is left out last. */
export const SHOWN_ORDER = [
  'implemented',
  'partially_implemented',
  'not_implemented',
  'unknown',
  'unanswered',
  'not_submitted',
  'excepted',
  'not_applicable',
] as const satisfies readonly Outcome[];
