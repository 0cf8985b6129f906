import { fiscalYear } from '#app/domain/shared/fiscal-year.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';

/** 取込みの種類. What a body brings along from the time before: measures that still run, results of a year. */
export const PAST_IMPORT_KINDS = ['measures', 'results'] as const;
export type PastImportKind = (typeof PAST_IMPORT_KINDS)[number];

/**
 * How far back a year may be: a plan that is older runs no more, and results are seen by the self-assessment of the
 * year after alone, which may be started a year late.
 */
const YEARS_BACK: Readonly<Record<PastImportKind, number>> = { measures: 5, results: 2 };

/** The years of which something may be brought along on a day of `current`, the newest first. */
export function pastYears(kind: PastImportKind, current: FiscalYear): readonly FiscalYear[] {
  const first = kind === 'measures' ? current : current - 1;
  return Array.from({ length: YEARS_BACK[kind] }, (_year, index) => fiscalYear(first - index));
}
