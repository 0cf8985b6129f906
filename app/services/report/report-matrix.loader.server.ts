import type { MatrixCell } from '#app/domain/report/matrix.ts';
import type { PopulationSummary } from '#app/domain/report/population-summary.ts';
import type { Rating } from '#app/domain/score/rule.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { linkedFigure } from '#app/services/report/figures.loader.server.ts';
import type { LinkedFigure } from '#app/services/report/figures.loader.server.ts';

/** 升目. The 得点率 of one row's chapter with its rating. */
export interface ReportCell {
  readonly score: LinkedFigure;
  /** The list behind it, as its page spells it. */
  readonly to: string;
  readonly rating: Rating | null;
  /** How many 重点項目 cap the rating; 0 where they change nothing, and for bureaus, which are not capped. */
  readonly cappedBy: number;
  /** How much of it is 未提出: of what is so altogether nothing is rated. */
  readonly unseen: MatrixCell['missing'];
}

/** 章別の升目. Null where a row was asked nothing of a chapter. */
export interface ReportMatrix {
  readonly population: Population;
  readonly chapters: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (ReportCell | null)[] }[];
}

interface CountedMatrix<Cell extends MatrixCell> {
  readonly population: Population;
  readonly chapters: readonly { readonly title: string }[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (Cell | null)[] }[];
}

/** The populations of which nothing was handed in yet: no cell of theirs is rated. */
export function awaitedPopulations(summaries: readonly PopulationSummary[]): ReadonlySet<Population> {
  return new Set(summaries.filter(({ awaited }) => awaited).map(({ population }) => population));
}

/** A matrix with the list behind each of its cells; `toOf` is where the page spells the way there otherwise. */
export function reportMatrix<Cell extends MatrixCell>(
  campaignId: string,
  { population, chapters, rows }: CountedMatrix<Cell>,
  awaited: ReadonlySet<Population>,
  ratingOf: (cell: Cell) => Pick<ReportCell, 'rating' | 'cappedBy'>,
  toOf?: (row: number, column: number) => string,
): ReportMatrix {
  const cellOf = (cell: Cell, row: number, column: number): ReportCell => {
    const score = linkedFigure(campaignId, cell.score);
    return {
      score,
      to: toOf?.(row, column) ?? score.denominatorTo,
      unseen: cell.missing,
      ...(awaited.has(population) || cell.missing === 'all' ? { rating: null, cappedBy: 0 } : ratingOf(cell)),
    };
  };
  return {
    population,
    chapters: chapters.map(({ title }) => title),
    rows: rows.map(({ name, cells }, row) => ({
      name,
      cells: cells.map((cell, column) => (cell === null ? null : cellOf(cell, row, column))),
    })),
  };
}
