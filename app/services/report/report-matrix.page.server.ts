import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Rating } from '#app/domain/score/rule.ts';
import type { Population } from '#app/domain/shared/population.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { shownFigure } from '#app/services/report/figures.loader.server.ts';
import { headOf } from '#app/services/report/results.loader.server.ts';
import type { CampaignHead } from '#app/services/report/results.loader.server.ts';

/** 対象×章. Every target's chapters with their rating, capped by open 重点項目. */
export interface TargetMatrixPage {
  readonly campaign: CampaignHead;
  readonly matrices: readonly {
    readonly population: Population;
    readonly chapters: readonly string[];
    readonly rows: readonly {
      readonly name: string;
      readonly cells: readonly ({
        readonly value: string;
        readonly rating: Rating | null;
        readonly to: string;
        readonly label: string;
      } | null)[];
    }[];
  }[];
}

export function targetMatrixPage(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<TargetMatrixPage, Denial> {
  const opened = openReport(context, actor, campaignId);
  if (!opened.ok) return opened;
  const { source, report } = opened.value;
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      matrices: report.targetMatrices.map((matrix) => ({
        population: matrix.population,
        chapters: matrix.chapters.map(({ title }) => title),
        rows: matrix.rows.map(({ name, cells }) => ({
          name,
          cells: cells.map((cell) => {
            if (cell === null) return null;
            const { value, numerator, denominator } = shownFigure(campaignId, cell.score);
            const capped =
              cell.rating.cappedBy.length === 0 ? '' : `、重点項目${cell.rating.cappedBy.length}件により評価を抑制`;
            return {
              value,
              rating: cell.rating.rating,
              to: denominator.to,
              label: `${numerator.text}／${denominator.text}${capped}`,
            };
          }),
        })),
      })),
    },
  };
}
