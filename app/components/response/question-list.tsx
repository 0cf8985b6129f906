import type { ListedQuestion } from '#app/services/response/listed-question.loader.server.ts';
import type { ReactNode } from 'react';
import { objectWords } from '#app/components/report/object-words.ts';
import { chapterPath } from '#app/components/response/sheet-path.ts';
import { TextLink } from '#app/components/ui/text-link.tsx';

export interface QuestionListProps<Question extends ListedQuestion> {
  readonly id: string;
  readonly title: string;
  readonly sheetId: string;
  readonly questions: readonly Question[];
  /** What is said where the list is empty; the list is left out without it. */
  readonly empty?: string;
  readonly note: (question: Question) => ReactNode;
}

/** Items of a sheet, each a link to its place on the answer page. */
export function QuestionList<Question extends ListedQuestion>({
  id,
  title,
  sheetId,
  questions,
  empty,
  note,
}: QuestionListProps<Question>) {
  if (questions.length === 0 && empty === undefined) return null;
  return (
    <section aria-labelledby={id} className="mt-6">
      <h2 id={id} className="mb-2 text-std-20B-150">
        {title}
        {questions.length === 0 ? null : `（${questions.length}問）`}
      </h2>
      {questions.length === 0 ? <p>{empty}</p> : null}
      <ul>
        {questions.map((question) => (
          <li key={question.key} className="border-b border-solid-gray-300 py-2">
            <TextLink to={`${chapterPath(sheetId, question.chapter)}#${question.key}`}>
              {question.printedNumber} {question.text}
              {question.object === null ? null : (
                <span className="block text-std-16B-170">{objectWords(question.object)}</span>
              )}
            </TextLink>
            <div className="text-solid-gray-700">{note(question)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
