import { contractPath, contractsPath } from '#app/components/asset/contracts-address.ts';
import type { ContractsQuery } from '#app/components/asset/contracts-address.ts';
import { LastInquiryText } from '#app/components/asset/last-inquiry.tsx';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { CONTRACT_FIELD_LABELS, CONTRACT_KIND_LABELS, SUBCONTRACTING_LABELS } from '#app/domain/asset/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { ContractLine, ContractsPage } from '#app/services/asset/contracts.page.server.ts';

const LABELS = CONTRACT_FIELD_LABELS;

function Term({ line }: { readonly line: ContractLine }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <span>
        {japaneseDate(line.startsOn)}から
        {line.endsOn === null ? '（終了日の定めなし）' : `${japaneseDate(line.endsOn)}まで`}
      </span>
      {line.endsSoon ? <StatusBadge tone="warning">期限が近い</StatusBadge> : null}
      {line.retiredOn !== null ? (
        <StatusBadge tone="neutral">{japaneseDate(line.retiredOn)}から台帳の対象外</StatusBadge>
      ) : line.isOver ? (
        <StatusBadge tone="neutral">終了</StatusBadge>
      ) : null}
    </div>
  );
}

function Approval({ line }: { readonly line: ContractLine }) {
  return (
    <div className="flex flex-col items-start gap-1">
      {line.isApproved ? <span>承認済み</span> : <StatusBadge tone="warning">未承認</StatusBadge>}
      {line.subcontracting === 'unapproved' ? <StatusBadge tone="error">再委託が未承認</StatusBadge> : null}
      {line.subcontracting === 'approved' ? <span>再委託{SUBCONTRACTING_LABELS.approved}</span> : null}
    </div>
  );
}

export interface ContractsTableProps extends Pick<ContractsPage, 'contractLines' | 'kind'> {
  readonly query: ContractsQuery;
}

export function ContractsTable({ contractLines, kind, query }: ContractsTableProps) {
  const units = useUnitsWord();
  const sortBy = (sort: string) => {
    const active = query.sort === sort || (sort === 'code' && query.sort === '');
    const direction = active ? (query.dir === 'desc' ? 'descending' : 'ascending') : 'none';
    return { to: contractsPath(query, { sort, dir: direction === 'ascending' ? 'desc' : '' }), direction } as const;
  };
  return (
    <DataTable
      caption={CONTRACT_KIND_LABELS[kind]}
      captionHidden
      rows={contractLines}
      rowKey={(line) => line.id}
      columns={[
        { key: 'code', header: LABELS.code, sort: sortBy('code'), cell: (line) => line.code },
        {
          key: 'name',
          header: LABELS.name,
          sort: sortBy('name'),
          rowHeader: true,
          cell: (line) => <TextLink to={contractPath(line.id)}>{line.name}</TextLink>,
        },
        {
          key: 'contractor',
          header: LABELS.contractor,
          sort: sortBy('contractor'),
          cell: (line) => line.contractor,
        },
        {
          key: 'owner',
          header: LABELS.ownerUnitId,
          sort: sortBy('owner'),
          cell: (line) =>
            line.ownerName ?? (
              <StatusBadge tone="error" symbol="warning">
                今はない{units}
              </StatusBadge>
            ),
        },
        { key: 'end', header: '期間', sort: sortBy('end'), cell: (line) => <Term line={line} /> },
        {
          key: 'personal',
          header: LABELS.personalInformation,
          cell: (line) => (line.personalInformation ? 'あり' : 'なし'),
        },
        { key: 'approval', header: '承認', cell: (line) => <Approval line={line} /> },
        {
          key: 'inquiry',
          header: '直近の照会',
          cell: (line) => <LastInquiryText last={line.lastInquiry} />,
        },
      ]}
    />
  );
}
