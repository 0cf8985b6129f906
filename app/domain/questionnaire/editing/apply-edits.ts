import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseKey } from '#app/domain/policy/clause-key.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import type {
  EditKey,
  EditProblem,
  EditToReview,
  QuestionEdit,
  SkippedDuty,
} from '#app/domain/questionnaire/editing/edit.ts';
import { withCommonFact } from '#app/domain/questionnaire/finishing/common-fact.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import {
  mergedQuestion,
  rowsCiting,
  splitQuestion,
  withoutClause,
} from '#app/domain/questionnaire/editing/question-parts.ts';
import { withNotes } from '#app/domain/questionnaire/finishing/question-notes.ts';
import { clauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { withOpenValues } from '#app/domain/questionnaire/open-value/question-values.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire } from '#app/domain/questionnaire/questionnaire.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';

/** 修正後の調査票. */
export interface EditedQuestionnaire {
  readonly questionnaire: Questionnaire;
  readonly skipped: readonly SkippedDuty[];
  readonly toReview: readonly EditToReview[];
}

/** Questions are taken apart and joined before they are worded, and what is skipped goes last. */
const ORDER = ['split', 'merge', 'reword', 'weigh', 'mark', 'skip'] as const satisfies readonly QuestionEdit['act'][];

type Change = Result<readonly Question[], EditProblem>;

function asks(question: Question, { document, clause, role }: EditKey): boolean {
  return question.document === document && question.roles.includes(role) && question.clauses.includes(clause);
}

/** The question that asks the clause; where it is a row here and a question there, the question. */
function questionFor(questions: readonly Question[], key: EditKey): Question | undefined {
  const found = questions.filter((question) => asks(question, key));
  return found.find(({ clauses }) => clauses[0] === key.clause) ?? found[0];
}

/** What a clause demands and what it wishes are two questions of one clause. */
function asksNothingElse(question: Question, key: EditKey): boolean {
  return asks(question, key) && question.clauses.every((id) => id === key.clause);
}

function replaced(questions: readonly Question[], old: Question, instead: readonly Question[]): readonly Question[] {
  return questions.flatMap((question) => (question === old ? instead : [question]));
}

/** Whether the question as a whole, and not one of its rows, is what the clause's edit means. */
function isOwn(question: Question, { clause }: EditKey): boolean {
  return (
    question.clauses[0] === clause &&
    (question.rows.length === 0 ||
      rowsCiting(question, clause).length === 0 ||
      rowsCiting(question, clause).length === question.rows.length)
  );
}

function reworded(question: Question, key: EditKey, text: string): Result<Question, EditProblem> {
  if (isOwn(question, key)) return { ok: true, value: withNotes({ ...question, text }) };
  const rows = rowsCiting(question, key.clause);
  const [only, ...others] = rows;
  if (only === undefined || others.length > 0) return refuse('only_a_row');
  return {
    ok: true,
    value: withNotes({ ...question, rows: question.rows.map((row) => (row === only ? { ...row, text } : row)) }),
  };
}

function changed(questions: readonly Question[], edit: QuestionEdit): Change {
  const { key } = edit;
  const question = questionFor(questions, key);
  if (question === undefined) return refuse('not_asked_of_role');
  switch (edit.act) {
    case 'reword': {
      const found = reworded(question, key, edit.text);
      return found.ok ? { ok: true, value: replaced(questions, question, [found.value]) } : found;
    }
    case 'weigh':
      return isOwn(question, key)
        ? { ok: true, value: replaced(questions, question, [{ ...question, weight: edit.weight }]) }
        : refuse('only_a_row');
    case 'mark': {
      const { criticalReason } = edit;
      const marked = { ...question, critical: criticalReason !== null, criticalReason };
      return isOwn(question, key) ? { ok: true, value: replaced(questions, question, [marked]) } : refuse('only_a_row');
    }
    case 'skip': {
      const rest = withoutClause(question, key.clause);
      const left = replaced(questions, question, rest === null ? [] : [rest]);
      return { ok: true, value: left.filter((each) => each === rest || !asksNothingElse(each, key)) };
    }
    case 'split': {
      if (isOwn(question, key))
        return { ok: true, value: replaced(questions, question, [withNotes({ ...question, text: edit.text })]) };
      const parts = splitQuestion(question, key, edit.text);
      return parts === null ? refuse('not_separable') : { ok: true, value: replaced(questions, question, parts) };
    }
    case 'merge': {
      const target = questionFor(questions, edit.into);
      if (target === undefined) return refuse('target_gone');
      if (target === question) return { ok: true, value: questions };
      const joined = mergedQuestion(target, question, edit.text);
      return { ok: true, value: replaced(replaced(questions, question, []), target, [joined]) };
    }
  }
}

function settled(questionnaire: Questionnaire, questions: readonly Question[]): Questionnaire {
  const { policyId } = questionnaire;
  const keysOf = ({ document, clauses }: Question): readonly ClauseKey[] =>
    clauses.map((id) => clauseKey({ policyId, document, id }));
  const cited = new Set(questions.flatMap(keysOf));
  const lost = new Map(
    questionnaire.questions
      .flatMap(({ document, clauses }) => clauses.map((clause) => ({ document, clause })))
      .map((one) => [clauseKey({ policyId, document: one.document, id: one.clause }), one] as const)
      .filter(([key]) => !cited.has(key)),
  );
  const gates = new Set(questions.flatMap((question) => question.gates));
  const chapters = new Set(questions.map(({ document, chapter }) => clauseKey({ policyId, document, id: chapter.id })));
  return {
    ...questionnaire,
    questions,
    gates: GATE_IDS.filter((id) => gates.has(id)),
    chapters: questionnaire.chapters.filter(({ document, id }) => chapters.has(clauseKey({ policyId, document, id }))),
    unasked: [...questionnaire.unasked, ...[...lost.values()].map((one) => ({ ...one, reason: 'skipped' as const }))],
  };
}

/**
 * The derived questionnaire with the secretariat's edits: the policy desk edits questions through this. An edit whose
 * clause is gone, or is not asked as the edit supposes, is left out and listed; one whose clause reads otherwise now
 * is applied and listed.
 */
export function applyEdits(
  questionnaire: Questionnaire,
  clauses: readonly Clause[],
  edits: readonly QuestionEdit[],
): EditedQuestionnaire {
  const { policyId } = questionnaire;
  const clauseOf = new Map(clauses.map((clause) => [clauseKey({ ...clause, policyId }), clause]));
  const skipped: SkippedDuty[] = [];
  const toReview: EditToReview[] = [];
  let { questions } = questionnaire;
  for (const edit of ORDER.flatMap((act) => edits.filter((each) => each.act === act))) {
    const clause = clauseOf.get(clauseKey({ policyId, document: edit.key.document, id: edit.key.clause }));
    if (clause === undefined) {
      toReview.push({ edit, problem: 'clause_gone' });
      continue;
    }
    const change = changed(questions, edit);
    if (!change.ok) {
      toReview.push({ edit, problem: change.reason });
      continue;
    }
    questions = change.value;
    if (edit.act === 'skip') skipped.push({ key: edit.key, reason: edit.reason });
    if (edit.basis !== null && edit.basis !== clause.text) toReview.push({ edit, problem: 'clause_changed' });
  }
  return {
    questionnaire: settled(questionnaire, valuesAnew(questionnaire, questions.map(withCommonFact), clauses)),
    skipped,
    toReview,
  };
}

/** An edited question asks about what its words and rows now hold of what its clauses leave open. */
function valuesAnew(
  derived: Questionnaire,
  questions: readonly Question[],
  clauses: readonly Clause[],
): readonly Question[] {
  const untouched = new Set(derived.questions);
  const trees = new Map(
    derived.documents.map((kind) => [kind, clauseTree(clauses.filter(({ document }) => document === kind))]),
  );
  return questions.map((question) => {
    const tree = trees.get(question.document);
    return untouched.has(question) || tree === undefined ? question : withOpenValues(question, tree);
  });
}
