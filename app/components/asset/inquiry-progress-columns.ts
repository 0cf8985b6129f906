import type { Column } from '#app/components/ui/data-table.tsx';
import type { InquiryProgress } from '#app/domain/asset/inquiry.ts';

/** How far an inquiry is, or a unit in it. */
export const PROGRESS_COLUMNS: readonly Column<InquiryProgress>[] = [
  {
    key: 'answered',
    header: '回答／記載',
    align: 'end',
    cell: ({ answeredCount, askedCount }) => `${answeredCount}／${askedCount}`,
  },
  {
    key: 'differing',
    header: '違う（未対応）',
    align: 'end',
    cell: ({ differingCount, unsettledCount }) => `${differingCount}（${unsettledCount}）`,
  },
  {
    key: 'unlisted',
    header: '台帳にない（未対応）',
    align: 'end',
    cell: ({ unlistedCount, unlistedUnsettledCount }) => `${unlistedCount}（${unlistedUnsettledCount}）`,
  },
];
