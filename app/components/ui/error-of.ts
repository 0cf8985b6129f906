import type { SummaryError } from '#app/components/ui/error-summary.tsx';

/** What a form that was sent back says at a field: the first message there, if any. */
export function errorsByField(errors: readonly SummaryError[]): (field: string) => string | undefined {
  return (field) => errors.find((error) => error.field === field)?.message;
}
