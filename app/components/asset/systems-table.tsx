import { Classes } from '#app/components/asset/classes.tsx';
import { ContractLinks } from '#app/components/asset/contract-links.tsx';
import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { LastInquiryText } from '#app/components/asset/last-inquiry.tsx';
import { SYSTEMS_PATH, systemsPath } from '#app/components/asset/systems-address.ts';
import type { SystemsQuery } from '#app/components/asset/systems-address.ts';
import { OfficeHolders } from '#app/components/organization/office-holders.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { SystemLine, SystemsPage } from '#app/services/asset/systems.page.server.ts';

function SystemName({ system, editable }: { readonly system: SystemLine; readonly editable: boolean }) {
  return (
    <div className="flex flex-col items-start gap-1">
      {editable ? <TextLink to={`${SYSTEMS_PATH}/${system.id}`}>{system.name}</TextLink> : <span>{system.name}</span>}
      {system.retiredOn === null ? null : (
        <StatusBadge tone={system.inUse ? 'warning' : 'neutral'}>
          {japaneseDate(system.retiredOn)}
          {system.inUse ? '廃止予定' : '廃止'}
        </StatusBadge>
      )}
    </div>
  );
}

/** Who maintains it and until when, from the register where a contract names it. */
function SystemTerms({ system }: { readonly system: SystemLine }) {
  const { contracts, contractor, contractEndsOn } = system;
  if (contractor === null && contractEndsOn === null) return <span className="text-solid-gray-700">なし</span>;
  return (
    <div className="flex flex-col items-start gap-1">
      {contracts.length > 0 ? <ContractLinks contracts={contracts} /> : <span>{contractor ?? ''}</span>}
      {contracts.length > 0 || contractEndsOn === null ? null : <span>{japaneseDate(contractEndsOn)}まで</span>}
      {system.endsSoon ? <StatusBadge tone="warning">終わりが近い</StatusBadge> : null}
    </div>
  );
}

export interface SystemsTableProps extends Pick<SystemsPage, 'lines' | 'editable'> {
  readonly query: SystemsQuery;
}

export function SystemsTable({ lines, editable, query }: SystemsTableProps) {
  const names = useOfficeNames();
  const units = useUnitsWord();
  const sortBy = (sort: string) => {
    const active = query.sort === sort || (sort === 'code' && query.sort === '');
    const direction = active ? (query.dir === 'desc' ? 'descending' : 'ascending') : 'none';
    return { to: systemsPath(query, { sort, dir: direction === 'ascending' ? 'desc' : '' }), direction } as const;
  };
  return (
    <DataTable
      caption="情報システム台帳"
      captionHidden
      rows={lines}
      rowKey={(system) => system.id}
      columns={[
        { key: 'code', header: 'コード', sort: sortBy('code'), cell: (system) => system.code },
        {
          key: 'name',
          header: '名称',
          sort: sortBy('name'),
          rowHeader: true,
          cell: (system) => <SystemName system={system} editable={editable} />,
        },
        {
          key: 'owner',
          header: '所管課',
          sort: sortBy('owner'),
          cell: (system) =>
            system.ownerName ?? (
              <StatusBadge tone="error" symbol="warning">
                今はない{units}
              </StatusBadge>
            ),
        },
        { key: 'zone', header: 'ネットワーク区分', sort: sortBy('zone'), cell: (system) => system.zoneName },
        {
          key: 'attributes',
          header: '属性',
          cell: (system) =>
            system.attributes.length === 0 ? (
              <span className="text-solid-gray-700">なし</span>
            ) : (
              system.attributes.join('・')
            ),
        },
        {
          key: 'classes',
          header: '分類',
          cell: (system) => <Classes classification={system.classification} />,
        },
        { key: 'contract', header: '委託先と契約の終わり', cell: (system) => <SystemTerms system={system} /> },
        {
          key: 'managers',
          header: names.system_manager,
          cell: (system) => <OfficeHolders people={system.managers} needed={system.inUse} />,
        },
        {
          key: 'inquiry',
          header: '直近の照会',
          cell: (system) => <LastInquiryText last={system.lastInquiry} />,
        },
      ]}
    />
  );
}
