import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { entryOf, isInUse, NOT_DESCRIBED } from '#app/domain/asset/information-system.ts';
import type { AskedSystem, NetworkZone, SystemDescription, SystemEntry } from '#app/domain/asset/information-system.ts';
import { changedFields, systemFaults, tidyEntry, zoneFault } from '#app/domain/asset/ledger-rule.ts';
import type { SystemFault, ZoneFault } from '#app/domain/asset/ledger-rule.ts';
import { SYSTEM_ATTRIBUTES } from '#app/domain/questionnaire/gate/system-attribute.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { Refusal, Result } from '#app/domain/shared/result.ts';
import { refuse } from '#app/domain/shared/result.ts';
import { contractsBySystem } from '#app/services/asset/system-contract.loader.server.ts';
import { followRegisters } from '#app/services/asset/inquiry-task.acts.server.ts';
import { ledgerGround, seenSystem, systemById } from '#app/services/asset/ledger.loader.server.ts';
import { authorize, authorizeSetUp, operatorId } from '#app/services/shared/authorize.server.ts';
import type { Operator } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import {
  allZones,
  deleteZone,
  insertSystem,
  insertZone,
  runningCampaignsOf,
  systemCounts,
  updateSystem,
  updateZone,
} from '#db/queries/asset.server.ts';

/** ネットワーク区分を加える. */
export function registerZone(
  context: ServiceContext,
  operator: Operator,
  input: Omit<NetworkZone, 'id'>,
): Result<string, Denial | ZoneFault> {
  return transact(context, operatorId(operator), 'zone.register', ({ tx }) => {
    const permission = authorizeSetUp(operator, 'ledger.edit');
    if (!permission.ok) return permission;
    const fault = zoneFault(input, allZones(tx));
    if (fault !== null) return refuse(fault);
    const id = context.newId();
    const zone = { ...input, name: input.name.trim() };
    insertZone(tx, { id, ...zone });
    return { ok: true, value: id, subject: `zone:${id}`, detail: zone };
  });
}

/** 区分を変える. Another kind opens other questions, from the next opening on. */
export function changeZone(
  context: ServiceContext,
  actor: Actor,
  { id, ...input }: NetworkZone,
): Result<null, Denial | ZoneFault | 'unknown_zone' | 'nothing_changed'> {
  return transact(context, actor.personId, 'zone.change', ({ tx }) => {
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const zones = allZones(tx);
    const before = zones.find((zone) => zone.id === id);
    if (before === undefined) return refuse('unknown_zone');
    const fault = zoneFault(
      input,
      zones.filter((zone) => zone.id !== id),
    );
    if (fault !== null) return refuse(fault);
    const zone = { id, ...input, name: input.name.trim() };
    if (before.kind === zone.kind && before.name === zone.name && before.order === zone.order) {
      return refuse('nothing_changed');
    }
    updateZone(tx, zone);
    return { ok: true, value: null, subject: `zone:${id}`, detail: { before, after: zone } };
  });
}

/** 区分を除く. Only where no system of the ledger stands in it, a retired one neither. */
export function removeZone(
  context: ServiceContext,
  actor: Actor,
  id: string,
): Result<null, Denial | 'unknown_zone' | 'zone_used'> {
  return transact(context, actor.personId, 'zone.remove', ({ tx }) => {
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const before = allZones(tx).find((zone) => zone.id === id);
    if (before === undefined) return refuse('unknown_zone');
    if ((systemCounts(tx, null).get(id) ?? 0) > 0) return refuse('zone_used');
    deleteZone(tx, id);
    return { ok: true, value: null, subject: `zone:${id}`, detail: { before } };
  });
}

/** The first of what is wrong is the reason; a form tells them all. */
type EntryRefusal = Refusal<'bad_entry'> & { readonly faults: readonly SystemFault[] };

const badEntry = (faults: readonly SystemFault[]): EntryRefusal => ({ ok: false, reason: 'bad_entry', faults });

