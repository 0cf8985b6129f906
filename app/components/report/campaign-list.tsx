import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { CAMPAIGN_STATE_LABELS } from '#app/domain/campaign/labels.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';

export interface CampaignRow {
  readonly to: string;
  readonly year: string;
  readonly name: string;
  readonly state: CampaignState;
}

/** The self-assessments to choose from, newest first. */
export function CampaignList({
  campaigns,
  empty,
}: {
  readonly campaigns: readonly CampaignRow[];
  readonly empty: string;
}) {
  if (campaigns.length === 0) return <EmptyState title={empty} />;
  return (
    <DataTable
      caption="自己点検の一覧"
      captionHidden
      rows={campaigns}
      rowKey={(row) => row.to}
      columns={[
        { key: 'year', header: '年度', cell: (row) => row.year },
        {
          key: 'name',
          header: '自己点検',
          rowHeader: true,
          cell: (row) => <TextLink to={row.to}>{row.name}</TextLink>,
        },
        {
          key: 'state',
          header: '状態',
          cell: (row) =>
            row.state === 'open' ? `${CAMPAIGN_STATE_LABELS.open}（速報値）` : CAMPAIGN_STATE_LABELS[row.state],
        },
      ]}
    />
  );
}
