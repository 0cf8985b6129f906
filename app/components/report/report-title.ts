import { REHEARSAL_MARK } from '#app/domain/campaign/labels.ts';
import { DRAFT_MARK } from '#app/domain/report/labels.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';
import type { ReportPage } from '#app/services/report/report.page.server.ts';

/** The title of the paper: no report before 集計確定, and a draft until the committee's 了承. */
export function reportTitle({ campaign, isDraft: draft }: Pick<ReportPage, 'campaign' | 'isDraft'>): string {
  const year = `${campaign.rehearsal ? REHEARSAL_MARK : ''}${japaneseFiscalYear(campaign.fiscalYear)}`;
  return campaign.live
    ? `${year} 情報セキュリティ自己点検 速報値`
    : `${year} 情報セキュリティ自己点検結果報告書${draft ? DRAFT_MARK : ''}`;
}
