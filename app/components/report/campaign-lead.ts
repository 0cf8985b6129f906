import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { CampaignHead } from '#app/services/report/results.loader.server.ts';

/** Whose results a page shows: 令和8年度(2026)　定期自己点検. */
export function campaignLead({ fiscalYear, name }: Pick<CampaignHead, 'fiscalYear' | 'name'>): string {
  return `${japaneseFiscalYear(fiscalYear)}　${name}`;
}
