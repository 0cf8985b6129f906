import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import type { Tone } from '#app/components/ui/status-badge.tsx';
import type { SymbolName } from '#app/components/ui/symbol.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

const LOOKS = {
  implemented: { tone: 'success', symbol: 'check' },
  partially_implemented: { tone: 'warning', symbol: 'half' },
  not_implemented: { tone: 'error', symbol: 'cross' },
  not_applicable: { tone: 'neutral', symbol: 'dash' },
  unknown: { tone: 'unknown', symbol: 'question' },
  excepted: { tone: 'info', symbol: 'info' },
  unanswered: { tone: 'neutral', symbol: 'empty' },
  not_submitted: { tone: 'warning', symbol: 'clock' },
} as const satisfies Record<Outcome, { tone: Tone; symbol: SymbolName }>;

/** How an item counts: symbol, word and colour. */
export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  const look = LOOKS[outcome];
  return (
    <StatusBadge tone={look.tone} symbol={look.symbol}>
      {OUTCOME_LABELS[outcome]}
    </StatusBadge>
  );
}
