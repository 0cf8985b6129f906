import { ImportTables } from '#app/components/ui/import-tables.tsx';
import { ANSWER_VALUE_LABELS } from '#app/domain/response/labels.ts';
import type { ImportPreview } from '#app/lib/table-import.ts';
import type { ResultPreviewLine } from '#app/services/response/past-result.page.server.ts';

const WORDS = {
  added: '新規',
  now: '取り込み済みの結果',
  from: '',
  thing: '結果',
  ending: '取消し',
  named: '条項と所属（情報システム）',
};

const NOT_ASKED = 'この条項の設問はないため、設問には表示されません';

export interface ResultImportPreviewProps {
  readonly preview: ImportPreview<ResultPreviewLine>;
  /** The file that was read, to be sent once more, and the year that was chosen. */
  readonly text: string;
  readonly fiscalYear: string;
}

/** What a table of results would bring along. */
export function ResultImportPreview({ preview, text, fiscalYear }: ResultImportPreviewProps) {
  return (
    <ImportTables
      preview={preview}
      text={text}
      fields={<input type="hidden" name="fiscalYear" value={fiscalYear} />}
      words={WORDS}
      effects={({ told }) => {
        if (told === null) return [];
        const facts = [
          ['条項・設問', told.asks],
          ['結果', ANSWER_VALUE_LABELS[told.value]],
          ['コメント', told.comment],
          ...(told.asked ? [] : [['自己点検での表示', NOT_ASKED] as const]),
        ] as const;
        return facts.map(([label, becomes]) => ({ label, was: '', becomes, nothing: 'なし' }));
      }}
    />
  );
}
