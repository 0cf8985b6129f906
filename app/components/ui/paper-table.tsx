import type { ReactNode } from 'react';
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx';

const WIDTHS = {
  tight: 'whitespace-nowrap',
  medium: 'min-w-40 print:min-w-28',
  wide: 'min-w-64 print:min-w-56',
} as const;

export interface PaperColumn<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  readonly rowHeader?: boolean;
  /** True for a column of acts, which paper has no use for. */
  readonly screenOnly?: boolean;
  /** `tight` never breaks; `medium` keeps room for names, `wide` for sentences. */
  readonly width?: keyof typeof WIDTHS;
}

export interface PaperTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly PaperColumn<Row>[];
  readonly rows: readonly Row[];
  /** By the place in the table where nothing else tells a row from the others. */
  readonly rowKey: (row: Row, index: number) => string;
  /** What stands in place of a table without rows. */
  readonly empty: string;
}

/** A table as it stands on paper: narrow cells, the head again on every page. */
export function PaperTable<Row>({ caption, columns, rows, rowKey, empty }: PaperTableProps<Row>) {
  if (rows.length === 0) {
    return (
      <p>
        {caption}：{empty}
      </p>
    );
  }
  const side = ({ align, screenOnly = false }: PaperColumn<Row>) =>
    `${align === 'end' ? 'text-right tabular-nums' : 'text-left'} ${screenOnly ? 'no-print' : ''}`;
  const width = ({ align, width: wanted }: PaperColumn<Row>) =>
    align === 'end' ? WIDTHS.tight : wanted === undefined ? '' : WIDTHS[wanted];
  return (
    <ScrollRegion named={{ label: caption }}>
      <table className="paper-cells w-full border-collapse">
        <caption className="pb-1 text-left text-std-16B-170">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`wrap-normal break-keep border border-solid-gray-600 bg-solid-gray-50 px-2 py-1 align-bottom ${side(column)}`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map((column) => {
                const look = [
                  column.align === 'end' && 'text-right tabular-nums',
                  column.screenOnly === true && 'no-print',
                  width(column),
                ]
                  .filter((part) => part !== false && part !== '')
                  .join(' ');
                return column.rowHeader === true ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={`${look} font-700 ${column.align === 'end' ? '' : 'min-w-20 print:min-w-0'}`.trim()}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={look === '' ? undefined : look}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
