import { ImportTables } from '#app/components/ui/import-tables.tsx';
import { ENTRY_FIELD_LABELS } from '#app/domain/asset/labels.ts';
import type { ImportPreview } from '#app/lib/table-import.ts';
import type { PreviewLine } from '#app/services/asset/ledger-import.page.server.ts';

const WORDS = { added: '新規', now: '今の台帳', from: '', thing: '情報システム', ending: '廃止' };

export interface ImportPreviewProps {
  readonly preview: ImportPreview<PreviewLine>;
  /** The file that was read, to be sent once more. */
  readonly text: string;
}

/** What a file of the ledger would do. */
export function ImportPreviewTables({ preview, text }: ImportPreviewProps) {
  return (
    <ImportTables
      preview={preview}
      text={text}
      words={WORDS}
      effects={(line) =>
        line.entries.map(({ field, was, becomes }) => ({
          label: ENTRY_FIELD_LABELS[field],
          was,
          becomes,
          nothing: 'なし',
        }))
      }
    />
  );
}
