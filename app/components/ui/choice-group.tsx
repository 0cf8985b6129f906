import type { ReactNode } from 'react';
import { describedBy, FieldErrorText, FieldHint, RequiredMark } from '#app/components/ui/field-frame.tsx';
import type { FieldProps } from '#app/components/ui/field-frame.tsx';

export interface ChoiceOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

export interface ChoiceGroupProps extends FieldProps {
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly ChoiceOption[];
  readonly isChosen: (value: string) => boolean;
  readonly layout?: 'column' | 'row';
  readonly onChange?: ((value: string) => void) | undefined;
}

/** Choices of a few. The error summary links to the first choice, which has the group's id. */
export function ChoiceGroup({
  name,
  label,
  id = name,
  hint,
  error,
  required = false,
  type,
  options,
  isChosen,
  layout = 'column',
  onChange,
}: ChoiceGroupProps) {
  return (
    <fieldset aria-describedby={describedBy(id, hint, error)}>
      <legend className="text-std-16B-170">
        {label}
        {required ? <RequiredMark /> : null}
      </legend>
      {hint === undefined ? null : <FieldHint id={id}>{hint}</FieldHint>}
      <div className={layout === 'row' ? 'flex flex-wrap gap-x-6' : 'flex flex-col'}>
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${option.value}`;
          const hintId = option.hint === undefined ? undefined : `${optionId}-option-hint`;
          return (
            <div key={option.value}>
              <label htmlFor={optionId} className="flex min-h-11 cursor-pointer items-center gap-2 py-1">
                <input
                  type={type}
                  id={optionId}
                  name={name}
                  value={option.value}
                  defaultChecked={isChosen(option.value)}
                  aria-describedby={hintId}
                  className="size-6 shrink-0 accent-key-900"
                  onChange={() => onChange?.(option.value)}
                />
                <span>{option.label}</span>
              </label>
              {option.hint === undefined ? null : (
                <p id={hintId} className="pb-1 pl-8 text-solid-gray-700">
                  {option.hint}
                </p>
              )}
            </div>
          );
        })}
      </div>
      {error === undefined ? null : <FieldErrorText id={id}>{error}</FieldErrorText>}
    </fieldset>
  );
}
