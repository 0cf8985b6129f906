import { useBureauWords, useNoBureauLabel } from '#app/components/organization/bureau-words.tsx';
import { useBureaus } from '#app/components/organization/body-modules.tsx';
import { useOutcomes } from '#app/components/report/shown-outcomes.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { roleNames } from '#app/components/report/role-names.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';
import type { ItemList } from '#app/services/report/items-behind-number.page.server.ts';

export type ItemFilterProps = Pick<ItemList, 'clear' | 'keep' | 'filterChoices' | 'chosen'>;

const ALL = 'すべて';

function Check(props: {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        name={props.name}
        value={props.value}
        defaultChecked={props.checked}
        className="size-6 shrink-0 accent-key-900"
      />
      {props.label}
    </label>
  );
}

/** The conditions of the items list; the key makes the fields follow a new address. */
export function ItemFilterBar({ clear, keep, filterChoices: choices, chosen }: ItemFilterProps) {
  const names = roleNames(useOfficeNames());
  const noBureau = useNoBureauLabel();
  const bureauWord = useBureauWords().counting;
  const withBureaus = useBureaus(choices.bureaus.map(({ name }) => ({ bureauName: name })));
  const shown = useOutcomes();
  const outcomes = OUTCOMES.filter((outcome) => shown.includes(outcome) || chosen.outcomes.includes(outcome));
  const key = JSON.stringify(chosen);
  const units = choices.units.map(({ value, name }) => ({ value, label: name }));
  const bureaus = choices.bureaus.map(({ value, name }) => ({ value, label: name ?? noBureau }));
  const chapters = choices.chapters.map(({ id, title }) => ({ value: id, label: title }));
  const roles = choices.roles.map((role) => ({ value: role, label: names[role] }));
  return (
    <FilterBar key={key} label="項目の絞り込み" clear={clear} keep={keep}>
      {withBureaus ? (
        <SelectField
          name="bureau"
          label={bureauWord}
          options={bureaus}
          defaultValue={chosen.bureau}
          placeholder={ALL}
        />
      ) : null}
      <SelectField name="unit" label="対象" options={units} defaultValue={chosen.unit} placeholder={ALL} />
      <SelectField name="chapter" label="章" options={chapters} defaultValue={chosen.chapter} placeholder={ALL} />
      <SelectField name="role" label="役割" options={roles} defaultValue={chosen.role} placeholder={ALL} />
      <fieldset className="basis-full">
        <legend className="text-std-16B-170">回答</legend>
        <div className="flex flex-wrap gap-x-6">
          {outcomes.map((outcome) => (
            <Check
              key={outcome}
              name="outcome"
              value={outcome}
              label={OUTCOME_LABELS[outcome]}
              checked={chosen.outcomes.includes(outcome)}
            />
          ))}
          <Check name="critical" value="yes" label="重点項目だけ" checked={chosen.critical} />
        </div>
      </fieldset>
    </FilterBar>
  );
}
