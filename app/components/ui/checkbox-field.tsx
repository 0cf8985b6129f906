import { describedBy, FieldErrorText, FieldHint } from '#app/components/ui/field-frame.tsx';
import type { FieldProps } from '#app/components/ui/field-frame.tsx';

export interface CheckboxFieldProps extends FieldProps {
  readonly value?: string;
  readonly defaultChecked?: boolean;
}

export function CheckboxField({
  name,
  label,
  id = name,
  hint,
  error,
  required = false,
  value = 'yes',
  defaultChecked = false,
}: CheckboxFieldProps) {
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-center gap-2 py-1">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          aria-required={required || undefined}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describedBy(id, hint, error)}
          className="size-6 shrink-0 accent-key-900"
        />
        <span>{label}</span>
      </label>
      {hint === undefined ? null : (
        <div className="pl-8">
          <FieldHint id={id}>{hint}</FieldHint>
        </div>
      )}
      {error === undefined ? null : <FieldErrorText id={id}>{error}</FieldErrorText>}
    </div>
  );
}
