import type { SheetEventKind } from '#app/domain/response/sheet.ts';
import { instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { progressOf } from '#app/services/response/sheet.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { appointmentsOf } from '#db/queries/organization.server.ts';
import { eventsOfSheet, findSheet, proxyEntriesOfSheet } from '#db/queries/sheet.server.ts';
import type { SheetEventRow } from '#db/queries/sheet.server.ts';

/** 経過. One thing that happened to a sheet. */
export interface SheetEvent {
  readonly id: string;
  readonly kind: SheetEventKind;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** 代決: who did it stood in for the holder of the office. */
  readonly substitute: boolean;
}

/** What happened to the sheet, the newest last. */
export function sheetEvents(db: Connection, sheetId: string): readonly SheetEvent[] {
  return markedEvents(db, sheetId).map(({ id, kind, at, actorName, reason, substitute }) => ({
    id,
    kind,
    at,
    by: actorName,
    reason,
    substitute,
  }));
}

/**
 * The events of a sheet, with whether a judgement was 代決: the person held the offices that judge this sheet as 職務代理
 * alone on that day. The appointments tell it, which keep their days and their kind.
 */
export function markedEvents(
  db: Connection,
  sheetId: string,
): readonly (SheetEventRow & { readonly substitute: boolean })[] {
  const events = eventsOfSheet(db, sheetId);
  if (events.length === 0) return [];
  const row = findSheet(db, sheetId);
  const steps = row === undefined ? [] : progressOf(row.sheet).route;
  return events.map((event) => {
    if (!JUDGED.includes(event.kind)) return { ...event, substitute: false };
    const held = appointmentsOf(db, event.actorId, tokyoDate(instant(event.at))).filter(
      ({ role, unitId }) =>
        role === 'secretariat' || steps.some((step) => step.role === role && step.unitId === unitId),
    );
    return { ...event, substitute: held.length > 0 && held.every(({ kind }) => kind === 'acting') };
  });
}

const JUDGED: readonly SheetEventKind[] = ['confirm', 'return', 'accept'];

/** The last return of a sheet that waits to be handed in again. */
export function lastReturn(events: readonly SheetEvent[]): SheetEvent | null {
  return events.findLast(({ kind }) => kind === 'return') ?? null;
}

/** 代行入力の記録. On whose decision somebody else typed the answers in. */
export interface ProxyRecord {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly documentNumber: string;
  readonly paperLocation: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
}

export function proxyRecords(
  db: Connection,
  sheetId: string,
  names: ReadonlyMap<string, string>,
): readonly ProxyRecord[] {
  return proxyEntriesOfSheet(db, sheetId).map((entry) => ({
    decidedBy: entry.decidedBy,
    decidedOn: entry.decidedOn,
    documentNumber: entry.documentNumber,
    paperLocation: entry.paperLocation,
    enteredBy: names.get(entry.enteredBy) ?? '',
    enteredAt: entry.enteredAt,
  }));
}
