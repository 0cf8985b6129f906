import { BROUGHT_ALONG } from '#app/components/improvement/past-measure-words.ts';
import { PaperTable } from '#app/components/ui/paper-table.tsx';
import type { PaperColumn } from '#app/components/ui/paper-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { ACTION_PROGRESS_LABELS } from '#app/domain/improvement/labels.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { PastMeasureLine } from '#app/services/improvement/past-measure.page.server.ts';

const lines = (text: string) => (text === '' ? 'なし' : <span className="whitespace-pre-line">{text}</span>);

/** How far a measure has come, its symbol before the word. */
export function progressWords(progress: ActionProgress): string {
  const { symbol, word } = ACTION_PROGRESS_LABELS[progress];
  return `${symbol} ${word}`;
}

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

const COLUMNS: readonly PaperColumn<PastMeasureLine>[] = [
  { key: 'number', header: 'No.', rowHeader: true, align: 'end', cell: ({ number }) => number },
  {
    key: 'source',
    header: '出所',
    cell: ({ writtenNumber }) => (
      <>
        {BROUGHT_ALONG}
        {writtenNumber === '' ? null : <span className="block text-dns-14N-130">元の番号：{writtenNumber}</span>}
      </>
    ),
  },
  { key: 'problem', header: '課題', width: 'medium', cell: ({ problem }) => lines(problem) },
  { key: 'measure', header: '対応策', width: 'wide', cell: ({ permanentMeasure }) => lines(permanentMeasure) },
  { key: 'units', header: '担当の所属', width: 'medium', cell: (line) => <PastMeasureUnits line={line} /> },
  { key: 'owner', header: '担当（記載のまま）', cell: ({ owner }) => lines(owner) },
  { key: 'due', header: '期限', width: 'tight', cell: ({ due }) => (due === null ? '未定' : japaneseDate(due)) },
  { key: 'progress', header: '進捗', width: 'tight', cell: ({ actionProgress }) => progressWords(actionProgress) },
  { key: 'clause', header: '条項（記載のまま）', cell: ({ writtenClause }) => lines(writtenClause) },
  { key: 'remark', header: '備考', width: 'medium', cell: ({ remark }) => lines(remark) },
  {
    key: 'follow',
    header: '履歴と入力',
    width: 'tight',
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
