import { contractsPath, NO_CONTRACTS_QUERY } from '#app/components/asset/contracts-address.ts';
import type { ContractsQuery } from '#app/components/asset/contracts-address.ts';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { NEAR_END_DAYS } from '#app/domain/asset/contract-term.ts';
import { WITH_SECTIONS_LABEL } from '#app/domain/organization/unit-labels.ts';
import type { ContractsPage } from '#app/services/asset/contracts.page.server.ts';

export interface ContractsFiltersProps extends Pick<ContractsPage, 'owners'> {
  readonly query: ContractsQuery;
}

export function ContractsFilters({ query, owners }: ContractsFiltersProps) {
  return (
    <FilterBar
      key={contractsPath(query)}
      label="契約を絞り込む"
      clear={contractsPath({ ...NO_CONTRACTS_QUERY, kind: query.kind })}
      keep={{ kind: query.kind, ...(query.sort === '' ? {} : { sort: query.sort, dir: query.dir }) }}
    >
      <TextField
        name="q"
        label="コード・名称・委託先・渡す情報・所管課で探す"
        type="search"
        defaultValue={query.q}
        maxLength={100}
        width="short"
      />
      <SelectField
        name="owner"
        label="所管課"
        placeholder="すべて"
        defaultValue={query.owner}
        options={owners.map(({ id, name, withSections }) => ({
          value: id,
          label: withSections ? `${name}${WITH_SECTIONS_LABEL}` : name,
        }))}
      />
      <SelectField
        name="term"
        label="期間"
        defaultValue={query.term}
        options={[
          { value: '', label: '終わっていない' },
          { value: 'soon', label: `期限が近い（${NEAR_END_DAYS}日以内）` },
          { value: 'over', label: '終わった・外した' },
          { value: 'all', label: 'すべて' },
        ]}
      />
      <SelectField
        name="lack"
        label="承認"
        placeholder="すべて"
        defaultValue={query.lack}
        options={[
          { value: 'approval', label: '未承認' },
          { value: 'subcontracting', label: '再委託が未承認' },
        ]}
      />
    </FilterBar>
  );
}
