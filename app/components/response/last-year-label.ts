import type { LastYearItem } from '#app/domain/response/last-year.ts';
import { BY_GATE_LABEL, OUTCOME_LABELS } from '#app/domain/score/labels.ts';

/** What last year's item was counted as, in words. */
export function lastYearLabel({ outcome, byGate }: Pick<LastYearItem, 'outcome' | 'byGate'>): string {
  return byGate ? BY_GATE_LABEL : OUTCOME_LABELS[outcome];
}
