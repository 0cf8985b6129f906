import { DataTable } from '#app/components/ui/data-table.tsx';

/** What is told of every line of a table that is read in. */
interface ImportLine {
  readonly lineNumber: number;
  readonly code: string;
  readonly name: string;
}

interface ImportLinesProps<Line extends ImportLine> {
  readonly caption: string;
  readonly lines: readonly Line[];
  readonly about: string;
  readonly tell: (line: Line) => readonly string[];
}

/** Lines of a table that is read in, with what is told of each; nothing where there are none. */
export function ImportLines<Line extends ImportLine>({ caption, lines, about, tell }: ImportLinesProps<Line>) {
  if (lines.length === 0) return null;
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={(line) => String(line.lineNumber)}
      columns={[
        { key: 'line', header: '行', align: 'end', width: 'narrow', cell: (line) => line.lineNumber },
        {
          key: 'name',
          header: 'コードと名称',
          rowHeader: true,
          cell: (line) => (
            <>
              {line.code} <span className="inline-block">{line.name}</span>
            </>
          ),
        },
        {
          key: 'about',
          header: about,
          width: 'wide',
          cell: (line) => (
            <ul>
              {tell(line).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
