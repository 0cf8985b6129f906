import type { SheetEventKind } from '#app/domain/response/sheet.ts';
import { instant, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { progressOf } from '#app/services/response/sheet.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { appointmentsOf } from '#db/queries/organization.server.ts';
import { eventsOfSheet, findSheet, proxyEntriesOfSheet } from '#db/queries/sheet.server.ts';

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

/**
 * What happened to the sheet, the newest last. A judgement was 代決 where the person held the offices that judge this
 * sheet as 職務代理 alone on that day. The appointments tell it, which keep their days and their kind.
 */
export function sheetEvents(db: Connection, sheetId: string): readonly SheetEvent[] {
  const events = eventsOfSheet(db, sheetId);
  if (events.length === 0) return [];
  const row = findSheet(db, sheetId);
  const steps = row === undefined ? [] : progressOf(row.sheet).route;
  return events.map(({ id, kind: what, at, actorId, actorName: by, reason }) => {
    const event = { id, kind: what, at, by, reason };
    if (!JUDGED.includes(what)) return { ...event, substitute: false };
    const held = appointmentsOf(db, actorId, tokyoDate(instant(at))).filter(
      ({ role, unitId }) =>
        role === 'secretariat' || steps.some((step) => step.role === role && step.unitId === unitId),
    );
    return { ...event, substitute: held.length > 0 && held.every(({ kind }) => kind === 'acting') };
  });
}

const JUDGED: readonly SheetEventKind[] = ['confirm', 'return', 'accept'];

/** 差戻し. Why a sheet waits to be handed in again, and who said so when. */
export type SheetReturn = Pick<SheetEvent, 'at' | 'by' | 'reason'>;

/** The last return of such a sheet. */
export function lastReturn(db: Connection, sheetId: string): SheetReturn | null {
  const found = eventsOfSheet(db, sheetId).findLast(({ kind }) => kind === 'return');
  return found === undefined ? null : { at: found.at, by: found.actorName, reason: found.reason };
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
