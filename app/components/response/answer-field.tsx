import { useState } from 'react';
import type { ReactNode } from 'react';
import { fieldId, fieldName } from '#app/components/response/answer-fields.ts';
import { CONTROL_LOOK, describedBy, FieldFrame } from '#app/components/ui/field-frame.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';

interface AnswerFieldProps {
  readonly questionKey: string;
  readonly field: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly defaultValue: string;
}

interface PaperFieldProps extends AnswerFieldProps {
  /** False in a part that is left off paper. */
  readonly onPaper?: boolean;
}

/** The label stands for itself: what it says may depend on the chosen answer (answer.css). */
function Frame({
  questionKey,
  field,
  label,
  hint,
  error,
  children,
}: Omit<AnswerFieldProps, 'defaultValue'> & { readonly children: ReactNode }) {
  return (
    <FieldFrame id={fieldId(questionKey, field)} label={label} hint={hint} error={error} required={false}>
      {children}
    </FieldFrame>
  );
}

function control({ questionKey, field, hint, error, defaultValue }: AnswerFieldProps) {
  const id = fieldId(questionKey, field);
  return {
    id,
    name: fieldName(questionKey, field),
    defaultValue,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': describedBy(id, hint, error),
  };
}

/** A placeholder of one blank tells the style sheet whether anything is written. */
export function AnswerText({ grows = false, ...props }: AnswerFieldProps & { readonly grows?: boolean }) {
  return (
    <Frame {...props}>
      <textarea
        {...control(props)}
        rows={2}
        placeholder=" "
        className={`${CONTROL_LOOK} w-full${grows ? ' field-sizing-content min-h-20' : ''}`}
      />
    </Frame>
  );
}

export function AnswerLine({ onPaper = true, ...props }: PaperFieldProps) {
  const [text, setText] = useState(props.defaultValue);
  return (
    <Frame {...props}>
      <input
        {...control(props)}
        type="text"
        className={`${CONTROL_LOOK} no-print w-full`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {onPaper ? (
        <span aria-hidden="true" className="print-only">
          {text === '' ? '－' : text}
        </span>
      ) : null}
    </Frame>
  );
}

/** The browser's own date field, with the date in the Japanese era under it. */
export function AnswerDay({ onPaper = true, ...props }: PaperFieldProps) {
  const [day, setDay] = useState(props.defaultValue);
  return (
    <Frame {...props}>
      <input
        {...control(props)}
        type="date"
        className={`${CONTROL_LOOK} no-print max-w-full self-start`}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <span className="note">
        {isDay(day) ? japaneseDate(day) : null}
        {onPaper && !isDay(day) ? (
          <span aria-hidden="true" className="print-only">
            －
          </span>
        ) : null}
      </span>
    </Frame>
  );
}

/** While a year is being typed the field holds years such as 0002. */
export function isDay(text: string): boolean {
  return /^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(text);
}
