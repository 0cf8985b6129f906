import { isRunning } from '#app/domain/campaign/state.ts';
import type { Counted, CountedSheets, Figure, OutcomeCounts, SheetFigure } from '#app/domain/report/figure.ts';
import { figure, outcomeCounts } from '#app/domain/report/figure.ts';
import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import type { FrozenYear } from '#app/domain/report/frozen-year.ts';
import type { ScoredPopulation, ScoredYear } from '#app/domain/report/scored-year.ts';
import type { Attainment } from '#app/domain/score/attainment.ts';
import { attainmentOfTargets, clauseAttainment } from '#app/domain/score/attainment.ts';
import type { MeasureId } from '#app/domain/score/measure.ts';
import { OPEN_PARTS } from '#app/domain/score/outcome.ts';
import type { OpenPart } from '#app/domain/score/outcome.ts';
import { criticalFailures, ratingOf } from '#app/domain/score/rating.ts';
import { ATTAINMENT_TARGETS } from '#app/domain/score/rule.ts';
import type { AttainmentTarget, Rating } from '#app/domain/score/rule.ts';
import { submission } from '#app/domain/score/submission.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Rate } from '#app/domain/shared/rate.ts';

/** 到達状況. 到達率 and 目標達成課 at one target, with last year's. */
export interface AttainmentRow {
  readonly target: AttainmentTarget;
  readonly clauses: Attainment<ClauseKey>;
  readonly clausesLastYear: Rate | null;
  readonly targets: Attainment;
  readonly targetsLastYear: Rate | null;
}

/** 母集団の概要. One population's figures; the three are never added up. */
export interface PopulationSummary {
  readonly population: Population;
  /** Number of units (or systems) that the figures speak of. */
  readonly targets: number;
  readonly submission: SheetFigure;
  /** 未提出. What is not known, and makes the range between the rates and their upper bounds; none while it runs. */
  readonly notSubmitted: { readonly sheets: CountedSheets; readonly items: Counted };
  readonly figures: Readonly<Record<MeasureId, Figure>>;
  readonly counts: OutcomeCounts;
  readonly total: Counted;
  /** Of the 該当なし those closed by a gate. */
  readonly byGate: Counted;
  /** 「重点項目の未実施 n件・m課」, those that are unconfirmed, and those that were not handed in. */
  readonly critical: Readonly<Record<OpenPart, { readonly items: Counted; readonly targets: Counted }>>;
  /** Nothing was handed in of a campaign that runs: there is nothing to judge yet. */
  readonly awaited: boolean;
  /** By the 得点率 of the whole population, the lower bound, without a cap; null while it is awaited. */
  readonly rating: Rating | null;
  readonly attainment: readonly AttainmentRow[];
}

export function summarize(population: Population, scored: ScoredYear, lastYear: ScoredYear | null): PopulationSummary {
  const now = scored.populations[population];
  const before = lastYear?.populations[population] ?? null;
  const where: ItemFilter = { population };
  const figures = (id: MeasureId) => figure(id, now.whole, where, before?.whole ?? null);
  const sheets = sheetFigure(population, scored.year, lastYear?.year ?? null);
  const awaited = isRunning(scored.year.state) && sheets.rate.numerator === 0;
  return {
    population,
    targets: now.byTarget.size,
    submission: sheets,
    notSubmitted: {
      sheets: {
        count: sheets.rate.denominator - sheets.rate.numerator,
        filter: { population, submitted: false },
      },
      items: {
        count: now.whole.counts.not_submitted,
        of: 'items',
        filter: { ...where, outcomes: OPEN_PARTS.notSubmitted },
      },
    },
    figures: {
      answered: figures('answered'),
      implementation: figures('implementation'),
      implementation_known: figures('implementation_known'),
      implementation_bound: figures('implementation_bound'),
      score: figures('score'),
      score_known: figures('score_known'),
      upper_bound: figures('upper_bound'),
      answered_only: figures('answered_only'),
      not_applicable: figures('not_applicable'),
    } satisfies Record<MeasureId, Figure>,
    counts: outcomeCounts(now.whole, where),
    total: { count: now.whole.total, of: 'items', filter: where },
    byGate: { count: now.whole.byGate.length, of: 'items', filter: { ...where, byGate: true } },
    critical: critical(population, now),
    awaited,
    rating: awaited ? null : ratingOf(figures('score').rate, now.rule),
    attainment: ATTAINMENT_TARGETS.map((target) => ({
      target,
      clauses: clauseAttainment(now.clauses, target),
      clausesLastYear: before === null ? null : clauseAttainment(before.clauses, target).rate,
      targets: attainmentOfTargets(now.byTarget, target),
      targetsLastYear: before === null ? null : attainmentOfTargets(before.byTarget, target).rate,
    })),
  };
}

function critical(population: Population, scored: ScoredPopulation): PopulationSummary['critical'] {
  const failures = criticalFailures(scored.set);
  const counted = (part: OpenPart) => {
    const filter: ItemFilter = { population, critical: true, outcomes: OPEN_PARTS[part] };
    const { items, targets } = failures[part];
    return {
      items: { count: items.length, of: 'items', filter } satisfies Counted,
      targets: { count: targets.length, of: 'targets', filter } satisfies Counted,
    };
  };
  return {
    notImplemented: counted('notImplemented'),
    unconfirmed: counted('unconfirmed'),
    notSubmitted: counted('notSubmitted'),
  };
}

function sheetFigure(population: Population, year: FrozenYear, lastYear: FrozenYear | null): SheetFigure {
  return {
    rate: submission(population, year.sheets).rate,
    lastYear: lastYear === null ? null : submission(population, lastYear.sheets).rate,
    numerator: { population, submitted: true },
    denominator: { population },
  };
}
