import type { SheetEventKind } from '#app/domain/response/sheet.ts';
import type { Connection } from '#db/client.server.ts';
import { eventsOfSheet, proxyEntriesOfSheet } from '#db/queries/sheet.server.ts';

/** 経過. One thing that happened to a sheet. */
export interface SheetEvent {
  readonly id: string;
  readonly kind: SheetEventKind;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** What happened to the sheet, the newest last. */
export function sheetEvents(db: Connection, sheetId: string): readonly SheetEvent[] {
  return eventsOfSheet(db, sheetId).map(({ id, kind, at, actorName, reason }) => ({
    id,
    kind,
    at,
    by: actorName,
    reason,
  }));
}

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
