import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';

/** A campaign's name with its fiscal year, unless the name says it already. */
export function campaignTitle(campaign: { readonly fiscalYear: number; readonly name: string }): string {
  return campaign.name.includes('年度') ? campaign.name : `${japaneseFiscalYear(campaign.fiscalYear)} ${campaign.name}`;
}
