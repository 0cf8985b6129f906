import { HeardText } from '#app/components/asset/inquiry-heard.tsx';
import { InquiryAnswerBadge } from '#app/components/asset/inquiry-entry.tsx';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { LastInquiry } from '#app/services/asset/inquiry.loader.server.ts';

/** When the owner last said whether an entry is right, and what. */
export function LastInquiryText({ last }: { readonly last: LastInquiry | null }) {
  if (last === null) return <span className="text-solid-gray-700">なし</span>;
  return (
    <div className="inline-flex flex-wrap items-center gap-x-2">
      {last.answeredOn === null ? null : japaneseDate(last.answeredOn)}
      <InquiryAnswerBadge entry={last} />
      {last.heard === null ? null : <HeardText heard={last.heard} />}
    </div>
  );
}

/** The same on the page of an entry, with the words of the owner. */
export function LastInquiryNote({ last }: { readonly last: LastInquiry | null }) {
  return (
    <div>
      直近の照会への所管課の回答：
      <LastInquiryText last={last} />
      {last === null || last.remark === '' ? null : (
        <p className="mt-1 whitespace-pre-line">違うところ：{last.remark}</p>
      )}
    </div>
  );
}
