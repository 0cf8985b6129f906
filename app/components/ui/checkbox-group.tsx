import { describedBy, FieldErrorText, FieldHint, RequiredMark } from '#app/components/ui/field-frame.tsx';
import type { FieldProps } from '#app/components/ui/field-frame.tsx';
import type { RadioOption } from '#app/components/ui/radio-group.tsx';

export interface CheckboxGroupProps extends FieldProps {
  readonly options: readonly RadioOption[];
  readonly defaultValues?: readonly string[];
}

/** Any number of a few. The error summary links to the first box, which has the group's id. */
export function CheckboxGroup({
  name,
  label,
  id = name,
  hint,
  error,
  required = false,
  options,
  defaultValues = [],
}: CheckboxGroupProps) {
  return (
    <fieldset aria-describedby={describedBy(id, hint, error)}>
      <legend className="text-std-16B-170">
        {label}
        {required ? <RequiredMark /> : null}
      </legend>
      {hint === undefined ? null : <FieldHint id={id}>{hint}</FieldHint>}
      <div className="flex flex-col">
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${option.value}`;
          const hintId = option.hint === undefined ? undefined : `${optionId}-option-hint`;
          return (
            <div key={option.value}>
              <label htmlFor={optionId} className="flex min-h-11 cursor-pointer items-center gap-2 py-1">
                <input
                  type="checkbox"
                  id={optionId}
                  name={name}
                  value={option.value}
                  defaultChecked={defaultValues.includes(option.value)}
                  aria-describedby={hintId}
                  className="size-6 shrink-0 accent-key-900"
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
