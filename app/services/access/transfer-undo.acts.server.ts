import { z } from 'zod';
import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { outlivesUnit } from '#app/domain/access/given-office.ts';
import { KEPT_OFFICES, lastsOn } from '#app/domain/access/office-cover.ts';
import { isOfficeUsed } from '#app/domain/organization/module.ts';
import { isOfYearOver } from '#app/domain/organization/unit-change.ts';
import { versionsOf } from '#app/domain/organization/unit-history.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { refuse } from '#app/domain/shared/result.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { transferById } from '#app/services/access/transfer.loader.server.ts';
import {
  keptChanges,
  keptPost,
  presenceChange,
  rowBook,
  sameRow,
  textIn,
} from '#app/services/access/transferred-row.loader.server.ts';
import type { RowBook, RowChange } from '#app/services/access/transferred-row.loader.server.ts';
import { bodySettings } from '#app/services/campaign/setting.loader.server.ts';
import type { LastHolder } from '#app/services/organization/office-cover.loader.server.ts';
import { unitHistory } from '#app/services/organization/unit.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection, Database } from '#db/client.server.ts';
import { personNames } from '#db/queries/organization.server.ts';
import { termsOfWhoSignsIn } from '#db/queries/people.server.ts';
import {
  campaignsOpenedSince,
  entriesOfTransfer,
  putRows,
  removeRows,
  removeSignInsSince,
  TRANSFERRED_TABLES,
  updateTransfer,
  whoActedSince,
  whoseOfficesChangedSince,
} from '#db/queries/transfer.server.ts';

/**
 * 取り消せない理由. `acted`: somebody who came by it has signed in since. `changed`: what it did to somebody was changed
 * since, by a later transfer or by hand. `campaign`: a 自己点検 was opened on it. `unit_ends`: an office would come back
 * for a unit that is no more by then. `office_off`: an office would come back that the body does without today.
 */
export interface BuiltOnTransfer {
  readonly why: 'acted' | 'changed' | 'campaign' | 'unit_ends' | 'office_off';
  readonly name: string;
}

export type UndoRefusal =
  | Refusal<Denial | LastHolder | 'unknown_transfer' | 'not_applied' | 'year_over' | 'not_as_logged'>
  | (Refusal<'built_on'> & { readonly builtOn: readonly BuiltOnTransfer[] });

/** 異動の取消し. Puts every row back as it was, where nothing was built on what it did. */
export function undoTransfer(
  context: ServiceContext,
  actor: Actor,
  transferId: string,
): Result<null, never> | UndoRefusal {
  return transact<null, UndoRefusal>(context, actor.personId, 'transfer.undo', ({ tx, at }) => {
    const permission = authorize(actor, 'organization.edit', null);
    if (!permission.ok) return permission;
    const found = transferById(tx, transferId);
    if (found === null) return refuse('unknown_transfer');
    if (found.state !== 'applied' || found.appliedSequence === null) return refuse('not_applied');
    if (isOfYearOver(found.on, tokyoDate(at))) return refuse('year_over');
    const { changes, changesHash } = keptChanges(tx, transferId);
    const logged = loggedHash(tx, transferId, found.appliedSequence);
    if (changesHash !== found.changesHash || changesHash !== logged) return refuse('not_as_logged');
    const book = rowBook(context.db);
    const came = whoCame(changes, book);
    const builtOn = [
      ...builtOnTransfer(context.db, changes, { book, came, sequence: found.appliedSequence }),
      ...withoutPlace(tx, changes, tokyoDate(at)),
    ];
    if (builtOn.length > 0) return { ok: false, reason: 'built_on', builtOn };
    const served = heldToday(tx, tokyoDate(at));
    removeSignInsSince(tx, came, found.appliedSequence);
    putBack(context.db, changes);
    const after = heldToday(tx, tokyoDate(at));
    for (const office of KEPT_OFFICES) {
      if (served.has(office) && !after.has(office)) return refuse(`last_${office}` as const);
    }
    updateTransfer(tx, transferId, { state: 'undone', undoneAt: at });
    const { name, on } = found;
    const detail = { name, on, changes: changes.length, changesHash };
    return { ok: true, value: null, subject: `transfer:${transferId}`, detail };
  });
}

const loggedSchema = z.object({ changesHash: z.string() });

/** What the log says was changed by it. */
function loggedHash(tx: Connection, transferId: string, appliedSequence: number): string | null {
  const [last] = entriesOfTransfer(tx, transferId, appliedSequence);
  return last === undefined ? null : loggedSchema.parse(JSON.parse(last.detail)).changesHash;
}

