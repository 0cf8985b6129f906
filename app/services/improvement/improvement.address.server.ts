import { z } from 'zod';
import { IMPROVEMENT_LEVELS } from '#app/domain/improvement/level.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import { DUE_FILTERS } from '#app/domain/improvement/progress.ts';
import type { DueFilter } from '#app/domain/improvement/progress.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

/** 改善計画の番地. The lists and the forms of their actions, written and read in one file. */
export const improvementSearch = z.object({
  list: z.enum(IMPROVEMENT_LEVELS).optional(),
  page: pageNumber.optional(),
  due: z.enum(DUE_FILTERS).optional().catch(undefined),
  done: z.literal('saved').optional(),
});
export type ImprovementSearch = z.infer<typeof improvementSearch>;

export const planParams = z.object({ campaignId: z.string().min(1).max(100) });
export const actionParams = planParams.extend({ actionId: z.string().min(1).max(100) });

/** Which part of the plan of a campaign is shown. */
interface PlanPart {
  readonly list?: ImprovementLevel;
  readonly page?: number;
  readonly due?: DueFilter | null;
}

/** The plan of a campaign; without a list its first one, without a page the first. */
export function improvementAddress(campaignId: string, { list, page, due }: PlanPart = {}): string {
  const asked = new URLSearchParams();
  if (list !== undefined) asked.set('list', list);
  if (due !== undefined && due !== null) asked.set('due', due);
  if (page !== undefined) asked.set('page', String(page));
  return asked.size === 0 ? `/improvement/${campaignId}` : `/improvement/${campaignId}?${asked.toString()}`;
}

/** The list that an action stands in, once the action has been saved. */
export function savedAddress(campaignId: string, list: ImprovementLevel): string {
  return `${improvementAddress(campaignId, { list })}&done=saved`;
}

export function actionAddress(campaignId: string, actionId: string): string {
  return `${improvementAddress(campaignId)}/actions/${actionId}`;
}
