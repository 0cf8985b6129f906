import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import type { Tone } from '#app/components/ui/status-badge.tsx';
import type { SymbolName } from '#app/components/ui/symbol.tsx';
import { SHEET_STATE_LABELS } from '#app/domain/response/sheet-labels.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';

/** Green is handed in, blue is at work, red is back at the respondent's. */
const LOOKS = {
  not_started: { tone: 'neutral', symbol: 'empty' },
  in_progress: { tone: 'info', symbol: 'pencil' },
  submitted: { tone: 'success', symbol: 'send' },
  confirmed: { tone: 'success', symbol: 'check' },
  accepted: { tone: 'success', symbol: 'lock' },
  returned: { tone: 'error', symbol: 'back' },
} as const satisfies Record<SheetState, { readonly tone: Tone; readonly symbol: SymbolName }>;

/** The state of a sheet as symbol, word and colour. */
export function SheetStateBadge({ state }: { readonly state: SheetState }) {
  const { tone, symbol } = LOOKS[state];
  return (
    <StatusBadge tone={tone} symbol={symbol}>
      {SHEET_STATE_LABELS[state].word}
    </StatusBadge>
  );
}

/** 期限超過. Still to be handed in after its due date. */
export function OverdueBadge() {
  return (
    <StatusBadge tone="error" symbol="clock">
      期限超過
    </StatusBadge>
  );
}

/** 期限後. Handed in after its due date. */
export function LateBadge() {
  return (
    <StatusBadge tone="warning" symbol="clock">
      期限後提出
    </StatusBadge>
  );
}
