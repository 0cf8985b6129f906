import { PastImportTables } from '#app/components/ui/past-import-tables.tsx';
import type { PastPreviewProps } from '#app/components/ui/past-import-tables.tsx';
import { ANSWER_VALUE_LABELS } from '#app/domain/response/labels.ts';
import type { ResultPreviewLine } from '#app/services/response/past-result.page.server.ts';

const WORDS = {
  now: '取り込み済みの結果',
  thing: '結果',
  named: '条項と所属（情報システム）',
};

const NOT_ASKED = 'この条項の設問はないため、設問には表示されません';

/** What a table of results would bring along. */
export function ResultImportPreview(props: PastPreviewProps<ResultPreviewLine>) {
  return (
    <PastImportTables
      {...props}
      words={WORDS}
      facts={({ told }) => {
        if (told === null) return [];
        return [
          ['条項・設問', told.asks],
          ['結果', ANSWER_VALUE_LABELS[told.value]],
          ['コメント', told.comment],
          ...(told.asked ? [] : [['自己点検での表示', NOT_ASKED] as const]),
        ] as const;
      }}
    />
  );
}
