import { useModules } from '#app/components/organization/body-modules.tsx';
import { SHOWN_ORDER } from '#app/domain/report/figure.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

interface Counting {
  readonly outcomeCounts: readonly { readonly outcome: Outcome; readonly count: number }[];
}

/**
 * The outcomes that tables show: 例外措置 only where the body permits any or where one was counted, 未提出 only where
 * something was not handed in.
 */
export function useOutcomes(rows: readonly Counting[] = []): readonly Outcome[] {
  const { exception } = useModules();
  const counted = (outcome: Outcome) =>
    rows.some(({ outcomeCounts }) => outcomeCounts.some((one) => one.outcome === outcome && one.count > 0));
  return SHOWN_ORDER.filter((outcome) =>
    outcome === 'not_submitted' ? counted(outcome) : outcome !== 'excepted' || exception || counted(outcome),
  );
}
