import type { Actor } from '#app/domain/access/actor.ts';
import { rowsByPerson } from '#app/domain/access/transfer-person.ts';
import type { GroundPerson } from '#app/domain/access/transfer-person.ts';
import { asksWhetherNew } from '#app/domain/access/transfer-plan.ts';
import type { TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import { TRANSFER_MAX_LINES } from '#app/domain/organization/transfer.ts';
import type { TransferCells, TransferRow } from '#app/domain/organization/transfer.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { MOVEMENT_CELLS } from '#app/documents/organization/transfer-table.ts';
import { draftFor, entryAsSeen, plannedTransfer, storeLines } from '#app/services/access/transfer.acts.server.ts';
import type { DraftRefusal } from '#app/services/access/transfer.acts.server.ts';
import { transferRow } from '#app/services/access/transfer-table.form.server.ts';
import { cellsText, lineSealOf, linesHash, storedLines } from '#app/services/access/transfer.loader.server.ts';
import type { StoredTransfer } from '#app/services/access/transfer.loader.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Act, Done } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { deleteLine, setLeftOut, updateLine } from '#db/queries/transfer.server.ts';

export type LineRefusal = DraftRefusal | 'unknown_line' | 'line_changed' | 'left_out_line';

/** What a line says now, and in which group it is shown. */
export interface ChangedLine {
  readonly number: number;
  readonly verdict: TransferVerdict;
}

/** Every change of lines of a draft is one act of the log, which tells what was done to which line. */
function inTable<Value, Refused extends Refusal<string>>(
  context: ServiceContext,
  actor: Actor,
  change: (act: Act) => Done<Value> | Refused,
): { readonly ok: true; readonly value: Value } | Refused {
  return transact(context, actor.personId, 'transfer.change_line', change);
}

/** この行を直す. One line of a draft; `lineSeal` is of the line as it was seen. */
export function changeTransferLine(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
  {
    number,
    written,
    lineSeal,
  }: { readonly number: number; readonly written: TransferCells; readonly lineSeal: string },
): Result<ChangedLine, LineRefusal> {
  return inTable(context, actor, ({ tx, at }) => {
    const found = seenLine(tx, actor, transferId, { number, lineSeal });
    if (!found.ok) return found;
    updateLine(tx, transferId, number, cellsText(written));
    return storedLine(tx, found.value, number, 'changed', tokyoDate(at));
  });
}

/** 行を加える. `seal` is of the whole table, so that a form that is sent twice adds one line. */
export function addTransferLine(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
  { written, seal }: { readonly written: TransferCells; readonly seal: string },
): Result<ChangedLine, DraftRefusal | 'replaced_meanwhile' | 'too_many_lines'> {
  return inTable(context, actor, ({ tx, at }) => {
    const found = draftFor(tx, actor, transferId);
    if (!found.ok) return found;
    const lines = storedLines(tx, transferId);
    if (linesHash(lines) !== seal) return refuse('replaced_meanwhile');
    if (lines.length >= TRANSFER_MAX_LINES) return refuse('too_many_lines');
    // The first line below the heading is the second.
    const number = (lines.at(-1)?.number ?? 1) + 1;
    storeLines(tx, transferId, [{ number, written }]);
    return storedLine(tx, found.draft, number, 'added', tokyoDate(at));
  });
}

/** 行を取り除く. */
export function takeOutTransferLine(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
  { number, lineSeal }: { readonly number: number; readonly lineSeal: string },
): Result<null, LineRefusal> {
  return inTable(context, actor, ({ tx }) => {
    const found = seenLine(tx, actor, transferId, { number, lineSeal });
    if (!found.ok) return found;
    deleteLine(tx, transferId, number);
    const detail = { number, line: 'taken_out', linesHash: linesHash(storedLines(tx, transferId)) };
    return { ok: true, value: null, subject: `transfer:${transferId}`, detail };
  });
}

/**
 * 同じ人か新しい人か. Says of a line whose person would be new, though the name is known, who is meant: the lines of the
 * person get that one's number, or say that it is another person.
 */
export function settleNamesake(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
  input: { readonly number: number; readonly lineSeal: string; readonly samePersonId: string },
): Result<ChangedLine, DraftRefusal | 'unknown_line' | 'line_changed'> {
  return inTable(context, actor, ({ tx, at }) => {
    const found = draftFor(tx, actor, transferId);
    if (!found.ok) return found;
    const today = tokyoDate(at);
    const planned = plannedTransfer(tx, found.draft, today);
    const seen = entryAsSeen(planned, input);
    if (!seen.ok) return seen;
    const { entry, lineNumbers } = seen.value;
    const same = entry.namesakes.find(({ id }) => id === input.samePersonId) ?? null;
    const known = same !== null || (input.samePersonId === '' && asksWhetherNew(entry));
    if (!known) return refuse('line_changed');
    const newcomers = rowsOfNewcomer(entry.rows);
    for (const { number, written } of planned.lines.filter((line) => lineNumbers.includes(line.number))) {
      if (same !== null) updateLine(tx, transferId, number, cellsText(asSame(written, same)));
      else if (newcomers.lineNumbers.includes(number)) {
        const code = written.code === '' ? newcomers.code : written.code;
        updateLine(tx, transferId, number, cellsText({ ...written, code, movement: MOVEMENT_CELLS.hired_apart }));
      }
    }
    return storedLine(tx, found.draft, input.number, same === null ? 'new_person' : 'same_person', today);
  });
}

/**
 * The lines that are of somebody new: all where a number joins them. Without one it is the line that hires; what the
 * others mean is then asked for itself.
 */
function rowsOfNewcomer(rows: readonly TransferRow[]): {
  readonly code: string;
  readonly lineNumbers: readonly number[];
} {
  const code = rows.find((row) => row.code !== null)?.code ?? null;
  if (code !== null) return { code, lineNumbers: rows.map(({ number }) => number) };
  const hiring = rows.find(({ movement }) => movement === 'hired') ?? rows[0];
  return { code: '', lineNumbers: hiring === undefined ? [] : [hiring.number] };
}

/** A line that means this person: by its number, and as one who comes back where it had left. */
function asSame(written: TransferCells, { code, active }: GroundPerson): TransferCells {
  const movement = active ? MOVEMENT_CELLS.moved : MOVEMENT_CELLS.reappointed;
  return { ...written, code: code ?? written.code, movement };
}

/** A line of a draft that is as it was seen, and not left out: with its person's others it stays out or comes in. */
function seenLine(
  tx: Connection,
  actor: Actor,
  transferId: string,
  { number, lineSeal }: { readonly number: number; readonly lineSeal: string },
): Result<StoredTransfer, LineRefusal> {
  const found = draftFor(tx, actor, transferId);
  if (!found.ok) return found;
  const lines = storedLines(tx, transferId);
  const line = lines.find((one) => one.number === number);
  if (line === undefined) return refuse('unknown_line');
  if (lineSealOf(lines, [number]) !== lineSeal) return refuse('line_changed');
  return line.skipped ? refuse('left_out_line') : { ok: true, value: found.draft };
}

/** What was stored of a line: with it all lines of its person are in again, so that nobody has half of the offices. */
function storedLine(
  tx: Connection,
  draft: StoredTransfer,
  number: number,
  line: 'changed' | 'added' | 'same_person' | 'new_person',
  today: CalendarDate,
) {
  const rows = storedLines(tx, draft.id).map((one) => transferRow(one, one.skipped));
  const own = rowsByPerson(rows).find((some) => some.some((row) => row.number === number)) ?? [];
  const leftOut = own.filter((row) => row.leftOut).map((row) => row.number);
  setLeftOut(tx, draft.id, leftOut, false);
  const { lines, plan } = plannedTransfer(tx, draft, today);
  const verdict = plan.entries.find((entry) => entry.rows.some((row) => row.number === number))?.verdict ?? 'unknown';
  const detail = { number, line, linesHash: linesHash(lines) };
  return { ok: true as const, value: { number, verdict }, subject: `transfer:${draft.id}`, detail };
}
