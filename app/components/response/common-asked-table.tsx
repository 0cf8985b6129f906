import { SheetStateBadge } from '#app/components/response/sheet-state-badge.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { COMMON_STANDING_LABELS, PUT_TO_LABELS } from '#app/domain/response/labels.ts';
import type { AskedTarget, CommonAnswerPage } from '#app/services/response/common-answers.page.server.ts';

export interface CommonAskedTableProps {
  readonly putTo: CommonAnswerPage['commonQuestion']['putTo'];
  /** Each with the address of its answer. */
  readonly asked: readonly (AskedTarget & { readonly to: string })[];
}

/** Who is asked a common question: how the answer stands to the common one, and where the sheet is. */
export function CommonAskedTable({ putTo, asked }: CommonAskedTableProps) {
  return (
    <section aria-labelledby="asked-title">
      <h2 id="asked-title" className="mb-2 text-std-20B-150">
        尋ねている{PUT_TO_LABELS[putTo]}（{asked.length}件）
      </h2>
      <p className="mb-3">
        「{COMMON_STANDING_LABELS.stale}
        」は、共通回答が変わったあと、まだ確かめ直していないものです。その点検票が提出済みのときは、自動で「差戻し」になります。
      </p>
      <DataTable
        caption="尋ねている相手と、共通回答との関係"
        captionHidden
        rows={asked}
        rowKey={(row) => row.itemId}
        columns={[
          {
            key: 'target',
            header: '対象',
            rowHeader: true,
            width: 'wide',
            cell: (row) => (
              <>
                <TextLink to={row.to}>{row.targetName}</TextLink>
                {row.ownerName === null ? null : (
                  <span className="block text-solid-gray-700">所管 {row.ownerName}</span>
                )}
              </>
            ),
          },
          { key: 'standing', header: '共通回答との関係', cell: (row) => COMMON_STANDING_LABELS[row.standing] },
          { key: 'state', header: '点検票の状態', cell: (row) => <SheetStateBadge state={row.state} /> },
        ]}
      />
    </section>
  );
}
