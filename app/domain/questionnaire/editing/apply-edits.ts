import type { Clause, PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import { chaptersAtHand } from '#app/domain/questionnaire/editing/added-question.ts';
import { withCalmedFlags } from '#app/domain/questionnaire/editing/calmed-flags.ts';
import { applyEdit } from '#app/domain/questionnaire/editing/edit-acts.ts';
import { isAddedName, isOfRowsTaken } from '#app/domain/questionnaire/editing/edit.ts';
import type {
  EditToReview,
  MergedDuty,
  QuestionEdit,
  QuestionOrigin,
  SkippedDuty,
} from '#app/domain/questionnaire/editing/edit.ts';
import { questionsAtWork } from '#app/domain/questionnaire/editing/questions-at-work.ts';
import type { AtWork, QuestionsAtWork } from '#app/domain/questionnaire/editing/questions-at-work.ts';
import { withCommonFact } from '#app/domain/questionnaire/finishing/common-fact.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import { withRecord } from '#app/domain/questionnaire/grouping/record-kind.ts';
import { clauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import type { ClauseTree } from '#app/domain/questionnaire/clause/clause-tree.ts';
import { withOpenValues } from '#app/domain/questionnaire/open-value/question-values.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Questionnaire, QuestionnaireChapter, UnaskedClause } from '#app/domain/questionnaire/questionnaire.ts';

/** 修正後の調査票. */
export interface EditedQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** By the id of each question. */
  readonly origins: ReadonlyMap<string, QuestionOrigin>;
  readonly skipped: readonly SkippedDuty[];
  readonly merged: readonly MergedDuty[];
  readonly toReview: readonly EditToReview[];
}

/**
 * In which order edits are applied, whenever they were made; those of one step as they were made. What there is to
 * edit comes first: questions are added, taken apart and joined. Then their words, so that what is made anew from
 * words cannot undo what is decided about the whole. Then who answers, by which the id changes, and what is skipped
 * goes last: it is skipped as everything else left it.
 */
const ORDER = {
  add: 1,
  add_row: 1.5,
  split: 2,
  merge: 3,
  reword: 4,
  reword_row: 4,
  drop_row: 4,
  hint: 4,
  criteria: 4,
  evidence: 4,
  weigh: 5,
  mark: 5,
  gates: 5,
  common: 5,
  settle: 5,
  respond: 6,
  skip: 7,
} as const satisfies Record<QuestionEdit['act'], number>;

/** A row that is added to what was taken out of another question comes behind that. */
function placeOf({ act, key }: QuestionEdit): number {
  return act === 'add_row' && isOfRowsTaken(key) ? ORDER.split + 0.5 : ORDER[act];
}

type TreeOf = (kind: PolicyDocumentKind) => ClauseTree | undefined;

function withoutRecord({ record: _, ...question }: Question): Question {
  return question;
}

/** An edited question is marked by the words that it has now, and asks about what these hold of what is left open. */
function finished({ question, derived, written }: AtWork, treeOf: TreeOf): Question {
  if (question === derived) return question;
  const asksSame = derived !== null && question.text === derived.text && question.rows === derived.rows;
  if (asksSame && question.hint === derived.hint && question.roles === derived.roles) return question;
  // Words that were there in between calm nothing.
  const marked = withRecord(withoutRecord(asksSame ? question : withCalmedFlags(question)));
  const told = written.common === undefined ? withCommonFact(marked) : marked;
  const tree = treeOf(question.document);
  return tree === undefined ? told : withOpenValues(told, tree);
}

function chaptersOf(documents: readonly PolicyDocumentKind[], treeOf: TreeOf): readonly QuestionnaireChapter[] {
  return documents.flatMap((kind) => {
    const tree = treeOf(kind);
    const tops = tree?.clauses.filter(({ parent }) => parent === null) ?? [];
    return tops.map(({ id, title }) => ({ document: kind, id, title }));
  });
}

/** What is asked by no question any more, with the reason that was given last. */
function unaskedAfter(derived: Questionnaire, after: readonly Question[], work: QuestionsAtWork): UnaskedClause[] {
  const place = (kind: PolicyDocumentKind, clause: string): string => `${kind} ${clause}`;
  const notes = new Map(
    work.leftOut.flatMap(({ part }) =>
      part.clauses.map((clause) => [place(part.document, clause), part.note] as const),
    ),
  );
  const known = new Set(after.flatMap((one) => one.clauses.map((clause) => place(one.document, clause))));
  const lost: UnaskedClause[] = [];
  for (const one of derived.questions)
    for (const clause of one.clauses) {
      const key = place(one.document, clause);
      if (known.has(key)) continue;
      known.add(key);
      const note = notes.get(key) ?? '';
      lost.push({ document: one.document, clause, reason: 'skipped', ...(note === '' ? {} : { note }) });
    }
  return lost;
}

function settled(
  derived: Questionnaire,
  questions: readonly Question[],
  work: QuestionsAtWork,
  all: readonly QuestionnaireChapter[],
): Questionnaire {
  const gates = new Set(questions.flatMap((question) => question.gates));
  const used = new Set(questions.map(({ document, chapter }) => `${document} ${chapter.id}`));
  const known = new Set(derived.chapters.map(({ document, id }) => `${document} ${id}`));
  const isNew = all.some(({ document, id }) => used.has(`${document} ${id}`) && !known.has(`${document} ${id}`));
  const skipped = work.leftOut.map(({ part }) => part);
  return {
    ...derived,
    questions,
    gates: GATE_IDS.filter((id) => gates.has(id)),
    chapters: (isNew ? all : derived.chapters).filter(({ document, id }) => used.has(`${document} ${id}`)),
    unasked: [...derived.unasked, ...unaskedAfter(derived, questions, work)],
    ...(skipped.length === 0 ? {} : { skipped }),
  };
}

/**
 * The derived questionnaire with the secretariat's edits: the policy desk edits questions through this. An edit whose
 * clause is gone, or is not asked as the edit supposes, is left out and listed; one whose clause reads otherwise now
 * is applied and listed. A question of which no edit speaks stays the very one that was derived.
 */
export function applyEdits(
  questionnaire: Questionnaire,
  clauses: readonly Clause[],
  edits: readonly QuestionEdit[],
): EditedQuestionnaire {
  const trees = new Map(
    questionnaire.documents.map((kind) => [kind, clauseTree(clauses.filter(({ document }) => document === kind))]),
  );
  const treeOf: TreeOf = (kind) => trees.get(kind);
  const all = chaptersOf(questionnaire.documents, treeOf);
  const chapters = chaptersAtHand(all);
  const work = questionsAtWork(questionnaire.questions);
  const toReview: EditToReview[] = [];
  for (const edit of edits.toSorted((one, other) => placeOf(one) - placeOf(other))) {
    const { clause: name } = edit.key;
    const clause = treeOf(edit.key.document)?.byId.get(name);
    const isGone = clause === undefined && !isAddedName(name);
    const problem = applyEdit(work, chapters, edit);
    if (problem !== null) toReview.push({ edit, problem: isGone ? 'clause_gone' : problem });
    else if (isGone || (clause !== undefined && edit.basis !== null && edit.basis !== clause.text))
      toReview.push({ edit, problem: 'clause_changed' });
  }
  return { ...outcome(questionnaire, work, treeOf, all), toReview };
}

function outcome(
  derived: Questionnaire,
  work: QuestionsAtWork,
  treeOf: TreeOf,
  all: readonly QuestionnaireChapter[],
): Omit<EditedQuestionnaire, 'toReview'> {
  const asked = work.inOrder
    .filter(({ state }) => state === 'asked')
    .map((one) => ({ one, question: finished(one, treeOf) }));
  return {
    questionnaire: settled(
      derived,
      asked.map(({ question }) => question),
      work,
      all,
    ),
    origins: new Map(
      asked.map(({ one: { key, derived: before, edits }, question }) => [question.id, { key, derived: before, edits }]),
    ),
    skipped: work.leftOut.flatMap(({ one: { first, edits }, edit, part: { rows } }) =>
      edit.act === 'skip' ? [{ key: edit.key, reason: edit.reason, id: first.id, text: first.text, rows, edits }] : [],
    ),
    merged: work.inOrder.flatMap(({ key, first: { id, text }, merged, edits }) =>
      merged === null ? [] : [{ key, id, text, into: merged.into.key, edits }],
    ),
  };
}
