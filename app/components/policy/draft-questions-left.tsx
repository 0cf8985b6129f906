import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import { questionsPath } from '#app/components/policy/draft-questions-address.ts';
import type { QuestionsQuery } from '#app/components/policy/draft-questions-address.ts';
import { OwnEdits } from '#app/components/policy/own-edits.tsx';
import { numberWords } from '#app/components/policy/draft-question-words.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { Button } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { EDIT_ACT_LABELS, EDIT_PROBLEM_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { OwnEdit } from '#app/services/questionnaire/chosen-question.loader.server.ts';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

interface LeftProps {
  readonly page: DraftQuestionsPage;
  readonly query: QuestionsQuery;
}

function AsDerived({
  page,
  name,
  ownEdits,
  button,
  label,
}: {
  readonly page: DraftQuestionsPage;
  readonly name: string;
  readonly ownEdits: readonly OwnEdit[];
  readonly button: string;
  readonly label: string;
}) {
  if (!page.isHolder || page.state !== 'open') return null;
  return (
    <PostForm label={label} preventScrollReset>
      <DraftFields page={page} />
      {ownEdits.length < 2 ? null : (
        <>
          <p>この設問の次の修正が、すべてなくなります。</p>
          <OwnEdits edits={ownEdits} />
        </>
      )}
      <input type="hidden" name="question" value={name} />
      <Button kind="secondary" name="intent" value="as_derived" label={label}>
        {button}
      </Button>
    </PostForm>
  );
}

/** What the secretariat does not ask, with its reason, and the way back. */
export function SkippedQuestions({ page }: Pick<LeftProps, 'page'>) {
  const names = roleNames(useOfficeNames());
  if (page.skippedLines.length === 0) return <EmptyState title="設問としないこととした設問はありません。" />;
  return (
    <ul aria-label="設問としないこととした設問" className="flex flex-col gap-3">
      {page.skippedLines.map((line, at) => (
        <li key={`${line.name} ${at}`} className="border-t border-solid-gray-300 pt-2 [overflow-wrap:anywhere]">
          <p>
            <span className="font-700">{line.printedNumber}</span>　{line.text}
          </p>
          {line.rowTexts.length === 0 ? null : (
            <ul className="list-disc pl-6">
              {line.rowTexts.map((row) => (
                <li key={row}>{row}</li>
              ))}
            </ul>
          )}
          <p className="mb-2 text-solid-gray-700">理由：{line.reason}</p>
          <AsDerived
            page={page}
            name={line.name}
            ownEdits={line.ownEdits}
            button="戻す"
            label={`設問 ${numberWords(line, names)} を戻す`}
          />
        </li>
      ))}
    </ul>
  );
}

/** Edits that somebody must look at again, because the text or other edits changed below them. */
export function EditsToReview({ page, query }: LeftProps) {
  const names = roleNames(useOfficeNames());
  if (page.reviewLines.length === 0) return <EmptyState title="見直しの要る修正はありません。" />;
  return (
    <ul aria-label="見直しの要る修正" className="flex flex-col gap-3">
      {page.reviewLines.map((line, at) => (
        <li
          key={`${line.name} ${line.act} ${at}`}
          className="border-t border-solid-gray-300 pt-2 [overflow-wrap:anywhere]"
        >
          <p>
            <span className="font-700">{numberWords(line, names)}</span>　{EDIT_ACT_LABELS[line.act]}
            {line.words === '' ? '' : `：${line.words}`}
          </p>
          <p className="mb-2 text-solid-gray-700">
            {line.problem === 'clause_changed' ? '適用しています。' : '適用していません。'}
            {EDIT_PROBLEM_LABELS[line.problem]}
          </p>
          <div className="flex flex-wrap items-center gap-4">
            {line.text === '' ? null : (
              <TextLink to={questionsPath(page.policyDraftId, { ...query, question: line.name })}>設問を開く</TextLink>
            )}
            <AsDerived
              page={page}
              name={line.name}
              ownEdits={line.ownEdits}
              button="この修正を取りやめる"
              label={`設問 ${numberWords(line, names)} の修正を取りやめる`}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
