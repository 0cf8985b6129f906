import type { BodyValue, OpenPlace, PinnedValue } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** 定めを固定した設問. A question with what the body had laid down for it when a campaign opened. */
export interface PinnedQuestion extends Question {
  readonly values?: readonly PinnedValue[];
}

/** The question with the values in force at its places, null where none is: later ones do not reach it. */
export function pinValues(question: Question, inForce: (place: OpenPlace) => BodyValue | null): PinnedQuestion {
  const { document, openValues = [] } = question;
  if (openValues.length === 0) return question;
  return {
    ...question,
    values: openValues.map((open) => ({
      ...open,
      body: inForce({ document, clauseId: open.clause, kind: open.kind }),
    })),
  };
}

/** 定めが未記入の設問. Whether the body has laid down nothing for a place of the question. */
export function lacksValue({ values = [] }: PinnedQuestion): boolean {
  return values.some(({ body }) => body === null);
}

/** What stands at a row, or at the question as a whole. */
export function valuesAt({ values = [] }: PinnedQuestion, row: string | null): readonly PinnedValue[] {
  return values.filter((value) => value.row === row);
}
