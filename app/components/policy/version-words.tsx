import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import type { Tone } from '#app/components/ui/status-badge.tsx';
import { VERSION_STATE_LABELS } from '#app/domain/policy/labels.ts';
import type { VersionState } from '#app/domain/policy/policy-term.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { DoneToDraft } from '#app/services/policy/carried-steps.loader.server.ts';

const TONES = {
  in_force: 'success',
  coming: 'info',
  over: 'neutral',
  withdrawn: 'neutral',
  unrecorded: 'unknown',
} as const satisfies Record<VersionState, Tone>;

export function VersionStateBadge({ state }: { readonly state: VersionState }) {
  return <StatusBadge tone={TONES[state]}>{VERSION_STATE_LABELS[state]}</StatusBadge>;
}

/** 令和8年4月1日から令和9年3月31日まで; what is not known is said. */
export function termWords(validFrom: string | null, lastOn: string | null): string {
  const from = validFrom === null ? '施行日の記録なし' : `${japaneseDate(validFrom)}から`;
  if (validFrom !== null && lastOn !== null && lastOn < validFrom)
    return `${japaneseDate(validFrom)}施行の予定を取下げ`;
  if (lastOn === null) return from;
  return `${from}${validFrom === null ? '、' : ''}${japaneseDate(lastOn)}まで`;
}

/** 読取りの訂正9件、役割名の読替え1件、設問の修正14件. */
export function doneToDraftWords({ correctionCount, confirmCount, nameCount, editCount }: DoneToDraft): string {
  const counts = [
    ['読取りの訂正', correctionCount],
    ['確認済みの箇所', confirmCount],
    ['役割名の読替え', nameCount],
    ['設問の修正', editCount],
  ] as const;
  const told = counts.filter(([, count]) => count > 0);
  return told.map(([what, count]) => `${what}${count.toLocaleString('ja-JP')}件`).join('、') || '訂正なし';
}
