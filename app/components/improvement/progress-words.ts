import { ACTION_PROGRESS_LABELS } from '#app/domain/improvement/labels.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';

/** How far a measure has come, its symbol before the word. */
export function progressWords(progress: ActionProgress): string {
  const { symbol, word } = ACTION_PROGRESS_LABELS[progress];
  return `${symbol} ${word}`;
}
