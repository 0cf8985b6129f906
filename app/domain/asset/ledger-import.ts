import type { LedgerSystem, NetworkZone, SystemEntry } from '#app/domain/asset/information-system.ts';
import { changedFields, SYSTEM_FAULTS, systemFaults, tidyEntry } from '#app/domain/asset/ledger-rule.ts';
import { namedUnit } from '#app/domain/organization/named-unit.ts';
import type { NamedUnitFault } from '#app/domain/organization/named-unit.ts';
import { withGivenCodes } from '#app/domain/shared/given-code.ts';
import type { WrittenCell } from '#app/domain/shared/written-cell.ts';
import { sameKey } from '#app/domain/shared/same-key.ts';
import type { EntryField, LedgerGround } from '#app/domain/asset/ledger-rule.ts';
import type { Unit } from '#app/domain/organization/unit.ts';

/**
 * 読み込めない理由. Beyond what is wrong with any entry: `code_twice` the code stands in an earlier line too; `formula` a
 * cell begins as a formula does; `unknown_mark` a cell of an attribute holds neither a mark nor nothing;
 * `owner_differs` code and name of the owner are those of two units; `ambiguous_owner` several units have the name.
 */
export const ROW_FAULTS = [
  ...SYSTEM_FAULTS,
  'code_twice',
  'formula',
  'unknown_mark',
  'too_many_cells',
  'owner_missing',
  'owner_differs',
  'ambiguous_owner',
  'zone_missing',
  'retired',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** 読み込む行. A line of the file, in its own words. */
export interface LedgerRow {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly ownerCode: string;
  readonly ownerName: string;
  readonly zoneName: string;
  /** The attributes that hold, of those that the file has a column for; the others stay as they are. */
  readonly attributes: readonly string[];
  readonly toldAttributes: readonly string[];
  /** What was wrong with its cells already. */
  readonly faults: readonly RowFault[];
  readonly cells: readonly WrittenCell[];
}

/** 読み込みの判定. What becomes of a line. */
export type PlannedRow =
  | { readonly kind: 'added'; readonly line: number; readonly entry: SystemEntry }
  | {
      readonly kind: 'changed';
      readonly line: number;
      readonly before: LedgerSystem;
      readonly entry: SystemEntry;
      readonly fields: readonly EntryField[];
    }
  | { readonly kind: 'unchanged'; readonly line: number; readonly entry: SystemEntry }
  | { readonly kind: 'refused'; readonly line: number; readonly row: LedgerRow; readonly faults: readonly RowFault[] };

/** 読み込み先. The ledger, the zones and the units of the day that the lines are held against. */
export interface ImportGround {
  readonly systems: readonly LedgerSystem[];
  readonly zones: readonly NetworkZone[];
  readonly units: readonly Unit[];
  readonly attributeIds: readonly string[];
}

/** By {@link sameKey} of their codes. */
export function byCode(systems: readonly LedgerSystem[]): ReadonlyMap<string, LedgerSystem> {
  return new Map(systems.map((system) => [sameKey(system.code), system]));
}

type Found<Value> = { readonly found: Value | null; readonly fault: RowFault | null };

const OWNER_FAULTS = {
  missing: 'owner_missing',
  unknown: 'unknown_owner',
  differs: 'owner_differs',
  ambiguous: 'ambiguous_owner',
} as const satisfies Record<NamedUnitFault, RowFault>;

function ownerOf({ ownerCode: code, ownerName: name }: LedgerRow, units: readonly Unit[]): Found<Unit> {
  const own = units.filter(({ type }) => type !== 'organization');
  const { found, fault } = namedUnit(own, { code, name });
  return { found, fault: fault === null ? null : OWNER_FAULTS[fault] };
}

function zoneOf(row: LedgerRow, zones: readonly NetworkZone[]): Found<NetworkZone> {
  if (row.zoneName.trim() === '') return { found: null, fault: 'zone_missing' };
  const found = zones.find(({ name }) => sameKey(name) === sameKey(row.zoneName)) ?? null;
  return { found, fault: found === null ? 'unknown_zone' : null };
}

/**
 * Tells what becomes of every line. A line is of the system that has its code; systems that no line names stay as they
 * are, and nothing is taken away by a file.
 */
export function planImport(written: readonly LedgerRow[], ground: ImportGround): readonly PlannedRow[] {
  const rows = ground.systems.length === 0 ? withGivenCodes(written) : written;
  const systems = byCode(ground.systems);
  const rule: LedgerGround = {
    systems,
    units: new Map(ground.units.map((unit) => [unit.id, unit])),
    zoneIds: new Set(ground.zones.map(({ id }) => id)),
    attributeIds: new Set(ground.attributeIds),
  };
  const seen = new Set<string>();
  return rows.map((row): PlannedRow => {
    const { line } = row;
    const owner = ownerOf(row, ground.units);
    const zone = zoneOf(row, ground.zones);
    const key = sameKey(row.code);
    const before = systems.get(key);
    const untold = (before?.attributes ?? []).filter((id) => !row.toldAttributes.includes(id));
    const entry = tidyEntry(
      {
        code: row.code,
        name: row.name,
        ownerUnitId: owner.found?.id ?? '',
        zoneId: zone.found?.id ?? '',
        attributes: [...row.attributes, ...untold],
      },
      ground.attributeIds,
    );
    const faults = new Set<RowFault>(row.faults);
    if (key !== '' && seen.has(key)) faults.add('code_twice');
    seen.add(key);
    if (before !== undefined && before.retiredOn !== null) faults.add('retired');
    if (owner.fault !== null) faults.add(owner.fault);
    if (zone.fault !== null) faults.add(zone.fault);
    for (const fault of systemFaults(entry, rule, before?.id ?? null)) {
      const told =
        (fault === 'unknown_owner' && owner.fault !== null) || (fault === 'unknown_zone' && zone.fault !== null);
      if (!told) faults.add(fault);
    }
    if (faults.size > 0) return { kind: 'refused', line, row, faults: [...faults] };
    if (before === undefined) return { kind: 'added', line, entry };
    const fields = changedFields(before, entry);
    return fields.length === 0 ? { kind: 'unchanged', line, entry } : { kind: 'changed', line, before, entry, fields };
  });
}
