import { ImportTables } from '#app/components/ui/import-tables.tsx';
import type { ImportTablesProps } from '#app/components/ui/import-tables.tsx';
import type { ImportLine } from '#app/lib/table-import.ts';

export interface PastPreviewProps<Line extends ImportLine> extends Pick<ImportTablesProps<Line>, 'preview' | 'text'> {
  /** That was chosen, to be sent once more. */
  readonly fiscalYear: string;
}

interface PastImportTablesProps<Line extends ImportLine> extends PastPreviewProps<Line> {
  readonly words: Pick<ImportTablesProps<Line>['words'], 'now' | 'thing' | 'named'>;
  /** What a line brings along, each fact with its name. */
  readonly facts: (line: Line) => readonly (readonly [label: string, value: string])[];
}

/** What a table of the time before would bring along. */
export function PastImportTables<Line extends ImportLine>(props: PastImportTablesProps<Line>) {
  const { preview, text, fiscalYear, words, facts } = props;
  return (
    <ImportTables
      preview={preview}
      text={text}
      fields={<input type="hidden" name="fiscalYear" value={fiscalYear} />}
      words={{ ...words, added: '新規', from: '', ending: '取消し' }}
      effects={(line) => facts(line).map(([label, becomes]) => ({ label, was: '', becomes, nothing: 'なし' }))}
    />
  );
}