/** The offices that must always be held and are, today, by somebody who can sign in. */
function heldToday(tx: Connection, today: CalendarDate): ReadonlySet<string> {
  return new Set(KEPT_OFFICES.filter((office) => termsOfWhoSignsIn(tx, office).some((term) => lastsOn(term, today))));
}

/** Whose a row is. */
function ownerOf({ table, was, becomes }: RowChange, book: RowBook): string | null {
  const row = was ?? becomes;
  switch (table.table) {
    case 'person':
      return textIn(row, 'id');
    case 'account':
    case 'appointment':
    case 'delegation':
      return textIn(row, 'person_id');
    case 'credential':
      return textIn(book.get(`account ${textIn(row, 'account_id') ?? ''}`)?.row ?? null, 'person_id');
    case 'delegation_chapter':
      return textIn(book.get(`delegation ${textIn(row, 'delegation_id') ?? ''}`)?.row ?? null, 'person_id');
  }
}

/** Who came by it: who was new, came back, or got an account. Of their passwords none was there before. */
function whoCame(changes: readonly RowChange[], book: RowBook): readonly string[] {
  const came = changes.filter(
    (change) =>
      (change.was === null && (change.table.table === 'person' || change.table.table === 'account')) ||
      presenceChange(change) === 'returns',
  );
  return [...new Set(came.map((change) => ownerOf(change, book)).filter((id) => id !== null))];
}

interface Since {
  /** The rows as they are now. */
  readonly book: RowBook;
  readonly came: readonly string[];
  /** Of the act by which it was applied. */
  readonly sequence: number;
}

function builtOnTransfer(
  db: Database,
  changes: readonly RowChange[],
  { book, came, sequence }: Since,
): readonly BuiltOnTransfer[] {
  const nameOf = personNames(db);
  const acted = new Set(whoActedSince(db, came, sequence));
  const changed = changes
    .filter(({ table, key, becomes }) => !sameRow(becomes, book.get(`${table.table} ${key}`)?.row ?? null))
    .map((change) => ownerOf(change, book));
  const touched = new Set(changes.map((change) => ownerOf(change, book)));
  const later = whoseOfficesChangedSince(db, sequence).filter((id) => touched.has(id));
  const names = (ids: Iterable<string | null>, why: BuiltOnTransfer['why']) =>
    [...new Set(ids)].map((id): BuiltOnTransfer => ({ why, name: nameOf.get(id ?? '') ?? '' }));
  return [
    ...campaignsOpenedSince(db, sequence).map((name): BuiltOnTransfer => ({ why: 'campaign', name })),
    ...names(acted, 'acted'),
    ...names(
      [...changed, ...later].filter((id) => id === null || !acted.has(id)),
      'changed',
    ),
  ];
}

/** Offices that would last again where they cannot any more: their unit ends sooner, or the body does without them. */
function withoutPlace(tx: Connection, changes: readonly RowChange[], today: string): readonly BuiltOnTransfer[] {
  const history = unitHistory(tx);
  const { officeNames, modules } = bodySettings(tx);
  const found = changes.flatMap(({ table, was }): BuiltOnTransfer[] => {
    const post = table.table === 'appointment' ? keptPost(was) : null;
    if (post === null || (post.until !== null && post.until < today)) return [];
    const unit = versionsOf(history, post.unitId ?? '').at(-1);
    return [
      ...(unit !== undefined && outlivesUnit(post, unit.until) ? [{ why: 'unit_ends' as const, name: unit.name }] : []),
      ...(isOfficeUsed(modules, post.role) ? [] : [{ why: 'office_off' as const, name: officeNames[post.role] }]),
    ];
  });
  return [...new Map(found.map((one) => [`${one.why} ${one.name}`, one])).values()];
}

/** What hangs on a row goes before it, and comes back behind it. */
function putBack(db: Database, changes: readonly RowChange[]): void {
  for (const table of [...TRANSFERRED_TABLES].reverse()) {
    removeRows(
      db,
      table,
      changes.flatMap((one) => (one.table === table && one.was === null && one.becomes !== null ? [one.becomes] : [])),
    );
  }
  for (const table of TRANSFERRED_TABLES) {
    putRows(
      db,
      table,
      changes.flatMap((one) => (one.table === table && one.was !== null ? [one.was] : [])),
    );
  }
}
