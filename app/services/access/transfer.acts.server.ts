import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { KeptOffice } from '#app/domain/access/office-cover.ts';
import { planTransfer, verdictCounts } from '#app/domain/access/transfer-plan.ts';
import type { PlannedEntry, TransferVerdict } from '#app/domain/access/transfer-plan.ts';
import type { TransferKind } from '#app/domain/organization/transfer.ts';
import { checkDay, isOfYearOver } from '#app/domain/organization/unit-change.ts';
import type { DayRefusal } from '#app/domain/organization/unit-change.ts';
import { addDays, tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate, Instant } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { transferRow } from '#app/services/access/transfer-table.form.server.ts';
import type { TransferTableLine } from '#app/services/access/transfer-table.form.server.ts';
import {
  cellsText,
  leavingText,
  lineSealOf,
  linesHash,
  seenTransfer,
  storedLines,
  transferById,
  transferGround,
} from '#app/services/access/transfer.loader.server.ts';
import type { StoredTransfer } from '#app/services/access/transfer.loader.server.ts';
import {
  changeRecords,
  changesBetween,
  joinedChanges,
  keptChanges,
  rowBook,
} from '#app/services/access/transferred-row.loader.server.ts';
import type { RowChange } from '#app/services/access/transferred-row.loader.server.ts';
import { leftVacant } from '#app/services/organization/office-cover.loader.server.ts';
import type { LastHolder } from '#app/services/organization/office-cover.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import {
  allAppointmentsOf,
  insertAccounts,
  insertAppointments,
  insertPeople,
} from '#db/queries/organization.server.ts';
import { deleteAppointments, endAppointmentsOn, findPerson, letGo, updatePerson } from '#db/queries/people.server.ts';
import {
  deleteChanges,
  deleteLines,
  deleteTransfer,
  insertChanges,
  insertLines,
  insertTransfer,
  setLeftOut,
  updateTransfer,
} from '#db/queries/transfer.server.ts';

/** `not_draft`: it was applied and is changed no more; `undone_already`: it was undone, which is once and for all. */
export type DraftRefusal = Denial | 'unknown_transfer' | 'not_draft' | 'undone_already';

type Draft = { readonly ok: true; readonly draft: StoredTransfer } | Refusal<DraftRefusal>;

export function draftFor(tx: Connection, actor: Actor, transferId: string): Draft {
  const permission = authorize(actor, 'organization.edit', null);
  if (!permission.ok) return permission;
  const found = transferById(tx, transferId);
  if (found === null) return refuse('unknown_transfer');
  if (found.state === 'undone') return refuse('undone_already');
  return found.state === 'draft' ? { ok: true, draft: found } : refuse('not_draft');
}

export function storeLines(tx: Connection, transferId: string, lines: readonly TransferTableLine[]): void {
  insertLines(
    tx,
    lines.map(({ number, written }) => ({ transferId, number, content: cellsText(written) })),
  );
}

const unmarked = (lines: readonly TransferTableLine[]) => lines.map((line) => ({ ...line, skipped: false }));

export interface NewTransfer {
  readonly name: string;
  readonly on: CalendarDate;
  readonly kind: TransferKind;
  readonly lines: readonly TransferTableLine[];
}

/** 異動の下書き. Changes nothing of the body. */
export function draftTransfer(
  context: ServiceContext,
  actor: Actor,
  { lines, ...input }: NewTransfer,
): Result<string, Denial | DayRefusal> {
  return transact(context, actor.personId, 'transfer.draft', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const day = checkDay(input.on, tokyoDate(at));
    if (!day.ok) return day;
    const id = context.newId();
    insertTransfer(tx, { id, ...input, state: 'draft', draftedAt: at, leaving: leavingText([]) });
    storeLines(tx, id, lines);
    const detail = { ...input, lineCount: lines.length, linesHash: linesHash(unmarked(lines)) };
    return { ok: true, value: id, subject: `transfer:${id}`, detail };
  });
}

/** 表の差替え. What was left out is in again: the lines are others. `seal` is the {@link linesHash} that was seen. */
export function replaceTransfer(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
  lines: readonly TransferTableLine[],
  seal: string,
): Result<null, DraftRefusal | 'replaced_meanwhile'> {
  return transact(context, actor.personId, 'transfer.replace', ({ tx }) => {
    const found = draftFor(tx, actor, transferId);
    if (!found.ok) return found;
    if (linesHash(storedLines(tx, transferId)) !== seal) return refuse('replaced_meanwhile');
    deleteLines(tx, transferId);
    storeLines(tx, transferId, lines);
    const detail = { lineCount: lines.length, linesHash: linesHash(unmarked(lines)) };
    return { ok: true, value: null, subject: `transfer:${transferId}`, detail };
  });
}

