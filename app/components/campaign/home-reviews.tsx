import { homeSheetName } from '#app/components/campaign/home-sheets.tsx';
import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { japaneseDateOf } from '#app/lib/japanese-date.ts';
import type { ComingReviews, Home } from '#app/services/campaign/home.page.server.ts';

const SHOWN_REVIEWS = 10;

const COUNTED = {
  organization: '全庁組織',
  bureau: '部',
  department: '課',
  system: 'システム',
} as const satisfies Record<UnitType, string>;

/** 4課・9システム */
export function comingWords(coming: readonly ComingReviews[], bureau: string): string {
  return coming
    .map(({ type, targetCount }) =>
      type === 'organization' ? COUNTED[type] : `${targetCount}${type === 'bureau' ? bureau : COUNTED[type]}`,
    )
    .join('・');
}

/** The sheets that wait for the person's confirmation, and what will come to be confirmed. */
export function HomeReviews({ reviews, comingReviews }: Pick<Home, 'reviews' | 'comingReviews'>) {
  const names = useOfficeNames();
  const { counting } = useBureauWords();
  if (reviews.length === 0 && comingReviews.length === 0) return null;
  const coming = comingWords(comingReviews, counting);
  if (reviews.length === 0) return <p className="mb-8">確認する点検票：まだ届いていません（{coming}から届きます）</p>;
  return (
    <section aria-labelledby="my-reviews" className="mb-8">
      <h2 id="my-reviews" className="mb-3 text-std-22B-150">
        確認を待っている点検票（{reviews.length}件）
      </h2>
      <ul className="flex flex-col gap-2">
        {reviews.slice(0, SHOWN_REVIEWS).map((review) => (
          <li
            key={review.sheetId}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-solid-gray-300 py-2"
          >
            <TextLink to={`/sheets/${review.sheetId}/review`}>{homeSheetName(review, names)}を確認する</TextLink>
            {review.submittedAt === null ? null : (
              <span className="text-solid-gray-700">{japaneseDateOf(review.submittedAt)}に提出</span>
            )}
          </li>
        ))}
      </ul>
      {reviews.length > SHOWN_REVIEWS ? (
        <p className="mt-2">ほか{reviews.length - SHOWN_REVIEWS}件は、進捗の画面から開けます。</p>
      ) : null}
      {comingReviews.length === 0 ? null : <p className="mt-2">このあと、さらに{coming}から届きます。</p>}
    </section>
  );
}
