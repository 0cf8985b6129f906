import type { Column } from '#app/components/ui/data-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';

export interface CountedRow {
  readonly counts: readonly { readonly outcome: Outcome; readonly count: number; readonly to: string }[];
}

/** One column per outcome; each number leads to its list, zero to nothing. */
export function outcomeColumns<Row extends CountedRow>(outcomes: readonly Outcome[]): readonly Column<Row>[] {
  return outcomes.map((outcome) => ({
    key: outcome,
    header: OUTCOME_LABELS[outcome],
    align: 'end',
    cell: (row) => {
      const counted = row.counts.find((one) => one.outcome === outcome);
      if (counted === undefined || counted.count === 0) return 0;
      return <TextLink to={counted.to}>{counted.count}</TextLink>;
    },
  }));
}
