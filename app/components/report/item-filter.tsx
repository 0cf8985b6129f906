import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import type { SelectOption } from '#app/components/ui/select-field.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { OUTCOMES } from '#app/domain/score/outcome.ts';

export interface ItemFilterProps {
  readonly clear: string;
  readonly keep: Readonly<Record<string, string>>;
  readonly choices: {
    readonly units: readonly SelectOption[];
    readonly bureaus: readonly SelectOption[];
    readonly chapters: readonly SelectOption[];
    readonly roles: readonly SelectOption[];
  };
  readonly chosen: {
    readonly unit: string;
    readonly bureau: string;
    readonly chapter: string;
    readonly role: string;
    readonly outcomes: readonly Outcome[];
    readonly critical: boolean;
  };
}

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
export function ItemFilterBar({ clear, keep, choices, chosen }: ItemFilterProps) {
  const key = JSON.stringify(chosen);
  return (
    <FilterBar key={key} label="項目の絞り込み" clear={clear} keep={keep}>
      <SelectField name="bureau" label="部" options={choices.bureaus} defaultValue={chosen.bureau} placeholder={ALL} />
      <SelectField name="unit" label="対象" options={choices.units} defaultValue={chosen.unit} placeholder={ALL} />
      <SelectField
        name="chapter"
        label="章"
        options={choices.chapters}
        defaultValue={chosen.chapter}
        placeholder={ALL}
      />
      <SelectField name="role" label="役割" options={choices.roles} defaultValue={chosen.role} placeholder={ALL} />
      <fieldset className="basis-full">
        <legend className="text-std-16B-170">回答</legend>
        <div className="flex flex-wrap gap-x-6">
          {OUTCOMES.map((outcome) => (
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
