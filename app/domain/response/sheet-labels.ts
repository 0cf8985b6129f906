import type { SheetEventKind, SheetState } from '#app/domain/response/sheet.ts';

/** 点検票の状態の表示. A symbol beside the word, so that colour is never the only sign. */
export const SHEET_STATE_LABELS = {
  not_started: { symbol: '○', word: '未着手' },
  in_progress: { symbol: '◐', word: '回答中' },
  submitted: { symbol: '●', word: '提出' },
  confirmed: { symbol: '✓', word: '確認済' },
  accepted: { symbol: '◎', word: '事務局確認済' },
  returned: { symbol: '↩', word: '差戻し' },
} as const satisfies Record<SheetState, { symbol: string; word: string }>;

/** 点検票の経過の表示. */
export const SHEET_EVENT_LABELS = {
  submit: '提出',
  withdraw: '引戻し',
  confirm: '確認',
  self_confirm: '兼務のため自己確認',
  return: '差戻し',
  accept: '事務局確認',
  self_accept: '事務局確認（兼務のため自己確認）',
  proxy: '代行入力の開始',
} as const satisfies Record<SheetEventKind, string>;