/** この行を除いて進める. All lines of the person that a line is of, so that nobody is left with half of the offices. */
export function leaveOutOfTransfer(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
  { number, skipped, lineSeal }: { readonly number: number; readonly skipped: boolean; readonly lineSeal: string },
): Result<null, DraftRefusal | 'unknown_line' | 'line_changed'> {
  return transact(context, actor.personId, 'transfer.leave_out', ({ tx, at }) => {
    const found = draftFor(tx, actor, transferId);
    if (!found.ok) return found;
    const seen = entryAsSeen(plannedTransfer(tx, found.draft, tokyoDate(at)), { number, lineSeal });
    if (!seen.ok) return seen;
    const { entry, lineNumbers: numbers } = seen.value;
    if ((entry.verdict === 'left_out') === skipped) return refuse('line_changed');
    setLeftOut(tx, transferId, numbers, skipped);
    return { ok: true, value: null, subject: `transfer:${transferId}`, detail: { numbers, skipped } };
  });
}

/** 下書きを消す. */
export function discardTransfer(context: ServiceContext, actor: Actor, transferId: string): Result<null, DraftRefusal> {
  return transact(context, actor.personId, 'transfer.discard', ({ tx }) => {
    const found = draftFor(tx, actor, transferId);
    if (!found.ok) return found;
    const { name, on } = found.draft;
    deleteTransfer(tx, transferId);
    return { ok: true, value: null, subject: `transfer:${transferId}`, detail: { name, on } };
  });
}

export function plannedTransfer(tx: Connection, transfer: StoredTransfer, today: CalendarDate) {
  const lines = storedLines(tx, transfer.id);
  const rows = lines.map((line) => transferRow(line, line.skipped));
  return { lines, plan: planTransfer(rows, transferGround(tx, transfer, today)) };
}

/** What is planned for the person that a line is of, whose lines are as they were seen. */
export function entryAsSeen(
  { lines, plan }: ReturnType<typeof plannedTransfer>,
  { number, lineSeal }: { readonly number: number; readonly lineSeal: string },
): Result<{ readonly entry: PlannedEntry; readonly lineNumbers: readonly number[] }, 'unknown_line' | 'line_changed'> {
  const entry = plan.entries.find(({ rows }) => rows.some((row) => row.number === number));
  if (entry === undefined) return refuse('unknown_line');
  const lineNumbers = entry.rows.map((row) => row.number);
  return lineSealOf(lines, lineNumbers) === lineSeal ? ok({ entry, lineNumbers }) : refuse('line_changed');
}

/** `unsettled_lines`: some are refused and not left out. `changed_meanwhile`: it would now do something else. */
export type ApplyRefusal =
  DraftRefusal | DayRefusal | LastHolder | 'unsettled_lines' | 'changed_meanwhile' | 'nothing_changed';

/** As many reasons as the entry in the log tells one by one; all of them stand in the lines, whose hash it has. */
const MOST_OVERRIDES = 50;

const MOVES: readonly TransferVerdict[] = ['added', 'moved', 'left'];

/**
 * 異動の確定. Does what was shown, all of it or nothing. Whoever leaves loses account and password at once where the day
 * has come; before it the offices end by then, and the rest is done by {@link finishTransfer}.
 */
export function applyTransfer(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
  seenHash: string,
): Result<null, ApplyRefusal> {
  return transact(context, actor.personId, 'transfer.apply', ({ tx, at, sequence }) => {
    const found = draftFor(tx, actor, transferId);
    if (!found.ok) return found;
    const { draft } = found;
    const today = tokyoDate(at);
    const day = checkDay(draft.on, today);
    if (!day.ok) return day;
    const { lines, plan } = plannedTransfer(tx, draft, today);
    if (seenTransfer(plan) !== seenHash) return refuse('changed_meanwhile');
    const counts = verdictCounts(plan.entries);
    if (counts.unknown + counts.conflicting > 0) return refuse('unsettled_lines');
    const [vacant] = plan.vacant;
    if (vacant !== undefined) return refuse(lastHolderOf(vacant));
    if (!plan.entries.some(({ verdict }) => MOVES.includes(verdict))) return refuse('nothing_changed');
    const before = rowBook(context.db);
    const leaving = writeEntries(context, tx, plan.entries, { on: draft.on, today, at });
    const changesHash = keepChanges(tx, transferId, changesBetween(before, rowBook(context.db)));
    updateTransfer(tx, transferId, {
      state: 'applied',
      appliedAt: at,
      appliedSequence: sequence,
      leaving: leavingText(leaving),
      changesHash,
    });
    const overrides = plan.entries.flatMap(({ rows, person, posts }) =>
      posts.given.flatMap(({ role, overrideReason }) =>
        overrideReason === null
          ? []
          : [{ line: rows[0]?.number ?? 0, personId: person?.id ?? null, role, overrideReason }],
      ),
    );
    const { name, on, kind } = draft;
    const detail = {
      ...{ name, on, kind, counts: { ...counts }, leavingLater: leaving.length },
      ...{ linesHash: linesHash(lines), changesHash },
      overrides: overrides.slice(0, MOST_OVERRIDES),
      overrideCount: overrides.length,
    };
    return { ok: true, value: null, subject: `transfer:${transferId}`, detail };
  });
}

