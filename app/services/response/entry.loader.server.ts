import type { Actor } from '#app/domain/access/actor.ts';
import type { DenialOf, SavingDenial, Scope } from '#app/domain/access/can.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { ContentsReader, Reading, SheetSnapshot } from '#app/services/response/sheet.loader.server.ts';
import { sheetContents, sheetResource, snapshotOf } from '#app/services/response/sheet.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { Act } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import type { SheetInCampaign } from '#db/queries/sheet.server.ts';
import { findSheetInCampaign, lastSubmissionOf, proxyEntriesOfSheet } from '#db/queries/sheet.server.ts';

/**
 * On what ground the actor may enter answers: null as the respondent, else the 代行入力. A ground holds for one hand-in:
 * what a sheet was handed in on is spent, and to enter on it again a new one is begun.
 */
export interface EntryBasis {
  readonly proxyEntryId: string | null;
  readonly scope: Scope;
}

/** A sheet that the actor may enter answers on, as respondent or on behalf. */
export interface Entry extends EntryBasis {
  readonly snapshot: SheetSnapshot;
}

/** Reads within the act's transaction, at its time. */
export function readingOf({ tx, at }: Act): Reading {
  return { db: tx, clock: () => at };
}

/**
 * Asks the door for seeing a sheet or beginning a 代行入力, and reads nothing of what stands on it. Of a sheet that does
 * not exist it reads as much as of one that may not be seen: how long that takes tells nothing.
 */
export function askForSheet<A extends 'sheet.view' | 'sheet.proxy'>(
  { db }: Pick<Reading, 'db'>,
  actor: Actor,
  act: A,
  sheetId: string,
): Result<Scope, DenialOf<A>> {
  return askFor(findSheetInCampaign(db, sheetId), actor, act);
}

function askFor<A extends 'sheet.view' | 'sheet.proxy'>(
  found: SheetInCampaign | undefined,
  actor: Actor,
  act: A,
): Result<Scope, DenialOf<A>> {
  if (found === undefined) return refuse('not_permitted');
  const { sheet, target, campaign } = found;
  return authorize(actor, act, sheetResource(sheet, target, campaign.state));
}

/**
 * A sheet that the actor may see, whole; null for a foreign one as for one that does not exist, and as soon.
 * `contentsOf` gives what stands on it.
 */
export function visibleSheet(
  reading: Reading,
  actor: Actor,
  sheetId: string,
  contentsOf: ContentsReader = sheetContents,
): SheetSnapshot | null {
  const found = findSheetInCampaign(reading.db, sheetId);
  if (found === undefined || !askFor(found, actor, 'sheet.view').ok) return null;
  return snapshotOf(found, contentsOf(reading, found));
}

/** Asks the door for entering answers: as the sheet's respondent, or under a 代行入力 begun by the actor. */
export function openForEntry(
  act: Act,
  actor: Actor,
  sheetId: string,
  contentsOf: ContentsReader = sheetContents,
): Result<Entry, SavingDenial> {
  const snapshot = visibleSheet(readingOf(act), actor, sheetId, contentsOf);
  if (snapshot === null) return refuse('not_permitted');
  const basis = entryBasis(act.tx, actor, snapshot);
  return basis.ok ? ok({ ...basis.value, snapshot }) : basis;
}

export function entryBasis(tx: Connection, actor: Actor, snapshot: SheetSnapshot): Result<EntryBasis, SavingDenial> {
  const own = authorize(actor, 'sheet.answer', snapshot.resource);
  if (own.ok) return ok({ proxyEntryId: null, scope: own.value });
  const { id } = snapshot.sheet;
  const handedIn = lastSubmissionOf(tx, id)?.sequence ?? 0;
  const entry = proxyEntriesOfSheet(tx, id).findLast(
    ({ enteredBy, sequence }) => enteredBy === actor.personId && sequence > handedIn,
  );
  if (entry === undefined) return own;
  const onBehalf = authorize(actor, 'sheet.proxy', snapshot.resource);
  return onBehalf.ok ? ok({ proxyEntryId: entry.id, scope: onBehalf.value }) : onBehalf;
}
