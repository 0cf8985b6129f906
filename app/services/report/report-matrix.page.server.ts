import type { Denial } from '#app/domain/access/can.ts';
import type { Actor } from '#app/domain/access/actor.ts';
import { targetMatrix } from '#app/domain/report/matrix.ts';
import { scoreYear } from '#app/domain/report/scored-year.ts';
import type { Result } from '#app/domain/shared/result.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { awaitedPopulations, reportMatrix } from '#app/services/report/report-matrix.loader.server.ts';
import type { ReportMatrix } from '#app/services/report/report-matrix.loader.server.ts';
import { openReport } from '#app/services/report/report.loader.server.ts';
import { matrixAddress } from '#app/services/report/behind-number.address.server.ts';
import type { MatrixSearch } from '#app/services/report/behind-number.address.server.ts';
import { listedPage } from '#app/services/report/listed-page.loader.server.ts';
import type { ListedPage } from '#app/services/report/listed-page.loader.server.ts';
import { selectTargets, targetFilter } from '#app/services/report/target-filter.loader.server.ts';
import type { TargetFilter } from '#app/services/report/target-filter.loader.server.ts';
import { firstPopulation, populationTabs, setOf } from '#app/services/report/result-population.loader.server.ts';
import { headOf } from '#app/services/report/campaign-head.loader.server.ts';
import type { CampaignHead } from '#app/services/report/campaign-head.loader.server.ts';
import type { PopulationTab } from '#app/services/report/result-population.loader.server.ts';

/** 対象×章. The chapters of targets with their rating, capped by open 重点項目. */
export interface ReportMatrixPage {
  readonly campaign: CampaignHead;
  /** Of one population, a page of its targets at a time; null where nothing was asked. */
  readonly matrix: ReportMatrix | null;
  readonly listed: ListedPage;
  readonly tabs: readonly PopulationTab[];
  readonly filter: TargetFilter;
}

export function reportMatrixPage(
  context: ServiceContext,
  actor: Actor,
  campaignId: string,
  search: MatrixSearch = {},
): Result<ReportMatrixPage, Denial> {
  const opened = openReport(context, actor, campaignId);
  if (!opened.ok) return opened;
  const { results: source, year, earlier, selfAssessment: report } = opened.value;
  const population = search.population ?? firstPopulation(source);
  const at = (other: MatrixSearch) => matrixAddress(campaignId, { ...search, population, ...other });
  const { lines, listed } = listedPage(selectTargets(source, population, search), search.page, (page) => at({ page }));
  const [last] = earlier;
  const matrix = targetMatrix(
    population,
    scoreYear(year),
    last === undefined ? null : scoreYear(last),
    new Set(lines.map(({ targetId }) => targetId)),
  );
  return {
    ok: true,
    value: {
      campaign: headOf(source),
      matrix:
        setOf(source, population).items.length === 0
          ? null
          : reportMatrix(campaignId, matrix, awaitedPopulations(report.summaries), ({ rating }) => ({
              rating: rating.rating,
              cappedBy: rating.cappedBy.length,
            })),
      listed,
      tabs: populationTabs(source, (other) => matrixAddress(campaignId, { population: other })),
      filter: targetFilter(source, population, search, {
        keep: { population },
        clear: matrixAddress(campaignId, { population }),
      }),
    },
  };
}
