import type { Actor } from '#app/domain/access/actor.ts';
import type { Clause } from '#app/domain/policy/clause.ts';
import { nameOfKey, ofSameRespondent } from '#app/domain/questionnaire/editing/asked-question.ts';
import type { AskedQuestion } from '#app/domain/questionnaire/editing/asked-question.ts';
import { isAddedName } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, EditProblem, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { mergeProposals } from '#app/domain/questionnaire/finishing/merge-proposal.ts';
import { GATES } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { OpenValueKind } from '#app/domain/questionnaire/open-value/open-value.ts';
import { QUESTION_FLAGS } from '#app/domain/questionnaire/question.ts';
import type { Question, QuestionFlag } from '#app/domain/questionnaire/question.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { draftHead } from '#app/services/policy/draft-head.loader.server.ts';
import type { DraftHead } from '#app/services/policy/draft-head.loader.server.ts';
import { draftDesk } from '#app/services/questionnaire/draft-desk.loader.server.ts';
import type { ChapterChoice, DraftDesk } from '#app/services/questionnaire/draft-desk.loader.server.ts';
import type { DraftQuestionsSearch, QuestionList } from '#app/services/questionnaire/draft-question.form.server.ts';
import type { ReadDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';

const LINES_A_PAGE = 50;
const CHOICE_WORDS = 60;

/** 設問の名前. By what a question is called, on the screen and in its address. */
export interface NamedQuestion {
  readonly name: string;
  /** Its first clause; null for one that stands for none. */
  readonly clauseId: string | null;
  readonly text: string;
}

/** 設問の行. */
export interface QuestionLine extends NamedQuestion {
  readonly rowCount: number;
  readonly roles: readonly RoleId[];
  readonly unit: UnitType;
  readonly weight: Question['weight'];
  readonly critical: boolean;
  readonly flags: readonly QuestionFlag[];
  readonly isEdited: boolean;
  readonly isChosen: boolean;
}

/** 設問の中身. What the editor shows of a question. */
export interface ShownQuestion extends Pick<
  Question,
  'text' | 'hint' | 'criteria' | 'evidence' | 'weight' | 'critical' | 'criticalReason' | 'gates' | 'roles' | 'unit'
> {
  readonly rows: readonly { readonly id: string; readonly text: string }[];
  readonly kind: Question['kind'];
  readonly chapter: Question['chapter'];
  readonly flags: readonly QuestionFlag[];
  /** Names of the text that no role answers to. */
  readonly unmappedNames: readonly string[];
  readonly isCommon: boolean;
  /** What its clauses leave to the body. */
  readonly openKinds: readonly OpenValueKind[];
}

/** 選んだ設問. As it is asked now and as it was derived, with what can be done to it. */
export interface ChosenQuestion extends NamedQuestion {
  readonly question: ShownQuestion;
  /** Null for one that was split off or added. */
  readonly derived: ShownQuestion | null;
  readonly isAdded: boolean;
  readonly editActs: readonly QuestionEdit['act'][];
  /** Rows that were taken out of it, with the reason. */
  readonly droppedRows: readonly { readonly text: string; readonly reason: string }[];
  readonly clauses: readonly Pick<Clause, 'document' | 'id' | 'title' | 'text'>[];
  readonly gateChoices: readonly { readonly id: GateId; readonly label: string }[];
  readonly mergeChoices: readonly (NamedQuestion & { readonly isProposed: boolean })[];
  /** Those that became a part of it. */
  readonly takenIn: readonly NamedQuestion[];
  /** Its neighbours in the list as it is filtered. */
  readonly previousName: string | null;
  readonly nextName: string | null;
}

/** 設問としないこととした設問. */
export interface SkippedLine extends NamedQuestion {
  readonly reason: string;
  readonly rowTexts: readonly string[];
}

/** 適用できない修正. */
export interface ReviewLine extends NamedQuestion {
  readonly act: QuestionEdit['act'];
  readonly words: string;
  readonly problem: EditProblem;
}

/** 設問を直す画面. */
export interface DraftQuestionsPage extends DraftHead {
  readonly askedCount: number;
  readonly editedCount: number;
  readonly flaggedCount: number;
  readonly flagCounts: readonly { readonly flag: QuestionFlag; readonly count: number }[];
  readonly skippedLines: readonly SkippedLine[];
  readonly reviewLines: readonly ReviewLine[];
  readonly unitChoices: readonly UnitType[];
  readonly roleChoices: readonly RoleId[];
  readonly chapterChoices: readonly ChapterChoice[];
  /** In which something is asked. */
  readonly usedChapterIds: readonly string[];
  readonly gateChoices: readonly { readonly id: GateId; readonly label: string }[];
  readonly list: QuestionList | null;
  readonly questionLines: readonly QuestionLine[];
  readonly filteredCount: number;
  readonly page: number;
  readonly pageCount: number;
  readonly chosenQuestion: ChosenQuestion | null;
  readonly choiceGone: boolean;
  /** Of the policy that is published, where its values are written; null for one that is new. */
  readonly valuesVersionId: string | null;
}

function named({ name, key, question }: AskedQuestion): NamedQuestion {
  return { name, clauseId: isAddedName(key.clause) ? null : (question.clauses[0] ?? key.clause), text: question.text };
}

function lineOf(one: AskedQuestion, chosen: AskedQuestion | undefined): QuestionLine {
  const { rows, roles, unit, weight, critical, flags } = one.question;
  const isEdited = one.edits.length > 0;
  return {
    ...named(one),
    rowCount: rows.length,
    roles,
    unit,
    weight,
    critical,
    flags,
    isEdited,
    isChosen: one === chosen,
  };
}

function shown(question: Question): ShownQuestion {
  const { text, hint, criteria, evidence, weight, critical, criticalReason, gates, roles, unit } = question;
  const { kind, chapter, flags, rows, unmapped = [], common, openValues = [] } = question;
  return {
    ...{ text, hint, criteria, evidence, weight, critical, criticalReason, gates, roles, unit, kind, chapter, flags },
    rows: rows.map((row) => ({ id: row.id, text: row.text })),
    unmappedNames: unmapped,
    isCommon: common === true,
    openKinds: [...new Set(openValues.map((value) => value.kind))],
  };
}

/** Gates that can be known of who answers, and those that the question has. */
function gateChoices({ unit, gates }: Question): ChosenQuestion['gateChoices'] {
  const known = unit === 'department' || unit === 'bureau' ? 'asked' : null;
  return GATES.filter(({ id, kind }) => known === null || kind === known || gates.includes(id)).map(
    ({ id, label }) => ({
      id,
      label,
    }),
  );
}

/** Those that ask nearly the same. */
function proposedFor(one: AskedQuestion, all: readonly AskedQuestion[]): ReadonlySet<string> {
  if (!one.question.flags.includes('merge_candidate')) return new Set();
  const candidates = all.map(({ question }) => question).filter(({ flags }) => flags.includes('merge_candidate'));
  const pairs = mergeProposals(candidates).filter(({ questions }) => questions.includes(one.question.id));
  return new Set(pairs.flatMap(({ questions }) => questions));
}

function droppedRows({ derived, edits }: AskedQuestion): ChosenQuestion['droppedRows'] {
  return edits.flatMap((edit) => {
    const row = edit.act === 'drop_row' ? derived?.rows.find(({ id }) => id === edit.row) : undefined;
    return edit.act === 'drop_row' ? [{ text: row?.text ?? '', reason: edit.reason }] : [];
  });
}

function chosenQuestion(
  one: AskedQuestion,
  { questions: asked, filtered }: DraftDesk,
  { read, edited }: ReadDraft,
): ChosenQuestion {
  const { question, derived } = one;
  const ids = new Set(question.clauses);
  const proposed = proposedFor(one, asked);
  const choices = ofSameRespondent(asked, one).map((other) => ({
    ...named(other),
    text: excerpt(other.question.text, CHOICE_WORDS),
    isProposed: proposed.has(other.question.id),
  }));
  const at = filtered.indexOf(one);
  return {
    ...named(one),
    question: shown(question),
    derived: derived === null ? null : shown(derived),
    isAdded: isAddedName(one.key.clause),
    editActs: [...new Set(one.edits.map(({ act }) => act))],
    droppedRows: droppedRows(one),
    clauses: read.reading.clauses
      .filter(({ document, id }) => document === question.document && ids.has(id))
      .map(({ document, id, title, text }) => ({ document, id, title, text })),
    gateChoices: gateChoices(question),
    mergeChoices: [
      ...choices.filter(({ isProposed }) => isProposed),
      ...choices.filter(({ isProposed }) => !isProposed),
    ],
    takenIn: edited.merged
      .filter(({ into }) => nameOfKey(into) === one.name)
      .map(({ key, text }) => ({ name: nameOfKey(key), clauseId: key.clause, text })),
    previousName: (at > 0 ? filtered[at - 1]?.name : undefined) ?? null,
    nextName: (at === -1 ? undefined : filtered[at + 1]?.name) ?? null,
  };
}

/** What an edit wanted, in its own words. */
function wordsOfEdit(edit: QuestionEdit): string {
  switch (edit.act) {
    case 'reword':
    case 'reword_row':
    case 'split':
    case 'add':
      return edit.text;
    case 'drop_row':
    case 'skip':
      return edit.reason;
    case 'hint':
      return edit.hint ?? '';
    case 'criteria':
      return edit.criteria.implemented;
    case 'evidence':
      return edit.evidence.join('\n');
    case 'mark':
      return edit.criticalReason ?? '';
    default:
      return '';
  }
}

function clauseIdOf({ clause }: EditKey): string | null {
  return isAddedName(clause) ? null : clause;
}

/** The questions of a draft: what is asked of whom, what is to be looked at, and one of them to be edited. */
export function draftQuestionsPage(
  context: ServiceContext,
  actor: Actor,
  found: ReadDraft,
  search: DraftQuestionsSearch,
): DraftQuestionsPage {
  const { draft, edited } = found;
  const desk = draftDesk(found, search);
  const { questions: asked, filtered, chapters } = desk;
  const chosen = asked.find(({ name }) => name === search.question);
  const pageCount = Math.max(1, Math.ceil(filtered.length / LINES_A_PAGE));
  const page = Math.min(search.page, pageCount);
  const used = new Set(asked.map(({ question }) => `${question.document} ${question.chapter.id}`));
  const version = newestPolicies(context.db).find(({ policyId }) => policyId === draft.policyId);
  return {
    ...draftHead(context, actor, draft),
    askedCount: asked.length,
    editedCount: asked.filter(({ edits }) => edits.length > 0).length,
    flaggedCount: asked.filter(({ question }) => question.flags.length > 0).length,
    flagCounts: QUESTION_FLAGS.map((flag) => ({
      flag,
      count: asked.filter(({ question }) => question.flags.includes(flag)).length,
    })).filter(({ count }) => count > 0),
    skippedLines: edited.skipped.map(({ key, reason, text, rows }) => ({
      name: nameOfKey(key),
      clauseId: clauseIdOf(key),
      text,
      reason,
      rowTexts: rows,
    })),
    reviewLines: edited.toReview.map(({ edit, problem }) => ({
      name: nameOfKey(edit.key),
      clauseId: clauseIdOf(edit.key),
      text: asked.find(({ name }) => name === nameOfKey(edit.key))?.question.text ?? '',
      act: edit.act,
      words: wordsOfEdit(edit),
      problem,
    })),
    unitChoices: UNIT_TYPES.filter((unit) => asked.some(({ question }) => question.unit === unit)),
    roleChoices: ROLE_IDS.filter((role) => asked.some(({ question }) => question.roles.includes(role))),
    chapterChoices: chapters,
    usedChapterIds: chapters.filter(({ document, id }) => used.has(`${document} ${id}`)).map(({ id }) => id),
    gateChoices: GATES.map(({ id, label }) => ({ id, label })),
    list: search.state,
    questionLines: filtered.slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE).map((one) => lineOf(one, chosen)),
    filteredCount: filtered.length,
    page,
    pageCount,
    chosenQuestion: chosen === undefined ? null : chosenQuestion(chosen, desk, found),
    choiceGone: search.question !== '' && chosen === undefined,
    valuesVersionId: version?.id ?? null,
  };
}
