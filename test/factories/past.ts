import type { MeasureRow } from '#app/domain/improvement/past-measure.ts';
import type { ResultRow } from '#app/domain/response/past-result.ts';
import { must } from '#app/domain/shared/result.ts';
import { fiscalYear, fiscalYearOf } from '#app/domain/shared/fiscal-year.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';
import { importMeasures } from '#app/services/improvement/past-measure.acts.server.ts';
import { readMeasureFile } from '#app/services/improvement/past-measure-file.form.server.ts';
import type { MeasureTable } from '#app/services/improvement/past-measure.loader.server.ts';
import { previewMeasures } from '#app/services/improvement/past-measure.page.server.ts';
import { importResults } from '#app/services/response/past-result.acts.server.ts';
import { readResultFile } from '#app/services/response/past-result-file.form.server.ts';
import type { ResultTable } from '#app/services/response/past-result.loader.server.ts';
import { previewResults } from '#app/services/response/past-result.page.server.ts';
import { pastMeasuresOf } from '#db/queries/past.server.ts';
import type { PastMeasureRow } from '#db/queries/past.server.ts';
import type { Town } from '#test/factories/town.ts';

/** The year before, in a town whose clock stands in October 2026. */
export const LAST_YEAR = fiscalYear(2025);

export function lastYearOf({ context }: Town): FiscalYear {
  return fiscalYear(fiscalYearOf(context.today()) - 1);
}

export const PLAN_HEADING = '番号,課題,対応策,担当の所属,担当の職・氏名,期限,進み具合,備考,条項番号';
export const TAX_LINE = '1,媒体の記録がない,記録簿を作る,税務課,税務係長 架空太郎,R9.3.31,実施中,様式は総務課,1-1';
export const BODY_LINE = '2,研修を受けていない人がいる,全員に研修をする,全庁,,,,,';

/** The lines of a table that can be read. */
export function measureRows(...lines: readonly string[]): readonly MeasureRow[] {
  const file = readMeasureFile(lines.join('\r\n'));
  if (!file.ok) throw new Error(file.message);
  return file.rows;
}

/** A plan as the secretariat sends it after the preview. */
export function planOf(town: Town, ...lines: readonly string[]): MeasureTable & { readonly seenHash: string } {
  const table = { rows: measureRows(PLAN_HEADING, ...lines), fiscalYear: lastYearOf(town) };
  return { ...table, seenHash: must(previewMeasures(town.context, town.actor('secretariat'), table)).seenHash };
}

/** Brings these lines along, which must be possible. */
export function broughtPlan(town: Town, ...lines: readonly string[]): readonly PastMeasureRow[] {
  must(importMeasures(town.context, town.actor('secretariat'), planOf(town, ...lines)));
  return pastMeasuresOf(town.context.db, lastYearOf(town));
}

export const RESULT_HEADING = '所属,システムコード,条項番号,設問文,結果,コメント';
export const GENERAL_RESULT = '総務課,,1-1,,一部実施,媒体だけ記録している';
export const LEDGER_RESULT = ',S01,２（１）,,×,ログがない';

/** The lines of a table that can be read. */
export function resultRows(...lines: readonly string[]): readonly ResultRow[] {
  const file = readResultFile(lines.join('\r\n'));
  if (!file.ok) throw new Error(file.message);
  return file.rows;
}

/** Results as the secretariat sends them after the preview. */
export function resultsOf(
  town: Town,
  lines: readonly string[],
  year: FiscalYear = lastYearOf(town),
): ResultTable & { readonly seenHash: string } {
  const table = { rows: resultRows(RESULT_HEADING, ...lines), fiscalYear: year };
  return { ...table, seenHash: must(previewResults(town.context, town.actor('secretariat'), table)).seenHash };
}

/** Brings these results along, which must be possible. */
export function broughtResults(town: Town, ...lines: readonly string[]): void {
  must(importResults(town.context, town.actor('secretariat'), resultsOf(town, lines)));
}
