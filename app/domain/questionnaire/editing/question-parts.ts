import { rowOfQuestion } from '#app/domain/questionnaire/wording/asked-duty.ts';
import type { EditKey } from '#app/domain/questionnaire/editing/edit.ts';
import { withNotes } from '#app/domain/questionnaire/finishing/question-notes.ts';
import type { Question, QuestionRow } from '#app/domain/questionnaire/question.ts';
import { rowIdFrom, rowIdOfQuestion } from '#app/domain/questionnaire/row-id.ts';

/** Rows of a question that ask about a clause or one of its items. */
export function rowsCiting({ rows }: Question, clause: string): readonly QuestionRow[] {
  return rows.filter(({ clauses }) => clauses.some((id) => id === clause || id.startsWith(`${clause}-`)));
}

/** The question about these clauses and rows, named by the first clause. */
function about(question: Question, clauses: readonly string[], rows: readonly QuestionRow[]): Question {
  const [first = ''] = clauses;
  return withNotes({
    ...question,
    id: `${first}@${question.roles[0] ?? ''}`,
    clauses,
    rows,
    absorbed: clauses.slice(1),
  });
}

function clausesOfRows(rows: readonly QuestionRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ clauses }) => clauses))];
}

/** The question without what a clause asks; null when nothing is left to ask. */
export function withoutClause(question: Question, clause: string): Question | null {
  const gone = rowsCiting(question, clause);
  const left = question.rows.filter((row) => !gone.includes(row));
  if (question.rows.length === 0) {
    const others = question.clauses.filter((id) => id !== clause && !id.startsWith(`${clause}-`));
    return others.length === 0 ? null : about(question, others, []);
  }
  const isLead =
    gone.length === question.rows.length ||
    (question.clauses[0] === clause && !question.rows.some(({ clauses }) => clauses.includes(clause)));
  if (isLead || left.length === 0) return null;
  const lost = new Set(clausesOfRows(gone).filter((id) => !clausesOfRows(left).includes(id)));
  return about(
    question,
    question.clauses.filter((id) => !lost.has(id)),
    left,
  );
}

/** A clause's rows as a question of their own beside the rest; null when it has no rows of its own. */
export function splitQuestion(question: Question, { clause }: EditKey, text: string): readonly Question[] | null {
  const own = rowsCiting(question, clause);
  const rest = withoutClause(question, clause);
  if (own.length === 0 || rest === null) return null;
  const clauses = clausesOfRows(own);
  const [only, ...others] = own;
  const part = about({ ...question, text }, clauses, others.length === 0 ? [] : own);
  const alone = {
    ...part,
    kind: only?.kind ?? part.kind,
    flags: part.flags.filter((flag) => flag !== 'grouped_by_section'),
  };
  const before = question.rows.indexOf(only ?? own[0] ?? { id: '', text: '', clauses: [] }) === 0;
  return before ? [alone, rest] : [rest, alone];
}

/** A question that is answered directly as a row beside others. */
function asRow({ id, text, clauses }: Question): QuestionRow {
  return { id: rowIdOfQuestion(id), text: rowOfQuestion(text), clauses };
}

/** The rows that a question gives to one that takes it in. */
function rowsGiven(question: Question): readonly QuestionRow[] {
  if (question.rows.length === 0) return [asRow(question)];
  return question.rows.map((row) => ({ ...row, id: rowIdFrom(question.id, row.id) }));
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
  const clauses = [...new Set([...target.clauses, ...other.clauses])];
  const criticalReason = target.criticalReason ?? other.criticalReason;
  return {
    ...about({ ...target, text: text ?? target.text }, clauses, rows),
    id: target.id,
    gates: target.gates.filter((gate) => other.gates.includes(gate)),
    weight: target.weight === 2 || other.weight === 2 ? 2 : 1,
    critical: criticalReason !== null,
    criticalReason,
    flags: [...new Set([...target.flags, ...other.flags])].filter((flag) => flag !== 'merge_candidate'),
  };
}
