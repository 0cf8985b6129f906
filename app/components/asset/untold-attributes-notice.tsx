import { Notice } from '#app/components/ui/notice.tsx';
import type { LedgerPreview } from '#app/services/asset/ledger-import.page.server.ts';

export interface UntoldAttributesNoticeProps {
  readonly untold: LedgerPreview['untold'];
  readonly addedCount: number;
}

/** Says what no column says of the systems that a table adds, and what follows from it. */
export function UntoldAttributesNotice({ untold, addedCount }: UntoldAttributesNoticeProps) {
  if (untold === null) return null;
  const columns = untold.attributeNames.map((name) => `「${name}」`).join('');
  return untold.hasNoColumn ? (
    <Notice tone="info" title={`属性の列がありません。新規の${addedCount}件は、どれも属性なしになります。`}>
      <p>
        サーバー、外部公開などについての設問は、その情報システムの点検票に出ません。当てはまるものがあれば、表に列
        {columns}
        を加えて「○」を付けるか、登録のあとに情報システムごとの画面で付けてください。
      </p>
    </Notice>
  ) : (
    <Notice tone="info" title={`属性のうち、列${columns}がありません。`}>
      <p>
        新規の{addedCount}
        件は、これらに当てはまらないものになります。これらについての設問は、その情報システムの点検票に出ません。
      </p>
    </Notice>
  );
}
