import { useEffect, useId, useRef } from 'react';
import { LINK_LOOK } from '#app/components/ui/text-link.tsx';
import { Symbol } from '#app/components/ui/symbol.tsx';

export interface SummaryError {
  /** Id of the control; '' when the message is about the form as a whole. */
  readonly field: string;
  readonly message: string;
}

export interface ErrorSummaryProps {
  readonly errors: readonly SummaryError[];
  readonly title?: string;
  /** What became of what was typed. */
  readonly note?: string;
}

/** Stands above a form that was sent back; takes the focus, so that everybody learns what to correct. */
export function ErrorSummary({
  errors,
  title = '入力内容を確かめてください',
  note = '入力した内容は、この画面に残っています。',
}: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // Where no script gives it the focus, the browser does.
      autoFocus
      aria-labelledby={titleId}
      className="rounded-8 border-2 border-l-8 border-red-900 p-4"
    >
      <h2 id={titleId} className="flex items-center gap-2 text-std-18B-160 text-red-900">
        <Symbol name="error" size="large" />
        {title}
      </h2>
      <p className="mt-2">{note}</p>
      <ul className="mt-2 list-disc pl-6">
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            {error.field === '' ? (
              error.message
            ) : (
              <a href={`#${error.field}`} className={LINK_LOOK}>
                {error.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
