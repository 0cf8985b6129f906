import type { Question } from '#app/domain/questionnaire/question.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';

const WORDS = 18;
/** So much of what is alike is kept before what differs. */
const WORDS_BEFORE = 4;

/** 見分けの語. What tells a question from the others of its number: its wording, a row of its own, or who answers it. */
export interface ToldApart {
  readonly by: 'text' | 'row' | 'role';
  readonly words: string;
}

export type NumberedQuestion = Pick<Question, 'id' | 'clauses' | 'text' | 'rows' | 'roles'>;

/** From where on a text is not like any of the others, a little of what is alike before it. */
function ownWords(text: string, others: readonly string[]): string {
  const alike = others.map((other) => {
    let at = 0;
    while (at < text.length && text[at] === other[at]) at += 1;
    return at;
  });
  const from = Math.max(...alike);
  if (from < WORDS) return excerpt(text, WORDS);
  const start = Math.min(from - WORDS_BEFORE, text.length - WORDS);
  return `…${excerpt(text.slice(start), WORDS)}`;
}

function apartOf(one: NumberedQuestion, others: readonly NumberedQuestion[]): ToldApart {
  const texts = others.map(({ text }) => text);
  if (!texts.includes(one.text)) return { by: 'text', words: ownWords(one.text, texts) };
  const known = new Set(
    others.filter(({ text }) => text === one.text).flatMap(({ rows }) => rows.map((row) => row.text)),
  );
  const own = one.rows.find(({ text }) => !known.has(text));
  return own === undefined ? { by: 'role', words: '' } : { by: 'row', words: excerpt(own.text, WORDS) };
}

/** Of each question whose number another has as well, by its id, what tells it apart. */
export function toldApart(questions: readonly NumberedQuestion[]): ReadonlyMap<string, ToldApart> {
  const alike = [...groupBy(questions, questionNumber).values()].filter(({ length }) => length > 1);
  return new Map(
    alike.flatMap((group) =>
      group.map(
        (one) =>
          [
            one.id,
            apartOf(
              one,
              group.filter((other) => other !== one),
            ),
          ] as const,
      ),
    ),
  );
}
