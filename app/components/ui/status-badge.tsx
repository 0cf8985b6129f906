import type { ReactNode } from 'react';
import { Symbol } from '#app/components/ui/symbol.tsx';
import type { SymbolName } from '#app/components/ui/symbol.tsx';

export const TONES = ['neutral', 'info', 'success', 'warning', 'error', 'unknown'] as const;
export type Tone = (typeof TONES)[number];

const COLOURS = {
  neutral: 'border-solid-gray-600 bg-white text-solid-gray-800',
  info: 'border-blue-900 bg-blue-50 text-blue-900',
  success: 'border-green-900 bg-green-50 text-green-900',
  warning: 'border-orange-900 bg-orange-50 text-orange-1000',
  error: 'border-red-900 bg-red-50 text-red-1000',
  unknown: 'border-purple-900 bg-purple-50 text-purple-900',
} as const satisfies Record<Tone, string>;

const SYMBOLS = {
  neutral: 'dash',
  info: 'info',
  success: 'check',
  warning: 'half',
  error: 'cross',
  unknown: 'question',
} as const satisfies Record<Tone, SymbolName>;

export interface StatusBadgeProps {
  /** The word: the state must be readable without colour and symbol. */
  readonly children: ReactNode;
  readonly tone: Tone;
  readonly symbol?: SymbolName;
}

export function StatusBadge({ children, tone, symbol = SYMBOLS[tone] }: StatusBadgeProps) {
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded-4 border px-2 py-0.5 text-dns-14B-130 ${COLOURS[tone]}`}
    >
      <Symbol name={symbol} />
      {children}
    </span>
  );
}
