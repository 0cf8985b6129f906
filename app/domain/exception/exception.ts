import { clauseKey } from '#app/domain/policy/clause-key.ts';
import type { ClauseRef } from '#app/domain/policy/clause-key.ts';
import type { PolicyDocumentKind } from '#app/domain/policy/clause.ts';
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

/** The exception that covers what a question asks of a target: one of any of its clauses. */
export function coveringException(
  register: ExceptionRegister,
  question: Omit<ClauseRef, 'id'> & { readonly clauses: readonly string[] },
  targetId: string,
): PolicyException | null {
  if (register.size === 0) return null;
  for (const id of question.clauses) {
    const found = register.get(placeOf(targetId, { ...question, id }));
    if (found !== undefined) return found;
  }
  return null;
}

function placeOf(targetId: string, clause: ClauseRef): string {
  return `${targetId} ${clauseKey(clause)}`;
}
