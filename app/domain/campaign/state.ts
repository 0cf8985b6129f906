import { refuse, ok } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/**
 * 自己点検の状態. draft 準備中 → opening 配布の準備中 → open 実施中 → closing 集計中 → closed 集計確定 → reported 報告書（案） →
 * adopted 了承済. One way but for an opening or a closing that is given up before its end, and a closing that is
 * superseded before a report was made. While a campaign is closing or closed its rows never change.
 */
export const CAMPAIGN_STATES = ['draft', 'opening', 'open', 'closing', 'closed', 'reported', 'adopted'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** 自己点検の進行. The acts that move a campaign on. */
export const CAMPAIGN_STEPS = [
  'begin_open',
  'open',
  'discard_open',
  'begin_close',
  'close',
  'discard_close',
  'supersede',
  'report',
  'adopt',
] as const;
export type CampaignStep = (typeof CAMPAIGN_STEPS)[number];

const TRANSITIONS: Readonly<Record<CampaignState, Partial<Record<CampaignStep, CampaignState>>>> = {
  draft: { begin_open: 'opening' },
  opening: { open: 'open', discard_open: 'draft' },
  open: { begin_close: 'closing' },
  closing: { close: 'closed', discard_close: 'open' },
  closed: { supersede: 'open', report: 'reported' },
  reported: { adopt: 'adopted' },
  adopted: {},
};

/** The state after `step`, or `wrong_state` where the table holds no such step. */
export function advanceCampaign(state: CampaignState, step: CampaignStep): Result<CampaignState, 'wrong_state'> {
  const next = TRANSITIONS[state][step];
  return next === undefined ? refuse('wrong_state') : ok(next);
}

/** True until its sheets are given out: nobody but who manages campaigns sees anything of it. */
export function isInPreparation(state: CampaignState): state is 'draft' | 'opening' {
  return state === 'draft' || state === 'opening';
}

/** True from the giving out of the sheets until 集計確定; while it is counted nothing of it is saved. */
export function isRunning(state: CampaignState): state is 'open' | 'closing' {
  return state === 'open' || state === 'closing';
}

/** 確定後の状態. From 集計確定 on: answers, names and scores are frozen. */
export const FROZEN_STATES = ['closed', 'reported', 'adopted'] as const satisfies readonly CampaignState[];

export function isFrozen(state: CampaignState): boolean {
  return FROZEN_STATES.some((frozen) => frozen === state);
}
