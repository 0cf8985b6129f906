import { useState } from 'react';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';
import type { FieldProps } from '#app/components/ui/field-frame.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`. */
  readonly defaultValue?: string | undefined;
  readonly min?: string;
  readonly max?: string;
}

/** The browser's own date field, with the date in the Japanese era beside it. */
export function DateField({
  name,
  label,
  id = name,
  hint,
  error,
  required = false,
  defaultValue = '',
  min,
  max,
}: DateFieldProps) {
  const [value, setValue] = useState(defaultValue);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required}>
      <div className="flex flex-wrap items-center gap-3">
        <input
          id={id}
          name={name}
          type="date"
          defaultValue={defaultValue}
          min={min}
          max={max}
          aria-required={required || undefined}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={[describedBy(id, hint, error), `${id}-era`].filter((part) => part !== undefined).join(' ')}
          className={CONTROL_LOOK}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <span id={`${id}-era`} className="text-solid-gray-700">
          {/^\d{4}-\d{2}-\d{2}$/.test(value) ? japaneseDate(value) : ''}
        </span>
      </div>
    </FieldFrame>
  );
}
