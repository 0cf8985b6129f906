import { boardPath } from '#app/components/campaign/board-address.ts';
import type { BoardQuery } from '#app/components/campaign/board-address.ts';
import { useNoBureauName } from '#app/components/campaign/board-filters.tsx';
import { boardStateWord } from '#app/components/campaign/board-state-words.ts';
import { TYPE_OF_POPULATION } from '#app/components/campaign/submission-rates.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import type { SegmentTone } from '#app/components/ui/segment-tone.ts';
import { StackedBarChart } from '#app/components/ui/stacked-bar-chart.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { SheetState } from '#app/domain/response/sheet.ts';
import { POPULATION_LABELS } from '#app/domain/shared/labels.ts';
import type { Board } from '#app/services/campaign/board.page.server.ts';

/** More cannot be told apart in a drawing, and their table links each bureau once, or the page would be too heavy. */
const MOST_BARS = 50;

const TONES = {
  accepted: 'good',
  confirmed: 'excepted',
  submitted: 'unknown',
  returned: 'bad',
  in_progress: 'partial',
  not_started: 'empty',
} as const satisfies Record<SheetState, SegmentTone>;

interface Line {
  readonly id: string;
  readonly name: string;
  /** The filter of the board that shows the sheets behind it. */
  readonly place: Pick<BoardQuery, 'bureau' | 'type'>;
}

function useLines({ bars }: Board['chart']): readonly Line[] {
  const noBureau = useNoBureauName();
  if (bars.of === 'bureau') {
    return bars.each.map(({ id, name }) => ({ id, name: name ?? noBureau, place: { bureau: id, type: '' } }));
  }
  return bars.each.map(({ id }) => ({
    id,
    name: POPULATION_LABELS[id],
    place: { bureau: '', type: TYPE_OF_POPULATION[id] },
  }));
}

export interface BoardChartProps extends Pick<Board, 'chart' | 'ownBureausOnly'> {
  readonly query: BoardQuery;
}

/** The states of all sheets by bureau, whatever the list below is filtered by; each number opens its sheets there. */
export function BoardChart({ chart, ownBureausOnly, query }: BoardChartProps) {
  const all = useLines(chart);
  if (all.length === 0) return null;
  const by = chart.bars.of === 'bureau' ? '部局' : '対象';
  const lines = all.map((line, index) => {
    const counts = chart.series.map(({ perBar }) => perBar[index] ?? 0);
    return { ...line, counts, total: counts.reduce((sum, count) => sum + count, 0) };
  });
  const linked = ({ place }: Line, state: SheetState | '', count: number) =>
    count === 0 ? 0 : <TextLink to={boardPath(query, { q: '', ...place, state })}>{count}</TextLink>;
  return (
    <section aria-labelledby="states" className="mt-6 print:has-[details:not([open])]:hidden">
      <h2 id="states" className="mb-2 text-std-20B-150">
        {by}ごとの状態{ownBureausOnly ? '（担当する部局）' : ''}
      </h2>
      <StackedBarChart
        title="状態ごとの点検票の割合"
        bars={lines.slice(0, MOST_BARS).map(({ name }) => name)}
        series={chart.series.map(({ state, perBar }) => ({
          label: boardStateWord(state),
          tone: TONES[state],
          counts: perBar.slice(0, MOST_BARS),
        }))}
      >
        <div>
          {lines.length > MOST_BARS ? (
            <p className="no-print mb-2">
              図は{lines.length}部局のうち初めの{MOST_BARS}部局です。表にはすべてあります。
            </p>
          ) : null}
          <Disclosure summary="表で見る" onPaper="opened">
            <DataTable
              caption={`${by}ごとの点検票の状態（件）`}
              rows={lines}
              rowKey={({ id }) => id}
              columns={[
                { key: 'name', header: by, rowHeader: true, cell: ({ name }) => name },
                {
                  key: 'total',
                  header: '点検票',
                  align: 'end',
                  cell: (line) => linked(line, '', line.total),
                },
                ...chart.series.map(({ state }, at) => ({
                  key: state,
                  header: boardStateWord(state),
                  align: 'end' as const,
                  cell: (line: (typeof lines)[number]) => {
                    const count = line.counts[at] ?? 0;
                    return lines.length > MOST_BARS ? count : linked(line, state, count);
                  },
                })),
              ]}
            />
          </Disclosure>
        </div>
      </StackedBarChart>
    </section>
  );
}
