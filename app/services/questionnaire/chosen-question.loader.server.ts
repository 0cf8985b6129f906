import type { Clause } from '#app/domain/policy/clause.ts';
import { nameOfKey, ofSameRespondent } from '#app/domain/questionnaire/editing/asked-question.ts';
import type { AskedQuestion } from '#app/domain/questionnaire/editing/asked-question.ts';
import { isAddedName, isSameKey } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { mergeProposals } from '#app/domain/questionnaire/finishing/merge-proposal.ts';
import { GATES } from '#app/domain/questionnaire/gate/gate-list.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type { OpenValueKind } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { Question, QuestionFlag } from '#app/domain/questionnaire/question.ts';
import { questionNumber } from '#app/domain/questionnaire/question-number.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';
import type { ToldApart } from '#app/domain/questionnaire/told-apart.ts';
import { excerpt } from '#app/domain/shared/excerpt.ts';
import type { DraftDesk } from '#app/services/questionnaire/draft-desk.loader.server.ts';
import type { ReadDraft } from '#app/services/questionnaire/draft-reading.loader.server.ts';

const TAKEN_IN_WORDS = 20;
const CHOICE_WORDS = 60;

/** 設問の名前. By what a question is called, on the screen and in its address. */
export interface NamedQuestion {
  readonly name: string;
  readonly printedNumber: string;
  readonly text: string;
  readonly roles: readonly RoleId[];
  /** Set where another question has the number as well. */
  readonly apart: ToldApart | null;
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
  /** What is given up where it is asked again as it was derived. */
  readonly ownEdits: readonly OwnEdit[];
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

/** The number by which people speak of the question of a key. */
export function numberOfKey(key: EditKey): string {
  return questionNumber({ id: nameOfKey(key), clauses: isAddedName(key.clause) ? [] : [key.clause] });
}

export function named(
  { name, key, question }: AskedQuestion,
  { apartById }: Pick<DraftDesk, 'apartById'>,
): NamedQuestion {
  const [first = key.clause] = question.clauses;
  return {
    name,
    printedNumber: numberOfKey(isAddedName(key.clause) ? key : { ...key, clause: first }),
    text: question.text,
    roles: question.roles,
    apart: apartById.get(question.id) ?? null,
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

/** What an edit wanted, in its own words. */
export function wordsOfEdit(edit: QuestionEdit): string {
  switch (edit.act) {
    case 'reword':
    case 'reword_row':
    case 'split':
    case 'add':
    case 'add_row':
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

/** 取りやめる修正. One of those that are given up where a question is asked again as it was derived. */
export interface OwnEdit {
  readonly act: QuestionEdit['act'];
  readonly words: string;
}

export function ownEdits(edits: readonly QuestionEdit[], key: EditKey): readonly OwnEdit[] {
  return edits.filter((edit) => isSameKey(edit.key, key)).map((edit) => ({ act: edit.act, words: wordsOfEdit(edit) }));
}

export function chosenQuestion(
  one: AskedQuestion,
  desk: DraftDesk,
  { draft, read, edited }: ReadDraft,
): ChosenQuestion {
  const { questions: asked, filtered } = desk;
  const { question, derived } = one;
  const ids = new Set(question.clauses);
  const proposed = proposedFor(one, asked);
  const choices = ofSameRespondent(asked, one).map((other) => ({
    ...named(other, desk),
    text: excerpt(other.question.text, CHOICE_WORDS),
    isProposed: proposed.has(other.question.id),
  }));
  const at = filtered.indexOf(one);
  return {
    ...named(one, desk),
    question: shown(question),
    derived: derived === null ? null : shown(derived),
    isAdded: isAddedName(one.key.clause),
    ownEdits: ownEdits(draft.edits, one.key),
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
      .map(({ key, text }) => ({
        ...{ name: nameOfKey(key), printedNumber: numberOfKey(key), text, roles: [key.role] },
        apart: { by: 'text', words: excerpt(text, TAKEN_IN_WORDS) },
      })),
    previousName: (at > 0 ? filtered[at - 1]?.name : undefined) ?? null,
    nextName: (at === -1 ? undefined : filtered[at + 1]?.name) ?? null,
  };
}
