import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { TransferCells, TransferField } from '#app/domain/organization/transfer.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { TRANSFER_COLUMNS } from '#app/documents/organization/transfer-csv.ts';
import { typedCells } from '#app/services/access/transfer-table.form.server.ts';
import { lineSealOf, linesHash, storedLines, transferById } from '#app/services/access/transfer.loader.server.ts';
import type { StoredTransfer } from '#app/services/access/transfer.loader.server.ts';
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
  if (lineNumber === null) return ok({ ...base, written: typedCells({}), lineSeal: linesHash(lines), skipped: false });
  const line = lines.find(({ number }) => number === lineNumber);
  if (line === undefined) return refuse('not_permitted');
  const { written, skipped } = line;
  return ok({ ...base, written, lineSeal: lineSealOf(lines, [lineNumber]), skipped });
}
