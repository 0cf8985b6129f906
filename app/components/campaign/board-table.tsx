import { PageLink } from '#app/components/ui/page-link.tsx';
import { holdersText } from '#app/components/organization/people-text.ts';
import { officeWithPolicy } from '#app/components/response/sheet-name.ts';
import { OfficeName, useOfficeNames } from '#app/components/organization/office-names.tsx';
import type { Board, BoardRow } from '#app/services/campaign/board.page.server.ts';
import { useId } from 'react';
import { boardPath } from '#app/components/campaign/board-address.ts';
import type { BoardQuery } from '#app/components/campaign/board-address.ts';
import { useNoBureauName } from '#app/components/campaign/board-filters.tsx';
import { LateBadge, OverdueBadge, SheetStateBadge } from '#app/components/response/sheet-state-badge.tsx';
import { MeterBar } from '#app/components/ui/meter-bar.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { TimeText } from '#app/components/ui/time-text.tsx';
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx';
import { dueIn, japaneseDate, japaneseDateTime, relativeTime } from '#app/lib/japanese-date.ts';

export interface BoardTableProps extends Pick<Board, 'groups' | 'today' | 'now' | 'mayExtend'> {
  readonly query: BoardQuery;
  readonly campaignId: string;
  readonly running: boolean;
}

const TURNS = { answer: '回答', confirm: '確認', accept: '事務局確認' } as const;
const HEAD_LOOK =
  'border border-solid-gray-420 bg-solid-gray-50 px-3 py-2 text-left align-bottom whitespace-nowrap text-std-16B-170';
const CELL_LOOK = 'border border-solid-gray-300 px-3 py-2 text-left align-top';

function SortHeader({
  query,
  sort,
  children,
}: {
  readonly query: BoardQuery;
  readonly sort: string;
  readonly children: string;
}) {
  const active = query.sort === sort;
  const direction = active ? (query.dir === 'desc' ? 'descending' : 'ascending') : undefined;
  const to = boardPath(query, { sort, dir: direction === 'ascending' ? 'desc' : '' });
  return (
    <th scope="col" aria-sort={direction} className={HEAD_LOOK}>
      <PageLink
        to={to}
        preventScrollReset
        className="inline-flex min-h-6 items-center gap-1 underline underline-offset-4"
      >
        {children}
        <span aria-hidden="true" className={active ? undefined : 'no-print'}>
          {active ? (direction === 'ascending' ? '▲' : '▼') : '△▽'}
        </span>
        <span className="sr-only">で並べ替え</span>
      </PageLink>
    </th>
  );
}

function NextCell({ next, running }: { readonly next: BoardRow['next']; readonly running: boolean }) {
  if (next === null) return <span className="text-solid-gray-700">{running ? '完了' : '－'}</span>;
  return (
    <>
      <span className="block text-dns-14N-130 text-solid-gray-700">
        {TURNS[next.turn]}：<OfficeName office={next.office} />
      </span>
      {next.people.length === 0 ? (
        <StatusBadge tone="error" symbol="warning">
          空席
        </StatusBadge>
      ) : (
        holdersText(next.people)
      )}
    </>
  );
}

