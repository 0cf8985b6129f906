import { PastImportTables } from '#app/components/ui/past-import-tables.tsx';
import type { PastPreviewProps } from '#app/components/ui/past-import-tables.tsx';
import { ANSWER_VALUE_LABELS, PUT_TO_LABELS } from '#app/domain/response/labels.ts';
import type { Unshown } from '#app/domain/response/past-result.ts';
import type { ResultPreviewLine } from '#app/services/response/past-result.page.server.ts';

const WORDS = {
  now: '取り込み済みの結果',
  thing: '結果',
  named: '条項と所属（情報システム）',
};

function unshownWords(unshown: Unshown): string {
  switch (unshown.why) {
    case 'no_question':
      return 'この条項の設問はないため、設問には表示されません';
    case 'other_target':
      return `この対象には尋ねない設問です（${unshown.askedOf.map((type) => PUT_TO_LABELS[type]).join('・')}に尋ねます）。表示されません`;
    case 'other_bureau':
      return 'この対象には尋ねない設問です（部局の設定により、上又は下の段の部局に尋ねます）。表示されません';
  }
}

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
          ...(told.unshown === null ? [] : [['自己点検での表示', unshownWords(told.unshown)] as const]),
        ] as const;
      }}
    />
  );
}
