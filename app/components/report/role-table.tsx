import { useOutcomes } from '#app/components/report/shown-outcomes.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { OutcomeCountLink } from '#app/components/report/count-link.tsx';
import type { Compared } from '#app/components/report/compared.ts';
import { FigureCell } from '#app/components/report/figure-cell.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { roleNames } from '#app/components/report/role-names.ts';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { RoleLine } from '#app/services/report/report.page.server.ts';

/** Each office's duties apart. */
export function RoleTable({ rows, compared }: { readonly rows: readonly RoleLine[] } & Compared) {
  const offices = useOfficeNames();
  const names = roleNames(offices);
  const outcomes = useOutcomes(rows);
  return (
    <PaperTable
      caption="役割別の結果（件。複数の役割に尋ねた項目は、それぞれに数える）"
      empty="点検した項目がありません。"
      rows={rows}
      rowKey={(row) => `${row.population} ${row.role}`}
      columns={[
        {
          key: 'role',
          header: '役割・区分',
          rowHeader: true,
          width: 'medium',
          cell: (row) => (
            <>
              {names[row.role]}
              <span className="block text-dns-14N-130">
                {POPULATION_LABELS[row.population]}
                {row.answeredFor.length === 0
                  ? ''
                  : `（回答は${row.answeredFor.map((office) => offices[office]).join('・')}）`}
              </span>
            </>
          ),
        },
        ...outcomes.map((outcome) => ({
          key: outcome,
          header: OUTCOME_LABELS[outcome],
          align: 'end' as const,
          cell: (row: RoleLine) => <OutcomeCountLink counts={row.outcomeCounts} outcome={outcome} />,
        })),
        {
          key: 'implementation',
          header: '実施率',
          cell: (row) => <FigureCell figure={row.implementation} lastYear={compared} />,
        },
        { key: 'score', header: '得点率', cell: (row) => <FigureCell figure={row.score} lastYear={compared} /> },
      ]}
    />
  );
}
