import type { Actor } from '#app/domain/access/actor.ts';
import { burdenOfQuestionnaire, isTooMuch } from '#app/domain/questionnaire/burden.ts';
import type { SheetBurden } from '#app/domain/questionnaire/burden.ts';
import { isToCheck, nameOfChapter, nameOfKey } from '#app/domain/questionnaire/editing/asked-question.ts';
import type { AskedQuestion } from '#app/domain/questionnaire/editing/asked-question.ts';
import type { EditedQuestionnaire } from '#app/domain/questionnaire/editing/apply-edits.ts';
import { isAddedName } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, EditProblem, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { GATES } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import { QUESTION_FLAGS } from '#app/domain/questionnaire/question.ts';
import type { Question, QuestionFlag } from '#app/domain/questionnaire/question.ts';
import { ROLE_IDS } from '#app/domain/questionnaire/role.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import { toldApart } from '#app/domain/questionnaire/told-apart.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import { UNIT_TYPES } from '#app/domain/shared/unit-type.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';
import { onceOf } from '#app/lib/last-asked.server.ts';
import { draftHead } from '#app/services/policy/draft-head.loader.server.ts';
import type { DraftContent } from '#app/services/policy/stored-draft.loader.server.ts';
import type { DraftHead } from '#app/services/policy/draft-head.loader.server.ts';
import {
  chosenQuestion,
  named,
  numberOfKey,
  ownEdits,
  wordsOfEdit,
} from '#app/services/questionnaire/chosen-question.loader.server.ts';
import type { OwnEdit } from '#app/services/questionnaire/chosen-question.loader.server.ts';
import type { ChosenQuestion, NamedQuestion } from '#app/services/questionnaire/chosen-question.loader.server.ts';
import { apartOf, draftDesk, questionsOf } from '#app/services/questionnaire/draft-desk.loader.server.ts';
import type { DraftDesk } from '#app/services/questionnaire/draft-desk.loader.server.ts';
import type { ChapterChoice } from '#app/services/questionnaire/draft-desk.loader.server.ts';
import type { DraftQuestionsSearch, QuestionList } from '#app/services/questionnaire/draft-question.form.server.ts';
import type { ReadDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';
import { replacements } from '#app/services/questionnaire/wanted-edit.form.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { newestPolicies } from '#db/queries/policy.server.ts';

const LINES_A_PAGE = 50;
const SAMPLES_SHOWN = 20;
const SAMPLE_WORDS = 120;

/** 設問の行. */
export interface QuestionLine extends NamedQuestion {
  readonly rowCount: number;
  readonly roles: readonly RoleId[];
  readonly unit: UnitType;
  readonly weight: Question['weight'];
  readonly critical: boolean;
  readonly flags: readonly QuestionFlag[];
  readonly isEdited: boolean;
}

/** 設問としないこととした設問. */
export interface SkippedLine extends NamedQuestion {
  readonly ownEdits: readonly OwnEdit[];
  readonly reason: string;
  readonly rowTexts: readonly string[];
}

/** 適用できない修正. */
export interface ReviewLine extends NamedQuestion {
  readonly ownEdits: readonly OwnEdit[];
  readonly act: QuestionEdit['act'];
  readonly words: string;
  readonly problem: EditProblem;
}

/** 設問の数. What one sheet asks, beside what people bear. */
export interface BurdenLine extends SheetBurden {
  readonly isTooMuch: boolean;
}

/** 語の置換え. Where words would be replaced, before they are. */
export interface Replacement {
  readonly find: string;
  readonly instead: string;
  readonly questionCount: number;
  readonly placeCount: number;
  /** As they would read. */
  readonly samples: readonly NamedQuestion[];
}

/** 設問を直す画面. */
export interface DraftQuestionsPage extends DraftHead {
  readonly burdenLines: readonly BurdenLine[];
  readonly longListCount: number;
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
  readonly usedChapters: readonly ChapterChoice[];
  readonly gateChoices: readonly { readonly id: GateId; readonly label: string }[];
  readonly list: QuestionList | null;
  readonly questionLines: readonly QuestionLine[];
  readonly filteredCount: number;
  readonly page: number;
  readonly pageCount: number;
  readonly chosenQuestion: ChosenQuestion | null;
  /** What became of the question that was asked for and is not asked; null where it is, or none was. */
  readonly goneAs: 'skipped' | 'merged' | 'elsewhere' | null;
  readonly replacement: Replacement | null;
  /** Of the policy that is published, where its values are written; null for one that is new. */
  readonly valuesVersionId: string | null;
}

function lineOf(one: AskedQuestion, desk: Pick<DraftDesk, 'apartById'>): QuestionLine {
  const { rows, unit, weight, critical, flags } = one.question;
  const isEdited = one.edits.length > 0;
  return {
    ...named(one, desk),
    rowCount: rows.length,
    unit,
    weight,
    critical,
    flags,
    isEdited,
  };
}

function replacementOf(desk: DraftDesk, find: string, instead: string): Replacement {
  const { filtered } = desk;
  const edits = replacements(filtered, find, instead);
  const byName = new Map(filtered.map((one) => [one.name, one]));
  return {
    find,
    instead,
    questionCount: new Set(edits.map(({ key }) => nameOfKey(key))).size,
    placeCount: edits.length,
    samples: edits.slice(0, SAMPLES_SHOWN).flatMap((edit) => {
      const one = byName.get(nameOfKey(edit.key));
      const isWording = edit.act === 'reword' || edit.act === 'reword_row';
      return one === undefined || !isWording ? [] : [{ ...named(one, desk), text: excerpt(edit.text, SAMPLE_WORDS) }];
    }),
  };
}

/** What tells the question of an edit apart from others of its number, also where it is not asked any more. */
function reviewedQuestion(
  key: EditKey,
  { questions, apartById }: Pick<DraftDesk, 'questions' | 'apartById'>,
): Pick<ReviewLine, 'text' | 'roles' | 'apart'> {
  const found = questions.find(({ name }) => name === nameOfKey(key))?.question;
  if (found === undefined) return { text: '', roles: [key.role], apart: { by: 'role', words: '' } };
  return { text: found.text, roles: found.roles, apart: apartById.get(found.id) ?? null };
}

/** What is said of all questions of a draft, whichever of them are looked at. */
const saidOfAll = onceOf(({ edits }: DraftContent) => onceOf((edited: EditedQuestionnaire) => saidOf(edited, edits)));

function saidOf(edited: EditedQuestionnaire, edits: readonly QuestionEdit[]) {
  const asked = questionsOf(edited);
  const apartById = apartOf(edited);
  const burden = burdenOfQuestionnaire(edited.questionnaire.questions);
  const skippedApart = toldApart(
    edited.skipped.map(({ key, text, rows }) => ({
      ...{ id: nameOfKey(key), clauses: isAddedName(key.clause) ? [] : [key.clause], text, roles: [key.role] },
      rows: rows.map((words, at) => ({ id: String(at), text: words, clauses: [] })),
    })),
  );
  return {
    used: new Set(asked.map(({ question: { document, chapter } }) => nameOfChapter({ document, id: chapter.id }))),
    lines: new Map(asked.map((one) => [one.name, lineOf(one, { apartById })])),
    said: {
      burdenLines: burden.sheets.map((sheet) => ({ ...sheet, isTooMuch: isTooMuch(sheet) })),
      longListCount: burden.longLists.length,
      askedCount: asked.length,
      editedCount: asked.filter(({ edits: own }) => own.length > 0).length,
      flaggedCount: asked.filter(({ question }) => isToCheck(question)).length,
      flagCounts: QUESTION_FLAGS.map((flag) => ({
        flag,
        count: asked.filter(({ question }) => question.flags.includes(flag)).length,
      })).filter(({ count }) => count > 0),
      skippedLines: edited.skipped.map(({ key, reason, text, rows }) => ({
        name: nameOfKey(key),
        printedNumber: numberOfKey(key),
        ...{ text, roles: [key.role], apart: skippedApart.get(nameOfKey(key)) ?? null },
        ownEdits: ownEdits(edits, key),
        reason,
        rowTexts: rows,
      })),
      reviewLines: edited.toReview.map(({ edit, problem }) => ({
        name: nameOfKey(edit.key),
        printedNumber: numberOfKey(edit.key),
        ...reviewedQuestion(edit.key, { questions: asked, apartById }),
        ownEdits: ownEdits(edits, edit.key),
        act: edit.act,
        words: wordsOfEdit(edit),
        problem,
      })),
      unitChoices: UNIT_TYPES.filter((unit) => asked.some(({ question }) => question.unit === unit)),
      roleChoices: ROLE_IDS.filter((role) => asked.some(({ question }) => question.roles.includes(role))),
      gateChoices: GATES.map(({ id, label }) => ({ id, label })),
    },
  };
}

function goneAs(name: string, { skipped, merged }: EditedQuestionnaire): 'skipped' | 'merged' | 'elsewhere' {
  if (skipped.some(({ key }) => nameOfKey(key) === name)) return 'skipped';
  return merged.some(({ key }) => nameOfKey(key) === name) ? 'merged' : 'elsewhere';
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
  const { used, lines, said } = saidOfAll(draft.draftContent)(edited);
  const pageCount = Math.max(1, Math.ceil(filtered.length / LINES_A_PAGE));
  const page = Math.min(search.page, pageCount);
  const version = newestPolicies(context.db).find(({ policyId }) => policyId === draft.policyId);
  return {
    ...draftHead(context, actor, draft),
    ...said,
    chapterChoices: chapters,
    usedChapters: chapters.filter(({ name }) => used.has(name)),
    list: search.state,
    questionLines: filtered
      .slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE)
      .flatMap(({ name }) => lines.get(name) ?? []),
    filteredCount: filtered.length,
    page,
    pageCount,
    chosenQuestion: chosen === undefined ? null : chosenQuestion(chosen, desk, found),
    replacement: search.find === '' ? null : replacementOf(desk, search.find, search.instead),
    goneAs: search.question === '' || chosen !== undefined ? null : goneAs(search.question, edited),
    valuesVersionId: version?.id ?? null,
  };
}
