import { PageLink } from '#app/components/ui/page-link.tsx';
import { figure } from '#app/components/policy/figure.ts';
import { NO_QUESTIONS_QUERY, questionsPath } from '#app/components/policy/draft-questions-address.ts';
import type { QuestionsQuery } from '#app/components/policy/draft-questions-address.ts';
import { toCheckWords } from '#app/components/policy/draft-question-words.ts';
import { LINK_LOOK } from '#app/components/ui/text-link.tsx';
import { QUESTION_FLAG_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

interface CountLinkProps {
  readonly page: DraftQuestionsPage;
  readonly query: QuestionsQuery;
  readonly to: Partial<QuestionsQuery>;
  readonly label: string;
  readonly count: number;
  readonly unit?: '問' | '件';
}

function CountLink({ page, query, to, label, count, unit = '問' }: CountLinkProps) {
  const isCurrent = Object.entries(to).every(([name, value]) => query[name as keyof QuestionsQuery] === value);
  return (
    <li>
      <PageLink
        to={questionsPath(page.policyDraftId, { ...NO_QUESTIONS_QUERY, ...to })}
        aria-current={isCurrent ? 'true' : undefined}
        className={`inline-flex min-h-11 items-center ${LINK_LOOK} aria-[current=true]:font-700 aria-[current=true]:text-key-900`}
      >
        {`${label}　${figure(count)}${unit}`}
      </PageLink>
    </li>
  );
}

/** What is still to be looked at, each a link to the questions that it is about. */
export function DraftQuestionsToDo({
  page,
  query,
}: {
  readonly page: DraftQuestionsPage;
  readonly query: QuestionsQuery;
}) {
  const { flagCounts, flaggedCount, skippedLines, reviewLines, editedCount } = page;
  const of = { page, query };
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do" className="text-std-18B-160">
        {toCheckWords(flaggedCount)}
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {flagCounts.map(({ flag, count }) => (
          <CountLink key={flag} {...of} to={{ flag, state: null }} label={QUESTION_FLAG_LABELS[flag]} count={count} />
        ))}
        {reviewLines.length === 0 ? null : (
          <CountLink
            {...of}
            to={{ state: 'review', flag: null }}
            label="見直しの要る修正"
            count={reviewLines.length}
            unit="件"
          />
        )}
        {skippedLines.length === 0 ? null : (
          <CountLink
            {...of}
            to={{ state: 'skipped', flag: null }}
            label="設問としないこととした設問"
            count={skippedLines.length}
          />
        )}
        {editedCount === 0 ? null : (
          <CountLink {...of} to={{ state: 'edited', flag: null }} label="修正した設問" count={editedCount} />
        )}
      </ul>
    </section>
  );
}
