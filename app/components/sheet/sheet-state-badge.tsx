import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import type { Tone } from '#app/components/ui/status-badge.tsx';
import type { SymbolName } from '#app/components/ui/symbol.tsx';
import { SHEET_STATE_LABELS } from '#app/domain/response/sheet-labels.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';

const LOOKS = {
  not_started: { tone: 'neutral', symbol: 'empty' },
  in_progress: { tone: 'warning', symbol: 'half' },
  submitted: { tone: 'info', symbol: 'send' },
  confirmed: { tone: 'success', symbol: 'check' },
  accepted: { tone: 'success', symbol: 'lock' },
  returned: { tone: 'error', symbol: 'back' },
} as const satisfies Record<SheetState, { tone: Tone; symbol: SymbolName }>;

/** The state of a sheet as symbol, word and colour. */
export function SheetStateBadge({ state }: { readonly state: SheetState }) {
  const { tone, symbol } = LOOKS[state];
  return (
    <StatusBadge tone={tone} symbol={symbol}>
      {SHEET_STATE_LABELS[state].word}
    </StatusBadge>
  );
}
