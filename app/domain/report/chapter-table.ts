import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import type { Counted, Figure, OutcomeCounts } from '#app/domain/report/figure.ts';
import { figure, outcomeCounts, SHOWN_ORDER } from '#app/domain/report/figure.ts';
import type { ScoredYear } from '#app/domain/report/scored-year.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { permille, rate } from '#app/domain/shared/rate.ts';

/** 章別の行. One chapter of one population. */
export interface ChapterRow {
  readonly chapter: string;
  readonly title: string;
  readonly total: Counted;
  readonly counts: OutcomeCounts;
  readonly implementation: Figure;
  readonly score: Figure;
  readonly notApplicable: Figure;
}

/**
 * 帯グラフ. A 100 % stacked bar per chapter as Chart.js takes it: shares of all
 * items in percent with one decimal. Rounded for display, they may not add up to 100.
 */
export interface StackedBars {
  readonly labels: readonly string[];
  readonly datasets: readonly { readonly outcome: Outcome; readonly label: string; readonly data: readonly number[] }[];
}

/** 章別結果. The table and the chart made of its rows. */
export interface ChapterTable {
  readonly population: Population;
  readonly rows: readonly ChapterRow[];
  readonly bars: StackedBars;
}

/** The chapters that were asked of a population, in the questionnaire's order. */
export function chapterTable(population: Population, scored: ScoredYear, lastYear: ScoredYear | null): ChapterTable {
  const { byChapter } = scored.populations[population];
  const before = lastYear?.populations[population].byChapter ?? null;
  const rows = scored.year.chapters.flatMap(({ id, title }): readonly ChapterRow[] => {
    const tally = byChapter.get(id);
    if (tally === undefined) return [];
    const where: ItemFilter = { population, chapter: id };
    const past = before?.get(id) ?? null;
    return [
      {
        chapter: id,
        title,
        total: { count: tally.total, of: 'items', filter: where },
        counts: outcomeCounts(tally, where),
        implementation: figure('implementation', tally, where, past),
        score: figure('score', tally, where, past),
        notApplicable: figure('not_applicable', tally, where, past),
      },
    ];
  });
  if (rows.length !== byChapter.size) throw new Error('an item stands in a chapter that the year does not have');
  return { population, rows, bars: stackedBars(rows) };
}

function stackedBars(rows: readonly ChapterRow[]): StackedBars {
  return {
    labels: rows.map((row) => row.title),
    datasets: SHOWN_ORDER.map((outcome) => ({
      outcome,
      label: OUTCOME_LABELS[outcome],
      data: rows.map((row) => (permille(rate(row.counts[outcome].count, row.total.count)) ?? 0) / 10),
    })),
  };
}
