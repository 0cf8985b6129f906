import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useModules } from '#app/components/organization/body-modules.tsx';
import { CountLink } from '#app/components/report/count-link.tsx';
import { FigureCell } from '#app/components/report/figure-cell.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { SubmissionLine } from '#app/services/report/report.page.server.ts';

export interface SubmissionTableProps {
  readonly lines: readonly SubmissionLine[];
  /** Last year's beside it. */
  readonly compared: boolean;
}

/** 提出率 by bureau, with what came after the due date. */
export function SubmissionTable({ lines, compared }: SubmissionTableProps) {
  const { bureau } = useModules();
  const word = useBureauWords().counting;
  return (
    <PaperTable
      caption={bureau ? `${word}別の提出状況` : '提出状況'}
      empty="配布した点検票がありません。"
      rows={lines}
      rowKey={(line) => `${line.population} ${line.name}`}
      columns={[
        { key: 'population', header: '区分', cell: (line) => POPULATION_LABELS[line.population] },
        { key: 'name', header: bureau ? word : '対象', rowHeader: true, cell: (line) => line.name },
        {
          key: 'rate',
          header: '提出率（提出／配布）',
          cell: (line) => <FigureCell figure={line.submission} lastYear={compared} />,
        },
        { key: 'late', header: '期限後の提出', align: 'end', cell: (line) => <CountLink counted={line.lateSheets} /> },
      ]}
    />
  );
}
