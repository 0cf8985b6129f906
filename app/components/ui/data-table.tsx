import { useId } from 'react';
import type { ReactNode } from 'react';
import { PageLink } from '#app/components/ui/page-link.tsx';
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx';

export type SortDirection = 'ascending' | 'descending' | 'none';

export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /** Least width: the table scrolls sideways rather than squeeze a column to one letter a line. */
  readonly width?: 'narrow' | 'normal' | 'wide';
  /** True for the column that names the row. */
  readonly rowHeader?: boolean;
  /** True for a column of acts, which paper has no use for. */
  readonly screenOnly?: boolean;
  /** Present where the table can be sorted by this column; the address carries the order. */
  readonly sort?: { readonly to: string; readonly direction: SortDirection };
}

export interface DataTableProps<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly foot?: ReactNode;
}

const SORT_MARKS = { ascending: '▲', descending: '▼', none: '△▽' } as const satisfies Record<SortDirection, string>;
const SORT_WORDS = {
  ascending: '昇順',
  descending: '降順',
  none: '並べ替え',
} as const satisfies Record<SortDirection, string>;

/* Where the screen is narrow or enlarged, the lines of a wide column still fit it and are read without scrolling. */
const WIDTHS = { narrow: 'min-w-16', normal: 'min-w-28', wide: 'min-w-48 desktop:min-w-80' } as const;

function HeaderCell<Row>({ column }: { readonly column: Column<Row> }) {
  const { sort } = column;
  return (
    <th
      scope="col"
      aria-sort={sort === undefined || sort.direction === 'none' ? undefined : sort.direction}
      className={`border border-solid-gray-420 bg-solid-gray-50 px-3 py-2 align-bottom text-std-16B-170 ${WIDTHS[column.width ?? 'normal']} ${column.align === 'end' ? 'text-right' : 'text-left'} ${column.screenOnly === true ? 'no-print' : ''}`}
    >
      {sort === undefined ? (
        column.header
      ) : (
        <PageLink
          to={sort.to}
          preventScrollReset
          className="inline-flex min-h-6 items-center gap-1 underline underline-offset-4"
        >
          {column.header}
          <span aria-hidden="true" className={sort.direction === 'none' ? 'no-print' : undefined}>
            {SORT_MARKS[sort.direction]}
          </span>
          <span className="sr-only">{SORT_WORDS[sort.direction]}</span>
        </PageLink>
      )}
    </th>
  );
}

/** None where nothing is to be said of a cell. */
function lookOf(parts: readonly (string | false)[]): string | undefined {
  const said = parts.filter((part) => part !== false);
  return said.length === 0 ? undefined : said.join(' ');
}

/** A real table; where it is wider than the screen it scrolls by itself, by keyboard too. */
export function DataTable<Row>({ caption, captionHidden = false, columns, rows, rowKey, foot }: DataTableProps<Row>) {
  const captionId = useId();
  return (
    <ScrollRegion named={{ by: captionId }} bounded>
      <table className="data-cells w-full border-separate border-spacing-0">
        <caption id={captionId} className={captionHidden ? 'sr-only' : 'pb-2 text-left text-std-18B-160'}>
          {/* As wide as its table, it would be read by scrolling: it stays in sight, no wider than the screen. */}
          <span className="sticky left-0 inline-block max-w-[calc(100vw-6rem)]">{caption}</span>
        </caption>
        <thead className="sticky top-0 z-10">
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="hover:bg-key-50">
              {columns.map((column) => {
                const look = lookOf([
                  column.align === 'end' && 'text-right tabular-nums break-keep wrap-normal',
                  column.screenOnly === true && 'no-print',
                  column.rowHeader === true && 'font-700',
                ]);
                return column.rowHeader === true ? (
                  <th key={column.key} scope="row" className={look}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={look}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : <tfoot>{foot}</tfoot>}
      </table>
    </ScrollRegion>
  );
}
