import { z } from 'zod';
import type { GroundPerson } from '#app/domain/access/transfer-person.ts';
import type { PlannedEntry, TransferGround, TransferPlan } from '#app/domain/access/transfer-plan.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { TRANSFER_FIELDS } from '#app/domain/organization/transfer.ts';
import type { TransferCells, TransferKind, TransferState } from '#app/domain/organization/transfer.ts';
import { lastDaysOf } from '#app/domain/organization/unit-history.ts';
import { calendarDate, instant } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { groupBy } from '#app/domain/shared/group-by.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import { heldAppointmentOf } from '#app/services/organization/appointment.loader.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { readStored, storedKind, writeStored } from '#app/services/shared/stored-value.server.ts';
import type { Connection } from '#db/client.server.ts';
import { systemsOn } from '#db/queries/asset.server.ts';
import { unitsOn } from '#db/queries/organization.server.ts';
import { allAppointments, findTransfer, linesOf, peopleWithAccounts } from '#db/queries/transfer.server.ts';
import type { TransferRecord } from '#db/queries/transfer.server.ts';

const CELLS = storedKind('line of a transfer', z.record(z.enum(TRANSFER_FIELDS), z.string()));
const LEAVING = storedKind('people who leave on the day of a transfer', z.array(z.string()));

/** 異動. As it is kept. */
export interface StoredTransfer {
  readonly id: string;
  readonly name: string;
  readonly on: CalendarDate;
  readonly kind: TransferKind;
  readonly state: TransferState;
  readonly draftedAt: Instant;
  readonly appliedAt: Instant | null;
  readonly appliedSequence: number | null;
  readonly undoneAt: Instant | null;
  /** Who leaves on the day, where it was applied before. */
  readonly leavingIds: readonly string[];
  readonly changesHash: string | null;
}

export function storedTransfer({ leaving, ...row }: TransferRecord): StoredTransfer {
  return {
    ...row,
    on: calendarDate(row.on),
    draftedAt: instant(row.draftedAt),
    appliedAt: row.appliedAt === null ? null : instant(row.appliedAt),
    undoneAt: row.undoneAt === null ? null : instant(row.undoneAt),
    leavingIds: readStored(LEAVING, leaving),
  };
}

export function transferById(db: Connection, id: string): StoredTransfer | null {
  const row = findTransfer(db, id);
  return row === undefined ? null : storedTransfer(row);
}

export function leavingText(personIds: readonly string[]): string {
  return writeStored(LEAVING, [...personIds]);
}

export function cellsText(cells: TransferCells): string {
  return writeStored(CELLS, cells);
}

export interface StoredLine {
  readonly number: number;
  readonly written: TransferCells;
  readonly skipped: boolean;
}

export function storedLines(db: Connection, transferId: string): readonly StoredLine[] {
  return linesOf(db, transferId).map(({ number, content, leftOut }) => ({
    number,
    written: readStored(CELLS, content),
    skipped: leftOut,
  }));
}

/** 行の印. Names the lines of a table, in the log as well. */
export function linesHash(lines: readonly StoredLine[]): string {
  return sha256(canonicalJson(lines.map(({ number, written, skipped }) => ({ number, written, skipped }))));
}

/** 行の表示の印. Names the lines of one person as they were shown, and whether they are left out. */
export function lineSealOf(lines: readonly StoredLine[], numbers: readonly number[]): string {
  return linesHash(lines.filter(({ number }) => numbers.includes(number)));
}

/** Everybody as a transfer finds them. */
export function groundPeople(db: Connection): readonly GroundPerson[] {
  const held = groupBy(allAppointments(db), ({ personId }) => personId);
  return peopleWithAccounts(db).map(({ person, login, accountActive, credentialId }) => ({
    ...person,
    login,
    signsIn: accountActive === true && credentialId !== null,
    appointments: (held.get(person.id) ?? []).map(heldAppointmentOf),
  }));
}

/** What the lines of a transfer are held against. Its places must be there on its day, or today where that is past. */
export function transferGround(
  db: Connection,
  { kind, on }: Pick<StoredTransfer, 'kind' | 'on'>,
  today: CalendarDate,
): TransferGround {
  const day = on < today ? today : on;
  const { officeNames, modules } = bodySettings(db);
  return {
    kind,
    on,
    today,
    people: groundPeople(db),
    units: unitsOn(db, day).filter(({ type }) => type !== 'organization'),
    lastDays: lastDaysOf(unitHistory(db)),
    systems: systemsOn(db, day),
    officeOf: new Map(OFFICES.map((office) => [sameKey(officeNames[office]), office])),
    modules,
  };
}

function seenEntry({ verdict, rows, person, faults, posts, facts, returns, login }: PlannedEntry) {
  return {
    verdict,
    numbers: rows.map(({ number }) => number),
    person: person?.id ?? null,
    faults: faults.map(({ number, fault }) => ({ number, fault })),
    given: posts.given.map((post) => ({ ...post })),
    lasting: posts.lasting.map(({ appointment, until }) => ({ id: appointment.id, until })),
    gone: [...posts.ended, ...posts.withdrawn].map(({ id }) => id),
    facts: { ...facts },
    returns,
    login,
  };
}

/** 見た内容の印. Names what a transfer was shown to do, down to the people, units and appointments that it means. */
export function seenTransfer({ entries, vacant }: TransferPlan): string {
  return sha256(canonicalJson({ entries: entries.map(seenEntry), vacant: [...vacant] }));
}
