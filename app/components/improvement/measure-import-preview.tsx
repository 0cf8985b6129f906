import { ImportTables } from '#app/components/ui/import-tables.tsx';
import { PLAN_PROGRESS_WORDS } from '#app/domain/improvement/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { ImportPreview } from '#app/lib/table-import.ts';
import type { MeasurePreviewLine } from '#app/services/improvement/past-measure.page.server.ts';

const WORDS = {
  added: '新規',
  now: '取り込み済みの改善策',
  from: '',
  thing: '改善策',
  ending: '取消し',
  named: '番号と課題',
};

export interface MeasureImportPreviewProps {
  readonly preview: ImportPreview<MeasurePreviewLine>;
  /** The file that was read, to be sent once more, and the year that was chosen. */
  readonly text: string;
  readonly fiscalYear: string;
}

/** What a table of a plan would bring along. */
export function MeasureImportPreview({ preview, text, fiscalYear }: MeasureImportPreviewProps) {
  return (
    <ImportTables
      preview={preview}
      text={text}
      fields={<input type="hidden" name="fiscalYear" value={fiscalYear} />}
      words={WORDS}
      effects={({ brings }) => {
        if (brings === null) return [];
        const { measure, progress, unitName } = brings;
        const facts = [
          ['対応策', measure.measure],
          ['担当の所属', unitName],
          ['担当の職・氏名', measure.owner],
          ['期限', measure.due === null ? '' : japaneseDate(measure.due)],
          ['進み具合', PLAN_PROGRESS_WORDS[progress]],
          ['条項番号', measure.writtenClause],
          ['備考', measure.remark],
        ] as const;
        return facts.map(([label, becomes]) => ({ label, was: '', becomes, nothing: 'なし' }));
      }}
    />
  );
}
