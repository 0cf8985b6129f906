import type { ChangeEventHandler } from 'react';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';
import type { FieldProps } from '#app/components/ui/field-frame.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** Choices of one sort, under its name. */
export interface SelectGroup {
  readonly label: string;
  readonly options: readonly SelectOption[];
}

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly SelectOption[];
  /** Behind the choices that stand by themselves. */
  readonly groups?: readonly SelectGroup[];
  readonly defaultValue?: string | undefined;
  /** The words of the choice that stands for no choice; none is offered without it. */
  readonly placeholder?: string;
  readonly onChange?: ChangeEventHandler<HTMLSelectElement>;
}

function Options({ options }: Pick<SelectGroup, 'options'>) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
}

export function SelectField({
  name,
  label,
  id = name,
  hint,
  error,
  required = false,
  options,
  groups = [],
  defaultValue,
  placeholder,
  onChange,
}: SelectFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required}>
      <select
        id={id}
        name={name}
        defaultValue={defaultValue}
        onChange={onChange}
        aria-required={required || undefined}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={`${CONTROL_LOOK} max-w-full self-start`}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        <Options options={options} />
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options options={group.options} />
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}
