import { useBureauWords, useNoBureauLabel } from '#app/components/organization/bureau-words.tsx';
import { useBureaus } from '#app/components/organization/body-modules.tsx';
import type { Board } from '#app/services/campaign/board.page.server.ts';
import { boardPath, NO_BOARD_QUERY } from '#app/components/campaign/board-address.ts';
import type { BoardQuery } from '#app/components/campaign/board-address.ts';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';

const typesOf = (bureau: string) =>
  [
    { value: 'units', label: `所属（${bureau}・課）` },
    { value: 'department', label: '課' },
    { value: 'bureau', label: bureau },
    { value: 'system', label: '情報システム' },
    { value: 'organization', label: '全庁組織' },
  ] as const;

/** What a group without a bureau is called. */
export function useNoBureauName(): string {
  return `全庁組織・${useNoBureauLabel()}`;
}

export interface BoardFiltersProps extends Pick<Board, 'bureaus'> {
  readonly query: BoardQuery;
}

export function BoardFilters({ query, bureaus }: BoardFiltersProps) {
  const noBureau = useNoBureauName();
  const withBureaus = useBureaus(bureaus.map(({ name }) => ({ bureauName: name })));
  // Without bureaus 所属 and 課 are the same.
  const all = typesOf(useBureauWords().counting);
  const types = withBureaus ? all : all.filter(({ value }) => value !== 'units' && value !== 'bureau');
  const keep = Object.fromEntries(
    (['campaign', 'state', 'sort', 'dir'] as const).flatMap((name) =>
      query[name] === '' ? [] : [[name, query[name]]],
    ),
  );
  return (
    <FilterBar
      key={boardPath(query)}
      label="点検票を絞り込む"
      clear={boardPath({ ...NO_BOARD_QUERY, campaign: query.campaign })}
      keep={keep}
    >
      {withBureaus ? (
        <SelectField
          name="bureau"
          label="部局"
          placeholder="すべて"
          defaultValue={query.bureau}
          options={bureaus.map(({ id, name }) => ({ value: id, label: name ?? noBureau }))}
        />
      ) : null}
      <SelectField name="type" label="対象" placeholder="すべて" defaultValue={query.type} options={types} />
      <TextField
        name="q"
        label="名称・コードで探す"
        type="search"
        defaultValue={query.q}
        maxLength={100}
        width="short"
      />
    </FilterBar>
  );
}
