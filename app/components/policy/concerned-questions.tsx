import type { ReactNode } from 'react';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { MissingQuestion, NumberedQuestion } from '#app/services/questionnaire/policy-value.page.server.ts';

/** More than so many are folded. */
const SHOWN_AT_ONCE = 3;

/** Where the place of a number stands on the page of the values. */
export function valuePlaceId(number: number): string {
  return `value-${number}`;
}

interface FoldedProps<Question extends NumberedQuestion> {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly words: (question: Question) => ReactNode;
}

function Folded<Question extends NumberedQuestion>({ title, questions, words }: FoldedProps<Question>) {
  const list = (
    <ul className="list-disc pl-6">
      {questions.map((question) => (
        <li key={question.questionId}>{words(question)}</li>
      ))}
    </ul>
  );
  if (questions.length > SHOWN_AT_ONCE) return <Disclosure summary={title}>{list}</Disclosure>;
  return (
    <>
      <p>{title}</p>
      {list}
    </>
  );
}

function wordsOf({ printedNumber, text }: NumberedQuestion): string {
  return `${printedNumber} ${text}`;
}

/** The questions beside which a value stands. */
export function ConcernedQuestions({ questions }: { readonly questions: readonly NumberedQuestion[] }) {
  return (
    <div className="mt-2 text-dns-14N-130 text-solid-gray-700">
      <Folded title={`この定めを表示する設問：${questions.length}問`} questions={questions} words={wordsOf} />
    </div>
  );
}

/** The questions of which a value is missing, each with the way to the first place that is. */
export function MissingQuestions({ questions }: { readonly questions: readonly MissingQuestion[] }) {
  if (questions.length === 0) return null;
  return (
    <div>
      <Folded
        title={`定めが未記入の設問：${questions.length}問`}
        questions={questions}
        words={(question) => <TextLink to={`#${valuePlaceId(question.number)}`}>{wordsOf(question)}</TextLink>}
      />
    </div>
  );
}
