import type { BoardState } from '#app/services/campaign/board.address.server.ts';
import { SHEET_STATE_LABELS } from '#app/domain/response/sheet-labels.ts';

const GROUPS = { not_handed_in: '未提出', overdue: '期限超過', handed_in: '提出済' } as const;

/** What the board calls a state of its filter. */
export function boardStateWord(state: BoardState): string {
  switch (state) {
    case 'not_handed_in':
    case 'overdue':
    case 'handed_in':
      return GROUPS[state];
    case 'submitted':
      return '確認待ち';
    default:
      return SHEET_STATE_LABELS[state].word;
  }
}
