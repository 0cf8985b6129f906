import { PageLink } from '#app/components/ui/page-link.tsx';
import type { BoardState } from '#app/services/campaign/board.address.server.ts';
import type { Board } from '#app/services/campaign/board.page.server.ts';
import { boardPath } from '#app/components/campaign/board-address.ts';
import { boardStateWord } from '#app/components/campaign/board-state-words.ts';
import type { BoardQuery } from '#app/components/campaign/board-address.ts';

const ORDER = [
  'not_handed_in',
  'overdue',
  'not_started',
  'in_progress',
  'returned',
  'handed_in',
  'submitted',
  'confirmed',
  'accepted',
] as const satisfies readonly BoardState[];

export interface StateCountsProps extends Pick<Board, 'sheetCount' | 'counts'> {
  readonly query: BoardQuery;
}

function CountLink({
  to,
  current,
  word,
  count,
}: {
  readonly to: string;
  readonly current: boolean;
  readonly word: string;
  readonly count: number;
}) {
  return (
    <li>
      <PageLink
        to={to}
        preventScrollReset
        aria-current={current ? 'true' : undefined}
        className="flex min-h-11 items-center gap-2 rounded-8 border border-solid-gray-420 px-3 py-1 hover:bg-key-50 hover:underline aria-[current=true]:border-2 aria-[current=true]:border-key-900 aria-[current=true]:bg-key-50 aria-[current=true]:font-700"
      >
        <span>{word}</span>
        <span className="text-std-18B-160 tabular-nums">{count}</span>
      </PageLink>
    </li>
  );
}

/** How many sheets are in which state; each count filters the table below. */
export function StateCounts({ sheetCount: all, counts, query }: StateCountsProps) {
  return (
    <nav aria-label="状態で絞り込む" className="no-print my-4">
      <ul className="flex flex-wrap gap-2">
        <CountLink to={boardPath(query, { state: '' })} current={query.state === ''} word="すべて" count={all} />
        {ORDER.map((state) => (
          <CountLink
            key={state}
            to={boardPath(query, { state: query.state === state ? '' : state })}
            current={query.state === state}
            word={boardStateWord(state)}
            count={counts[state]}
          />
        ))}
      </ul>
    </nav>
  );
}
