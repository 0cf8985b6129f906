import type { BureauMatrix, TargetMatrix } from '#app/domain/report/matrix.ts';
import { ratingOf } from '#app/domain/score/rating.ts';
import type { Rating, ScoringRule } from '#app/domain/score/rule.ts';
import type { Population } from '#app/domain/shared/population.ts';
import { linkedFigure } from '#app/services/report/figures.loader.server.ts';
import type { LinkedFigure } from '#app/services/report/figures.loader.server.ts';

/** 升目. The 得点率 of one row's chapter with its rating. */
export interface ReportCell {
  readonly score: LinkedFigure;
  readonly rating: Rating | null;
  /** How many 重点項目 cap the rating; 0 where they change nothing, and for bureaus, which are not capped. */
  readonly cappedBy: number;
}

/** 章別の升目. Null where a row was asked nothing of a chapter. */
export interface ReportMatrix {
  readonly population: Population;
  readonly chapters: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (ReportCell | null)[] }[];
}

/** 部×章. */
export function bureauCells(campaignId: string, matrix: BureauMatrix, rule: ScoringRule): ReportMatrix {
  return {
    population: matrix.population,
    chapters: matrix.chapters.map(({ title }) => title),
    rows: matrix.rows.map(({ name, cells }) => ({
      name,
      cells: cells.map((cell) =>
        cell === null
          ? null
          : { score: linkedFigure(campaignId, cell.score), rating: ratingOf(cell.score.rate, rule), cappedBy: 0 },
      ),
    })),
  };
}

/** 対象×章, rated and capped by open 重点項目. */
export function targetCells(campaignId: string, matrix: TargetMatrix): ReportMatrix {
  return {
    population: matrix.population,
    chapters: matrix.chapters.map(({ title }) => title),
    rows: matrix.rows.map(({ name, cells }) => ({
      name,
      cells: cells.map((cell) =>
        cell === null
          ? null
          : {
              score: linkedFigure(campaignId, cell.score),
              rating: cell.rating.rating,
              cappedBy: cell.rating.cappedBy.length,
            },
      ),
    })),
  };
}
