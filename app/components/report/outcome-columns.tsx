import { OutcomeCountLink } from '#app/components/report/count-link.tsx';
import type { Column } from '#app/components/ui/data-table.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import type { OutcomeCount } from '#app/services/report/figures.loader.server.ts';

/** One column per outcome; each number leads to its list, zero to nothing. */
export function outcomeColumns<Row extends { readonly outcomeCounts: readonly OutcomeCount[] }>(
  outcomes: readonly Outcome[],
): readonly Column<Row>[] {
  return outcomes.map((outcome) => ({
    key: outcome,
    header: OUTCOME_LABELS[outcome],
    align: 'end',
    cell: (row) => <OutcomeCountLink counts={row.outcomeCounts} outcome={outcome} />,
  }));
}
