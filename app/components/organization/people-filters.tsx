import { useOffices } from '#app/components/organization/body-modules.tsx';
import { ALL_PEOPLE, peoplePath } from '#app/components/organization/people-address.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { WITH_SECTIONS_LABEL } from '#app/domain/organization/unit-labels.ts';
import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';
import type { PeoplePage } from '#app/services/organization/people.page.server.ts';

export interface PeopleFiltersProps extends Pick<PeoplePage, 'unitChoices' | 'choosesByBureau'> {
  readonly query: PeopleSearch;
}

export function PeopleFilters({ query, unitChoices, choosesByBureau }: PeopleFiltersProps) {
  const names = useOfficeNames();
  const offices = useOffices();
  return (
    <FilterBar
      key={peoplePath(query)}
      label="職員を絞り込む"
      clear={peoplePath(ALL_PEOPLE, { sort: query.sort })}
      keep={query.sort === '' ? {} : { sort: query.sort }}
    >
      <TextField
        name="q"
        label="氏名・かな・番号・利用者IDで探す"
        type="search"
        defaultValue={query.q}
        maxLength={100}
        width="short"
      />
      <SelectField
        name="unit"
        label="所属"
        placeholder="すべて"
        hint={choosesByBureau ? '部を選んで絞り込むと、その課を選べます。' : undefined}
        defaultValue={query.unit}
        options={unitChoices.map(({ id, name, bureauName, withSections }) => ({
          value: id,
          label: `${bureauName === null ? '' : '　'}${name}${withSections ? WITH_SECTIONS_LABEL : ''}`,
        }))}
      />
      <SelectField
        name="office"
        label="役職"
        placeholder="すべて"
        defaultValue={query.office}
        options={offices.map((office) => ({ value: office, label: names[office] }))}
      />
      <SelectField
        name="login"
        label="利用者ID"
        placeholder="すべて"
        defaultValue={query.login}
        options={[
          { value: 'yes', label: 'ある' },
          { value: 'no', label: 'ない' },
          { value: 'no_password', label: 'パスワードがまだない' },
          { value: 'unable', label: '回答・確認する人で、サインインできない' },
        ]}
      />
      <SelectField
        name="state"
        label="在籍"
        placeholder="在籍中"
        defaultValue={query.state}
        options={[
          { value: 'left', label: '転出・退職' },
          { value: 'all', label: 'すべて' },
        ]}
      />
    </FilterBar>
  );
}
