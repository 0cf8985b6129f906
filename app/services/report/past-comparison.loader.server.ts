import { isRehearsal } from '#app/domain/campaign/campaign.ts';
import { comparedWithPast } from '#app/domain/report/past-comparison.ts';
import type { PastComparison } from '#app/domain/report/past-comparison.ts';
import { questionOf } from '#app/services/report/results.loader.server.ts';
import type { ResultSource } from '#app/services/report/results.loader.server.ts';
import { pastResultOf } from '#app/services/response/past-result.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { pastResultsOf } from '#db/queries/past.server.ts';

/** 取り込んだ前年度との比較. With the year that was brought along. */
export interface ComparedYear {
  readonly importedYear: number;
  readonly comparisons: readonly PastComparison[];
}

/** Null for a rehearsal, and where nothing of the year before can be compared. */
export function comparedYear(db: Connection, source: ResultSource): ComparedYear | null {
  if (isRehearsal(source.campaign)) return null;
  const importedYear = source.campaign.fiscalYear - 1;
  const results = pastResultsOf(db, importedYear).map(pastResultOf);
  if (results.length === 0) return null;
  const comparisons = comparedWithPast(source.items, {
    results,
    questionOf: (item) => questionOf(source, item),
  });
  return comparisons.length === 0 ? null : { importedYear, comparisons };
}
