import type { EvidenceReference } from '#app/domain/response/answer.ts';
import type { Connection } from '#db/client.server.ts';
import { madeOnce, newValuesOf, valuesOf } from '#db/made-once.server.ts';
import type { AnswerRow, ItemStateRow } from '#db/queries/sheet.server.ts';
import { answerEvidence } from '#db/schema/evidence.ts';
import { itemState } from '#db/schema/item-state.ts';
import { answer, answerRevision } from '#db/schema/response.ts';

const current = madeOnce((db) =>
  db
    .insert(answer)
    .values(valuesOf(answer))
    .onConflictDoUpdate({ target: answer.itemId, set: newValuesOf(answer) })
    .prepare(),
);
const revision = madeOnce((db) => db.insert(answerRevision).values(valuesOf(answerRevision)).prepare());
const evidenceOfRevision = madeOnce((db) => db.insert(answerEvidence).values(valuesOf(answerEvidence)).prepare());

/** Stores the answer as the item's current one, its revision in the history, and a copy of the evidence it names. */
export function putAnswer(
  db: Connection,
  sequence: number,
  row: AnswerRow,
  evidence: readonly EvidenceReference[],
): void {
  const { itemId, rev, campaignId } = row;
  current(db).run(row);
  revision(db).run({ ...row, sequence });
  for (const [index, named] of evidence.entries()) {
    evidenceOfRevision(db).run({
      ...{ itemId, rev, order: index + 1, campaignId, sequence },
      ...named,
      ...{ evidenceId: null, fileSha256: null },
    });
  }
}

const state = madeOnce((db) =>
  db
    .insert(itemState)
    .values(valuesOf(itemState))
    .onConflictDoUpdate({ target: itemState.itemId, set: newValuesOf(itemState) })
    .prepare(),
);

/** Keeps where items stand, in the transaction that moves them. */
export function putItemStates(db: Connection, rows: readonly ItemStateRow[]): void {
  for (const row of rows) state(db).run(row);
}