/** Keeps what was changed, in place of what was kept before; gives back its hash. */
function keepChanges(tx: Connection, transferId: string, changes: readonly RowChange[]): string {
  deleteChanges(tx, transferId);
  insertChanges(tx, changeRecords(transferId, changes));
  return keptChanges(tx, transferId).changesHash;
}

const lastHolderOf = (office: KeptOffice): LastHolder => `last_${office}`;

interface Moment {
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly at: Instant;
}

/** Stores what a plan says; gives back who leaves only on the day. */
function writeEntries(
  context: ServiceContext,
  tx: Connection,
  entries: readonly PlannedEntry[],
  { on, today, at }: Moment,
): readonly string[] {
  const acting = entries
    .filter(({ verdict }) => MOVES.includes(verdict))
    .map((entry) => ({ ...entry, personId: entry.person?.id ?? context.newId() }));
  insertPeople(
    tx,
    acting.flatMap(({ verdict, personId: id, facts }) =>
      verdict === 'added' ? [{ id, name: '', kana: '', code: null, kind: 'employee' as const, ...facts }] : [],
    ),
  );
  for (const { verdict, personId, facts, returns } of acting) {
    const change = returns ? { ...facts, active: true } : facts;
    if (verdict === 'moved' && Object.keys(change).length > 0) updatePerson(tx, personId, change);
  }
  insertAccounts(
    tx,
    acting.flatMap(({ personId, login }) =>
      login === null ? [] : [{ id: context.newId(), personId, login, createdAt: at }],
    ),
  );
  const idsOf = (kind: 'ended' | 'withdrawn') => acting.flatMap(({ posts }) => posts[kind].map(({ id }) => id));
  deleteAppointments(tx, idsOf('withdrawn'));
  endAppointmentsOn(tx, idsOf('ended'), addDays(on, -1));
  for (const { appointment, until } of acting.flatMap(({ posts }) => posts.lasting)) {
    endAppointmentsOn(tx, [appointment.id], until);
  }
  insertAppointments(
    tx,
    acting.flatMap(({ personId, posts }) =>
      posts.given.map(({ overrideReason: _reason, ...given }) => ({ id: context.newId(), personId, ...given })),
    ),
  );
  const leaving = acting.flatMap(({ verdict, personId }) => (verdict === 'left' ? [personId] : []));
  if (on > today) return leaving;
  letGo(tx, leaving, at);
  return [];
}

/**
 * `too_early`: its day has not come. `year_over`: its fiscal year is over, and is not written anew.
 * `nobody_leaves`: everybody who left is gone already.
 */
export type FinishRefusal =
  Denial | LastHolder | 'unknown_transfer' | 'not_applied' | 'year_over' | 'too_early' | 'nobody_leaves';

/**
 * 退職・転出の手続. On the day of a transfer that was applied before it: ends accounts and passwords of who left. Whoever
 * was given an office from that day on, or has left since, stays as the later act decided.
 */
export function finishTransfer(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
): Result<{ readonly leftCount: number }, FinishRefusal> {
  return transact(context, actor.personId, 'transfer.finish', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const found = transferById(tx, transferId);
    if (found === null) return refuse('unknown_transfer');
    if (found.state !== 'applied') return refuse('not_applied');
    const today = tokyoDate(at);
    if (today < found.on) return refuse('too_early');
    if (isOfYearOver(found.on, today)) return refuse('year_over');
    if (found.leavingIds.length === 0) return refuse('nobody_leaves');
    const gone = found.leavingIds.filter((id) => {
      const stays = allAppointmentsOf(tx, id).some(({ until }) => until === null || until >= found.on);
      return !stays && findPerson(tx, id)?.active === true;
    });
    const vacant = leftVacant(tx, today, (term) => (gone.includes(term.personId) ? null : term));
    if (vacant !== null) return refuse(vacant);
    const before = rowBook(context.db);
    letGo(tx, gone, at);
    const since = changesBetween(before, rowBook(context.db));
    const changesHash = keepChanges(tx, transferId, joinedChanges(keptChanges(tx, transferId).changes, since));
    updateTransfer(tx, transferId, { leaving: leavingText([]), changesHash });
    const detail = { left: gone.length, changesHash };
    return { ok: true, value: { leftCount: gone.length }, subject: `transfer:${transferId}`, detail };
  });
}
