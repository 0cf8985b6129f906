import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { planImport } from '#app/domain/asset/ledger-import.ts';
import type { LedgerRow } from '#app/domain/asset/ledger-import.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { followRegisters } from '#app/services/asset/inquiry-task.acts.server.ts';
import { importGround, seenPlan } from '#app/services/asset/ledger.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { insertSystem, updateSystem } from '#db/queries/asset.server.ts';

export interface ImportCounts {
  readonly addedCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
}

/**
 * 台帳を読み込む. Does what the preview showed, all of it or nothing: refused where a line is, or where the ledger, the
 * units or the zones have changed since, so that the lines would now do something else.
 */
export function importLedger(
  context: ServiceContext,
  actor: Actor,
  { rows, seenHash }: { readonly rows: readonly LedgerRow[]; readonly seenHash: string },
): Result<ImportCounts, Denial | 'refused_rows' | 'changed_meanwhile' | 'nothing_changed'> {
  return transact(context, actor.personId, 'ledger.import', (act) => {
    const { tx, at } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const plan = planImport(rows, importGround(tx, tokyoDate(at)));
    if (seenPlan(plan) !== seenHash) return refuse('changed_meanwhile');
    const added: { id: string; code: string }[] = [];
    const changed: { id: string; code: string; fields: readonly string[] }[] = [];
    let unchanged = 0;
    for (const row of plan) {
      switch (row.kind) {
        case 'refused':
          return refuse('refused_rows');
        case 'unchanged':
          unchanged += 1;
          break;
        case 'added': {
          const id = context.newId();
          insertSystem(tx, { id, ...row.entry, attributes: [...row.entry.attributes] });
          added.push({ id, code: row.entry.code });
          break;
        }
        case 'changed': {
          const { id } = row.before;
          updateSystem(tx, id, { ...row.entry, attributes: [...row.entry.attributes] });
          changed.push({ id, code: row.entry.code, fields: row.fields });
          break;
        }
      }
    }
    if (added.length + changed.length === 0) return refuse('nothing_changed');
    followRegisters(context, act);
    const counts = { addedCount: added.length, changedCount: changed.length, unchangedCount: unchanged };
    return { ok: true, value: counts, subject: 'ledger:systems', detail: { counts, added, changed } };
  });
}
