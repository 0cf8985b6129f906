import { useState } from 'react';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';
import type { FieldProps } from '#app/components/ui/field-frame.tsx';

export interface TextAreaProps extends FieldProps {
  readonly maxLength: number;
  readonly rows?: number;
  readonly defaultValue?: string | undefined;
  readonly readOnly?: boolean;
  readonly onChange?: (value: string) => void;
}

/** Longer text with its count; what exceeds the limit stays in the field, so that nothing typed is cut off. */
export function TextArea({
  name,
  label,
  id = name,
  hint,
  error,
  required = false,
  maxLength,
  rows = 3,
  defaultValue = '',
  readOnly = false,
  onChange,
}: TextAreaProps) {
  const [length, setLength] = useState(defaultValue.length);
  const over = length > maxLength;
  const described = [describedBy(id, hint, error), `${id}-count`].filter((part) => part !== undefined).join(' ');
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={defaultValue}
        readOnly={readOnly}
        aria-required={required || undefined}
        aria-invalid={error !== undefined || over || undefined}
        aria-describedby={described}
        className={`${CONTROL_LOOK} w-full`}
        onChange={(event) => {
          setLength(event.currentTarget.value.length);
          onChange?.(event.currentTarget.value);
        }}
      />
      <p id={`${id}-count`} className={`no-print text-dns-14N-130 ${over ? 'text-red-900' : 'text-solid-gray-700'}`}>
        {over ? `${length - maxLength}文字多すぎます（${length}／${maxLength}文字）` : `${length}／${maxLength}文字`}
      </p>
    </FieldFrame>
  );
}
