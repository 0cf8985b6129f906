import type { LedgerSystem, NetworkZone, SystemEntry } from '#app/domain/asset/information-system.ts';
import type { OrganizationUnitType } from '#app/domain/organization/unit.ts';
import { sameKey, tidyCode } from '#app/domain/shared/same-key.ts';

export const SYSTEM_CODE_MAX_LENGTH = 20;
export const SYSTEM_NAME_MAX_LENGTH = 100;
export const CONTRACTOR_MAX_LENGTH = 100;
export const REGISTER_TEXT_MAX_LENGTH = 500;
export const ZONE_NAME_MAX_LENGTH = 50;
export const ZONE_ORDER_MAX = 999;

/** A code begins with a letter or a digit, of whatever script, so that no spreadsheet takes it for a formula. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;

/** 台帳の記載の誤り. Why an entry of the ledger is refused. */
export const SYSTEM_FAULTS = [
  'code_missing',
  'code_form',
  'code_used',
  'code_of_retired',
  'name_missing',
  'name_too_long',
  'unknown_owner',
  'unknown_zone',
  'unknown_attribute',
  'contractor_too_long',
  'note_too_long',
] as const;
export type SystemFault = (typeof SYSTEM_FAULTS)[number];

/** 台帳の周辺. What an entry of the ledger is checked against. */
export interface LedgerGround {
  /** By {@link sameKey} of their codes, retired ones included. */
  readonly systems: ReadonlyMap<string, Pick<LedgerSystem, 'id' | 'retiredOn'>>;
  /** The units of the day. */
  readonly units: ReadonlyMap<string, { readonly type: OrganizationUnitType }>;
  readonly zoneIds: ReadonlySet<string>;
  readonly attributeIds: ReadonlySet<string>;
}

/** A name as it is kept: in one line. */
export function tidyName(name: string): string {
  return name.replaceAll(/\s+/gu, ' ').trim();
}

/** The entry as it is kept; attributes in the order of the list, each once. */
export function tidyEntry(entry: SystemEntry, attributeIds: Iterable<string>): SystemEntry {
  const known = [...attributeIds];
  const given = new Set(entry.attributes);
  return {
    ...entry,
    code: tidyCode(entry.code),
    name: tidyName(entry.name),
    contractor: tidyName(entry.contractor ?? '') || null,
    note: entry.note.trim(),
    attributes: [...known.filter((id) => given.has(id)), ...[...given].filter((id) => !known.includes(id))],
  };
}

/** What is wrong with a code beside those of the register, retired ones included; `self` is what it is of. */
export function codeFault(
  code: string,
  kept: ReadonlyMap<string, Pick<LedgerSystem, 'id' | 'retiredOn'>>,
  self: string | null,
): Extract<SystemFault, `code_${string}`> | null {
  if (code === '') return 'code_missing';
  if (!CODE.test(code) || code.length > SYSTEM_CODE_MAX_LENGTH) return 'code_form';
  const other = kept.get(sameKey(code));
  if (other === undefined || other.id === self) return null;
  return other.retiredOn === null ? 'code_used' : 'code_of_retired';
}

/** Everything that is wrong with an entry as {@link tidyEntry} gives it; `self` is the system that it is of. */
export function systemFaults(entry: SystemEntry, ground: LedgerGround, self: string | null): readonly SystemFault[] {
  const faults: (SystemFault | null)[] = [codeFault(entry.code, ground.systems, self)];
  if (entry.name === '') faults.push('name_missing');
  if (entry.name.length > SYSTEM_NAME_MAX_LENGTH) faults.push('name_too_long');
  const owner = ground.units.get(entry.ownerUnitId);
  if (owner === undefined || owner.type === 'organization') faults.push('unknown_owner');
  if (!ground.zoneIds.has(entry.zoneId)) faults.push('unknown_zone');
  if (entry.attributes.some((id) => !ground.attributeIds.has(id))) faults.push('unknown_attribute');
  if ((entry.contractor ?? '').length > CONTRACTOR_MAX_LENGTH) faults.push('contractor_too_long');
  if (entry.note.length > REGISTER_TEXT_MAX_LENGTH) faults.push('note_too_long');
  return faults.filter((fault) => fault !== null);
}

/** 変わる項目. The fields of an entry, in the order of the ledger. */
export const ENTRY_FIELDS = [
  'code',
  'name',
  'ownerUnitId',
  'zoneId',
  'confidentiality',
  'integrity',
  'availability',
  'contractor',
  'contractEndsOn',
  'note',
  'attributes',
] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];

/** The fields in which two entries differ. */
export function changedFields(before: SystemEntry, after: SystemEntry): readonly EntryField[] {
  const textOf = (entry: SystemEntry, field: EntryField) =>
    field === 'attributes' ? [...entry.attributes].sort().join(' ') : entry[field];
  return ENTRY_FIELDS.filter((field) => textOf(before, field) !== textOf(after, field));
}

/** ネットワーク区分の誤り. Why a zone is refused. */
export type ZoneFault = 'name_missing' | 'name_too_long' | 'name_used' | 'bad_order';

/** What is wrong with a zone beside the others. */
export function zoneFault(
  zone: Omit<NetworkZone, 'id'>,
  others: readonly Pick<NetworkZone, 'name'>[],
): ZoneFault | null {
  const name = zone.name.trim();
  if (name === '') return 'name_missing';
  if (name.length > ZONE_NAME_MAX_LENGTH) return 'name_too_long';
  if (others.some((other) => sameKey(other.name) === sameKey(name))) return 'name_used';
  return Number.isInteger(zone.order) && zone.order >= 0 && zone.order <= ZONE_ORDER_MAX ? null : 'bad_order';
}
