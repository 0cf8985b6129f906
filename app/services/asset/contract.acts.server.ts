import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { contractGround, planContractImport } from '#app/domain/asset/contract-import.ts';
import type { ContractRow } from '#app/domain/asset/contract-import.ts';
import { changedContractFields, checkContract } from '#app/domain/asset/contract-rule.ts';
import type { ContractDraft, ContractFault } from '#app/domain/asset/contract-rule.ts';
import type { ContractEntry } from '#app/domain/asset/contract.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import type { JsonValue } from '#app/domain/shared/canonical-json.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import {
  columnsOf,
  contractById,
  contractEntryOf,
  contractImportGround,
  seenContract,
} from '#app/services/asset/contract.loader.server.ts';
import { followRegisters } from '#app/services/asset/inquiry-task.acts.server.ts';
import { carryOut, told } from '#app/services/asset/import-plan.acts.server.ts';
import type { ImportCounts } from '#app/services/asset/import-plan.acts.server.ts';
import { seenPlan } from '#app/services/asset/import-plan.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { insertContract, replaceSystemsOf, updateContract } from '#db/queries/contract.server.ts';

type ContractRefusal = Refusal<'bad_entry'> & { readonly faults: readonly ContractFault[] };

const badEntry = (faults: readonly ContractFault[]): ContractRefusal => ({ ok: false, reason: 'bad_entry', faults });

const toldEntry = (entry: ContractEntry): JsonValue => ({
  ...entry,
  approval: entry.approval === null ? null : { ...entry.approval },
  systemIds: [...entry.systemIds],
});

function store(tx: Connection, id: string, entry: ContractEntry): void {
  updateContract(tx, id, columnsOf(entry));
  replaceSystemsOf(tx, id, entry.systemIds);
}

/** 契約を登録する. A contract, or a cloud service. */
export function registerContract(
  context: ServiceContext,
  actor: Actor,
  input: ContractDraft,
): Result<string, Denial> | ContractRefusal {
  return transact(context, actor.personId, 'contract.register', (act) => {
    const { tx, at } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const checked = checkContract(input, contractGround(contractImportGround(tx, tokyoDate(at))), null);
    if (!checked.ok) return badEntry(checked.faults);
    const id = context.newId();
    insertContract(tx, { id, ...columnsOf(checked.entry) }, checked.entry.systemIds);
    followRegisters(context, act);
    return { ok: true, value: id, subject: `contract:${id}`, detail: toldEntry(checked.entry) };
  });
}

export interface ContractChange extends ContractDraft {
  readonly id: string;
  /** Names the entry that the form was filled from. */
  readonly seenHash: string;
}

/** 契約を変える. */
export function changeContract(
  context: ServiceContext,
  actor: Actor,
  { id, seenHash, ...input }: ContractChange,
): Result<null, Denial | 'unknown_contract' | 'retired' | 'changed_meanwhile' | 'nothing_changed'> | ContractRefusal {
  return transact(context, actor.personId, 'contract.change', (act) => {
    const { tx, at } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const found = contractById(tx, id);
    if (found === null) return refuse('unknown_contract');
    if (found.retiredOn !== null) return refuse('retired');
    const before = contractEntryOf(found);
    if (seenContract(before) !== seenHash) return refuse('changed_meanwhile');
    const checked = checkContract(input, contractGround(contractImportGround(tx, tokyoDate(at))), id);
    if (!checked.ok) return badEntry(checked.faults);
    const fields = changedContractFields(before, checked.entry);
    if (fields.length === 0) return refuse('nothing_changed');
    store(tx, id, checked.entry);
    followRegisters(context, act);
    const detail = { before: toldEntry(before), after: toldEntry(checked.entry), fields };
    return { ok: true, value: null, subject: `contract:${id}`, detail };
  });
}

/** 台帳から外す. It ended early, or was entered by mistake; what it said stays, and its code its own. */
export function retireContract(
  context: ServiceContext,
  actor: Actor,
  { id, retiredOn }: { readonly id: string; readonly retiredOn: CalendarDate },
): Result<null, Denial | 'unknown_contract' | 'already_retired'> {
  return transact(context, actor.personId, 'contract.retire', (act) => {
    const { tx } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const found = contractById(tx, id);
    if (found === null) return refuse('unknown_contract');
    if (found.retiredOn !== null) return refuse('already_retired');
    updateContract(tx, id, { retiredOn });
    followRegisters(context, act);
    return { ok: true, value: null, subject: `contract:${id}`, detail: { retiredOn } };
  });
}

/** 台帳に戻す. */
export function restoreContract(
  context: ServiceContext,
  actor: Actor,
  id: string,
): Result<null, Denial | 'unknown_contract' | 'not_retired'> {
  return transact(context, actor.personId, 'contract.restore', (act) => {
    const { tx } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const found = contractById(tx, id);
    if (found === null) return refuse('unknown_contract');
    if (found.retiredOn === null) return refuse('not_retired');
    updateContract(tx, id, { retiredOn: null });
    followRegisters(context, act);
    return { ok: true, value: null, subject: `contract:${id}`, detail: { retiredOn: found.retiredOn } };
  });
}

/** 台帳を読み込む. Does what the preview showed, all of it or nothing, as the 情報システム台帳 does. */
export function importContracts(
  context: ServiceContext,
  actor: Actor,
  { rows, seenHash }: { readonly rows: readonly ContractRow[]; readonly seenHash: string },
): Result<ImportCounts, Denial | 'refused_rows' | 'changed_meanwhile' | 'nothing_changed'> {
  return transact(context, actor.personId, 'contract.import', (act) => {
    const { tx, at } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const plan = planContractImport(rows, contractImportGround(tx, tokyoDate(at)));
    if (seenPlan(plan, { seen: seenContract, entryOf: contractEntryOf }) !== seenHash) {
      return refuse('changed_meanwhile');
    }
    const done = carryOut(plan, {
      add: (entry) => {
        const id = context.newId();
        insertContract(tx, { id, ...columnsOf(entry) }, entry.systemIds);
        return id;
      },
      change: (id, entry) => store(tx, id, entry),
    });
    if (!done.ok) return done;
    followRegisters(context, act);
    return { ok: true, value: done.tally, subject: 'ledger:contracts', detail: told(done) };
  });
}
