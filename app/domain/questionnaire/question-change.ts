import { clauseNumberKey } from '#app/domain/policy/version-change.ts';
import type { ClauseChange } from '#app/domain/policy/version-change.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';

/** 版の設問. A question as the comparison of two questionnaires takes it. */
export type ComparedQuestion = Pick<
  Question,
  'id' | 'document' | 'clauses' | 'text' | 'rows' | 'roles' | ComparedField
>;

type ComparedField =
  'kind' | 'hint' | 'criteria' | 'evidence' | 'weight' | 'critical' | 'criticalReason' | 'gates' | 'common';

/** 文のほかに変わるところ. What of a question may be others though its words and rows are the same. */
export const QUESTION_PARTS = [
  'roles',
  'kind',
  'weight',
  'critical',
  'gates',
  'criteria',
  'evidence',
  'hint',
  'common',
] as const;
export type QuestionPart = (typeof QUESTION_PARTS)[number];

function said(question: ComparedQuestion, part: QuestionPart): unknown {
  if (part === 'critical') return [question.critical, question.criticalReason];
  // A gate holds beside the others, in whatever order they were ticked.
  if (part === 'gates') return question.gates.toSorted();
  return question[part] ?? null;
}

/** What of a question beside its words is another than before. */
export function changedParts({ before, after }: QuestionPair): readonly QuestionPart[] {
  return QUESTION_PARTS.filter((part) => JSON.stringify(said(before, part)) !== JSON.stringify(said(after, part)));
}

/** 対応する設問. The same question in the questionnaire before and in the new one. */
export interface QuestionPair {
  readonly before: ComparedQuestion;
  readonly after: ComparedQuestion;
}

/**
 * 設問の変更. What has the same words and rows of the same words, under whatever number, is as it was, or stands in
 * `adjusted` where something else that is said with it is another.
 */
export interface QuestionChange {
  readonly added: readonly ComparedQuestion[];
  readonly dropped: readonly ComparedQuestion[];
  readonly reworded: readonly QuestionPair[];
  readonly adjusted: readonly QuestionPair[];
}

const wordsOf = ({ text, rows }: ComparedQuestion) => [text, ...rows.map((row) => row.text)].join('\n');

type KeyOf = (question: ComparedQuestion) => string | null;

/**
 * 調査票の比較. A question is the same one where both its name and its words are; then where its first clause became the
 * first clause of the other and the same role answers it, by its words before its name, as several questions of a role
 * begin with one clause; of what is left, where the words are the same for the same roles.
 */
export function changeOfQuestions(
  before: readonly ComparedQuestion[],
  after: readonly ComparedQuestion[],
  { numberNow }: Pick<ClauseChange, 'numberNow'>,
): QuestionChange {
  const clauseNow = ({ document, clauses: [id = ''] }: ComparedQuestion) =>
    numberNow.get(clauseNumberKey({ document, id })) ?? null;
  const clauseOf = ({ clauses: [id = ''] }: ComparedQuestion) => id;
  const pairs = new Map<ComparedQuestion, ComparedQuestion>();
  const taken = new Set<ComparedQuestion>();
  const pairBy = (keyBefore: KeyOf, keyAfter: KeyOf) => {
    const free = groupBy(
      after.filter((one) => !taken.has(one)),
      keyAfter,
    );
    for (const one of before) {
      const key = pairs.has(one) ? null : keyBefore(one);
      const other = key === null ? undefined : free.get(key)?.shift();
      if (other === undefined) continue;
      pairs.set(one, other);
      taken.add(other);
    }
  };
  /** By what is said of a question beside the number that its first clause has in the new version. */
  const pairInPlace = (saidOf: (question: ComparedQuestion) => string) => {
    const keyOf = (question: ComparedQuestion, clause: string | null) =>
      clause === null ? null : [question.document, clause, saidOf(question)].join('\n');
    pairBy(
      (one) => keyOf(one, clauseNow(one)),
      (one) => keyOf(one, clauseOf(one)),
    );
  };
  const role = ({ roles: [first] }: ComparedQuestion) => first ?? '';
  const named = (one: ComparedQuestion) => [one.document, one.id, wordsOf(one)].join('\n');
  const saidToAll = (one: ComparedQuestion) => [one.roles.join(' '), wordsOf(one)].join('\n');
  pairBy(named, named);
  pairInPlace((one) => [role(one), wordsOf(one)].join('\n'));
  pairInPlace(nameBehindClause);
  pairInPlace(role);
  pairBy(saidToAll, saidToAll);
  const found = [...pairs].map(([one, other]): QuestionPair => ({ before: one, after: other }));
  const isReworded = (pair: QuestionPair) => wordsOf(pair.before) !== wordsOf(pair.after);
  return {
    added: after.filter((one) => !taken.has(one)),
    dropped: before.filter((one) => !pairs.has(one)),
    reworded: found.filter(isReworded),
    adjusted: found.filter((pair) => !isReworded(pair) && changedParts(pair).length > 0),
  };
}

/** What tells the questions of one clause apart: the part and the role behind its number. */
function nameBehindClause({ id, clauses: [first = ''] }: ComparedQuestion): string {
  return id.startsWith(first) ? id.slice(first.length) : id;
}
