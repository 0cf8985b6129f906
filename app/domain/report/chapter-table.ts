import type { ItemFilter } from '#app/domain/report/behind-number.ts';
import type { Counted, Figure, OutcomeCounts } from '#app/domain/report/figure.ts';
import { figure, outcomeCounts } from '#app/domain/report/figure.ts';
import type { ScoredYear } from '#app/domain/report/scored-year.ts';
import type { Population } from '#app/domain/shared/population.ts';

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

/** 章別結果. The chapters of one population. */
export interface ChapterTable {
  readonly population: Population;
  readonly rows: readonly ChapterRow[];
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
  return { population, rows };
}
