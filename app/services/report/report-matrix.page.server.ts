import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { awaitedPopulations, reportMatrix } from '#app/services/report/report-matrix.loader.server.ts';
import type { ReportMatrix } from '#app/services/report/report-matrix.loader.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { headOf } from '#app/services/report/results.loader.server.ts';
import type { CampaignHead } from '#app/services/report/results.loader.server.ts';

/** 対象×章. Every target's chapters with their rating, capped by open 重点項目. */
export interface ReportMatrixPage {
  readonly campaign: CampaignHead;
  readonly matrices: readonly ReportMatrix[];
}

export function reportMatrixPage(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
): Result<ReportMatrixPage, Denial> {
  const opened = openReport(context, actor, campaignId);
  if (!opened.ok) return opened;
  const { results: source, selfAssessment: report } = opened.value;
  const awaited = awaitedPopulations(report.summaries);
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      matrices: report.targetMatrices.map((matrix) =>
        reportMatrix(campaignId, matrix, awaited, ({ rating }) => ({
          rating: rating.rating,
          cappedBy: rating.cappedBy.length,
        })),
      ),
    },
  };
}
