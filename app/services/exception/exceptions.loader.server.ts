import type { ExceptionRegister, PolicyException } from '#app/domain/exception/exception.ts';
import { exceptionsOn } from '#app/domain/exception/exception.ts';
import { POLICY_DOCUMENT_KINDS } from '#app/domain/policy/clause.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { Connection } from '#db/client.server.ts';
import { permittedExceptions } from '#db/queries/exception.server.ts';

/** 例外措置の表示. What a page says of the exception that covers a question or a row. */
export type ShownException = Pick<PolicyException, 'clauseId' | 'until' | 'reason'>;

export function shownException(exception: PolicyException | null | undefined): ShownException | null {
  if (exception === null || exception === undefined) return null;
  const { clauseId, until, reason } = exception;
  return { clauseId, until, reason };
}

/** The permitted exceptions that hold on the day; `upTo` leaves out what was permitted after the act of that number. */
export function exceptionsInForce(
  db: Connection,
  day: CalendarDate,
  { upTo = null }: { readonly upTo?: number | null } = {},
): ExceptionRegister {
  const permitted = permittedExceptions(db, { upTo }).map((row): PolicyException => {
    const document = POLICY_DOCUMENT_KINDS.find((kind) => kind === row.document);
    if (document === undefined) throw new Error(`exception ${row.id} of an unknown document ${row.document}`);
    const { policyId, clauseId, targetId, reason } = row;
    return {
      policyId,
      document,
      clauseId,
      targetId,
      reason,
      from: calendarDate(row.from),
      until: calendarDate(row.until),
    };
  });
  return exceptionsOn(permitted, day);
}
