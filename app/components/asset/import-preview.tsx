import { ImportTables } from '#app/components/ui/import-tables.tsx';
import type { ImportTablesProps } from '#app/components/ui/import-tables.tsx';
import { ENTRY_FIELD_LABELS } from '#app/domain/asset/labels.ts';
import type { EntryField } from '#app/domain/asset/ledger-rule.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { PreviewLine } from '#app/services/asset/import-plan.loader.server.ts';

export type ImportPreviewProps<Field extends string> = Pick<ImportTablesProps<PreviewLine<Field>>, 'preview' | 'text'>;

interface RegisterTablesProps<Field extends string> extends ImportPreviewProps<Field> {
  readonly words: Pick<ImportTablesProps<PreviewLine<Field>>['words'], 'thing' | 'ending'>;
  readonly labels: Readonly<Record<Field, string>>;
  /** A value as a person reads it; empty for none. */
  readonly shown: (field: Field, value: string) => string;
}

/** What a file of a register would do. */
export function RegisterTables<Field extends string>(props: RegisterTablesProps<Field>) {
  const { preview, text, words, labels, shown } = props;
  return (
    <ImportTables
      preview={preview}
      text={text}
      words={{ ...words, added: '新規', now: '今の台帳', from: '' }}
      effects={(line) =>
        line.entries.map(({ field, was, becomes }) => ({
          label: labels[field],
          was: shown(field, was),
          becomes: shown(field, becomes),
          nothing: 'なし',
        }))
      }
    />
  );
}

const WORDS = { thing: '情報システム', ending: '廃止' };

const shown = (field: EntryField, value: string) =>
  field === 'contractEndsOn' && value !== '' ? japaneseDate(value) : value;

/** What a file of the ledger would do. */
export function ImportPreviewTables(props: ImportPreviewProps<EntryField>) {
  return <RegisterTables {...props} words={WORDS} labels={ENTRY_FIELD_LABELS} shown={shown} />;
}
