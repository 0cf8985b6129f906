import type { ReactNode } from 'react';
import { Symbol } from '#app/components/ui/symbol.tsx';

/** What every form field takes, whatever its control. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** Of the control; the error summary links to it. The name unless a page shows the same field twice. */
  readonly id?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

/** `aria-describedby` of a control: its hint, then its error. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])];
  return ids.length === 0 ? undefined : ids.join(' ');
}

export function RequiredMark() {
  return <span className="ml-2 text-dns-14B-130 text-red-900">※必須</span>;
}

export function FieldHint({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-std-16N-170 text-solid-gray-700">
      {children}
    </p>
  );
}

export function FieldErrorText({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <p id={`${id}-error`} className="flex items-start gap-1 text-std-16N-170 text-red-900">
      <span className="mt-1.5">
        <Symbol name="error" />
      </span>
      <span>
        <span className="sr-only">エラー：</span>
        {children}
      </span>
    </p>
  );
}

/** One word, for a form of many questions says it hundreds of times: `fields.css` says what it is. */
export const CONTROL_LOOK = 'control';

interface FieldFrameProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint: ReactNode;
  readonly error: string | undefined;
  readonly required: boolean;
  readonly children: ReactNode;
}

/** Label, hint, control and error of one field, in this order. */
export function FieldFrame({ id, label, hint, error, required, children }: FieldFrameProps) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required ? <RequiredMark /> : null}
      </label>
      {hint === undefined ? null : <FieldHint id={id}>{hint}</FieldHint>}
      {children}
      {error === undefined ? null : <FieldErrorText id={id}>{error}</FieldErrorText>}
    </div>
  );
}
