import type { ReactNode } from 'react';
import { BehindMark } from '#app/components/improvement/due-words.tsx';
import { BROUGHT_ALONG } from '#app/components/improvement/past-measure-words.ts';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import type { PaperColumn } from '#app/components/ui/paper-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { progressWords } from '#app/components/improvement/progress-words.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { PastMeasureLine } from '#app/services/improvement/past-measure.page.server.ts';

const lines = (text: string) => (text === '' ? 'なし' : <span className="whitespace-pre-line">{text}</span>);

/** Whose a measure is, and whose it was when it came. */
export function PastMeasureUnits({ line }: { readonly line: Pick<PastMeasureLine, 'unitNames' | 'cameAs'> }) {
  return (
    <>
      {line.unitNames.join('、')}
      {line.cameAs === null ? null : (
        <span className="block text-dns-14N-130 text-solid-gray-700">取込みのとき：{line.cameAs}</span>
      )}
    </>
  );
}

/** What stands small under a cell. */
function Beneath({ children }: { readonly children: ReactNode }) {
  return <span className="block text-dns-14N-130 text-solid-gray-700">{children}</span>;
}

const COLUMNS: readonly PaperColumn<PastMeasureLine>[] = [
  { key: 'number', header: 'No.', rowHeader: true, align: 'end', cell: ({ number }) => number },
  {
    key: 'problem',
    header: '課題',
    width: 'medium',
    cell: ({ problem, writtenNumber }) => (
      <>
        {lines(problem)}
        <Beneath>
          {BROUGHT_ALONG}
          {writtenNumber === '' ? '' : `（元の番号：${writtenNumber}）`}
        </Beneath>
      </>
    ),
  },
  { key: 'measure', header: '対応策', width: 'wide', cell: ({ permanentMeasure }) => lines(permanentMeasure) },
  {
    key: 'units',
    header: '担当の所属',
    width: 'medium',
    cell: (line) => (
      <>
        <PastMeasureUnits line={line} />
        {line.owner === '' ? null : <Beneath>記載のまま：{line.owner}</Beneath>}
      </>
    ),
  },
  {
    key: 'progress',
    header: '進捗・期限',
    width: 'tight',
    cell: ({ actionProgress, due, behind }) => (
      <>
        {progressWords(actionProgress)}
        <Beneath>
          {due === null ? '期限は未定' : `${japaneseDate(due)}まで`}
          <BehindMark behind={behind} />
        </Beneath>
      </>
    ),
  },
  {
    key: 'remark',
    header: '条項・備考（記載のまま）',
    width: 'medium',
    cell: ({ writtenClause, remark }) => (
      <>
        {lines(remark)}
        {writtenClause === '' ? null : <Beneath>条項 {writtenClause}</Beneath>}
      </>
    ),
  },
  {
    key: 'follow',
    header: '履歴と入力',
    cell: ({ to, number, mayFollow }) => (
      <TextLink to={to}>{mayFollow ? `No.${number}の進み具合を入力` : `No.${number}の履歴`}</TextLink>
    ),
  },
];

/** The measures that a body brought along of one year. */
export function PastMeasureTable({ rows }: { readonly rows: readonly PastMeasureLine[] }) {
  return (
    <PaperTable
      caption={`取り込んだ改善策（${BROUGHT_ALONG}）`}
      empty="ありません。"
      rows={rows}
      rowKey={({ id }) => id}
      columns={COLUMNS}
    />
  );
}
