import { PastImportTables } from '#app/components/ui/past-import-tables.tsx';
import type { PastPreviewProps } from '#app/components/ui/past-import-tables.tsx';
import { PLAN_PROGRESS_WORDS } from '#app/domain/improvement/labels.ts';
import type { ActionProgress } from '#app/domain/improvement/progress.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { MeasurePreviewLine } from '#app/services/improvement/past-measure.page.server.ts';

const WORDS = {
  now: '取り込み済みの改善策',
  thing: '改善策',
  named: '番号と課題',
};

const progressWords = (progress: ActionProgress) =>
  `${PLAN_PROGRESS_WORDS[progress]}${progress === 'reported_done' ? '（完了報告として取り込みます）' : ''}`;

/** What a table of a plan would bring along. */
export function MeasureImportPreview(props: PastPreviewProps<MeasurePreviewLine>) {
  return (
    <PastImportTables
      {...props}
      words={WORDS}
      facts={({ brings }) => {
        if (brings === null) return [];
        const { measure, progress, unitName } = brings;
        return [
          ['対応策', measure.measure],
          ['担当の所属', unitName],
          ['担当の職・氏名', measure.owner],
          ['期限', measure.due === null ? '' : japaneseDate(measure.due)],
          ['進み具合', progressWords(progress)],
          ['条項番号', measure.writtenClause],
          ['備考', measure.remark],
        ] as const;
      }}
    />
  );
}