/** システムを加える. It is asked from the next opening on. */
export function registerSystem(
  context: ServiceContext,
  operator: Operator,
  input: Omit<AskedSystem, 'id'> & Partial<SystemDescription>,
): Result<string, Denial> | EntryRefusal {
  return transact(context, operatorId(operator), 'system.register', ({ tx, at }) => {
    const permission = authorizeSetUp(operator, 'ledger.edit');
    if (!permission.ok) return permission;
    const entry = tidyEntry({ ...NOT_DESCRIBED, ...input }, SYSTEM_ATTRIBUTES);
    const faults = systemFaults(entry, ledgerGround(tx, tokyoDate(at)), null);
    if (faults.length > 0) return badEntry(faults);
    const id = context.newId();
    insertSystem(tx, { id, ...entry, attributes: [...entry.attributes] });
    return { ok: true, value: id, subject: `system:${id}`, detail: { ...entry } };
  });
}

export interface SystemChange extends SystemEntry {
  readonly id: string;
  /** Names the entry that the form was filled from. */
  readonly seenHash: string;
}

/** システムを変える. A sheet that is open keeps what was pinned at its opening. */
export function changeSystem(
  context: ServiceContext,
  actor: Actor,
  { id, seenHash, ...input }: SystemChange,
): Result<null, Denial | 'unknown_system' | 'retired' | 'changed_meanwhile' | 'nothing_changed'> | EntryRefusal {
  return transact(context, actor.personId, 'system.change', (act) => {
    const { tx, at } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const before = systemById(tx, id);
    if (before === null) return refuse('unknown_system');
    if (!isInUse(before, tokyoDate(at))) return refuse('retired');
    if (seenSystem(before) !== seenHash) return refuse('changed_meanwhile');
    // What contracts of the register say is said there: the form then has no fields for it.
    const { contractor, contractEndsOn } = contractsBySystem(tx, tokyoDate(at), [id]).has(id) ? before : input;
    const entry = tidyEntry({ ...input, contractor, contractEndsOn }, SYSTEM_ATTRIBUTES);
    const faults = systemFaults(entry, ledgerGround(tx, tokyoDate(at)), id);
    if (faults.length > 0) return badEntry(faults);
    const fields = changedFields(before, entry);
    if (fields.length === 0) return refuse('nothing_changed');
    updateSystem(tx, id, { ...entry, attributes: [...entry.attributes] });
    followRegisters(context, act);
    const detail = { before: { ...entryOf(before) }, after: { ...entry }, fields };
    return { ok: true, value: null, subject: `system:${id}`, detail };
  });
}

/** 点検票が開いている. The campaigns that run and ask about the system. */
type OpenSheetRefusal = Refusal<'sheet_open'> & { readonly campaignNames: readonly string[] };

/** システムを廃止する. Its history stays; its code remains its own. */
export function retireSystem(
  context: ServiceContext,
  actor: Actor,
  { id, retiredOn }: { readonly id: string; readonly retiredOn: CalendarDate },
): Result<null, Denial | 'unknown_system' | 'already_retired'> | OpenSheetRefusal {
  return transact(context, actor.personId, 'system.retire', (act) => {
    const { tx } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const before = systemById(tx, id);
    if (before === null) return refuse('unknown_system');
    if (before.retiredOn !== null) return refuse('already_retired');
    const running = runningCampaignsOf(tx, id);
    if (running.length > 0) {
      return { ok: false, reason: 'sheet_open', campaignNames: running.map(({ name }) => name) } as const;
    }
    updateSystem(tx, id, { retiredOn });
    followRegisters(context, act);
    return { ok: true, value: null, subject: `system:${id}`, detail: { retiredOn } };
  });
}

/** 廃止を取り消す. It is asked again from the next opening on. */
export function restoreSystem(
  context: ServiceContext,
  actor: Actor,
  id: string,
): Result<null, Denial | 'unknown_system' | 'not_retired'> {
  return transact(context, actor.personId, 'system.restore', (act) => {
    const { tx } = act;
    const permission = authorize(actor, 'ledger.edit', null);
    if (!permission.ok) return permission;
    const before = systemById(tx, id);
    if (before === null) return refuse('unknown_system');
    if (before.retiredOn === null) return refuse('not_retired');
    updateSystem(tx, id, { retiredOn: null });
    followRegisters(context, act);
    return { ok: true, value: null, subject: `system:${id}`, detail: { retiredOn: before.retiredOn } };
  });
}
