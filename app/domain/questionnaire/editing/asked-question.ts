import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { EditedQuestionnaire } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { isAddedName } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionOrigin } from '#app/domain/questionnaire/editing/edit.ts';
import { printedClauseKey } from '#app/domain/policy/printed-clause.ts';
import type { Question, QuestionFlag } from '#app/domain/questionnaire/question.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 編集できる設問. A question as it is asked now, under the name by which the policy desk knows it. */
export interface AskedQuestion extends QuestionOrigin {
  /** It stays the same whoever is asked and however the question is worded. */
  readonly name: string;
  readonly question: Question;
}

/** The name of a question in an address and in a form. */
export function nameOfKey({ clause, part, role }: EditKey): string {
  return `${clause}${part}@${role}`;
}

export function askedQuestions({ questionnaire, origins }: EditedQuestionnaire): readonly AskedQuestion[] {
  return questionnaire.questions.map((question) => {
    const origin = origins.get(question.id);
    if (origin === undefined) throw new Error(`nobody knows where ${question.id} comes from`);
    return { ...origin, name: nameOfKey(origin.key), question };
  });
}

/** 設問の状態. By which the policy desk lists questions. */
export const QUESTION_STATES = ['edited', 'flagged', 'critical', 'added'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** The name of a chapter in an address and in a form: two documents number theirs alike. */
export function nameOfChapter({
  document,
  id,
}: {
  readonly document: PolicyDocumentKind;
  readonly id: string;
}): string {
  return `${document} ${id}`;
}

/** 設問の絞り込み. Empty or null where it does not matter. */
export interface QuestionFilter {
  readonly words: string;
  readonly unit: UnitType | null;
  readonly role: RoleId | null;
  /** By its name ({@link nameOfChapter}). */
  readonly chapter: string | null;
  readonly state: QuestionState | null;
  readonly flag: QuestionFlag | null;
}

/** Whether something of a question is still to be checked. */
export function isToCheck({ flags }: Pick<Question, 'flags'>): boolean {
  return flags.length > 0;
}

function isInState({ key, question, edits }: AskedQuestion, state: QuestionState): boolean {
  switch (state) {
    case 'edited':
      return edits.length > 0;
    case 'flagged':
      return isToCheck(question);
    case 'critical':
      return question.critical;
    case 'added':
      return isAddedName(key.clause);
  }
}

/** Everything in a question that is read when words are looked for. */
function wordsOf({ text, rows, hint, criteria, evidence }: Question): string {
  const all = [text, ...rows.map((row) => row.text), hint ?? '', criteria.implemented, criteria.partial, ...evidence];
  return sameKey(all.join('\n'));
}

function says(question: Question, words: string): boolean {
  const sought = sameKey(words);
  if (wordsOf(question).includes(sought)) return true;
  const number = printedClauseKey(words);
  return number !== '' && question.clauses.some((id) => `${printedClauseKey(id)}-`.startsWith(`${number}-`));
}

export function filterQuestions(asked: readonly AskedQuestion[], filter: QuestionFilter): readonly AskedQuestion[] {
  const { words, unit, role, chapter, state, flag } = filter;
  return asked.filter(
    (one) =>
      (unit === null || one.question.unit === unit) &&
      (role === null || one.question.roles.includes(role)) &&
      (chapter === null ||
        nameOfChapter({ document: one.question.document, id: one.question.chapter.id }) === chapter) &&
      (flag === null || one.question.flags.includes(flag)) &&
      (state === null || isInState(one, state)) &&
      (words === '' || says(one.question, words)),
  );
}

/** Questions that the respondents of one answer on the same sheet: with these it may become one. */
export function ofSameRespondent(asked: readonly AskedQuestion[], one: AskedQuestion): readonly AskedQuestion[] {
  const { unit, office, document } = one.question;
  return asked.filter(
    (other) =>
      other !== one &&
      other.question.document === document &&
      other.question.unit === unit &&
      other.question.office === office,
  );
}

/** The question that people call by that number, among those; undefined where none or several are called so. */
export function byNumber(asked: readonly AskedQuestion[], printed: string): AskedQuestion | undefined {
  const key = printedClauseKey(printed);
  if (key === '') return undefined;
  const found = asked.filter(({ question }) => printedClauseKey(question.clauses[0] ?? '') === key);
  return found.length === 1 ? found[0] : undefined;
}
