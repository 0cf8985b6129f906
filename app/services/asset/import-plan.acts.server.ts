import type { PlannedLine, Registered } from '#app/domain/asset/import-plan.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import type { Refusal } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';

export interface ImportCounts {
  readonly addedCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
}

/** What was done, for the log and for who did it. */
export interface CarriedOut {
  readonly ok: true;
  readonly tally: ImportCounts;
  readonly addedRows: readonly { readonly id: string; readonly code: string }[];
  readonly changedRows: readonly { readonly id: string; readonly code: string; readonly fields: readonly string[] }[];
}

/** Does what every line says, within the act that it is called in; refused as a whole where one line is. */
export function carryOut<Entry extends { readonly code: string }, Before extends Registered, Row, Field extends string>(
  plan: readonly PlannedLine<Entry, Before, Row, Field, string>[],
  store: { readonly add: (entry: Entry) => string; readonly change: (id: string, entry: Entry) => void },
): CarriedOut | Refusal<'refused_rows' | 'nothing_changed'> {
  const addedRows: CarriedOut['addedRows'][number][] = [];
  const changedRows: CarriedOut['changedRows'][number][] = [];
  let unchangedCount = 0;
  for (const row of plan) {
    switch (row.kind) {
      case 'refused':
        return refuse('refused_rows');
      case 'unchanged':
        unchangedCount += 1;
        break;
      case 'added':
        addedRows.push({ id: store.add(row.entry), code: row.entry.code });
        break;
      case 'changed':
        store.change(row.before.id, row.entry);
        changedRows.push({ id: row.before.id, code: row.entry.code, fields: row.fields });
        break;
    }
  }
  if (addedRows.length + changedRows.length === 0) return refuse('nothing_changed');
  const tally = { addedCount: addedRows.length, changedCount: changedRows.length, unchangedCount };
  return { ok: true, tally, addedRows, changedRows };
}

/** The same, as the log keeps it. */
export function told({ tally, addedRows, changedRows }: CarriedOut): JsonValue {
  return {
    counts: { ...tally },
    added: addedRows.map((row) => ({ ...row })),
    changed: changedRows.map((row) => ({ ...row, fields: [...row.fields] })),
  };
}