function Row({
  row,
  ...page
}: Pick<BoardTableProps, 'campaignId' | 'today' | 'now' | 'running' | 'mayExtend'> & { readonly row: BoardRow }) {
  const office = officeWithPolicy(row, useOfficeNames());
  const title = `${row.name}（${office}）`;
  return (
    <tr className="hover:bg-key-50">
      <th scope="row" className={`${CELL_LOOK} min-w-48 font-400`}>
        <span className="font-700">
          <TextLink to={`/sheets/${row.sheetId}/review`}>{row.type === 'organization' ? office : row.name}</TextLink>
        </span>
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {row.type === 'organization' ? row.name : office}
          {row.ownerName === null ? '' : `・所管 ${row.ownerName}`}
        </span>
      </th>
      <td className={CELL_LOOK}>
        <span className="flex flex-wrap gap-1">
          <SheetStateBadge state={row.state} />
          {row.overdue ? <OverdueBadge /> : null}
          {row.late ? <LateBadge /> : null}
          {row.byProxy ? (
            <StatusBadge tone="info" symbol="pencil">
              代行入力
            </StatusBadge>
          ) : null}
          {row.selfConfirmed ? <StatusBadge tone="warning">自己確認</StatusBadge> : null}
        </span>
      </td>
      <td className={`${CELL_LOOK} min-w-48`}>
        <MeterBar
          label={`${title}の入力`}
          value={row.entry.complete}
          max={row.entry.openCount}
          text={`${row.entry.complete}／${row.entry.openCount}`}
        />
      </td>
      <td className={`${CELL_LOOK} whitespace-nowrap`}>
        {row.lastActivityAt === null ? (
          <span className="text-solid-gray-700">なし</span>
        ) : (
          <TimeText
            instant={row.lastActivityAt}
            text={relativeTime(row.lastActivityAt, page.now)}
            full={japaneseDateTime(row.lastActivityAt)}
          />
        )}
      </td>
      <td className={`${CELL_LOOK} whitespace-nowrap`}>
        {japaneseDate(row.dueOn)}
        {page.running && row.editable ? (
          <span className="block text-dns-14N-130 text-solid-gray-700">{dueIn(row.dueOn, page.today)}</span>
        ) : null}
      </td>
      <td className={CELL_LOOK}>
        <NextCell next={row.next} running={page.running} />
      </td>
      {page.mayExtend ? (
        <td className={`${CELL_LOOK} no-print whitespace-nowrap`}>
          <ul className="flex flex-col gap-1">
            {row.proxyPossible ? (
              <li>
                <TextLink to={`/sheets/${row.sheetId}/proxy`}>
                  代行入力<span className="sr-only">：{title}</span>
                </TextLink>
              </li>
            ) : null}
            <li>
              <TextLink to={`/campaigns/${page.campaignId}/extend?sheet=${row.sheetId}`}>
                期限を延ばす<span className="sr-only">：{title}</span>
              </TextLink>
            </li>
          </ul>
        </td>
      ) : null}
    </tr>
  );
}

/** Sheets grouped by bureau, or in one list where another order is chosen. */
export function BoardTable({ groups, query, ...page }: BoardTableProps) {
  const noBureau = useNoBureauName();
  const captionId = useId();
  const grouped = query.sort === '' || query.sort === 'bureau';
  const columns = page.mayExtend ? 7 : 6;
  return (
    <ScrollRegion named={{ by: captionId }}>
      <table className="w-full min-w-256 border-separate border-spacing-0">
        <caption id={captionId} className="sr-only">
          点検票の進捗
        </caption>
        <thead>
          <tr>
            <SortHeader query={query} sort="name">
              対象
            </SortHeader>
            <SortHeader query={query} sort="state">
              状態
            </SortHeader>
            <th scope="col" className={HEAD_LOOK}>
              入力済／設問
              <span className="block text-dns-14N-130">事前確認は数えません</span>
            </th>
            <SortHeader query={query} sort="activity">
              最終操作
            </SortHeader>
            <SortHeader query={query} sort="due">
              期限
            </SortHeader>
            <th scope="col" className={HEAD_LOOK}>
              次に動く人
            </th>
            {page.mayExtend ? (
              <th scope="col" className={`${HEAD_LOOK} no-print`}>
                操作
              </th>
            ) : null}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.bureauId ?? ''}>
            {grouped ? (
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={columns}
                  className="border border-solid-gray-420 bg-key-50 px-3 py-2 text-left"
                >
                  <span className="text-std-16B-170">{group.bureauName ?? noBureau}</span>
                  <span className="ml-3 font-400">
                    点検票{group.sheetCount}件・未提出{group.notHandedIn}件
                  </span>
                </th>
              </tr>
            ) : null}
            {group.rows.map((row) => (
              <Row key={row.sheetId} row={row} {...page} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}
