import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { GateId } from '#app/domain/questionnaire/gate/gate.ts';
import type {
  Question,
  QuestionCriteria,
  QuestionFlag,
  QuestionKind,
  QuestionRow,
  QuestionWeight,
} from '#app/domain/questionnaire/question.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** 修正の対象. A clause as it is asked of one role: it stays the same however questions are grouped. */
export interface EditKey {
  readonly document: PolicyDocumentKind;
  /** The question's first clause, or a name of its own (`x1`) of one that the secretariat added. */
  readonly clause: string;
  /**
   * What stands behind the clause in the question's id where it begins several questions of the role, `_s2`; `_t` and
   * the first row's id where the question was taken out of another; else `''`.
   */
  readonly part: string;
  /** Of the role to which the clause was put when it was derived, whoever is asked now. */
  readonly role: RoleId;
}

const ADDED_NAME = /^x\d+$/u;

/** Whether a question of that name was added by the secretariat: no clause is called so. */
export function isAddedName(clause: string): boolean {
  return ADDED_NAME.test(clause);
}

/** The key of a question as it was derived: its id taken apart. */
export function keyOfQuestion({ id, document, clauses, roles }: KeyedQuestion): EditKey {
  const name = id.slice(0, id.lastIndexOf('@'));
  const [first = name] = clauses;
  const isFirst = name === first || name.startsWith(`${first}_`);
  const clause = isFirst ? first : name;
  const [role] = roles;
  if (role === undefined) throw new Error(`nobody is asked: ${id}`);
  return { document, clause, part: name.slice(clause.length), role };
}
type KeyedQuestion = Pick<Question, 'id' | 'document' | 'clauses' | 'roles'>;

/** The key of a question that takes rows out of that of `key`: it follows from the first of them alone. */
export function keyOfRowsTaken(key: EditKey, { id, clauses }: Pick<QuestionRow, 'id' | 'clauses'>): EditKey {
  const [clause = key.clause] = clauses;
  return { ...key, clause, part: `_t${id}` };
}

/** Whether the question of that key was taken out of another: no clause is asked so by itself. */
export function isOfRowsTaken({ part }: EditKey): boolean {
  return part.startsWith('_t');
}

/** Whether two keys name the same question. */
export function isSameKey(one: EditKey, other: EditKey): boolean {
  return (
    one.document === other.document && one.clause === other.clause && one.role === other.role && one.part === other.part
  );
}

/** 設問の修正. What the secretariat changes, at the policy desk, about how one clause is asked. */
export type QuestionEdit = {
  readonly key: EditKey;
  /** The clause's words when the edit was made; null when nobody kept them. */
  readonly basis: string | null;
} & (
  | { readonly act: 'reword'; readonly text: string }
  | { readonly act: 'reword_row'; readonly row: string; readonly text: string }
  /** A row that stands for no clause, behind the others; `row` is a name of its own (`y1`), given when it is made. */
  | { readonly act: 'add_row'; readonly row: string; readonly text: string }
  | { readonly act: 'drop_row'; readonly row: string; readonly reason: string }
  | { readonly act: 'hint'; readonly hint: string | null }
  | { readonly act: 'criteria'; readonly criteria: QuestionCriteria }
  | { readonly act: 'evidence'; readonly evidence: readonly string[] }
  | { readonly act: 'weigh'; readonly weight: QuestionWeight }
  /** A reason makes it 重点項目, null an ordinary question. */
  | { readonly act: 'mark'; readonly criticalReason: string | null }
  | { readonly act: 'gates'; readonly gates: readonly GateId[] }
  /** Who answers it; the first names its id and tells the unit and the office. */
  | { readonly act: 'respond'; readonly roles: readonly RoleId[] }
  | { readonly act: 'common'; readonly common: boolean }
  /** Somebody looked at what was to be checked of it. */
  | { readonly act: 'settle'; readonly flags: readonly QuestionFlag[] }
  | { readonly act: 'skip'; readonly reason: string }
  /** Takes rows out of a question into one of its own (`keyOfRowsTaken`): those named, else the clause's. */
  | { readonly act: 'split'; readonly rows: readonly string[] | null; readonly text: string }
  /** Lets another question ask the clause's duty as well, in that question's words or in new ones. */
  | { readonly act: 'merge'; readonly into: EditKey; readonly text: string | null }
  /** A question without a clause, in a chapter that there is. */
  | {
      readonly act: 'add';
      readonly text: string;
      readonly rows: readonly string[];
      readonly chapter: string;
      readonly kind: QuestionKind;
    }
);

type Unbound<One> = One extends QuestionEdit ? Omit<One, 'basis'> : never;

/** 求める修正. An edit of what is asked now, whatever the clause's words are; one that adds is named when it is made. */
export type WantedEdit = Unbound<QuestionEdit>;

/** The number of the next question that the secretariat adds: none is given twice, so that an undone one can return. */
export function nextAddedName(edits: readonly QuestionEdit[]): number {
  const numbers = edits.flatMap(({ act, key }) => (act === 'add' ? [Number(key.clause.slice(1))] : []));
  return numbers.reduce((most, each) => Math.max(most, each), 0) + 1;
}

/** The number of the next row that the secretariat adds, like that of a question. */
export function nextAddedRow(edits: readonly QuestionEdit[]): number {
  const numbers = edits.flatMap((edit) => (edit.act === 'add_row' ? [Number(edit.row.slice(1))] : []));
  return numbers.reduce((most, each) => Math.max(most, each), 0) + 1;
}

/**
 * 修正の問題. Why the secretariat must look at an edit again. `clause_changed` edits are applied,
 * the others are not.
 */
export const EDIT_PROBLEMS = [
  'clause_gone',
  'not_asked_of_role',
  'target_gone',
  'only_a_row',
  'not_separable',
  /** Another text or another edit took the row away. */
  'row_gone',
  /** The question has no other row. */
  'last_row',
  /** The chapter of an added question is gone. */
  'chapter_gone',
  /** Another question has the name: the clause is put to that role already. */
  'already_asked',
  'clause_changed',
] as const;
export type EditProblem = (typeof EDIT_PROBLEMS)[number];

/** 見直しの要る修正. */
export interface EditToReview {
  readonly edit: QuestionEdit;
  readonly problem: EditProblem;
}

/** 設問としないこととした設問. A question, or rows of one, that an edit leaves out. */
export interface SkippedDuty {
  /** As the edit names it. */
  readonly key: EditKey;
  readonly reason: string;
  /** The question's id and words as they were derived; of one that was split off or added, as it was made. */
  readonly id: string;
  readonly text: string;
  /** What the rows asked where the question is asked without them; `[]` where it is left out as a whole. */
  readonly rows: readonly string[];
  /** What was applied to the question before, and this. */
  readonly edits: readonly QuestionEdit[];
}

/** 統合された設問. A question that another asks as well. */
export interface MergedDuty {
  readonly key: EditKey;
  readonly id: string;
  readonly text: string;
  readonly into: EditKey;
  readonly edits: readonly QuestionEdit[];
}

/** 設問の由来. Where a question of the edited questionnaire comes from and what holds for it. */
export interface QuestionOrigin {
  /** Under which an edit of it is to be kept. */
  readonly key: EditKey;
  /** As it was derived; null for one that was split off or added. */
  readonly derived: Question | null;
  /** What changed it, in the order in which it was applied. */
  readonly edits: readonly QuestionEdit[];
}
