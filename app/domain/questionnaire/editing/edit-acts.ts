import { keyOfRowsTaken } from '#app/domain/questionnaire/editing/edit.ts';
import type { EditKey, EditProblem, QuestionEdit } from '#app/domain/questionnaire/editing/edit.ts';
import { withCalmedFlags } from '#app/domain/questionnaire/editing/calmed-flags.ts';
import { addedQuestion } from '#app/domain/questionnaire/editing/added-question.ts';
import type { ChaptersAtHand } from '#app/domain/questionnaire/editing/added-question.ts';
import {
  asRow,
  mergedQuestion,
  kindOfWeight,
  rowIdIn,
  rowsCiting,
  splitRows,
  withoutClause,
  withoutRows,
} from '#app/domain/questionnaire/editing/question-parts.ts';
import {
  asking,
  atWork,
  find,
  findRow,
  isFree,
  isOwn,
  named,
  place,
  put,
  take,
} from '#app/domain/questionnaire/editing/questions-at-work.ts';
import type { AtWork, Found, QuestionsAtWork, Written } from '#app/domain/questionnaire/editing/questions-at-work.ts';
import { withNotes } from '#app/domain/questionnaire/finishing/question-notes.ts';
import { GATE_IDS } from '#app/domain/questionnaire/gate/gate.ts';
import type { Question, QuestionFlag, QuestionRow } from '#app/domain/questionnaire/question.ts';
import { ROLE_UNITS, officeOfRole } from '#app/domain/questionnaire/role.ts';
import { rowOfQuestion } from '#app/domain/questionnaire/wording/asked-duty.ts';

/** What is wrong with an edit; null when it was applied. An edit that is refused has changed nothing. */
type Outcome = EditProblem | null;
type EditOf<Act extends QuestionEdit['act']> = Extract<QuestionEdit, { act: Act }>;

/** Notes that somebody wrote stay, whatever the words are now. */
function keep(work: QuestionsAtWork, one: AtWork, question: Question): null {
  const { criteria, evidence } = one.written;
  put(work, one, {
    ...question,
    ...(criteria === undefined ? {} : { criteria }),
    ...(evidence === undefined ? {} : { evidence }),
  });
  return null;
}

function worded(work: QuestionsAtWork, one: AtWork, question: Question): null {
  return keep(work, one, withNotes(question));
}

/** A question that lost its first clause is named by the next, unless another has the name. */
function renamed(work: QuestionsAtWork, one: AtWork, question: Question): Question {
  const holder = work.byId.get(question.id);
  return holder === undefined || holder === one ? question : { ...question, id: one.question.id };
}

function withRow(question: Question, old: QuestionRow, text: string): Question {
  return { ...question, rows: question.rows.map((row) => (row === old ? { ...row, text } : row)) };
}

function reword(work: QuestionsAtWork, { one, whole, rowIn }: Found, { key, text }: EditOf<'reword'>): Outcome {
  const { question } = one;
  if (whole) return worded(work, one, { ...question, text });
  const given = question.rows.find(({ id }) => id === rowIn(''));
  const [only, ...others] = given === undefined ? rowsCiting(question, key.clause) : [given];
  if (only === undefined || others.length > 0) return 'only_a_row';
  return worded(work, one, withRow(question, only, rowOfQuestion(text)));
}

function rewordRow(work: QuestionsAtWork, { one, rowIn }: Found, { row, text }: EditOf<'reword_row'>): Outcome {
  const old = one.question.rows.find(({ id }) => id === rowIn(row));
  return old === undefined ? 'row_gone' : worded(work, one, withRow(one.question, old, text));
}

/** A question that was answered directly becomes a row beside the new one. */
function addRow(work: QuestionsAtWork, { one, whole }: Found, { row, text }: EditOf<'add_row'>): Outcome {
  if (!whole) return 'only_a_row';
  const { question } = one;
  if (question.rows.some(({ id }) => id === row)) return null;
  const rows = question.rows.length === 0 ? [asRow(question)] : question.rows;
  return worded(work, one, { ...question, rows: [...rows, { id: row, text, clauses: [] }] });
}

/** Records what a question asks no more. */
function leaveOut(
  work: QuestionsAtWork,
  one: AtWork,
  edit: EditOf<'skip' | 'drop_row'>,
  clauses: readonly string[],
  rows: readonly QuestionRow[],
): void {
  const { document, roles, text } = one.question;
  const part = { document, clauses, roles, text, rows: rows.map((row) => row.text), note: edit.reason };
  work.leftOut.push({ one, edit, part });
}

