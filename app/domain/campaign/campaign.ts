import type { CampaignState } from '#app/domain/campaign/state.ts';
import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';
import type { FiscalYear } from '#app/domain/shared/fiscal-year.ts';

/** 自己点検の区分. 定期・臨時・再点検・試行. */
export const CAMPAIGN_KINDS = ['regular', 'extraordinary', 'recheck', 'rehearsal'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/**
 * 試行. True where what is answered counts nowhere: it is no year's result and no basis of another year, it is reported
 * to nobody, and no plan comes of it.
 */
export function isRehearsal({ kind }: { readonly kind: CampaignKind }): boolean {
  return kind === 'rehearsal';
}

/** The key under which the rehearsals are stored that stand in no list any more. */
export const REHEARSAL_SETTING_KEYS = ['put_away_rehearsals'] as const;

/** Longest name of a campaign, in UTF-16 units. */
export const CAMPAIGN_NAME_MAX_LENGTH = 100;

/** 自己点検. One self-assessment of a fiscal year over chosen targets, with a pinned questionnaire for each policy. */
export interface Campaign {
  readonly id: string;
  readonly fiscalYear: FiscalYear;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly state: CampaignState;
  /** 対象期間の始まり. The period that 「対象期間に…した」 speaks of. */
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly ruleVersion: string | null;
  /** SHA-256 over the ordered frozen rows; null until 集計確定. */
  readonly frozenHash: string | null;
}
