import { clauseNumberKey } from '#app/domain/policy/version-change.ts';
import type { ClauseChange } from '#app/domain/policy/version-change.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';

/** 版の設問. A question as the comparison of two questionnaires takes it. */
export type ComparedQuestion = Pick<Question, 'id' | 'document' | 'clauses' | 'text' | 'rows' | 'roles'>;

/** 対応する設問. The same question in the questionnaire before and in the new one. */
export interface QuestionPair {
  readonly before: ComparedQuestion;
  readonly after: ComparedQuestion;
}

/** 設問の変更. What has the same words and rows of the same words, under whatever number, is as it was. */
export interface QuestionChange {
  readonly added: readonly ComparedQuestion[];
  readonly dropped: readonly ComparedQuestion[];
  readonly reworded: readonly QuestionPair[];
}

const wordsOf = ({ text, rows }: ComparedQuestion) => [text, ...rows.map((row) => row.text)].join('\n');

/**
 * 調査票の比較. A question is the same one where its first clause became the first clause of the other and the same role
 * answers it; of what is left, where the words are the same for the same roles.
 */
export function changeOfQuestions(
  before: readonly ComparedQuestion[],
  after: readonly ComparedQuestion[],
  { numberNow }: Pick<ClauseChange, 'numberNow'>,
): QuestionChange {
  const keyOf = ({ document, roles: [role] }: ComparedQuestion, clauseId: string) =>
    `${document} ${clauseId}@${role ?? ''}`;
  const byKey = new Map(after.map((question) => [keyOf(question, question.clauses[0] ?? ''), question]));
  const pairs = new Map<ComparedQuestion, ComparedQuestion>();
  const taken = new Set<ComparedQuestion>();
  const pair = (one: ComparedQuestion, other: ComparedQuestion | undefined) => {
    if (other === undefined || taken.has(other)) return;
    pairs.set(one, other);
    taken.add(other);
  };
  for (const one of before) {
    const id = numberNow.get(clauseNumberKey({ document: one.document, id: one.clauses[0] ?? '' }));
    if (id !== undefined) pair(one, byKey.get(keyOf(one, id)));
  }
  const saidBy = (question: ComparedQuestion) => `${question.roles.join(' ')}\n${wordsOf(question)}`;
  const byWords = new Map(after.filter((one) => !taken.has(one)).map((one) => [saidBy(one), one]));
  for (const one of before) if (!pairs.has(one)) pair(one, byWords.get(saidBy(one)));
  return {
    added: after.filter((one) => !taken.has(one)),
    dropped: before.filter((one) => !pairs.has(one)),
    reworded: [...pairs].flatMap(([one, other]) =>
      wordsOf(one) === wordsOf(other) ? [] : [{ before: one, after: other }],
    ),
  };
}
