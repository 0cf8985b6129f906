import { z } from 'zod';
import { IMPROVEMENT_LEVELS } from '#app/domain/improvement/level.ts';
import type { ImprovementLevel } from '#app/domain/improvement/level.ts';
import { pageNumber } from '#app/services/shared/entered-value.server.ts';

/** 改善計画の番地. The lists and the forms of their actions, written and read in one file. */
export const improvementSearch = z.object({
  list: z.enum(IMPROVEMENT_LEVELS).optional(),
  page: pageNumber.optional(),
  done: z.literal('saved').optional(),
});
export type ImprovementSearch = z.infer<typeof improvementSearch>;

export const planParams = z.object({ campaignId: z.string().min(1).max(100) });
export const actionParams = planParams.extend({ actionId: z.string().min(1).max(100) });

/** The plan of a campaign; without a list its first one, without a page the first. */
export function improvementAddress(campaignId: string, list?: ImprovementLevel, page?: number): string {
  const path = `/improvement/${campaignId}`;
  if (list === undefined) return path;
  return page === undefined ? `${path}?list=${list}` : `${path}?list=${list}&page=${page}`;
}

/** The list that an action stands in, once the action has been saved. */
export function savedAddress(campaignId: string, list: ImprovementLevel): string {
  return `${improvementAddress(campaignId, list)}&done=saved`;
}

export function actionAddress(campaignId: string, actionId: string): string {
  return `${improvementAddress(campaignId)}/actions/${actionId}`;
}
