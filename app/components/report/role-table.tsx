import { CountLink } from '#app/components/report/count-link.tsx';
import type { FigureShown } from '#app/components/report/figure-cell.tsx';
import { FigureCell } from '#app/components/report/figure-cell.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { Population } from '#app/domain/shared/population.ts';

export interface RoleShown {
  readonly population: Population;
  readonly role: string;
  readonly counts: readonly { readonly outcome: Outcome; readonly count: number; readonly to: string }[];
  readonly implementation: FigureShown;
  readonly score: FigureShown;
}

export function RoleTable({ rows }: { readonly rows: readonly RoleShown[] }) {
  const outcomes = rows[0]?.counts.map(({ outcome }) => outcome) ?? [];
  return (
    <PaperTable
      caption="役割別の結果（件。複数の役割に尋ねた項目は、それぞれに数える）"
      empty="点検した項目がありません。"
      rows={rows}
      rowKey={(row) => `${row.population} ${row.role}`}
      columns={[
        { key: 'role', header: '役割', rowHeader: true, cell: (row) => row.role },
        { key: 'population', header: '区分', cell: (row) => POPULATION_LABELS[row.population] },
        ...outcomes.map((outcome) => ({
          key: outcome,
          header: OUTCOME_LABELS[outcome],
          align: 'end' as const,
          cell: (row: RoleShown) => (
            <CountLink counted={row.counts.find((one) => one.outcome === outcome) ?? { count: 0, to: '' }} />
          ),
        })),
        { key: 'implementation', header: '実施率', cell: (row) => <FigureCell figure={row.implementation} /> },
        { key: 'score', header: '得点率', cell: (row) => <FigureCell figure={row.score} lastYear={false} /> },
      ]}
    />
  );
}
