import { CountLink, NotSubmittedBeside } from '#app/components/report/count-link.tsx';
import type { Compared } from '#app/components/report/compared.ts';
import { FigureCell } from '#app/components/report/figure-cell.tsx';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import { RATING_LABELS, RATING_SIGNS } from '#app/domain/score/labels.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import { formatRate, NOT_MEASURABLE } from '#app/domain/shared/rate.ts';
import type { ReportPopulation } from '#app/services/report/report-population.loader.server.ts';

/** A zero-width space: phrases are kept whole elsewhere, and the eight headings are too wide for A4 together. */
const BREAK = '\u200b';

/** How many miss a goal only by what was not handed in. */
function OpenNote({ count, unit }: { readonly count: number; readonly unit: string }) {
  if (count === 0) return null;
  return (
    <span className="block text-dns-14N-130">
      未達のうち{count}
      {unit}は未提出だけが理由
    </span>
  );
}

type AttainmentLine = ReportPopulation['attainment'][number] & Pick<ReportPopulation, 'targetCount'>;

/** The other measures of each population. */
export function WholeResult({
  populations,
  compared,
}: { readonly populations: readonly ReportPopulation[] } & Compared) {
  const live = populations.some(({ answeredOnly }) => answeredOnly !== null);
  return (
    <>
      <PaperTable
        caption="その他の指標"
        empty="点検した項目がありません。"
        rows={populations}
        rowKey={(row) => row.population}
        columns={[
          {
            key: 'population',
            header: '区分',
            rowHeader: true,
            width: 'tight',
            cell: (row) => POPULATION_LABELS[row.population],
          },
          { key: 'total', header: '全項目', align: 'end', cell: (row) => <CountLink counted={row.allItems} /> },
          {
            key: 'answered',
            header: '有効回答率',
            cell: (row) => <FigureCell figure={row.answeredItems} lastYear={compared} />,
          },
          ...(live
            ? [
                {
                  key: 'answeredOnly',
                  header: '得点率（回答分のみ・参考）',
                  cell: (row: ReportPopulation) =>
                    row.answeredOnly === null ? (
                      NOT_MEASURABLE
                    ) : (
                      <FigureCell figure={row.answeredOnly} lastYear={false} />
                    ),
                },
              ]
            : []),
          {
            key: 'gate',
            header: `該当なしのうち${BREAK}事前確認・${BREAK}台帳による`,
            align: 'end',
            cell: (row) => <CountLink counted={row.closedItems} />,
          },
          {
            key: 'critical',
            header: `重点項目の${BREAK}わからない・${BREAK}未回答`,
            align: 'end',
            cell: (row) => (
              <>
                <CountLink counted={row.criticalUnconfirmed} />
                <NotSubmittedBeside counted={row.criticalNotSubmitted} />
              </>
            ),
          },
          {
            key: 'rating',
            header: `得点率に${BREAK}よる評価`,
            cell: (row) =>
              row.awaited
                ? 'まだ提出がない'
                : row.rating === null
                  ? NOT_MEASURABLE
                  : `${RATING_SIGNS[row.rating]} ${RATING_LABELS[row.rating]}`,
          },
        ]}
      />
      <PaperTable
        caption="到達率（実施率が目標以上の条項の割合と、目標を達成した対象の数）"
        empty="測定できる条項がありません。"
        rows={populations.flatMap(({ population, targetCount, attainment }) =>
          attainment.map((row) => ({ population, targetCount, ...row })),
        )}
        rowKey={(row) => `${row.population} ${row.target}`}
        columns={[
          { key: 'population', header: '区分', rowHeader: true, cell: (row) => POPULATION_LABELS[row.population] },
          { key: 'target', header: '目標', align: 'end', cell: (row) => `${row.target}%` },
          {
            key: 'clauses',
            header: '到達率',
            cell: (row) => (
              <>
                <FigureCell figure={row.clauseAttainment} lastYear={false} />
                <OpenNote count={row.openClauseCount} unit="条項" />
              </>
            ),
          },
          ...(compared
            ? [
                {
                  key: 'clausesBefore',
                  header: '前年度',
                  cell: ({ clauseAttainment: { lastYear } }: AttainmentLine) =>
                    lastYear === null ? NOT_MEASURABLE : formatRate(lastYear),
                },
              ]
            : []),
          {
            key: 'targets',
            header: '目標を達成した対象',
            cell: (row) =>
              row.targetCount === 1 ? (
                '対象が1つのため省略'
              ) : (
                <>
                  <FigureCell figure={row.targetAttainment} lastYear={false} />
                  <OpenNote count={row.openTargetCount} unit="対象" />
                </>
              ),
          },
          ...(compared
            ? [
                {
                  key: 'targetsBefore',
                  header: '前年度',
                  align: 'end' as const,
                  cell: ({ targetCount, targetAttainment: { lastYear } }: AttainmentLine) =>
                    targetCount === 1 || lastYear === null
                      ? NOT_MEASURABLE
                      : `${lastYear.numerator}／${lastYear.denominator}`,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
