import type { PlannedLine, Registered } from '#app/domain/asset/import-plan.ts';
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
  readonly counts: ImportCounts;
  readonly added: readonly { readonly id: string; readonly code: string }[];
  readonly changed: readonly { readonly id: string; readonly code: string; readonly fields: readonly string[] }[];
}

/** Does what every line says, within the act that it is called in; refused as a whole where one line is. */
export function carryOut<Entry extends { readonly code: string }, Before extends Registered, Row, Field extends string>(
  plan: readonly PlannedLine<Entry, Before, Row, Field, string>[],
  store: { readonly add: (entry: Entry) => string; readonly change: (id: string, entry: Entry) => void },
): CarriedOut | Refusal<'refused_rows' | 'nothing_changed'> {
  const added: CarriedOut['added'][number][] = [];
  const changed: CarriedOut['changed'][number][] = [];
  let unchangedCount = 0;
  for (const row of plan) {
    switch (row.kind) {
      case 'refused':
        return refuse('refused_rows');
      case 'unchanged':
        unchangedCount += 1;
        break;
      case 'added':
        added.push({ id: store.add(row.entry), code: row.entry.code });
        break;
      case 'changed':
        store.change(row.before.id, row.entry);
        changed.push({ id: row.before.id, code: row.entry.code, fields: row.fields });
        break;
    }
  }
  if (added.length + changed.length === 0) return refuse('nothing_changed');
  const counts = { addedCount: added.length, changedCount: changed.length, unchangedCount };
  return { ok: true, counts, added, changed };
}
