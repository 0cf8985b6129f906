import { isAddedName, isOfRowsTaken, keyOfQuestion } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { rowsCiting } from '#app/domain/questionnaire/editing/question-parts.ts';
import type { Question } from '#app/domain/questionnaire/question.ts';
import type { SkippedPart } from '#app/domain/questionnaire/questionnaire.ts';
import type { RoleId } from '#app/domain/questionnaire/role.ts';

/** What somebody wrote: it stays whatever is made anew from the words. */
export interface Written {
  readonly criteria?: Question['criteria'];
  readonly evidence?: Question['evidence'];
  readonly common?: boolean;
}

/** 修正中の設問. One question while edits are applied to it. */
export interface AtWork {
  readonly key: EditKey;
  readonly derived: Question | null;
  /** As it was derived, split off or added. */
  readonly first: Question;
  /** Roles to which its clauses were put when it was derived, whoever is asked now. */
  readonly askedOf: readonly RoleId[];
  question: Question;
  state: 'asked' | 'merged' | 'skipped';
  /** Where its rows went, and by which ids. */
  merged: { readonly into: AtWork; readonly rowIn: (row: string) => string } | null;
  written: Written;
  readonly edits: QuestionEdit[];
}

/** 外した部分. */
export interface LeftOut {
  readonly one: AtWork;
  readonly edit: Extract<QuestionEdit, { act: 'skip' | 'drop_row' }>;
  readonly part: SkippedPart;
}

/** 修正中の調査票. The questions in their order, found by key, by id and by clause. */
export interface QuestionsAtWork {
  readonly inOrder: AtWork[];
  readonly byKey: Map<string, AtWork>;
  readonly byId: Map<string, AtWork>;
  /** All that ever asked about the clause. */
  readonly byClause: Map<string, AtWork[]>;
  /** All that ever had the row. */
  readonly byRow: Map<string, AtWork[]>;
  /** What was left out, in the order in which it was. */
  readonly leftOut: LeftOut[];
}

/** 見付かった設問. */
export interface Found {
  readonly one: AtWork;
  /** Whether the key means the question as a whole and not one of its rows. */
  readonly whole: boolean;
  /** By its own key, as part of the question that it was merged into, or as what asks the clause. */
  readonly via: 'key' | 'merging' | 'clause';
  /** By which id the question knows a row of the one that the key named. */
  readonly rowIn: (row: string) => string;
}

function keyText({ document, clause, part, role }: EditKey): string {
  return `${document} ${clause}${part}@${role}`;
}

function same(row: string): string {
  return row;
}

function enter(index: Map<string, AtWork[]>, name: string, one: AtWork): void {
  const known = index.get(name);
  if (known === undefined) index.set(name, [one]);
  else if (!known.includes(one)) known.push(one);
}

function indexed(work: QuestionsAtWork, one: AtWork): void {
  const { document, clauses, rows } = one.question;
  for (const clause of clauses) enter(work.byClause, `${document} ${clause}`, one);
  for (const { id } of rows) enter(work.byRow, `${document} ${id}`, one);
}

/** A question to work on, not in its place yet. */
export function atWork(key: EditKey, question: Question, askedOf: readonly RoleId[], derived = false): AtWork {
  return {
    key,
    derived: derived ? question : null,
    first: question,
    askedOf,
    question,
    state: 'asked',
    merged: null,
    written: {},
    edits: [],
  };
}

export function questionsAtWork(questions: readonly Question[]): QuestionsAtWork {
  const work: QuestionsAtWork = {
    inOrder: [],
    byKey: new Map(),
    byId: new Map(),
    byClause: new Map(),
    byRow: new Map(),
    leftOut: [],
  };
  for (const question of questions) place(work, atWork(keyOfQuestion(question), question, question.roles, true));
  return work;
}

/** Puts a new question behind `at` others. */
export function place(work: QuestionsAtWork, one: AtWork, at = work.inOrder.length): void {
  work.inOrder.splice(at, 0, one);
  work.byKey.set(keyText(one.key), one);
  work.byId.set(one.question.id, one);
  indexed(work, one);
}

/** Gives a question other words, rows, clauses or another id, which must be free. */
export function put(work: QuestionsAtWork, one: AtWork, question: Question): void {
  if (question.id !== one.question.id) {
    work.byId.delete(one.question.id);
    work.byId.set(question.id, one);
  }
  one.question = question;
  indexed(work, one);
}

/** Takes a question out of the questionnaire; its key still leads to it. */
export function take(work: QuestionsAtWork, one: AtWork, state: 'merged' | 'skipped'): void {
  one.state = state;
  work.byId.delete(one.question.id);
}

/** Whether a new question may have the key. */
export function isFree(work: QuestionsAtWork, key: EditKey): boolean {
  return !work.byKey.has(keyText(key));
}

/** The question of exactly that key, asked or not. */
export function named(work: QuestionsAtWork, key: EditKey): AtWork | undefined {
  return work.byKey.get(keyText(key));
}

/** The questions that ask the clause of the role. */
export function asking(work: QuestionsAtWork, { document, clause, role }: EditKey): readonly AtWork[] {
  const ever = work.byClause.get(`${document} ${clause}`) ?? [];
  return ever.filter(
    ({ state, askedOf, question }) => state === 'asked' && askedOf.includes(role) && question.clauses.includes(clause),
  );
}

/** Whether the question as a whole, and not one of its rows, is what the clause's edit means. */
export function isOwn(question: Question, clause: string): boolean {
  if (question.clauses[0] !== clause) return false;
  const citing = rowsCiting(question, clause).length;
  return citing === 0 || citing === question.rows.length;
}

/**
 * The question that an edit means: the one of that key; where it became part of another, that one; else the one that
 * asks the clause of the role, and where it is a row here and a question there, the question.
 */
export function find(work: QuestionsAtWork, key: EditKey): Found | undefined {
  const exact = named(work, key);
  if (exact?.state === 'asked') return { one: exact, whole: true, via: 'key', rowIn: same };
  if (exact !== undefined) return throughMerging(exact);
  if (isOfRowsTaken(key) || isAddedName(key.clause)) return undefined;
  const found = asking(work, key);
  const one = found.find(({ question }) => question.clauses[0] === key.clause) ?? found[0];
  if (one === undefined) return undefined;
  return { one, whole: isOwn(one.question, key.clause), via: 'clause', rowIn: same };
}

function throughMerging(from: AtWork): Found | undefined {
  let one = from;
  let rowIn = same;
  while (one.merged !== null) {
    const [before, step] = [rowIn, one.merged.rowIn];
    rowIn = (row) => step(before(row));
    one = one.merged.into;
  }
  return one.state === 'asked' ? { one, whole: false, via: 'merging', rowIn } : undefined;
}

/**
 * The question that has a row which an edit means: as the edit names the question, else any that asks the role. A row
 * keeps its id whatever is asked beside it, also where another text has it beside other rows.
 */
export function findRow(work: QuestionsAtWork, key: EditKey, row: string): Found | undefined {
  const found = find(work, key);
  const has = (one: AtWork, id: string): boolean => one.question.rows.some((each) => each.id === id);
  if (found !== undefined && has(found.one, found.rowIn(row))) return found;
  const ever = work.byRow.get(`${key.document} ${row}`) ?? [];
  const one = ever.find((each) => each.state === 'asked' && each.askedOf.includes(key.role) && has(each, row));
  return one === undefined ? found : { one, whole: false, via: 'clause', rowIn: same };
}
