import { useCommitteeWords } from '#app/components/organization/body-modules.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import type { Tone } from '#app/components/ui/status-badge.tsx';
import type { SymbolName } from '#app/components/ui/symbol.tsx';
import { stateWords } from '#app/components/campaign/campaign-state-words.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';

const LOOKS = {
  draft: { tone: 'neutral', symbol: 'pencil' },
  opening: { tone: 'neutral', symbol: 'half' },
  open: { tone: 'info', symbol: 'half' },
  closing: { tone: 'warning', symbol: 'half' },
  closed: { tone: 'warning', symbol: 'lock' },
  reported: { tone: 'success', symbol: 'send' },
  adopted: { tone: 'success', symbol: 'check' },
} as const satisfies Record<CampaignState, { tone: Tone; symbol: SymbolName }>;

export function CampaignStateBadge({ state }: { readonly state: CampaignState }) {
  const words = useCommitteeWords();
  const { tone, symbol } = LOOKS[state];
  return (
    <StatusBadge tone={tone} symbol={symbol}>
      {stateWords(state, words)}
    </StatusBadge>
  );
}
