import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { planImport } from '#app/domain/asset/ledger-import.ts';
import { entryOf } from '#app/domain/asset/information-system.ts';
import type { LedgerRow } from '#app/domain/asset/ledger-import.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { carryOut, told } from '#app/services/asset/import-plan.acts.server.ts';
import type { ImportCounts } from '#app/services/asset/import-plan.acts.server.ts';
import { seenPlan } from '#app/services/asset/import-plan.loader.server.ts';
import { followRegisters } from '#app/services/asset/inquiry-task.acts.server.ts';
import { importGround, seenEntry } from '#app/services/asset/ledger.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import { insertSystem, updateSystem } from '#db/queries/asset.server.ts';

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
    if (seenPlan(plan, { seen: seenEntry, entryOf }) !== seenHash) return refuse('changed_meanwhile');
    const done = carryOut(plan, {
      add: (entry) => {
        const id = context.newId();
        insertSystem(tx, { id, ...entry, attributes: [...entry.attributes] });
        return id;
      },
      change: (id, entry) => updateSystem(tx, id, { ...entry, attributes: [...entry.attributes] }),
    });
    if (!done.ok) return done;
    followRegisters(context, act);
    return { ok: true, value: done.tally, subject: 'ledger:systems', detail: told(done) };
  });
}
