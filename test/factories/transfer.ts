import { must } from '#app/domain/shared/result.ts';
import { calendarDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { planTransfer } from '#app/domain/access/transfer-plan.ts';
import type { TransferPlan } from '#app/domain/access/transfer-plan.ts';
import type { TransferKind } from '#app/domain/organization/transfer.ts';
import { readTransferTable, transferRow } from '#app/services/access/transfer-table.form.server.ts';
import { applyTransfer, draftTransfer } from '#app/services/access/transfer.acts.server.ts';
import {
  lineSealOf,
  linesHash,
  seenTransfer,
  storedLines,
  transferById,
  transferGround,
} from '#app/services/access/transfer.loader.server.ts';
import { testDatabase } from '#test/factories/database.ts';
import { makeTown } from '#test/factories/town.ts';
import type { Town } from '#test/factories/town.ts';

export const MARCH = calendarDate('2027-03-25');
export const APRIL = calendarDate('2027-04-01');

/** A town in March, before most people move. */
export const townInMarch = () => makeTown(testDatabase(MARCH));

/** The heading of the columns that most tables of the tests have. */
export const TRANSFER_HEADING =
  '職員番号,氏名,職員区分,利用者ID,所属,役職,システムコード,任期の終わり,異動の種類,兼務の理由';

/** Lines of a table with these rows under the heading. */
export function tableLines(...rows: readonly string[]) {
  if (rows.length === 0) return [];
  const table = readTransferTable([TRANSFER_HEADING, ...rows].join('\n'));
  if (!table.ok) throw new Error(table.message);
  return table.lines;
}

export interface DraftOptions {
  readonly kind?: TransferKind;
  readonly on?: CalendarDate;
}

/** Drafts a transfer with these rows, by the 事務局. */
export function drafted(town: Town, rows: readonly string[], { kind = 'partial', on = APRIL }: DraftOptions = {}) {
  const lines = tableLines(...rows);
  return must(draftTransfer(town.context, town.actor('secretariat'), { name: '定期異動', on, kind, lines }));
}

/** What a drafted transfer would do now. */
export function planOf({ context }: Town, id: string): TransferPlan {
  const transfer = transferById(context.db, id);
  if (transfer === null) throw new Error('there is no such transfer');
  const rows = storedLines(context.db, id).map((line) => transferRow(line, line.skipped));
  return planTransfer(rows, transferGround(context.db, transfer, context.today()));
}

/** What the page of the table is made from. */
export function tableSeal({ context }: Town, id: string): string {
  return linesHash(storedLines(context.db, id));
}

/** 除く行. Lines of the person whose line has the number, as they are shown now. */
export function shownLine(town: Town, id: string, number: number, skipped = true) {
  const entry = planOf(town, id).entries.find(({ rows }) => rows.some((row) => row.number === number));
  const numbers = entry?.rows.map((row) => row.number) ?? [];
  return { number, skipped, lineSeal: lineSealOf(storedLines(town.context.db, id), numbers) };
}

/** Applies it as it would be shown now. */
export function applied(town: Town, id: string) {
  return applyTransfer(town.context, town.actor('secretariat'), id, seenTransfer(planOf(town, id)));
}

/** Applies a transfer with these rows, which must be possible. */
export function transferred(town: Town, rows: readonly string[], options: DraftOptions = {}): string {
  const id = drafted(town, rows, options);
  must(applied(town, id));
  return id;
}

export const secretariat = (town: Town) => town.actor('secretariat');

/** All that a transfer may change, and nothing that only tells of it. */
export function transferredBody({ context }: Town): unknown {
  const tables = ['person', 'account', 'credential', 'appointment', 'delegation', 'delegation_chapter', 'unit_version'];
  return tables.map((table) => context.db.$client.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all());
}
