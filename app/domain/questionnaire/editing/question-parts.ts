import { rowOfQuestion } from '#app/domain/questionnaire/wording/asked-duty.ts';
import { withNotes } from '#app/domain/questionnaire/finishing/question-notes.ts';
import type { Question, QuestionKind, QuestionRow, QuestionWeight } from '#app/domain/questionnaire/question.ts';
import { rowIdFrom, rowIdOfQuestion } from '#app/domain/questionnaire/row-id.ts';

/** Rows of a question that ask about a clause or one of its items. */
export function rowsCiting({ rows }: Question, clause: string): readonly QuestionRow[] {
  return rows.filter(({ clauses }) => clauses.some((id) => id === clause || id.startsWith(`${clause}-`)));
}

/** The question about these clauses and rows, named by the first clause where that is another than before. */
function about(question: Question, clauses: readonly string[], rows: readonly QuestionRow[]): Question {
  const [first] = clauses;
  const named = first === undefined || first === question.clauses[0];
  return withNotes({
    ...question,
    id: named ? question.id : `${first}@${question.roles[0] ?? ''}`,
    clauses,
    rows,
    absorbed: clauses.slice(1),
  });
}

function clausesOfRows(rows: readonly QuestionRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ clauses }) => clauses))];
}

/** The question without some of its rows and without what only they ask; null when no row of a clause is left. */
export function withoutRows(question: Question, gone: readonly QuestionRow[]): Question | null {
  const left = question.rows.filter((row) => !gone.includes(row));
  if (left.length === 0) return null;
  const kept = new Set(clausesOfRows(left));
  // What was only added beside the rows of clauses is no question by itself.
  if (kept.size === 0 && question.clauses.length > 0) return null;
  const lost = new Set(clausesOfRows(gone).filter((id) => !kept.has(id)));
  return about(
    question,
    question.clauses.filter((id) => !lost.has(id)),
    left,
  );
}

/** The question without what a clause asks; null when nothing is left to ask. */
export function withoutClause(question: Question, clause: string): Question | null {
  if (question.rows.length === 0) {
    const others = question.clauses.filter((id) => id !== clause && !id.startsWith(`${clause}-`));
    return others.length === 0 ? null : about(question, others, []);
  }
  const isLead = question.clauses[0] === clause && !question.rows.some(({ clauses }) => clauses.includes(clause));
  return isLead ? null : withoutRows(question, rowsCiting(question, clause));
}

/** 分けた設問. What was taken out, the rest, and whether the rest comes first. */
export interface QuestionParts {
  readonly taken: Question;
  readonly rest: Question;
  readonly restFirst: boolean;
}

/** Rows as a question of their own beside the rest; null where nothing would be left on either side. */
export function splitRows(question: Question, own: readonly QuestionRow[], text: string): QuestionParts | null {
  const rest = withoutRows(question, own);
  const [only, ...others] = own;
  if (only === undefined || rest === null) return null;
  const clauses = clausesOfRows(own);
  if (clauses.length === 0 && question.clauses.length > 0) return null;
  const part = withNotes({
    ...question,
    text,
    clauses,
    rows: others.length === 0 ? [] : own,
    absorbed: clauses.slice(1),
    kind: only.kind ?? question.kind,
  });
  const taken = { ...part, flags: part.flags.filter((flag) => flag !== 'grouped_by_section') };
  return { taken, rest, restFirst: question.rows[0] !== only };
}

/** A question that is answered directly as a row beside others. */
export function asRow({ id, text, clauses }: Question): QuestionRow {
  return { id: rowIdOfQuestion(id), text: rowOfQuestion(text), clauses };
}

/** By which id the question that takes another in knows a row of it, or all of it where it has none. */
export function rowIdIn({ id, rows }: Question): (row: string) => string {
  return rows.length === 0 ? () => rowIdOfQuestion(id) : (row) => rowIdFrom(id, row);
}

/** The rows that a question gives to one that takes it in. */
function rowsGiven(question: Question): readonly QuestionRow[] {
  if (question.rows.length === 0) return [asRow(question)];
  return question.rows.map((row) => ({ ...row, id: rowIdFrom(question.id, row.id) }));
}

function union<T>(one: readonly T[] = [], other: readonly T[] = []): readonly T[] {
  return [...new Set([...one, ...other])];
}

/** 重み 1 is 推奨 and 2 is 必須: what is said of one is said of the other. */
export function kindOfWeight(weight: QuestionWeight, before: QuestionKind): QuestionKind {
  if (before === 'assignment') return before;
  return weight === 1 ? 'recommendation' : 'requirement';
}

/** One question that decides what two decided, asked under the conditions that both have. */
export function mergedQuestion(target: Question, other: Question, text: string | null): Question {
  const direct = target.rows.length === 0 && other.rows.length === 0;
  const own = target.rows.length > 0 || direct ? target.rows : [asRow(target)];
  const rows: QuestionRow[] = [...own];
  for (const row of direct ? [] : rowsGiven(other)) {
    const same = rows.findIndex((each) => each.text === row.text);
    const known = rows[same];
    if (known === undefined) rows.push(row);
    else rows[same] = { ...known, clauses: [...new Set([...known.clauses, ...row.clauses])] };
  }
  const clauses = union(target.clauses, other.clauses);
  const weight = target.weight === 2 || other.weight === 2 ? 2 : 1;
  const criticalReason = target.criticalReason ?? other.criticalReason;
  const [unmapped, handling, misprints] = [
    union(target.unmapped, other.unmapped),
    union(target.handling, other.handling),
    union(target.misprints, other.misprints),
  ];
  return {
    ...about({ ...target, text: text ?? target.text }, clauses, rows),
    id: target.id,
    gates: target.gates.filter((gate) => other.gates.includes(gate)),
    weight,
    kind: kindOfWeight(weight, target.kind),
    critical: criticalReason !== null,
    criticalReason,
    flags: union(target.flags, other.flags).filter((flag) => flag !== 'merge_candidate'),
    ...(unmapped.length === 0 ? {} : { unmapped }),
    ...(handling.length === 0 ? {} : { handling }),
    ...(misprints.length === 0 ? {} : { misprints }),
  };
}
