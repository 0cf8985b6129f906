import { z } from 'zod';
import { DUE_FILTERS } from '#app/domain/improvement/progress.ts';
import type { DueFilter } from '#app/domain/improvement/progress.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

/** 取り込んだ改善計画の番地. */
export const pastPlanParams = z.object({ fiscalYear: z.coerce.number().int().min(1947).max(9998) });
export const pastMeasureParams = pastPlanParams.extend({ measureId: z.string().min(1).max(100) });

export const pastPlanSearch = z.object({
  page: pageNumber,
  due: z.enum(DUE_FILTERS).optional().catch(undefined),
  done: z.enum(['', 'imported', 'followed', 'undone']).catch('').default(''),
  count: z.coerce.number().int().min(0).max(100_000).catch(0).default(0),
});
export type PastPlanDone = z.infer<typeof pastPlanSearch>['done'];

export function pastPlanAddress(
  fiscalYear: number,
  { page, due }: { readonly page?: number; readonly due?: DueFilter | null } = {},
): string {
  const path = `/improvement/imported/${fiscalYear}`;
  const asked = new URLSearchParams();
  if (due !== undefined && due !== null) asked.set('due', due);
  if (page !== undefined) asked.set('page', String(page));
  return asked.size === 0 ? path : `${path}?${asked.toString()}`;
}

/** Where one is led after an act. */
export function pastPlanDoneAddress(fiscalYear: number, done: PastPlanDone, count = 0): string {
  return `${pastPlanAddress(fiscalYear)}?done=${done}&count=${count}`;
}

export function pastMeasureAddress(fiscalYear: number, measureId: string): string {
  return `${pastPlanAddress(fiscalYear)}/measures/${measureId}`;
}
