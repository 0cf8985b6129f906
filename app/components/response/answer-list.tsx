import { formatClauses } from '#app/domain/policy/printed-clause.ts';
import { WITHOUT_CLAUSE_LABEL } from '#app/domain/questionnaire/labels.ts';
import type { Review } from '#app/services/response/review.page.server.ts';
import type { ReviewItem } from '#app/services/response/review-item.loader.server.ts';
import { ObjectLine } from '#app/components/response/object-line.tsx';
import { ReviewItemView } from '#app/components/response/review-item.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';

const CLOSED_BY = { asked: '事前確認により該当なし', asset: '情報システム台帳により該当なし' } as const;

/** The whole sheet by chapter, read only. */
export function AnswerList({ items, closed }: Pick<Review, 'items' | 'closed'>) {
  const chapters = new Map<string, { title: string; items: ReviewItem[] }>();
  for (const item of items) {
    const chapter = chapters.get(item.shownChapter.id);
    if (chapter === undefined) chapters.set(item.shownChapter.id, { title: item.shownChapter.title, items: [item] });
    else chapter.items.push(item);
  }
  return (
    <div className="flex flex-col gap-8">
      {[...chapters].map(([id, chapter]) => (
        <section key={id} aria-labelledby={`chapter-${id}`}>
          <h2 id={`chapter-${id}`} className="mb-2 text-std-20B-150">
            {id} {chapter.title}（{chapter.items.length}問）
          </h2>
          <ol className="flex flex-col gap-3">
            {chapter.items.map((item) => (
              <ReviewItemView key={item.itemId} item={item} wholeRows />
            ))}
          </ol>
        </section>
      ))}
      {closed.length === 0 ? null : (
        <div className="print-unfolded">
          <Disclosure summary={`該当しない設問（${closed.length}問）`}>
            <ul className="list-disc pl-6">
              {closed.map((question) => (
                <li key={question.itemId}>
                  {question.clauses.length === 0 ? WITHOUT_CLAUSE_LABEL : formatClauses(question.clauses, 3)}{'　'}
                  {question.text}（{CLOSED_BY[question.by]}）
                  <ObjectLine object={question.object} />
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </div>
  );
}
