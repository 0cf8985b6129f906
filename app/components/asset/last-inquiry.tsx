import { InquiryAnswerBadge } from '#app/components/asset/inquiry-entry.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { LastInquiry } from '#app/services/asset/inquiry.loader.server.ts';

/** When the owner last said whether an entry is right, and what. */
export function LastInquiryText({ last }: { readonly last: LastInquiry | null }) {
  if (last === null) return <span className="text-solid-gray-700">なし</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {last.answeredOn === null ? null : japaneseDate(last.answeredOn)}
      <InquiryAnswerBadge entry={last} />
    </span>
  );
}
