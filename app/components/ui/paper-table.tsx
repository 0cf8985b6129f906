import type { ReactNode } from 'react';
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx';

export interface PaperColumn<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  readonly rowHeader?: boolean;
  /** True for a column of acts, which paper has no use for. */
  readonly screenOnly?: boolean;
  /** `tight` never breaks; `medium` keeps room for names, `wide` for sentences. */
  readonly width?: 'tight' | 'medium' | 'wide';
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

/** None where nothing is to be said of a cell: what all have in common, `base.css` says of `paper-cells`. */
function looksOf(...looks: readonly (string | false)[]): string | undefined {
  const said = looks.filter((look) => look !== false);
  return said.length === 0 ? undefined : said.join(' ');
}

/** A number never breaks, whatever its column wants. */
function widthOf<Row>({ align, width }: PaperColumn<Row>): string | undefined {
  return align === 'end' ? undefined : width;
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
    looksOf(align === 'end' && 'num', screenOnly && 'no-print');
  return (
    <ScrollRegion named={{ label: caption }}>
      <table className="paper-cells w-full border-collapse">
        <caption className="pb-1 text-left text-std-16B-170">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={side(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map((column) => {
                const look = looksOf(side(column) ?? false, widthOf(column) ?? false);
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
      </table>
    </ScrollRegion>
  );
}
