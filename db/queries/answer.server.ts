import { and, eq, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { EvidenceReference } from '#app/domain/response/answer.ts';
import type { Connection } from '#db/client.server.ts';
import { madeOnce, newValue, valuesOf } from '#db/made-once.server.ts';
import type { AnswerRow, ItemStateRow, SheetRow } from '#db/queries/sheet.server.ts';
import { answerEvidence } from '#db/schema/evidence.ts';
import { sheet } from '#db/schema/campaign.ts';
import { itemState } from '#db/schema/item-state.ts';
import { answer, answerRevision, gateAnswer, gateAnswerRevision } from '#db/schema/response.ts';

// An UPDATE writes every index of the columns that it names, even where their values stay: it names no others.
const REVISED = {
  rev: newValue('rev'),
  content: newValue('content'),
  answeredBy: newValue('answeredBy'),
  answeredAt: newValue('answeredAt'),
};
const before = and(eq(answer.itemId, sql.placeholder('itemId')), eq(answer.rev, sql.placeholder('revBefore')));

const first = madeOnce((db) => db.insert(answer).values(valuesOf(answer)).prepare());
const next = madeOnce((db) => db.update(answer).set(REVISED).where(before).prepare());
const nextOnOtherGround = madeOnce((db) =>
  db
    .update(answer)
    .set({ ...REVISED, proxyEntryId: newValue('proxyEntryId') })
    .where(before)
    .prepare(),
);
const revision = madeOnce((db) => db.insert(answerRevision).values(valuesOf(answerRevision)).prepare());
const evidenceOfRevision = madeOnce((db) => db.insert(answerEvidence).values(valuesOf(answerEvidence)).prepare());

/**
 * Stores the answer as the item's current one in place of the one before it, its revision in the history, and a copy of
 * the evidence it names.
 */
export function putAnswer(
  db: Connection,
  sequence: number,
  { before: known, row }: { readonly before: AnswerRow | null; readonly row: AnswerRow },
  evidence: readonly EvidenceReference[],
): void {
  const { itemId, rev, campaignId } = row;
  if (known === null) first(db).run(row);
  else {
    const values = { ...row, revBefore: known.rev };
    const { changes } =
      known.proxyEntryId === row.proxyEntryId ? next(db).run(values) : nextOnOtherGround(db).run(values);
    if (changes !== 1) throw new Error(`the answer to ${itemId} is not of revision ${known.rev}`);
  }
  revision(db).run({ ...row, sequence });
  for (const [index, named] of evidence.entries()) {
    evidenceOfRevision(db).run({
      ...{ itemId, rev, order: index + 1, campaignId, sequence },
      ...named,
      ...{ evidenceId: null, fileSha256: null },
    });
  }
}

const coming = (column: AnySQLiteColumn) => sql`excluded.${sql.identifier(column.name)}`;
const MOVED = {
  gate: coming(itemState.gate),
  value: coming(itemState.value),
  basis: coming(itemState.basis),
  rev: coming(itemState.rev),
  commonAnswerId: coming(itemState.commonAnswerId),
  commonRev: coming(itemState.commonRev),
};
const state = madeOnce((db) =>
  db
    .insert(itemState)
    .values(valuesOf(itemState))
    .onConflictDoUpdate({ target: itemState.itemId, set: MOVED })
    .prepare(),
);

/** Keeps where items stand, in the transaction that moves them. */
export function putItemStates(db: Connection, rows: readonly ItemStateRow[]): void {
  for (const row of rows) state(db).run(row);
}

/** Where the items of a sheet stand, as the acts on them kept it. */
export function itemStatesOfSheet(db: Connection, sheetId: string): ItemStateRow[] {
  return db.select().from(itemState).where(eq(itemState.sheetId, sheetId)).all();
}

const revised = madeOnce((db) =>
  db
    .update(itemState)
    .set({ rev: newValue('rev') })
    .where(eq(itemState.itemId, sql.placeholder('itemId')))
    .prepare(),
);

/** Keeps where one item stands that stood otherwise before. */
export function moveItemState(db: Connection, from: ItemStateRow, to: ItemStateRow): void {
  const isRevised = from.basis === 'own' && to.basis === 'own' && from.gate === to.gate && from.value === to.value;
  if (isRevised && revised(db).run({ itemId: to.itemId, rev: to.rev }).changes === 1) return;
  putItemStates(db, [to]);
}

/** Stores the gate's answer as the current one and its revision in the history. */
export function putGateAnswer(db: Connection, sequence: number, row: typeof gateAnswer.$inferInsert): void {
  db.insert(gateAnswer)
    .values(row)
    .onConflictDoUpdate({ target: [gateAnswer.sheetId, gateAnswer.gateId], set: row })
    .run();
  db.insert(gateAnswerRevision)
    .values({ ...row, sequence })
    .run();
}

const touched = madeOnce((db) =>
  db
    .update(sheet)
    .set({ state: newValue('state'), lastActivityAt: newValue('at') })
    .where(eq(sheet.id, sql.placeholder('id')))
    .prepare(),
);

/** Notes that something was entered on a sheet. */
export function noteEntry(db: Connection, id: string, { state, at }: { state: SheetRow['state']; at: string }): void {
  touched(db).run({ id, state, at });
}
