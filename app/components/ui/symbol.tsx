import type { ReactNode } from 'react';

/** Drawn on a field of 24 by 24; the word beside each carries the same meaning. */
const DRAWINGS = {
  check: (
    <>
      <circle cx="12" cy="12" r="10" fill="currentColor" />
      <path d="M7 12.5l3.5 3.5L17.5 8.5" fill="none" stroke="white" strokeWidth="2.5" />
    </>
  ),
  half: (
    <>
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />
    </>
  ),
  cross: (
    <>
      <rect x="2" y="2" width="20" height="20" rx="2" fill="currentColor" />
      <path d="M7.5 7.5l9 9M16.5 7.5l-9 9" stroke="white" strokeWidth="2.5" />
    </>
  ),
  dash: (
    <>
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M7 12h10" stroke="currentColor" strokeWidth="2.5" />
    </>
  ),
  question: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <path d="M8 9.5a4 4 0 1 1 6 3.4c-1.4.8-2 1.4-2 2.6M12 17.3v2.6" fill="none" stroke="white" strokeWidth="2.6" />
    </>
  ),
  empty: <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="4 3" />,
  info: (
    <>
      <circle cx="12" cy="12" r="10" fill="currentColor" />
      <path d="M12 6.5v2.5M12 11v7" stroke="white" strokeWidth="2.5" />
    </>
  ),
  warning: (
    <>
      <path d="M12 2l11 20H1z" fill="currentColor" />
      <path d="M12 9v6M12 17v2.5" stroke="white" strokeWidth="2.5" />
    </>
  ),
  error: (
    <>
      <path d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z" fill="currentColor" />
      <path d="M12 6v7.5M12 15.5v2.5" stroke="white" strokeWidth="2.5" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M12 6.5V12l4 2.5" fill="none" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  pencil: <path d="M3 21l1-5L16 4l4 4L8 20zM14 6l4 4" fill="none" stroke="currentColor" strokeWidth="2" />,
  send: <path d="M3 12h15M12 5l7 7-7 7" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  back: <path d="M21 12H6M12 5l-7 7 7 7" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  lock: (
    <>
      <rect x="4" y="10" width="16" height="12" rx="2" fill="currentColor" />
      <path d="M7.5 10V7a4.5 4.5 0 0 1 9 0v3" fill="none" stroke="currentColor" strokeWidth="2.5" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type SymbolName = keyof typeof DRAWINGS;

/** Decoration for the eye beside a word; hidden from screen readers. */
export function Symbol({ name, size = 'medium' }: { readonly name: SymbolName; readonly size?: 'medium' | 'large' }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      className={size === 'large' ? 'size-6 shrink-0' : 'size-4 shrink-0'}
    >
      {DRAWINGS[name]}
    </svg>
  );
}
