import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';
import type { FieldProps } from '#app/components/ui/field-frame.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly SelectOption[];
  readonly defaultValue?: string | undefined;
  /** The words of the choice that stands for no choice; none is offered without it. */
  readonly placeholder?: string;
}

export function SelectField({
  name,
  label,
  id = name,
  hint,
  error,
  required = false,
  options,
  defaultValue,
  placeholder,
}: SelectFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required}>
      <select
        id={id}
        name={name}
        defaultValue={defaultValue}
        aria-required={required || undefined}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={`${CONTROL_LOOK} max-w-full self-start`}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
