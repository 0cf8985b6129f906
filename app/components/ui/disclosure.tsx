import type { ReactNode } from 'react';

export interface DisclosureProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}

/** More, in place, without JavaScript. */
export function Disclosure({ summary, children, open = false }: DisclosureProps) {
  return (
    <details open={open}>
      <summary className="min-h-11 py-2 text-blue-1000 underline underline-offset-4">{summary}</summary>
      <div className="border-l-4 border-solid-gray-300 py-2 pl-4">{children}</div>
    </details>
  );
}
