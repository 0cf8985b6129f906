import { ImportTables } from '#app/components/ui/import-tables.tsx';
import { ENTRY_FIELD_LABELS } from '#app/domain/asset/labels.ts';
import type { EntryField } from '#app/domain/asset/ledger-rule.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { ImportPreview } from '#app/lib/table-import.ts';
import type { PreviewLine } from '#app/services/asset/import-plan.loader.server.ts';

const WORDS = { added: '新規', now: '今の台帳', from: '', thing: '情報システム', ending: '廃止' };

export interface ImportPreviewProps<Field extends string> {
  readonly preview: ImportPreview<PreviewLine<Field>>;
  /** The file that was read, to be sent once more. */
  readonly text: string;
}

const shown = (field: EntryField, value: string) =>
  field === 'contractEndsOn' && value !== '' ? japaneseDate(value) : value;

/** What a file of the ledger would do. */
export function ImportPreviewTables({ preview, text }: ImportPreviewProps<EntryField>) {
  return (
    <ImportTables
      preview={preview}
      text={text}
      words={WORDS}
      effects={(line) =>
        line.entries.map(({ field, was, becomes }) => ({
          label: ENTRY_FIELD_LABELS[field],
          was: shown(field, was),
          becomes: shown(field, becomes),
          nothing: 'なし',
        }))
      }
    />
  );
}
