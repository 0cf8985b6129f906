import type { SheetState } from '#app/domain/response/sheet.ts';

/** 点検票の状態の表示. A symbol beside the word, so that colour is never the only sign. */
export const SHEET_STATE_LABELS = {
  not_started: { symbol: '○', word: '未着手' },
  in_progress: { symbol: '◐', word: '回答中' },
  submitted: { symbol: '●', word: '提出' },
  confirmed: { symbol: '✓', word: '確認済' },
  accepted: { symbol: '◎', word: '事務局確認済' },
  returned: { symbol: '↩', word: '差戻し' },
} as const satisfies Record<SheetState, { symbol: string; word: string }>;