function dropRow(work: QuestionsAtWork, { one, rowIn }: Found, edit: EditOf<'drop_row'>): Outcome {
  const { question } = one;
  const old = question.rows.find(({ id }) => id === rowIn(edit.row));
  if (old === undefined) return 'row_gone';
  const rest = withoutRows(question, [old]);
  if (rest === null) return 'last_row';
  leaveOut(work, one, edit, old.clauses, [old]);
  return keep(work, one, renamed(work, one, rest));
}

/** What holds for a question as a whole and leaves its words as they are. */
function withTold(
  work: QuestionsAtWork,
  { one, whole }: Found,
  change: Partial<Question>,
  written: Written = {},
): Outcome {
  if (!whole) return 'only_a_row';
  one.written = { ...one.written, ...written };
  put(work, one, { ...one.question, ...change });
  return null;
}

const FLAGS_OF_RESPONDENT: readonly QuestionFlag[] = ['respondent_unknown', 'respondent_alternative', 'names_another'];

function without(flags: readonly QuestionFlag[], gone: readonly QuestionFlag[]): readonly QuestionFlag[] {
  return flags.filter((flag) => !gone.includes(flag));
}

function withoutUnmapped({ unmapped: _, ...question }: Question): Question {
  return question;
}

/** Somebody has decided who answers: nobody else is proposed, and no name of the text is open any more. */
function respond(work: QuestionsAtWork, { one, whole }: Found, edit: EditOf<'respond'>): Outcome {
  const roles = [...new Set(edit.roles)];
  const [first] = roles;
  if (first === undefined) return 'not_asked_of_role';
  if (!whole) return 'only_a_row';
  const question = withoutUnmapped(one.question);
  const id = `${question.id.slice(0, question.id.lastIndexOf('@'))}@${first}`;
  const holder = work.byId.get(id);
  if (holder !== undefined && holder !== one) return 'already_asked';
  put(work, one, {
    ...question,
    id,
    roles,
    alternatives: [],
    unit: ROLE_UNITS[first],
    office: officeOfRole(first),
    confirmation: roles.includes('staff'),
    flags: without(question.flags, FLAGS_OF_RESPONDENT),
  });
  return null;
}

/** What is taken out is called as if it had been derived, unless another question is called so. */
function idOfTaken(work: QuestionsAtWork, { clause, part }: EditKey, { clauses: [first], roles }: Question): string {
  const [role = ''] = roles;
  const plain = `${first ?? clause}@${role}`;
  let id = work.byId.has(plain) ? `${clause}${part}@${role}` : plain;
  while (work.byId.has(id)) id = id.replace('@', '_t@');
  return id;
}

function split(work: QuestionsAtWork, { one, rowIn }: Found, edit: EditOf<'split'>): Outcome {
  const { question } = one;
  if (edit.rows === null && isOwn(question, edit.key.clause))
    return worded(work, one, { ...question, text: edit.text });
  const wanted = edit.rows?.map(rowIn);
  const own =
    wanted === undefined
      ? rowsCiting(question, edit.key.clause)
      : question.rows.filter(({ id }) => wanted.includes(id));
  if (wanted !== undefined && own.length < new Set(wanted).size) return 'row_gone';
  const leading = wanted === undefined ? own[0] : own.find(({ id }) => id === wanted[0]);
  const parts = splitRows(question, own, edit.text);
  if (leading === undefined || parts === null) return 'not_separable';
  const key = keyOfRowsTaken(edit.key, leading);
  if (!isFree(work, key)) return 'already_asked';
  put(work, one, withCalmedFlags(renamed(work, one, parts.rest)));
  const part = withCalmedFlags({ ...parts.taken, id: idOfTaken(work, key, parts.taken) });
  const taken = atWork(key, part, one.askedOf);
  taken.edits.push(edit);
  place(work, taken, work.inOrder.indexOf(one) + (parts.restFirst ? 1 : 0));
  return null;
}

function merge(work: QuestionsAtWork, { one, whole }: Found, edit: EditOf<'merge'>): Outcome {
  if (!whole) return 'only_a_row';
  const target = find(work, edit.into)?.one;
  if (target === undefined || target.question.document !== one.question.document) return 'target_gone';
  if (target === one) return null;
  const rowIn = rowIdIn(one.question);
  keep(work, target, withCalmedFlags(mergedQuestion(target.question, one.question, edit.text)));
  take(work, one, 'merged');
  one.merged = { into: target, rowIn };
  target.edits.push(edit);
  return null;
}

function skipWhole(work: QuestionsAtWork, one: AtWork, edit: EditOf<'skip'>): null {
  leaveOut(work, one, edit, one.question.clauses, []);
  take(work, one, 'skipped');
  return null;
}

