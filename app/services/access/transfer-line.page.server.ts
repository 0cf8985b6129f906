import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { planTransfer } from '#app/domain/access/transfer-plan.ts';
import { unknownOffices } from '#app/domain/access/transfer-post.ts';
import type { TransferCells, TransferField } from '#app/domain/organization/transfer.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { TRANSFER_COLUMNS } from '#app/documents/organization/transfer-table.ts';
import { judgedLineErrors } from '#app/services/access/transfer-fault.form.server.ts';
import { faultGround } from '#app/services/access/transfer-line.loader.server.ts';
import { transferRow, typedCells } from '#app/services/access/transfer-table.form.server.ts';
import type { TransferTableLine } from '#app/services/access/transfer-table.form.server.ts';
import {
  lineSealOf,
  linesHash,
  storedLines,
  transferById,
  transferGround,
} from '#app/services/access/transfer.loader.server.ts';
import type { StoredLine, StoredTransfer } from '#app/services/access/transfer.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';

/** 異動の一行の画面. */
export interface TransferLinePage extends Pick<StoredTransfer, 'id' | 'name' | 'on'> {
  /** Null for one that is added. */
  readonly lineNumber: number | null;
  /** What the columns are called. */
  readonly columnNames: Readonly<Record<TransferField, string>>;
  readonly written: TransferCells;
  /** Of the line as it is shown; of the whole table for one that is added. */
  readonly lineSeal: string;
  readonly skipped: boolean;
  /** Why the line is refused as it stands, at its fields. */
  readonly lineErrors: readonly { readonly field: string; readonly message: string }[];
}

export function transferLinePage(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
  lineNumber: number | null,
): Result<TransferLinePage, Denial> {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const transfer = transferById(context.db, transferId);
  if (transfer === null) return refuse('not_permitted');
  if (transfer.state !== 'draft') return refuse('wrong_state');
  const { id, name, on } = transfer;
  const lines = storedLines(context.db, transferId);
  const base = { id, name, on, lineNumber, columnNames: TRANSFER_COLUMNS };
  if (lineNumber === null) {
    return ok({ ...base, written: typedCells({}), lineSeal: linesHash(lines), skipped: false, lineErrors: [] });
  }
  const line = lines.find(({ number }) => number === lineNumber);
  if (line === undefined) return refuse('not_permitted');
  const { written, skipped } = line;
  const lineErrors = skipped ? [] : refusedFor(context, transfer, lines, { number: lineNumber, written });
  return ok({ ...base, written, lineSeal: lineSealOf(lines, [lineNumber]), skipped, lineErrors });
}

/** Why a line is refused among the others of its draft. */
function refusedFor(
  { db, clock }: ServiceContext,
  transfer: StoredTransfer,
  lines: readonly StoredLine[],
  { number, written }: TransferTableLine,
): TransferLinePage['lineErrors'] {
  const ground = transferGround(db, transfer, tokyoDate(clock()));
  const rows = lines.map((line) => transferRow(line, line.skipped));
  const entry = planTransfer(rows, ground).entries.find((one) => one.rows.some((row) => row.number === number));
  const faults = (entry?.faults ?? [])
    .filter((one) => one.number === number)
    .map(({ number: lineNumber, ...fault }) => ({ lineNumber, ...fault }));
  const named = rows.find((row) => row.number === number);
  const wrongOffices = named === undefined ? [] : unknownOffices(named, ground);
  return judgedLineErrors(faults, written, { ...faultGround(db, faults), unknownOffices: wrongOffices });
}
