import type { ReactNode } from 'react';

export interface DisclosureProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
  /**
   * Whether it stands on paper: with its summary at least, only where somebody has opened it, or never, for what is
   * acted or looked up on a screen.
   */
  readonly onPaper?: 'always' | 'opened' | 'never';
}

const PAPER_LOOKS = { always: undefined, opened: 'print-opened', never: 'no-print' } as const;

/** More, in place, without JavaScript. */
export function Disclosure({ summary, children, open = false, onPaper = 'always' }: DisclosureProps) {
  return (
    <details open={open} className={PAPER_LOOKS[onPaper]}>
      <summary className="min-h-11 py-2 text-blue-1000 underline underline-offset-4">{summary}</summary>
      <div className="border-l-4 border-solid-gray-300 py-2 pl-4">{children}</div>
    </details>
  );
}
