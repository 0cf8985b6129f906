import { useId } from 'react';
import { useOutcomes } from '#app/components/report/shown-outcomes.ts';
import { CountLink, OutcomeCountLink } from '#app/components/report/count-link.tsx';
import type { Compared } from '#app/components/report/compared.ts';
import { FigureCell } from '#app/components/report/figure-cell.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { OUTCOME_TONES } from '#app/components/report/outcome-tone.ts';
import { BarSegments } from '#app/components/ui/bar-segments.tsx';
import { SharedPatterns } from '#app/components/ui/segment-patterns.tsx';
import { OUTCOME_LABELS } from '#app/domain/score/labels.ts';
import type { Outcome } from '#app/domain/score/outcome.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { ChapterLine, ReportPage } from '#app/services/report/report.page.server.ts';

/** One population by chapter: a bar in each line, and the numbers that it is drawn from. */
export function ChapterSection({ population, lines, compared }: ReportPage['chapters'][number] & Compared) {
  const name = POPULATION_LABELS[population];
  const outcomes = useOutcomes(lines);
  const patterns = useId();
  const countOf = (line: ChapterLine, outcome: Outcome) =>
    line.outcomeCounts.find((one) => one.outcome === outcome)?.count ?? 0;
  return (
    <div className="relative">
      <SharedPatterns id={patterns} tones={outcomes.map((outcome) => OUTCOME_TONES[outcome])} />
      <PaperTable
        caption={`${name}：章別の結果（件）`}
        empty="点検した項目がありません。"
        rows={lines}
        rowKey={(row) => row.chapter}
        columns={[
          {
            key: 'title',
            header: '章',
            rowHeader: true,
            width: 'medium',
            cell: (row) => (
              <>
                {row.title}
                <span className="mt-1 block">
                  <BarSegments
                    label={row.title}
                    patterns={patterns}
                    segments={outcomes.map((outcome) => ({
                      label: OUTCOME_LABELS[outcome],
                      count: countOf(row, outcome),
                      tone: OUTCOME_TONES[outcome],
                    }))}
                  />
                </span>
              </>
            ),
          },
          ...outcomes.map((outcome) => ({
            key: outcome,
            header: OUTCOME_LABELS[outcome],
            align: 'end' as const,
            cell: (line: ChapterLine) => <OutcomeCountLink counts={line.outcomeCounts} outcome={outcome} />,
          })),
          { key: 'total', header: '計', align: 'end', cell: (row) => <CountLink counted={row.allItems} /> },
          {
            key: 'implementation',
            header: '実施率',
            cell: (row) => <FigureCell figure={row.implementation} lastYear={compared} />,
          },
          { key: 'score', header: '得点率', cell: (row) => <FigureCell figure={row.score} lastYear={compared} /> },
        ]}
      />
    </div>
  );
}
