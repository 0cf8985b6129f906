import { NO_SYSTEMS_QUERY, systemsPath } from '#app/components/asset/systems-address.ts';
import type { SystemsQuery } from '#app/components/asset/systems-address.ts';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { NEAR_END_DAYS } from '#app/domain/asset/contract-term.ts';
import { WITH_SECTIONS_LABEL } from '#app/domain/organization/unit-labels.ts';
import type { SystemsPage } from '#app/services/asset/systems.page.server.ts';

export interface SystemsFiltersProps extends Pick<SystemsPage, 'owners' | 'zones'> {
  readonly query: SystemsQuery;
}

export function SystemsFilters({ query, owners, zones }: SystemsFiltersProps) {
  return (
    <FilterBar
      key={systemsPath(query)}
      label="情報システムを絞り込む"
      clear={systemsPath(NO_SYSTEMS_QUERY)}
      keep={query.sort === '' ? {} : { sort: query.sort, dir: query.dir }}
    >
      <TextField
        name="q"
        label="コード・名称・所管課で探す"
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
        name="zone"
        label="ネットワーク区分"
        placeholder="すべて"
        defaultValue={query.zone}
        options={zones.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="life"
        label="利用の状況"
        defaultValue={query.life}
        options={[
          { value: '', label: '利用中' },
          { value: 'retired', label: '廃止済み' },
          { value: 'all', label: 'すべて' },
        ]}
      />
      <SelectField
        name="ending"
        label="契約の終わり"
        placeholder="すべて"
        defaultValue={query.ending}
        options={[{ value: 'soon', label: `契約の終わりが近い（${NEAR_END_DAYS}日以内）` }]}
      />
    </FilterBar>
  );
}
