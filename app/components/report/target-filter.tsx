import { useBureaus } from '#app/components/organization/body-modules.tsx';
import { useBureauWords, useNoBureauLabel } from '#app/components/organization/bureau-words.tsx';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import type { TargetFilter } from '#app/services/report/target-filter.loader.server.ts';

/** Restricts a list of targets; the key makes the fields follow a new address. */
export function TargetFilterBar({ bureau, q, bureaus, keep, clear }: TargetFilter) {
  const word = useBureauWords().counting;
  const noBureau = useNoBureauLabel();
  const hasBureaus = useBureaus(bureaus.map(({ name }) => ({ bureauName: name })));
  return (
    <FilterBar key={`${bureau} ${q}`} label="対象の絞り込み" clear={clear} keep={keep}>
      {hasBureaus && bureaus.length > 1 ? (
        <SelectField
          name="bureau"
          label={word}
          options={bureaus.map(({ value, name }) => ({ value, label: name ?? noBureau }))}
          defaultValue={bureau}
          placeholder="すべて"
        />
      ) : null}
      <TextField name="q" type="search" label="名称の一部" width="short" maxLength={100} defaultValue={q} />
    </FilterBar>
  );
}
