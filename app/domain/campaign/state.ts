import { refuse, ok } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/**
 * 自己点検の状態. draft 準備中 → open 実施中 → closed 集計確定 → reported 報告書（案） → adopted 了承済, one way but for a
 * closing that is superseded before a report was made. While a campaign is closed its rows never change.
 */
export const CAMPAIGN_STATES = ['draft', 'open', 'closed', 'reported', 'adopted'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** 自己点検の進行. The acts that move a campaign on. */
export const CAMPAIGN_STEPS = ['open', 'close', 'supersede', 'report', 'adopt'] as const;
export type CampaignStep = (typeof CAMPAIGN_STEPS)[number];

const TRANSITIONS: Readonly<Record<CampaignState, Partial<Record<CampaignStep, CampaignState>>>> = {
  draft: { open: 'open' },
  open: { close: 'closed' },
  closed: { supersede: 'open', report: 'reported' },
  reported: { adopt: 'adopted' },
  adopted: {},
};

/** The state after `step`, or `wrong_state` where the table holds no such step. */
export function advanceCampaign(state: CampaignState, step: CampaignStep): Result<CampaignState, 'wrong_state'> {
  const next = TRANSITIONS[state][step];
  return next === undefined ? refuse('wrong_state') : ok(next);
}

/** True from 集計確定 on: answers, names and scores are frozen. */
export function isFrozen(state: CampaignState): boolean {
  return state === 'closed' || state === 'reported' || state === 'adopted';
}
