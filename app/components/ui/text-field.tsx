import type { ChangeEventHandler, HTMLInputAutoCompleteAttribute } from 'react';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';
import type { FieldProps } from '#app/components/ui/field-frame.tsx';

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'password' | 'email' | 'search' | 'number';
  readonly defaultValue?: string | undefined;
  /** Of a field whose page puts words into it while it is filled in; goes with `onChange`. */
  readonly value?: string;
  readonly onChange?: ChangeEventHandler<HTMLInputElement>;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly maxLength?: number;
  readonly inputMode?: 'text' | 'numeric' | 'email' | 'search';
  readonly width?: 'full' | 'short';
  readonly readOnly?: boolean;
}

export function TextField({
  name,
  label,
  id = name,
  hint,
  error,
  required = false,
  type = 'text',
  width = 'full',
  ...control
}: TextFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required}>
      <input
        id={id}
        name={name}
        type={type}
        aria-required={required || undefined}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={`${CONTROL_LOOK} ${width === 'full' ? 'w-full' : 'w-48 max-w-full'}`}
        {...control}
      />
    </FieldFrame>
  );
}
