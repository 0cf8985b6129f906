import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Reading, SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { loadSheet } from '#app/services/response/sheet.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { proxyEntriesOfSheet } from '#db/queries/sheet.server.ts';

/** A sheet that the actor may enter answers on, as respondent or on behalf. */
export interface Entry {
  readonly snapshot: SheetSnapshot;
  readonly proxyEntryId: string | null;
}

/** Reads within the act's transaction, at its time. */
export function readingOf({ tx, at }: Act): Reading {
  return { db: tx, clock: () => at };
}

/** Asks the door for entering answers: as the sheet's respondent, or under a 代行入力 begun by the actor. */
export function openForEntry(act: Act, actor: Actor, sheetId: string): Result<Entry, Denial> {
  const snapshot = loadSheet(readingOf(act), sheetId);
  if (snapshot === null) return refuse('not_permitted');
  const basis = entryBasis(act.tx, actor, snapshot);
  return basis.ok ? ok({ snapshot, proxyEntryId: basis.value }) : basis;
}

/** On what ground the actor may enter answers of a loaded sheet: null as its respondent, else the 代行入力. */
export function entryBasis(tx: Connection, actor: Actor, snapshot: SheetSnapshot): Result<string | null, Denial> {
  const own = authorize(actor, 'sheet.answer', snapshot.resource);
  if (own.ok) return ok(null);
  const entry = proxyEntriesOfSheet(tx, snapshot.sheet.id).findLast(({ enteredBy }) => enteredBy === actor.personId);
  if (entry === undefined) return own;
  const onBehalf = authorize(actor, 'sheet.proxy', snapshot.resource);
  return onBehalf.ok ? ok(entry.id) : onBehalf;
}
