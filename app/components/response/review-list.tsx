import { PageLink } from '#app/components/ui/page-link.tsx';
import { useModules } from '#app/components/organization/body-modules.tsx';
import type { ReviewMark, ReviewItem } from '#app/services/response/review-item.loader.server.ts';
import type { Review } from '#app/services/response/review.page.server.ts';
import { ReviewItemView } from '#app/components/response/review-item.tsx';
import { REVIEW_MARK_LABELS } from '#app/components/response/review-labels.ts';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';

/** The order in which a confirmer should read; each item stands once, under the first mark it has. */
const ORDER = [
  'not_implemented',
  'unknown',
  'partially_implemented',
  'not_applicable_to_confirm',
  'changed',
  'unanswered',
  'no_evidence',
  'excepted',
  'critical',
] as const satisfies readonly ReviewMark[];

/** What is seldom a reason to send a sheet back stays folded until it is asked for. */
const FOLDED = ['unanswered', 'no_evidence', 'critical'] as const satisfies readonly ReviewMark[];

const TILES = [
  'changed',
  'not_implemented',
  'partially_implemented',
  'unknown',
  'critical',
  'not_applicable_to_confirm',
  'no_evidence',
  'excepted',
  'unanswered',
] as const satisfies readonly ReviewMark[];

export interface ReviewCountsProps {
  readonly counts: Review['counts'];
  readonly current: ReviewMark | null;
  readonly path: string;
}

/** How many items deserve a look, by reason; each count shows these items alone. */
export function ReviewCounts({ counts, current, path }: ReviewCountsProps) {
  const { exception } = useModules();
  const marks = TILES.filter((mark) => mark !== 'excepted' || exception || counts.excepted > 0);
  const tiles = [
    { mark: null, word: 'すべての要確認' },
    ...marks.map((mark) => ({ mark, word: REVIEW_MARK_LABELS[mark] })),
  ];
  return (
    <nav aria-label="確認の観点で絞り込む" className="no-print my-4">
      <ul className="flex flex-wrap gap-2">
        {tiles.map(({ mark, word }) => (
          <li key={word}>
            <PageLink
              to={mark === null ? path : `${path}?show=${mark}`}
              preventScrollReset
              aria-current={mark === current ? 'true' : undefined}
              className="flex min-h-11 items-center gap-2 rounded-8 border border-solid-gray-420 px-3 py-1 hover:bg-key-50 hover:underline aria-[current=true]:border-2 aria-[current=true]:border-key-900 aria-[current=true]:bg-key-50 aria-[current=true]:font-700"
            >
              <span>{word}</span>
              {mark === null ? null : <span className="text-std-18B-160 tabular-nums">{counts[mark]}</span>}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface ReviewListProps {
  readonly items: readonly ReviewItem[];
  /** Show the items with this mark alone. */
  readonly show: ReviewMark | null;
}

function ItemList({ items }: { readonly items: readonly ReviewItem[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {items.map((item) => (
        <ReviewItemView key={item.itemId} item={item} />
      ))}
    </ol>
  );
}

/** What to look at, the weightiest first; nothing is listed twice. */
export function ReviewList({ items, show }: ReviewListProps) {
  const sections = (show === null ? ORDER : [show])
    .map((mark) => ({
      mark,
      all: items.filter((item) => item.marks.includes(mark)).length,
      items: items.filter((item) =>
        show === null ? ORDER.find((candidate) => item.marks.includes(candidate)) === mark : item.marks.includes(mark),
      ),
    }))
    .filter((section) => section.items.length > 0);
  if (sections.length === 0) {
    return (
      <EmptyState
        title={
          show === null ? '特に確認が必要な設問はありません。' : `「${REVIEW_MARK_LABELS[show]}」の設問はありません。`
        }
      >
        <p>すべての回答は「回答をすべて見る」から確かめられます。</p>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {sections.map((section) => (
        <section key={section.mark} aria-labelledby={`mark-${section.mark}`}>
          <h3 id={`mark-${section.mark}`} className="mb-2 text-std-18B-160">
            {REVIEW_MARK_LABELS[section.mark]}（{section.items.length < section.all ? 'ほかに' : ''}
            {section.items.length}件）
          </h3>
          {show === null && FOLDED.some((mark) => mark === section.mark) ? (
            <Disclosure summary={`${section.items.length}件の設問を開く`}>
              <ItemList items={section.items} />
            </Disclosure>
          ) : (
            <ItemList items={section.items} />
          )}
        </section>
      ))}
    </div>
  );
}
