import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import type { Tone } from '#app/components/ui/status-badge.tsx';
import type { SymbolName } from '#app/components/ui/symbol.tsx';
import { CAMPAIGN_STATE_LABELS } from '#app/domain/campaign/labels.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';

const LOOKS = {
  draft: { tone: 'neutral', symbol: 'pencil' },
  open: { tone: 'info', symbol: 'half' },
  closed: { tone: 'warning', symbol: 'lock' },
  reported: { tone: 'success', symbol: 'send' },
  adopted: { tone: 'success', symbol: 'check' },
} as const satisfies Record<CampaignState, { tone: Tone; symbol: SymbolName }>;

export function CampaignStateBadge({ state }: { readonly state: CampaignState }) {
  const { tone, symbol } = LOOKS[state];
  return (
    <StatusBadge tone={tone} symbol={symbol}>
      {CAMPAIGN_STATE_LABELS[state]}
    </StatusBadge>
  );
}
