import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseRef } from '#app/domain/policy/clause-key.ts';
import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
import type { Question, QuestionRow } from '#app/domain/questionnaire/question.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';

/** 例外措置. One clause that one unit or system need not follow for a term. */
export interface PolicyException {
  readonly policyId: string;
  readonly document: PolicyDocumentKind;
  readonly clauseId: string;
  readonly targetId: string;
  readonly reason: string;
  readonly from: CalendarDate;
  /** The last day on which it holds. */
  readonly until: CalendarDate;
}

/** 例外措置台帳. The exceptions that hold on one day, by target and clause. */
export type ExceptionRegister = ReadonlyMap<string, PolicyException>;

/** The exceptions that hold on the day; of two for one clause the one that holds longer. */
export function exceptionsOn(exceptions: readonly PolicyException[], day: CalendarDate): ExceptionRegister {
  const register = new Map<string, PolicyException>();
  for (const exception of exceptions) {
    if (day < exception.from || day > exception.until) continue;
    const place = placeOf(exception.targetId, { ...exception, id: exception.clauseId });
    const known = register.get(place);
    if (known === undefined || known.until < exception.until) register.set(place, exception);
  }
  return register;
}

/** 例外措置の範囲. What of a question the exceptions in force cover. */
export interface Coverage {
  /** Covers the whole question; null where something of it is asked. */
  readonly whole: PolicyException | null;
  /** What covers single rows, by their ids; empty where the whole question is covered. */
  readonly rows: ReadonlyMap<string, PolicyException>;
  /** What covers each row, where several exceptions cover the whole question together; else empty. */
  readonly everyRow: ReadonlyMap<string, PolicyException>;
}

export const NOT_COVERED: Coverage = { whole: null, rows: new Map(), everyRow: new Map() };

/** The exception that is told at the row: one that does not cover the question by itself. */
export function exceptionOfRow({ rows, everyRow }: Coverage, rowId: string): PolicyException | null {
  return rows.get(rowId) ?? everyRow.get(rowId) ?? null;
}

/** Every exception that covers something of the question, each once. */
export function exceptionsTold({ whole, rows, everyRow }: Coverage): readonly PolicyException[] {
  const ofRows = [...rows.values(), ...everyRow.values()];
  return [...new Set(ofRows.length > 0 || whole === null ? ofRows : [whole])];
}

/** 例外措置を当てる設問. A question as far as exceptions are concerned. */
type Covered = Omit<ClauseRef, 'id'> &
  Pick<Question, 'clauses'> & { readonly rows: readonly Pick<QuestionRow, 'id' | 'clauses'>[] };

/**
 * What exceptions cover of a question put to a target. An exception from a clause that only rows ask about covers these
 * rows; one from any other clause of the question covers all of it, as do exceptions that cover every row together: of
 * these the one that ends first, because then something is asked again.
 */
export function coverageOf(register: ExceptionRegister, question: Covered, targetId: string): Coverage {
  if (register.size === 0) return NOT_COVERED;
  const { rows, clauses } = question;
  const firstOf = (ids: readonly string[]) => {
    for (const id of ids) {
      const found = register.get(placeOf(targetId, { ...question, id }));
      if (found !== undefined) return found;
    }
    return null;
  };
  const askedByRows = new Set(rows.flatMap((row) => row.clauses));
  const whole = firstOf(clauses.filter((id) => !askedByRows.has(id)));
  if (whole !== null) return { ...NOT_COVERED, whole };
  const covered = new Map<string, PolicyException>();
  for (const row of rows) {
    const exception = firstOf(row.clauses);
    if (exception !== null) covered.set(row.id, exception);
  }
  if (covered.size < rows.length || rows.length === 0) return { ...NOT_COVERED, rows: covered };
  const [first, ...more] = [...covered.values()];
  if (first === undefined) throw new Error('rows that are all covered are covered by something');
  return {
    ...NOT_COVERED,
    whole: more.reduce((soonest, one) => (one.until < soonest.until ? one : soonest), first),
    everyRow: more.some((one) => one !== first) ? covered : NOT_COVERED.everyRow,
  };
}

function placeOf(targetId: string, clause: ClauseRef): string {
  return `${targetId} ${clauseKey(clause)}`;
}