function skip(work: QuestionsAtWork, { one, whole, via }: Found, edit: EditOf<'skip'>): Outcome {
  if (via === 'key') return skipWhole(work, one, edit);
  const { question } = one;
  const { clause } = edit.key;
  const rows = rowsCiting(question, clause);
  const isNoRow = question.rows.length > 0 && rows.length === 0 && question.clauses[0] !== clause;
  if (via === 'merging' || (!whole && isNoRow)) return 'only_a_row';
  const rest = withoutClause(question, clause);
  if (rest === null) skipWhole(work, one, edit);
  else {
    leaveOut(work, one, edit, rows.length === 0 ? [clause] : [...new Set(rows.flatMap((row) => row.clauses))], rows);
    keep(work, one, withCalmedFlags(renamed(work, one, rest)));
  }
  // What a clause demands and what it wishes are two questions of one clause.
  for (const other of asking(work, edit.key))
    if (other !== one && other.question.clauses.every((id) => id === clause)) skipWhole(work, other, edit);
  return null;
}

function add(work: QuestionsAtWork, chapters: ChaptersAtHand, edit: EditOf<'add'>): Outcome {
  const question = addedQuestion(edit, chapters);
  if (question === null) return 'chapter_gone';
  if (!isFree(work, edit.key) || work.byId.has(question.id)) return 'already_asked';
  const rank = chapters.rankOf(question);
  const one = atWork(edit.key, question, question.roles);
  one.edits.push(edit);
  place(work, one, work.inOrder.findLastIndex((each) => chapters.rankOf(each.question) <= rank) + 1);
  return null;
}

function asCommon({ common: _, ...question }: Question, common: boolean): Question {
  return common ? { ...question, common } : question;
}

function withCommon(work: QuestionsAtWork, { one, whole }: Found, common: boolean): Outcome {
  if (!whole) return 'only_a_row';
  one.written = { ...one.written, common };
  put(work, one, asCommon(one.question, common));
  return null;
}

function applyTo(work: QuestionsAtWork, found: Found, edit: Exclude<QuestionEdit, { act: 'add' }>): Outcome {
  switch (edit.act) {
    case 'reword':
      return reword(work, found, edit);
    case 'reword_row':
      return rewordRow(work, found, edit);
    case 'add_row':
      return addRow(work, found, edit);
    case 'drop_row':
      return dropRow(work, found, edit);
    case 'hint':
      return withTold(work, found, { hint: edit.hint });
    case 'criteria':
      return withTold(work, found, { criteria: edit.criteria }, { criteria: edit.criteria });
    case 'evidence':
      return withTold(work, found, { evidence: edit.evidence }, { evidence: edit.evidence });
    case 'weigh':
      return withTold(work, found, { weight: edit.weight, kind: kindOfWeight(edit.weight, found.one.question.kind) });
    case 'mark': {
      const { criticalReason } = edit;
      return withTold(work, found, { critical: criticalReason !== null, criticalReason });
    }
    case 'gates':
      return withTold(work, found, { gates: GATE_IDS.filter((id) => edit.gates.includes(id)) });
    case 'common':
      return withCommon(work, found, edit.common);
    case 'settle':
      return withTold(work, found, { flags: without(found.one.question.flags, edit.flags) });
    case 'respond':
      return respond(work, found, edit);
    case 'skip':
      return skip(work, found, edit);
    case 'split':
      return split(work, found, edit);
    case 'merge':
      return merge(work, found, edit);
  }
}

/** A question that is skipped once more is skipped for the reason given last. */
function skippedAgain(work: QuestionsAtWork, edit: EditOf<'skip'>): boolean {
  const one = named(work, edit.key);
  const at = work.leftOut.findIndex((each) => each.one === one && each.edit.act === 'skip');
  const before = work.leftOut[at];
  if (one?.state !== 'skipped' || before === undefined) return false;
  one.edits.push(edit);
  work.leftOut[at] = { one, edit, part: { ...before.part, note: edit.reason } };
  return true;
}

/** Applies one edit to the questions at work. */
export function applyEdit(work: QuestionsAtWork, chapters: ChaptersAtHand, edit: QuestionEdit): Outcome {
  if (edit.act === 'add') return add(work, chapters, edit);
  if (edit.act === 'skip' && skippedAgain(work, edit)) return null;
  const isOfRow = edit.act === 'reword_row' || edit.act === 'drop_row';
  const found = isOfRow ? findRow(work, edit.key, edit.row) : find(work, edit.key);
  if (found === undefined) return 'not_asked_of_role';
  const problem = applyTo(work, found, edit);
  if (problem === null) found.one.edits.push(edit);
  return problem;
}
