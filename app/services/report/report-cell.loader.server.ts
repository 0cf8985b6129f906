import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { measureAddress } from '#app/services/report/behind-number.address.server.ts';
import { cellFilter } from '#app/services/report/report-cell.address.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';

/** Where the list behind a cell of the report's matrices stands; null where the report has no such cell. */
export function reportCell(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  cell: string,
): Result<string | null, Denial> {
  const opened = openReport(context, actor, campaignId);
  if (!opened.ok) return opened;
  const filter = cellFilter(opened.value.selfAssessment.bureauMatrices, cell);
  const to = filter === null ? null : measureAddress(campaignId, filter, { measure: 'score', part: 'denominator' });
  return { ok: true, value: to };
}
