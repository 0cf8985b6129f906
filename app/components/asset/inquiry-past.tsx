import { INQUIRY_PATH, inquiryPath } from '#app/components/asset/inquiry-address.ts';
import { PROGRESS_COLUMNS } from '#app/components/asset/inquiry-progress-columns.ts';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { PastInquiry } from '#app/services/asset/inquiry.page.server.ts';

const day = (on: string | null) => (on === null ? '－' : japaneseDate(on));

export interface PastInquiriesProps {
  readonly past: readonly PastInquiry[];
  /** The one that is shown; '' for none of them. */
  readonly shown: string;
}

/** The inquiries that are over. */
export function PastInquiries({ past, shown }: PastInquiriesProps) {
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="past" className="mt-10">
      <h2 id="past" className="mb-2 text-std-20B-150">
        これまでの照会
      </h2>
      {shown === '' ? null : (
        <p className="mb-2">
          <TextLink to={INQUIRY_PATH}>今の照会に戻る</TextLink>
        </p>
      )}
      <DataTable
        caption="これまでの照会"
        captionHidden
        rows={past}
        rowKey={({ inquiryId }) => inquiryId}
        columns={[
          {
            key: 'begun',
            header: '始めた日',
            rowHeader: true,
            cell: ({ inquiryId, begunOn, dueOn }) => (
              <TextLink to={inquiryPath({ of: inquiryId, show: '', page: '' })}>{day(begunOn ?? dueOn)}</TextLink>
            ),
          },
          { key: 'due', header: '期限', cell: ({ dueOn }) => day(dueOn) },
          { key: 'closed', header: '締め切った日', cell: ({ closedOn }) => day(closedOn) },
          ...PROGRESS_COLUMNS,
        ]}
      />
    </section>
  );
}
