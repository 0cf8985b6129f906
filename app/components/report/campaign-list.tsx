import { stateWords } from '#app/components/campaign/campaign-state-words.ts';
import { useCommitteeWords } from '#app/components/organization/body-modules.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { Campaign } from '#app/domain/campaign/campaign.ts';
import { CAMPAIGN_STATE_LABELS } from '#app/domain/campaign/labels.ts';
import { japaneseFiscalYear } from '#app/lib/japanese-date.ts';

export interface CampaignListProps {
  readonly campaigns: readonly Campaign[];
  /** What is read of them: the path before the campaign's id. */
  readonly under: '/report' | '/results' | '/improvement';
  readonly empty: string;
}

/** The self-assessments to choose from, newest first. */
export function CampaignList({ campaigns, under, empty }: CampaignListProps) {
  const words = useCommitteeWords();
  if (campaigns.length === 0) return <EmptyState title={empty} />;
  return (
    <DataTable
      caption="自己点検の一覧"
      captionHidden
      rows={campaigns}
      rowKey={(row) => row.id}
      columns={[
        { key: 'year', header: '年度', cell: (row) => japaneseFiscalYear(row.fiscalYear) },
        {
          key: 'name',
          header: '自己点検',
          rowHeader: true,
          cell: (row) => <TextLink to={`${under}/${row.id}`}>{row.name}</TextLink>,
        },
        {
          key: 'state',
          header: '状態',
          cell: (row) =>
            row.state === 'open' || row.state === 'closing'
              ? `${CAMPAIGN_STATE_LABELS[row.state]}（速報値）`
              : stateWords(row.state, words),
        },
      ]}
    />
  );
}
